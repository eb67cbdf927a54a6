from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "snijvlak.toegang"
    label = "toegang"

    def ready(self) -> None:
        from . import actions, bewaartermijn

        bewaartermijn.register_all()
        actions.follow_second_factors()
