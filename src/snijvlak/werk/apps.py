from django.apps import AppConfig


class WerkConfig(AppConfig):
    name = "snijvlak.werk"
    label = "werk"

    def ready(self) -> None:
        from snijvlak.privacy.bewaartermijn.register import register_later

        register_later("snijvlak.werk.bewaartermijn")
