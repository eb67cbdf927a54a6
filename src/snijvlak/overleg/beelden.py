"""Where the pictures of patterns are: drawn when the cases are counted, found again by the page."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def folder() -> Path:
    """The folder with the pictures."""
    return settings.OMGEVING.gegevens / "overleg" / "grafieken"
