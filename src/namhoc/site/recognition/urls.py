"""Addresses of the room Phổ cập."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
