"""Addresses of the room Mạng lưới: changes."""

from django.urls import path

from namhoc.site.changes.views import acts, draft, files, listing, page, plans

urlpatterns = [
    path("", listing.change_list, name="changes"),
    path("moi/", draft.new, name="change-new"),
    path("don-vi/", draft.suggest, name="change-suggest"),
    path("ke-hoach/", plans.upload, name="change-plan-upload"),
    path("ke-hoach/mau.xlsx", plans.template, name="change-plan-template"),
    path("ke-hoach/<int:pk>/", plans.plan, name="change-plan"),
    path("ke-hoach/<int:pk>/thuc-hien/", plans.run, name="change-plan-run"),
    path("<int:pk>/", page.change, name="change"),
    path("<int:pk>/sua/", draft.edit, name="change-edit"),
    path("<int:pk>/xem-truoc/", acts.preview, name="change-preview"),
    path("<int:pk>/xu-ly/", acts.settle, name="change-settle"),
    path("<int:pk>/xac-nhan/", acts.confirm, name="change-confirm"),
    path("<int:pk>/huy/", acts.undo, name="change-undo"),
    path("<int:pk>/bo/", acts.discard, name="change-discard"),
    path("<int:pk>/bien-ban.docx", files.record_docx, name="change-record"),
    path("<int:pk>/du-thao.docx", files.draft_docx, name="change-draft-docx"),
]
