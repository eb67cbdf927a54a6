from django.apps import AppConfig


class RapportageConfig(AppConfig):
    name = "snijvlak.rapportage"
    label = "rapportage"

    def ready(self) -> None:
        from . import bewaartermijn, werk

        bewaartermijn.register_all()
        werk.register_all()
