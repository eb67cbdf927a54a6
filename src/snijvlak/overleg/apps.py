from django.apps import AppConfig


class OverlegConfig(AppConfig):
    name = "snijvlak.overleg"
    label = "overleg"
