from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "snijvlak.config"
    label = "config"

    def ready(self) -> None:
        from . import cijfers

        cijfers.register_all()
