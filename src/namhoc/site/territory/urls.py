"""Addresses of the room Mạng lưới: units."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
