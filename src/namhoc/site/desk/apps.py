from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "namhoc.site.desk"
    label = "desk"
