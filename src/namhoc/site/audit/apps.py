from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "namhoc.site.audit"
    label = "audit"
