from django.apps import AppConfig


class ProgrammaConfig(AppConfig):
    name = "snijvlak.programma"
    label = "programma"

    def ready(self) -> None:
        from snijvlak.privacy.bewaartermijn.register import register_later
        from snijvlak.publicatie import vindplaatsen
        from snijvlak.publicatie.register import register

        register_later("snijvlak.programma.bewaartermijn")
        register("programma", "snijvlak.programma.blokken")
        vindplaatsen.register_questions("programma", "snijvlak.programma.vragen")
