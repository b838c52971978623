"""Addresses of the room Phổ cập."""

from django.urls import path

from namhoc.site.recognition.views import (
    commune,
    conditions,
    dossier,
    figures,
    issues,
    papers,
    persons,
    province,
    room,
    settings,
    trial,
    trial_merge,
)

urlpatterns = [
    path("", room.room, name="recognition"),
    path("tinh/<int:pk>/", province.province, name="recognition-province"),
    path("tinh/<int:pk>/thu-sap-nhap/", trial_merge.merge, name="recognition-merge"),
    path("tinh/<int:pk>/xuat.xlsx", province.xlsx, name="recognition-xlsx"),
    path("tinh/<int:pk>/so-lieu/mau.xlsx", figures.template, name="recognition-province-template"),
    path("tinh/<int:pk>/so-lieu/", issues.province_totals, name="recognition-province-totals"),
    path("tinh/<int:pk>/cach-tinh/", settings.settings, name="recognition-settings"),
    path("huyen/<int:pk>/", province.district, name="recognition-district"),
    path("xa/<int:pk>/", commune.commune, name="recognition-commune"),
    path("xa/<int:pk>/thu/", trial.trial, name="recognition-trial"),
    path("xa/<int:pk>/nguoi/<str:criterion>/", persons.persons, name="recognition-persons"),
    path("xa/<int:pk>/nguoi/<str:criterion>/ghi/", persons.record, name="recognition-record"),
    path("xa/<int:pk>/so-lieu/", figures.figures, name="recognition-figures"),
    path("xa/<int:pk>/so-lieu/mau.xlsx", figures.template, name="recognition-figures-template"),
    path("xa/<int:pk>/dieu-kien/", conditions.conditions, name="recognition-conditions"),
    path("xa/<int:pk>/dieu-kien/lay/", conditions.take, name="recognition-conditions-take"),
    path("xa/<int:pk>/mo-khoa/", settings.unlock, name="recognition-unlock"),
    path("kiem-tra/<int:pk>/", issues.issues, name="recognition-issues"),
    path("kiem-tra/<int:pk>/chay/", issues.check, name="recognition-issues-check"),
    path("giai-trinh/<int:pk>/", issues.explain, name="recognition-issue-explain"),
    path("ho-so/<int:pk>/", dossier.dossier, name="recognition-dossier"),
    path("ho-so/<int:pk>/bo-bieu.xlsx", papers.forms, name="recognition-forms"),
    path("ho-so/<int:pk>/van-ban/<str:paper>.docx", papers.draft, name="recognition-draft"),
    path("ho-so/<int:pk>/danh-sach/<str:form>.xlsx", papers.names, name="recognition-names"),
    path("ho-so/<int:pk>/buoc/", dossier.step, name="recognition-step"),
    path("ho-so/<int:pk>/them/", dossier.add, name="recognition-paper-add"),
    path("giay-to/<int:pk>/", dossier.paper, name="recognition-paper"),
    path("giay-to/<int:pk>/go/", dossier.remove, name="recognition-paper-remove"),
]
