from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "namhoc.site.surveys"
    label = "surveys"
