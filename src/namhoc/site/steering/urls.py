"""Addresses of the room Nhiệm vụ."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
