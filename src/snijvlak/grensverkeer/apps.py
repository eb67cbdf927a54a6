from django.apps import AppConfig


class GrensverkeerConfig(AppConfig):
    name = "snijvlak.grensverkeer"
    label = "grensverkeer"

    def ready(self) -> None:
        from snijvlak.privacy.bewaartermijn.register import register_later
        from snijvlak.publicatie.register import register, register_public

        from .dekking import werk

        werk.register_all()
        register_later("snijvlak.grensverkeer.bewaartermijn")
        register("grensverkeer", "snijvlak.grensverkeer.blokken")
        register_public("grensverkeer", "snijvlak.grensverkeer.openbaar")
