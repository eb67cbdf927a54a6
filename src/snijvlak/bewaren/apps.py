from django.apps import AppConfig


class BewarenConfig(AppConfig):
    name = "snijvlak.bewaren"
    label = "bewaren"

    def ready(self) -> None:
        from snijvlak.privacy.bewaartermijn.register import Soort, register

        register(Soort("bewaren.Vasthouding", "verwijderen", "vasthouding", "oude vasthoudingen"))
