"""Every read of the pages of coverage."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from . import scenario, voorraad
from .regels import load
from .scenario import Antwoord, Vraag
from .uitkomst import Locatie
from .voorraad import Bewaard


def folder() -> Path:
    """The folder of the store."""
    return settings.OMGEVING.gegevens / "grensverkeer"


def newest() -> Bewaard | None:
    """What was computed last; None when nothing was.

    Raises:
        BeschadigdeOpslag: it cannot be read.
    """
    return voorraad.newest(folder())


def what_if(kept: Bewaard, vraag: Vraag) -> Antwoord:
    """What would change.

    Raises:
        BeschadigdeOpslag: the counts cannot be read; LookupError: a location or postcode is not there.
    """
    return scenario.ask(kept.uitkomst, voorraad.table(folder(), kept), vraag, load())


def closable(kept: Bewaard, soort: str) -> list[Locatie]:
    """The locations of the region that may close in a question, by name."""
    found = [one for one in kept.uitkomst.locaties if one.soort == soort and one.binnen]
    return sorted(found, key=lambda one: (one.gemeente.removeprefix("'s-"), one.naam, one.code))


def clusters(kept: Bewaard, soort: str) -> list[str]:
    """The clusters that are known of the locations of a type."""
    return sorted({one.cluster for one in kept.uitkomst.locaties if one.soort == soort} - {""})
