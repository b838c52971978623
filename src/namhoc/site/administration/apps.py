from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    name = "namhoc.site.administration"
    label = "administration"
