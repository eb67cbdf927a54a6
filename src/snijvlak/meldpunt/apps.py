from django.apps import AppConfig


class MeldpuntConfig(AppConfig):
    name = "snijvlak.meldpunt"
    label = "meldpunt"

    def ready(self) -> None:
        from snijvlak.privacy.bewaartermijn.register import register_later
        from snijvlak.publicatie.register import register

        register_later("snijvlak.meldpunt.bewaartermijn")
        register("meldpunt", "snijvlak.meldpunt.blokken")
