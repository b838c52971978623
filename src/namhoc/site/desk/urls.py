"""The desk and the search."""

from django.urls import path

from namhoc.site.desk import views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("tim/", views.search, name="search"),
]
