from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "namhoc.site.registry"
    label = "registry"
