from django.apps import AppConfig


class PublicatieConfig(AppConfig):
    name = "snijvlak.publicatie"
    label = "publicatie"
