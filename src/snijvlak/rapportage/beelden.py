"""The picture of a report: drawn when a report is made, found again by its page."""

from __future__ import annotations

import logging
from pathlib import Path

from django.conf import settings

from snijvlak.vormgeving import grafiek

from .inhoud import Inhoud

logger = logging.getLogger(__name__)


def draw(inhoud: Inhoud) -> str:
    """The picture as SVG; empty when it could not be drawn: the table says the same."""
    try:
        grafiek.prepare([inhoud.tabel()], _folder())
    except grafiek.TekeningMislukt:
        logger.exception("the picture of a report could not be drawn")
    path = find(inhoud)
    return path.read_text(encoding="utf-8") if path else ""


def find(inhoud: Inhoud) -> Path | None:
    """The file with the picture; None if there is none."""
    return grafiek.find(inhoud.tabel(), _folder())


def _folder() -> Path:
    return settings.OMGEVING.gegevens / "rapportage" / "grafieken"
