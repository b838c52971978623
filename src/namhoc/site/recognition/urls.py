"""Addresses of the room Phổ cập."""

from django.urls import path

from namhoc.site.recognition.views import commune, figures, province, room

urlpatterns = [
    path("", room.room, name="recognition"),
    path("tinh/<int:pk>/", province.province, name="recognition-province"),
    path("xa/<int:pk>/", commune.commune, name="recognition-commune"),
    path("xa/<int:pk>/so-lieu/", figures.figures, name="recognition-figures"),
    path("xa/<int:pk>/so-lieu/mau.xlsx", figures.template, name="recognition-figures-template"),
]
