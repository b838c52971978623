"""Addresses of the room Phổ cập: registry of persons."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
