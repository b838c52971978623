"""Addresses of the room Mạng lưới: changes."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
