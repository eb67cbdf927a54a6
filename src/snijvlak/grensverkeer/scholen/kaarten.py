"""The maps of schools: where they are, and where the pupils of one live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from snijvlak import regiokaart
from snijvlak.gebied import grenzen
from snijvlak.gebied.queries import haaglanden
from snijvlak.vormgeving.kaart import Gebied, Kaart, Punt, Tegel, draw
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from .queries import School


def homes(tabel: Tabel, gegevens: Path) -> Kaart:
    """The municipalities of the region, coloured by how many of its residents a table has."""
    areas, source = regiokaart.areas(gegevens / grenzen.MAP, gegevens / "grensverkeer" / grenzen.MAP)
    return draw(tabel, areas, naam="woonplaatsen", kolom=tabel.kolommen[1], bron=source)


def places(
    scholen: Sequence[School],
    getoond: Iterable[School],
    gegevens: Path,
    *,
    adres: Callable[[str], str],
    school: Callable[[School], str],
    gekozen: str,
    bron: str,
    peil: str,
) -> Kaart:
    """How many schools each municipality has, and where those are that a page lists.

    Args:
        scholen: those that are counted.
        getoond: those that get a point, if their place is known and on the map.
        gegevens: the data folder.
        adres: where a municipality leads, by its number.
        school: where a school leads.
        gekozen: the number of the municipality that stands out; "" for none.
        bron: where the places of schools come from.
        peil: the reference date.
    """
    areas, source = regiokaart.areas(gegevens / grenzen.MAP, gegevens / "grensverkeer" / grenzen.MAP)
    own = {g.code: g.code.removeprefix("GM") for g in haaglanden()}
    counted = Counter(one.gemeente for one in scholen)
    column = tekst("grensverkeer.scholen.kolom_scholen")
    tabel = Tabel(
        titel=tekst("grensverkeer.scholen.tabel_kaart"),
        lezing=tekst("grensverkeer.scholen.lezing_kaart"),
        bron=bron,
        peil=peil,
        eenheid="",
        kolommen=(tekst("grensverkeer.scholen.kolom_schoolgemeente"), column),
        rijen=tuple((g.naam, counted[own[g.code]]) for g in haaglanden()),
    )
    west, south, east, north = _sheet(areas)
    points = [
        Punt(one.naam, (one.lengte, one.breedte), school(one))
        for one in getoond
        if one.lengte is not None and one.breedte is not None
        if west <= one.lengte <= east and south <= one.breedte <= north
    ]
    return draw(
        tabel,
        areas,
        naam="scholen",
        kolom=column,
        bron=source,
        adressen={code: adres(number) for code, number in own.items()},
        gekozen=[code for code, number in own.items() if number == gekozen],
        punten=points,
    )


@lru_cache(maxsize=2)
def _sheet(areas: tuple[Gebied | Tegel, ...]) -> tuple[float, float, float, float]:
    """The west, south, east and north of the outlines, in degrees; nothing lies on tiles."""
    points = [point for area in areas if isinstance(area, Gebied) for ring in area.ringen for point in ring]
    if not points:
        return 1.0, 1.0, 0.0, 0.0
    east, north = ([point[axis] for point in points] for axis in (0, 1))
    return min(east), min(north), max(east), max(north)
