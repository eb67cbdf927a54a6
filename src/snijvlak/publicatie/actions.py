"""Writes of the ledger."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F

from snijvlak.privacy.onthulling import Publicatie
from snijvlak.privacy.onthulling.tabel import same

from .models import Grootboekregel, Slot


@contextmanager
def turn() -> Generator[None]:
    """A transaction in which nobody else publishes; waits for its turn."""
    with transaction.atomic():
        Slot.objects.bulk_create([Slot(pk=1)], ignore_conflicts=True)
        Slot.objects.filter(pk=1).update(beurten=F("beurten") + 1)
        yield


def record(publicaties: Iterable[Publicatie]) -> int:
    """Add publications, inside a ``turn``; the same one again changes nothing. Gives how many are new."""
    new = 0
    for publicatie in publicaties:
        _, created = Grootboekregel.objects.get_or_create(
            kenmerk=publicatie.kenmerk,
            defaults={"bron": same(publicatie.bron), "tekst": publicatie.as_json()},
        )
        new += created
    return new
