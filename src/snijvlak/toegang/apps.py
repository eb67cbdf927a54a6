from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "snijvlak.toegang"
    label = "toegang"
