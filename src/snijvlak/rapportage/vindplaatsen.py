"""What other rooms point to: the blocks of released reports, at their lasting address."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.urls import reverse

from snijvlak.publicatie.vindplaatsen import Vindplaats
from snijvlak.vormgeving.teksten import tekst

from . import actions, queries
from .models import Rapport

NEWEST = 8  # reports to choose from: two years of quarters
ROOM = "rapportage"


def places() -> list[Vindplaats]:
    """The blocks of the newest reports; of a report that was corrected, those of the correction."""
    newest = _read().filter(correctie__vrijgegeven_op__isnull=True)[:NEWEST]
    return [place for rapport in newest for place in _blocks(rapport)]


def find(kenmerken: Collection[str]) -> dict[str, Vindplaats]:
    """Those that are there; a released report stays."""
    addresses = {kenmerk.removeprefix(f"{ROOM}:").partition("#")[0] for kenmerk in kenmerken}
    rapporten = _read().filter(adres__in=addresses)
    found = {place.kenmerk: place for rapport in rapporten for place in _blocks(rapport)}
    return {kenmerk: found[kenmerk] for kenmerk in kenmerken if kenmerk in found}


def _read() -> QuerySet[Rapport]:
    return queries.released()


def _blocks(rapport: Rapport) -> Iterator[Vindplaats]:
    inhoud = actions.read(rapport)
    address = reverse("publicaties:rapport", args=[rapport.adres])
    for blok in inhoud.blokken:
        yield Vindplaats(
            f"{ROOM}:{rapport.adres}#{blok.naam}",
            inhoud.titel,
            tekst("rapportage.vindplaatsen.blok", blok=blok.titel, adres=rapport.adres),
            f"{address}#{blok.naam}",
            openbaar=True,
        )
