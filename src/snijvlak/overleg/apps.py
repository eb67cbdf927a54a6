from django.apps import AppConfig


class OverlegConfig(AppConfig):
    name = "snijvlak.overleg"
    label = "overleg"

    def ready(self) -> None:
        from snijvlak.privacy.bewaartermijn.register import register_later
        from snijvlak.publicatie import vindplaatsen
        from snijvlak.publicatie.register import register, register_public
        from snijvlak.werk import nacht

        register_later("snijvlak.overleg.bewaartermijn")
        register("overleg", "snijvlak.overleg.blokken")
        register_public("overleg", "snijvlak.overleg.openbaar")
        nacht.register("patronen", "snijvlak.overleg.nachtwerk:count_patterns")
        vindplaatsen.register("overleg", "snijvlak.overleg.vindplaatsen")
