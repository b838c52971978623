"""Addresses of the room Phổ cập."""

from django.urls import path

from namhoc.site.recognition.views import commune, province, room

urlpatterns = [
    path("", room.room, name="recognition"),
    path("tinh/<int:pk>/", province.province, name="recognition-province"),
    path("xa/<int:pk>/", commune.commune, name="recognition-commune"),
]
