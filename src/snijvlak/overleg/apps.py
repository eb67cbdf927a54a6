from django.apps import AppConfig


class OverlegConfig(AppConfig):
    name = "snijvlak.overleg"
    label = "overleg"

    def ready(self) -> None:
        from . import bewaartermijn

        bewaartermijn.register_all()
