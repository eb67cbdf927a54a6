from django.apps import AppConfig


class GrensverkeerConfig(AppConfig):
    name = "snijvlak.grensverkeer"
    label = "grensverkeer"
