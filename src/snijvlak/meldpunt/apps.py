from django.apps import AppConfig


class MeldpuntConfig(AppConfig):
    name = "snijvlak.meldpunt"
    label = "meldpunt"

    def ready(self) -> None:
        from . import bewaartermijn

        bewaartermijn.register_all()
