"""The tables of which a picture is drawn when files are loaded: those that a page shows first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from snijvlak.grensverkeer.klaar import GEMEENTE
from snijvlak.vormgeving.tabel import Tabel

from . import queries, tabellen


def tables(opslag: Path) -> Iterator[Tabel]:
    """Of each type its newest year: the table, the balance, and the trend of the region.

    Raises:
        BeschadigdeOpslag: a table cannot be read.
    """
    parts = queries.parts(opslag)
    for soort, years in parts.items():
        gang = queries.year(opslag, soort, years[0])
        yield tabellen.picture(tabellen.cross(gang, queries.cross(gang, GEMEENTE, "wonen")))
        yield tabellen.balance(gang, queries.traffic(gang))
        yield trend(opslag, soort, parts)[0]


def trend(
    opslag: Path,
    soort: str,
    parts: Mapping[str, tuple[int, ...]],
    gemeente: str = "",
    *,
    alles: bool = False,
) -> tuple[Tabel, Tabel]:
    """Who goes out and comes in per year, and the share that goes out per type of education."""
    found = {
        one: {
            jaar: queries.region_traffic(queries.year(opslag, one, jaar), gemeente, alles=alles)
            for jaar in sorted(years)
        }
        for one, years in parts.items()
    }
    newest = queries.year(opslag, soort, parts[soort][0])
    return (
        tabellen.trend(newest, list(found[soort].items()), gemeente, alles=alles),
        tabellen.shares(newest, found, gemeente, alles=alles),
    )
