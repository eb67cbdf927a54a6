from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "snijvlak.toegang"
    label = "toegang"

    def ready(self) -> None:
        from snijvlak.privacy.bewaartermijn.register import register_later

        from . import actions

        register_later("snijvlak.toegang.bewaartermijn")
        actions.follow_second_factors()
