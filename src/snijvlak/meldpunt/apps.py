from django.apps import AppConfig


class MeldpuntConfig(AppConfig):
    name = "snijvlak.meldpunt"
    label = "meldpunt"
