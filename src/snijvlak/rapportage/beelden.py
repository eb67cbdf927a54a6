"""The pictures of a report: drawn when a draft is made, found again by its pages and documents."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from snijvlak.vormgeving import grafiek
from snijvlak.vormgeving.tabel import Tabel

from .inhoud import Blok, Inhoud

logger = logging.getLogger(__name__)


def draw(inhoud: Inhoud) -> None:
    """Draw the picture of each table that has one; without it the table says the same."""
    try:
        grafiek.prepare([drawn for blok in inhoud.tabellen if (drawn := shown(blok))], _folder())
    except grafiek.TekeningMislukt:
        logger.exception("the pictures of a report could not be drawn")


def shown(blok: Blok) -> Tabel | None:
    """What the picture of a block shows: a table of counts without its last row, the total.

    A bar for the whole would make every other bar short. None for a block without a table.
    """
    if blok.tabel is None or not blok.publicatie:
        return blok.tabel
    return replace(blok.tabel, rijen=blok.tabel.rijen[:-1])


def find(blok: Blok) -> Path | None:
    """The file with the picture of a block; None if there is none."""
    if blok.tabel is None:
        return None
    # Drawn before the total was left out, the picture of a released report stays as it was.
    return grafiek.find(shown(blok) or blok.tabel, _folder()) or grafiek.find(blok.tabel, _folder())


def svg(blok: Blok) -> str:
    """The picture itself; empty if there is none."""
    path = find(blok)
    return path.read_text(encoding="utf-8") if path else ""


def _folder() -> Path:
    return settings.OMGEVING.gegevens / "rapportage" / "grafieken"
