from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "namhoc.site.territory"
    label = "territory"
