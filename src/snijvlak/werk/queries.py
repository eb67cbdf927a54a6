"""Every read about long work: everyone sees only what he asked for himself."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from snijvlak.toegang import queries as toegang
from snijvlak.toegang.models import Persoon

from . import soorten
from .models import Werk

SHOWN = 50
_LOOKS = {
    Werk.Stand.WACHT: "wacht",
    Werk.Stand.BEZIG: "bezig",
    Werk.Stand.KLAAR: "klaar",
    Werk.Stand.MISLUKT: "gestopt",
}


@dataclass(frozen=True)
class Regel:
    """A piece of work as its owner sees it; ``teken`` is the kind of state of ``vormgeving``.

    ``uitkomst`` is the address of the result; empty when there is none, or none any more.
    """

    werk: Werk
    titel: str
    teken: str
    uitkomst: str


def mine(persoon: Persoon) -> list[Regel]:
    """The work of a person, the latest first, of kinds that this person may still ask for."""
    return [
        regel for werk in _of(persoon).order_by("-gevraagd_op")[:SHOWN] if (regel := _line(werk, persoon))
    ]


def find(pk: uuid.UUID, persoon: Persoon) -> Regel | None:
    """One's own work; None for that of another, and when the permission is gone."""
    werk = _of(persoon).filter(pk=pk).first()
    return _line(werk, persoon) if werk else None


def _of(persoon: Persoon) -> QuerySet[Werk]:
    return Werk.objects.filter(gevraagd_door=persoon)


def _line(werk: Werk, persoon: Persoon) -> Regel | None:
    soort = soorten.find(werk.soort)
    if soort is None or soort.permissie not in toegang.permissies(persoon):
        return None
    result = werk.uitkomst if werk.uitkomst and soort.is_er(werk.pk) else ""
    return Regel(werk, soort.titel, _LOOKS[Werk.Stand(werk.stand)], result)
