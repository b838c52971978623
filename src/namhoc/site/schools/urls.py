"""Addresses of the registry of schools (Mạng lưới)."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
