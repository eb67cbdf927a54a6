"""Municipal boundaries of CBS (PDOK) as GeoJSON: `snijvlak.gebied` reads and checks them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from snijvlak.gebied import grenzen as gebied

from .bestand import Ingelezen, OnleesbaarBestand

INDELING = "grenzen"


def recognises(features: Sequence[object]) -> bool:
    """Whether a feature has the code of a municipality, as CBS writes it."""
    match features[:1]:
        case [{"properties": {"statcode": str()} | {"gemeentecode": str()}}]:
            return True
        case _:
            return False


def read(naam: str, content: bytes, features: Sequence[Any], jaar: int | None) -> Ingelezen:
    """Boundaries of one year; ``extra`` has them under ``grenzen`` with their ``jaar``.

    Raises:
        OnleesbaarBestand: there is something that is no municipality with an outline in degrees.
    """
    try:
        found, year = gebied.collect(features, jaar)
    except gebied.OnbruikbareGrenzen as error:
        raise OnleesbaarBestand(naam, str(error), "Haal de grenzen opnieuw op bij PDOK.") from error
    return Ingelezen(
        naam=naam,
        indeling=INDELING,
        titel="grenzen van gemeenten (CBS, Kadaster)",
        peil=str(year),
        sha256=hashlib.sha256(content).hexdigest(),
        licentie=gebied.LICENTIE,
        regels=len(found),
        tabellen={},
        extra={"grenzen": found, "jaar": year},
    )
