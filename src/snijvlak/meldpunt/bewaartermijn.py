"""How reports are found and ended when their term is over."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from snijvlak.privacy.bewaartermijn.register import Soort, register

from . import actions
from .models import WEG, Melding

DONE = (Melding.Toestand.AFGESLOTEN, Melding.Toestand.NIET_OP_ZIJN_PLEK)


def register_all() -> None:
    """Join in with the retention of personal data."""
    register(
        Soort(
            "meldpunt.Melding",
            "beeindigen",
            "melding",
            "meldingen",
            rijen=_closed,
            nog_niet=_open,
            eind=_end,
            vast_te_houden=True,
        ),
        Soort("meldpunt.Melding", "verwijderen", "melding", "meldingen zonder tekst", rijen=_without_text),
        Soort("meldpunt.Concept", "verwijderen", "concept", "concepten", samen=True),
    )


def _closed() -> QuerySet[Melding]:
    return Melding.objects.filter(toestand__in=DONE)


def _open() -> QuerySet[Melding]:
    """Nobody decided about these yet: a report is never lost by a clock alone."""
    return Melding.objects.exclude(toestand__in=[*DONE, *WEG])


def _without_text() -> QuerySet[Melding]:
    return Melding.objects.filter(toestand__in=WEG)


def _end(pks: Sequence[str]) -> None:
    for melding in _closed().filter(pk__in=pks):
        actions.end(melding, Melding.Einde.BEWAARTERMIJN, door=None)
