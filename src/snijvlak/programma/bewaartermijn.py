"""How what ended, and what was never released, is found when its term is over; released texts stay."""

from __future__ import annotations

from django.db.models import QuerySet

from snijvlak.privacy.bewaartermijn.register import Soort, register

from .models import Programmapunt, Raadsvraag, Toezegging


def register_all() -> None:
    """Join in with the retention of personal data."""
    register(
        Soort(
            "programma.Programmapunt",
            "verwijderen",
            "programmapunt",
            "afspraken die voorbij zijn",
            rijen=_ended,
        ),
        Soort(
            "programma.Toezegging",
            "verwijderen",
            "toezegging",
            "toezeggingen die niemand vrijgaf",
            rijen=_promises,
        ),
        Soort(
            "programma.Raadsvraag",
            "verwijderen",
            "raadsvraag",
            "vragen van de raad die niemand vrijgaf",
            rijen=_questions,
        ),
    )


def _ended() -> QuerySet[Programmapunt]:
    return Programmapunt.objects.filter(beeindigd_op__isnull=False)


def _promises() -> QuerySet[Toezegging]:
    return Toezegging.objects.filter(openbaar__isnull=True)


def _questions() -> QuerySet[Raadsvraag]:
    return Raadsvraag.objects.filter(openbaar__isnull=True)
