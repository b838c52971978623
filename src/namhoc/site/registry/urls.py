"""Addresses of the room Phổ cập: registry of persons."""

from django.urls import path

from namhoc.site.registry.views import deeds, listing, person

urlpatterns = [
    path("", listing.register, name="registry"),
    path("theo-doi/", listing.follow_up, name="follow-up"),
    path("them-nguoi/", deeds.add, name="person-add"),
    path("tiep-nhan/", deeds.arrival, name="person-arrival"),
    path("nguoi/<str:code>/", person.person, name="person"),
    path("nguoi/<str:code>/<slug:deed>/", deeds.deed, name="person-deed"),
    path("thay-doi/<int:pk>/hoan-tac/", person.undo, name="field-undo"),
    path("bien-dong/<int:pk>/rut-lai/", person.event_withdraw, name="event-withdraw"),
]
