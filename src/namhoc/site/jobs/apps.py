from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "namhoc.site.jobs"
    label = "jobs"
