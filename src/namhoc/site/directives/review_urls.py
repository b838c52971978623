"""Addresses of a document's review, below /van-ban/<pk>/ra-soat/."""

from django.urls import path

from namhoc.site.directives.views import review, review_steps

urlpatterns = [
    path("cung-luc/", review.together, name="review-together"),
    path("them/", review_steps.add, name="review-add"),
    path("nhan-tat-ca/", review_steps.accept_all, name="review-accept-all"),
    path("hoan-tac/", review_steps.undo, name="review-undo"),
    path("<slug:key>/", review.item, name="review-item"),
    path("<slug:key>/sua/", review.edit_form, name="review-edit-form"),
    path("<slug:key>/tach/", review.split_form, name="review-split-form"),
    path("<slug:key>/bo/", review.reject_form, name="review-reject-form"),
    path("<slug:key>/luu/", review_steps.edit, name="review-edit"),
    path("<slug:key>/nhan/", review_steps.accept, name="review-accept"),
    path("<slug:key>/xem-lai/", review_steps.reopen, name="review-reopen"),
    path("<slug:key>/bo-muc/", review_steps.reject, name="review-reject"),
    path("<slug:key>/tach-muc/", review_steps.split, name="review-split"),
    path("<slug:key>/gop/", review_steps.merge, name="review-merge"),
]
