"""The pictures of a report: drawn when a draft is made, found again by its pages and documents."""

from __future__ import annotations

import logging
from pathlib import Path

from django.conf import settings

from snijvlak.vormgeving import grafiek

from .inhoud import Blok, Inhoud

logger = logging.getLogger(__name__)


def draw(inhoud: Inhoud) -> None:
    """Draw the picture of each table that has one; without it the table says the same."""
    try:
        grafiek.prepare([blok.tabel for blok in inhoud.tabellen if blok.tabel], _folder())
    except grafiek.TekeningMislukt:
        logger.exception("the pictures of a report could not be drawn")


def find(blok: Blok) -> Path | None:
    """The file with the picture of a block; None if there is none."""
    return grafiek.find(blok.tabel, _folder()) if blok.tabel else None


def svg(blok: Blok) -> str:
    """The picture itself; empty if there is none."""
    path = find(blok)
    return path.read_text(encoding="utf-8") if path else ""


def _folder() -> Path:
    return settings.OMGEVING.gegevens / "rapportage" / "grafieken"
