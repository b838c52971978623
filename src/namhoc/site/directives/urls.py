"""Addresses of the room Văn bản."""

from django.urls import include, path

from namhoc.site.directives.views import coverage, documents, review, tabs, uploads

urlpatterns = [
    path("", documents.document_list, name="documents"),
    path("tiep-nhan/", uploads.upload, name="document-upload"),
    path("<int:pk>/xem-truoc/", uploads.preview, name="document-preview"),
    path("<int:pk>/luu/", uploads.keep, name="document-keep"),
    path("<int:pk>/bo/", uploads.discard, name="document-discard"),
    path("<int:pk>/hoan-tac/", uploads.take_back, name="document-take-back"),
    path("<int:pk>/doc-lai/", uploads.read_again, name="document-read-again"),
    path("<int:pk>/", review.page, name="document"),
    path("<int:pk>/ra-soat/", include("namhoc.site.directives.review_urls")),
    path("<int:pk>/ban-goc/", documents.original, name="document-original"),
    path("<int:pk>/trang/<int:number>.png", tabs.leaf, name="document-leaf"),
    path("<int:pk>/do-phu/", coverage.page, name="document-coverage"),
    path("<int:pk>/do-phu/chon/", coverage.choose, name="document-coverage-choose"),
    path("<int:pk>/do-phu/nhan/", coverage.judge, name="document-coverage-judge"),
    path("<int:pk>/do-phu/nhan-het/", coverage.confirm_sure, name="document-coverage-sure"),
    path("<int:pk>/do-phu/xuat.xlsx", coverage.xlsx, name="document-coverage-xlsx"),
    path("<int:pk>/can-cu/", tabs.citations, name="document-citations"),
    path("<int:pk>/lich-su/", tabs.history, name="document-history"),
]
