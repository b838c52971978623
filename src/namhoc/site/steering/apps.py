from django.apps import AppConfig


class SteeringConfig(AppConfig):
    name = "namhoc.site.steering"
    label = "steering"
