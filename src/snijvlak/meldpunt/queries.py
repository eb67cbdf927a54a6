"""Every read about reports."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from snijvlak.privacy import bewijs as receipts
from snijvlak.privacy.versleuteling import MeldingSleutel

from .models import Bericht, Melding


@dataclass(frozen=True)
class GelezenBericht:
    """A message, opened."""

    van: str
    op: dt.datetime
    tekst: str


@dataclass(frozen=True)
class GevolgdeMelding:
    """What a reporter sees of the own report."""

    melding: Melding
    verhaal: str
    berichten: tuple[GelezenBericht, ...]


def find_by_receipt(bewijs: str) -> Melding | None:
    """The report of a receipt; None if there is none.

    Raises:
        OngeldigBewijs: what was typed cannot be a receipt.
    """
    return Melding.objects.filter(zoekwaarde=receipts.lookup(bewijs)).first()


def follow(melding: Melding, bewijs: str) -> GevolgdeMelding:
    """Open a report with its receipt."""
    key = MeldingSleutel.open_for_reporter(melding.sleutel_melder, bewijs)
    berichten = tuple(
        GelezenBericht(str(Bericht.Van(b.van).label), b.op, key.decrypt(b.tekst))
        for b in Bericht.objects.filter(melding=melding)
    )
    return GevolgdeMelding(melding, key.decrypt(melding.verhaal), berichten)
