"""The flows between the municipalities of the region as lines on a map."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from snijvlak import regiokaart
from snijvlak.gebied.grenzen import MAP
from snijvlak.vormgeving.kaart import Kaart, Lijn, draw
from snijvlak.vormgeving.tabel import Tabel

from . import groepen
from .aantal import Aantal, is_small, shown
from .queries import Jaargang

MEESTE = 40  # lines: more cannot be told apart


def pairs(gang: Jaargang, gemeente: str, *, alles: bool) -> list[tuple[str, str, Aantal]]:
    """Flows over a border within the region, from or to a municipality when one is given; most first."""
    ten = groepen.region()
    found = [
        (home, school, stroom.aantal(alles=alles))
        for (home, school), stroom in gang.stromen.items()
        if home != school and {home, school} <= ten and (not gemeente or gemeente in (home, school))
    ]
    return sorted(
        found, key=lambda one: (-shown(one[2], alles=alles), groepen.name(one[0]), groepen.name(one[1]))
    )


def region(
    gegevens: Path,
    tabel: Tabel,
    found: list[tuple[str, str, Aantal]],
    gemeente: str,
    adressen: Mapping[str, str],
    *,
    alles: bool,
) -> Kaart:
    """The map of a table of `tabellen.lines`; small flows are in the table alone. ``adressen``: by number."""
    areas, source = regiokaart.areas(gegevens / MAP, gegevens / "grensverkeer" / MAP)
    return draw(
        tabel,
        areas,
        naam="stromen",
        bron=source,
        adressen={f"GM{code}": adres for code, adres in adressen.items()},
        gekozen=[f"GM{gemeente}"] if gemeente else (),
        lijnen=[
            Lijn(f"GM{home}", f"GM{school}", aantal.interval(volledig=alles))
            for home, school, aantal in found[:MEESTE]
            if alles or not is_small(aantal)
        ],
    )
