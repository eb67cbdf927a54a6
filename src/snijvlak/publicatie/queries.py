"""Reads of the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from snijvlak.privacy.onthulling import OnbruikbaarGrootboek, Publicatie
from snijvlak.privacy.onthulling.publicatie import OngeldigePublicatie
from snijvlak.privacy.onthulling.tabel import same
from snijvlak.vormgeving.teksten import tekst

from .models import Grootboekregel


def publications(bron: str) -> list[Publicatie]:
    """What was published of a source, the oldest first.

    Raises:
        OnbruikbaarGrootboek: a row was damaged or changed.
    """
    return [_read(regel) for regel in Grootboekregel.objects.filter(bron=same(bron))]


def everything() -> list[Publicatie]:
    """All that was published, the oldest first.

    Raises:
        OnbruikbaarGrootboek: as ``publications``.
    """
    return [_read(regel) for regel in Grootboekregel.objects.all()]


def mark(bronnen: Iterable[str]) -> str:
    """A hash of what was published of these sources: another one means that something came since."""
    names = sorted({same(bron) for bron in bronnen})
    rows = Grootboekregel.objects.filter(bron__in=names).order_by("pk").values_list("kenmerk", flat=True)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def _read(regel: Grootboekregel) -> Publicatie:
    try:
        found = Publicatie.from_json(regel.tekst)
    except OngeldigePublicatie as error:
        raise OnbruikbaarGrootboek(tekst("publicatie.grootboek.beschadigd", nummer=regel.pk)) from error
    if found.kenmerk != regel.kenmerk or same(found.bron) != regel.bron:
        raise OnbruikbaarGrootboek(tekst("publicatie.grootboek.beschadigd", nummer=regel.pk))
    return found
