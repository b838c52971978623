"""Addresses of the room Mạng lưới: units."""

from django.urls import path

from namhoc.site.territory.views import boundaries, browse, exports, maps, unit

urlpatterns = [
    path("", browse.browse, name="territory"),
    path("ban-do/", maps.territory_map, name="territory-map"),
    path("ban-do/ranh-gioi/", boundaries.boundaries, name="boundaries"),
    path("ban-do/ranh-gioi/<int:pk>/bo/", boundaries.drop, name="boundaries-drop"),
    path("xuat/", exports.export, name="territory-export"),
    path("don-vi/<int:pk>/", unit.unit, name="unit"),
]
