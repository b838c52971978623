from django.apps import AppConfig


class OrgUnitsConfig(AppConfig):
    name = "namhoc.site.orgunits"
    label = "orgunits"
