"""Who looked at a report, and emergency access."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from snijvlak.toegang import queries as toegang
from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie

from .. import inzage
from ..models import Melding, Noodtoegang


@dataclass(frozen=True)
class Inzien:
    """Who looked at a report, as the reporter reads it."""

    op: dt.date
    wie: str
    waarom: str
    nood: bool
    contact: bool = False


def looks(melding: Melding) -> list[Inzien]:
    """Who of the team looked at a report, or at who reported it, on which day and why; never a name."""
    rules = inzage.load()
    readers = frozenset({Permissie.MELDING_LEZEN, Permissie.GLAS_BREKEN})
    found = [
        Inzien(
            blik.op,
            f"{blik.functie}, {blik.organisatie}".rstrip(", "),
            rules.tekst(blik.reden),
            blik.reden.startswith(inzage.NOOD),
            daad == "contact-geopend",
        )
        for daad in ("melding-gelezen", "contact-geopend")
        for blik in toegang.looks("melding", melding.pk, daad, readers)
    ]
    return sorted(found, key=lambda look: look.op)


def log(melding: Melding) -> list[toegang.Logregel]:
    """All that was done with a report, for the team; the newest first."""
    return toegang.log_of("melding", melding.pk)


def emergency(pk: uuid.UUID) -> Noodtoegang | None:
    """An emergency access; None if there is none."""
    return Noodtoegang.objects.select_related("melding", "door").filter(pk=pk).first()


def emergencies_to_see(persoon: Persoon) -> QuerySet[Noodtoegang]:
    """Emergency accesses that nobody looked at yet, other than one's own; the oldest first."""
    return Noodtoegang.objects.filter(gezien_door__isnull=True).exclude(door=persoon).order_by("op")
