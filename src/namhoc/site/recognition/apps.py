from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "namhoc.site.recognition"
    label = "recognition"
