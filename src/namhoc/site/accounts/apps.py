from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "namhoc.site.accounts"
    label = "accounts"
