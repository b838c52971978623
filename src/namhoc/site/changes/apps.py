from django.apps import AppConfig


class ChangesConfig(AppConfig):
    name = "namhoc.site.changes"
    label = "changes"
