from django.apps import AppConfig


class RapportageConfig(AppConfig):
    name = "snijvlak.rapportage"
    label = "rapportage"

    def ready(self) -> None:
        from snijvlak.privacy.bewaartermijn.register import register_later
        from snijvlak.publicatie import vindplaatsen

        from . import werk

        register_later("snijvlak.rapportage.bewaartermijn")
        werk.register_all()
        vindplaatsen.register("rapportage", "snijvlak.rapportage.vindplaatsen")
