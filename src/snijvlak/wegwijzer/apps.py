from django.apps import AppConfig


class WegwijzerConfig(AppConfig):
    name = "snijvlak.wegwijzer"
    label = "wegwijzer"
