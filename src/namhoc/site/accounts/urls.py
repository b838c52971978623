"""Signing in and out, the password, the second factor."""

from allauth.account import views
from django.urls import include, path

urlpatterns = [
    path("dang-nhap/", views.login, name="account_login"),
    path("dang-xuat/", views.logout, name="account_logout"),
    path("mat-khau/", views.password_change, name="account_change_password"),
    path("xac-nhan/", views.reauthenticate, name="account_reauthenticate"),
    path("tam-khoa/", views.account_inactive, name="account_inactive"),
    path("hai-buoc/", include("allauth.mfa.urls")),
]
