from django.apps import AppConfig


class VormgevingConfig(AppConfig):
    name = "snijvlak.vormgeving"
    label = "vormgeving"
