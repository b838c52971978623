"""Addresses of the room Quản trị."""

from django.urls import path

from namhoc.site.administration.views import accounts, journal

urlpatterns = [
    path("", journal.room, name="administration"),
    path("tai-khoan/", accounts.account_list, name="accounts"),
    path("tai-khoan/them/", accounts.add, name="account-add"),
    path("tai-khoan/<int:pk>/", accounts.change, name="account"),
    path("tai-khoan/<int:pk>/ngung/", accounts.set_active, name="account-active"),
    path("tai-khoan/<int:pk>/mat-khau/", accounts.password, name="account-password"),
    path("nhat-ky/", journal.journal, name="journal"),
    path("nhat-ky/kiem-tra/", journal.verify, name="journal-verify"),
]
