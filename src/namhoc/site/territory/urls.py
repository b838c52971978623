"""Addresses of the room Mạng lưới: units."""

from django.urls import path

from namhoc.site.territory.views import browse, unit

urlpatterns = [
    path("", browse.browse, name="territory"),
    path("don-vi/<int:pk>/", unit.unit, name="unit"),
]
