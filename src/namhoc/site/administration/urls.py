"""Addresses of the room Quản trị."""

from django.urls import path

from namhoc.site.administration import views

urlpatterns = [
    path("", views.administration, name="administration"),
]
