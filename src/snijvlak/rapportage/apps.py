from django.apps import AppConfig


class RapportageConfig(AppConfig):
    name = "snijvlak.rapportage"
    label = "rapportage"

    def ready(self) -> None:
        from snijvlak.privacy.bewaartermijn.register import register_later

        from . import werk

        register_later("snijvlak.rapportage.bewaartermijn")
        werk.register_all()
