from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "namhoc.site.directives"
    label = "directives"
