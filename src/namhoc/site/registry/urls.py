"""Addresses of the room Phổ cập: registry of persons."""

from django.urls import path

from namhoc.site.registry.views import campaign, deeds, duplicates, household, listing, person, rollover, school_lists

urlpatterns = [
    path("", listing.register, name="registry"),
    path("theo-doi/", listing.follow_up, name="follow-up"),
    path("them-nguoi/", deeds.add, name="person-add"),
    path("tiep-nhan/", deeds.arrival, name="person-arrival"),
    path("nguoi/<str:code>/", person.person, name="person"),
    path("nguoi/<str:code>/<slug:deed>/", deeds.deed, name="person-deed"),
    path("thay-doi/<int:pk>/hoan-tac/", person.undo, name="field-undo"),
    path("bien-dong/<int:pk>/rut-lai/", person.event_withdraw, name="event-withdraw"),
    path("dot-dieu-tra/", campaign.campaign, name="campaign"),
    path("dot-dieu-tra/mo/", campaign.open_one, name="campaign-open"),
    path("dot-dieu-tra/<int:pk>/dong/", campaign.close_one, name="campaign-close"),
    path("tien-do/", campaign.progress, name="survey-progress"),
    path("ho/", campaign.households, name="households"),
    path("ho/them/", household.add, name="household-add"),
    path("ho/<int:pk>/", household.household, name="household"),
    path("ho/<int:pk>/sua/", household.edit, name="household-edit"),
    path("ho/<int:pk>/da-dieu-tra/", campaign.mark, name="household-mark"),
    path("ho/<int:pk>/phieu.json", household.door_data, name="door-data"),
    path("ho/<int:pk>/gui/", household.door_send, name="door-send"),
    path("phieu/", household.door, name="door"),
    path("phieu/sw.js", household.door_worker, name="door-worker"),
    path("trung/", duplicates.duplicate_list, name="duplicates"),
    path("trung/xu-ly/", duplicates.settle, name="duplicate-settle"),
    path("trung/<int:pk>/tach/", duplicates.undo, name="merge-undo"),
    path("so-truong/", school_lists.lists, name="school-lists"),
    path("so-truong/<int:pk>/", school_lists.comparison, name="school-list"),
    path("so-truong/hoc-sinh/<int:pk>/", school_lists.settle, name="pupil-settle"),
    path("chuyen-nam/", rollover.preview, name="rollover"),
    path("chuyen-nam/khoi/", rollover.promote, name="rollover-promote"),
    path("chuyen-nam/chuyen/", rollover.go, name="rollover-go"),
]
