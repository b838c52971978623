from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    name = "namhoc.site.schools"
    label = "schools"
