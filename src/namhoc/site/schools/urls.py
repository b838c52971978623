"""Addresses of the registry of schools (Mạng lưới)."""

from django.urls import path

from namhoc.site.schools.views import imports

urlpatterns = [
    path("nhap/", imports.upload, name="schools-import"),
    path("nhap/mau.xlsx", imports.template, name="schools-template"),
    path("nhap/<int:pk>/", imports.preview, name="schools-preview"),
    path("nhap/<int:pk>/ghi/", imports.write, name="schools-write"),
    path("danh-sach.xlsx", imports.current, name="schools-list"),
]
