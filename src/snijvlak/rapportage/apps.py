from django.apps import AppConfig


class RapportageConfig(AppConfig):
    name = "snijvlak.rapportage"
    label = "rapportage"
