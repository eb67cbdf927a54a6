from django.apps import AppConfig


class WerkConfig(AppConfig):
    name = "snijvlak.werk"
    label = "werk"

    def ready(self) -> None:
        from . import bewaartermijn

        bewaartermijn.register_all()
