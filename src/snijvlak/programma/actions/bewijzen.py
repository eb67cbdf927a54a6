"""Writes about evidence: what in another room shows how an agreement or a promise stands."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from snijvlak.publicatie import vindplaatsen
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from ..models import Bewijs, Openbaar, Programmapunt, Toezegging
from .fouten import NietToegestaan


@transaction.atomic
def point_at(thing: Programmapunt | Toezegging, kenmerk: str, *, door: Persoon) -> None:
    """Point to something in another room; the same again is kept once.

    Raises:
        NietToegestaan: it is not there (any more).
    """
    if kenmerk not in vindplaatsen.find([kenmerk]):
        raise NietToegestaan(tekst("programma.daden.bewijs_weg"))
    _, created = Bewijs.objects.get_or_create(**_of(thing), kenmerk=kenmerk)
    if created:
        _changed(thing, door)
        record("bewijs-gekoppeld", type(thing).__name__.lower(), thing.pk, door=door)


@transaction.atomic
def remove_evidence(thing: Programmapunt | Toezegging, kenmerk: str, *, door: Persoon) -> None:
    """Point to it no more; what was not there stays so."""
    gone, _ = Bewijs.objects.filter(**_of(thing), kenmerk=kenmerk).delete()
    if gone:
        _changed(thing, door)
        record("bewijs-losgemaakt", type(thing).__name__.lower(), thing.pk, door=door)


def _of(thing: Programmapunt | Toezegging) -> dict[str, Any]:
    return {"punt": thing} if isinstance(thing, Programmapunt) else {"toezegging": thing}


def _changed(thing: Programmapunt | Toezegging, door: Persoon) -> None:
    # Evidence that is public goes along with a promise, so it is released again.
    if isinstance(thing, Toezegging):
        Toezegging.objects.filter(pk=thing.pk).update(vrijgave=Openbaar.Vrijgave.CONCEPT)
        thing.schrijvers.add(door)
