"""A made-up world of home postcodes, schools and pupils, with every count known exactly.

What is real: which postcodes lie in the municipalities of the region and its neighbours, and their
samenwerkingsverbanden (rules of `snijvlak.gebied`); names and numbers of municipalities. What is drawn on:
DUO's counts of 1-10-2017 (CC0), for how many schools there are and how large (brin6_totaal), and for how many
postcodes a school draws from: of its counts 64% (BO) to 89% (VSO) are below 5 (brin6_pc4). What is made up:
everything else, so each school, each pupil, where postcodes lie on the plane, and in which municipality a
postcode lies outside the region.

The same seed gives the same world.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from snijvlak.gebied import regels as gebied
from snijvlak.gebied import tegelkaart
from snijvlak.grensverkeer import gemeenten

if TYPE_CHECKING:
    import polars as pl

PEILJAAR = 2024
_NAMEN = (
    "De Verzonnen Vlieger",
    "Het Bedachte Bos",
    "De Papieren Poort",
    "Het Denkbeeldige Duin",
    "De Façade",
)


@dataclass(frozen=True)
class Soort:
    """How schools of one type of education draw their pupils.

    ``gemiddeld`` and ``spreiding`` (of the logarithm) are of pupils per school; ``kring`` is the number of
    nearest postcodes that a school draws from, ``bereik`` how fast that gets less with the distance, in
    widths of a municipality; ``leeftijden`` are the youngest and the oldest.
    """

    gemiddeld: int
    spreiding: float
    kring: int
    bereik: float
    leeftijden: tuple[int, int]


SOORTEN = {
    "BO": Soort(221, 0.55, 16, 0.11, (4, 12)),
    "SBO": Soort(120, 0.45, 45, 0.45, (6, 12)),
    "SO": Soort(82, 0.65, 90, 0.9, (4, 12)),
    "VSO": Soort(102, 0.75, 110, 0.95, (12, 19)),
    "VO": Soort(800, 0.5, 70, 0.5, (12, 18)),
}


@dataclass(frozen=True)
class Omvang:
    """How many schools there are of each type, and how many postcodes in all; ``eerste``: the number that the
    first school gets."""

    scholen: dict[str, int]
    postcodes: int
    eerste: int = 0


REGIO = Omvang({"BO": 330, "SBO": 16, "SO": 20, "VSO": 22}, 0)
LAND = Omvang({"BO": 6347, "SBO": 282, "SO": 361, "VSO": 367}, 4000)


@dataclass(frozen=True)
class Wereld:
    """What is true in the made-up world.

    ``postcodes``: pc4, gemeente, gemeentecode, po, vo. ``scholen``: vestiging, soort, naam, pc4, gemeente,
    gemeentecode, bestuur, lengte, breedte. ``leerlingen``: vestiging, soort, peiljaar, pc4, aantal (above 0).
    """

    postcodes: pl.DataFrame
    scholen: pl.DataFrame
    leerlingen: pl.DataFrame


def make(zaad: int, omvang: Omvang, jaren: tuple[int, ...]) -> Wereld:
    """The world of a seed, with pupils in each of the years."""
    import polars as pl

    chance = np.random.default_rng(zaad)
    postcodes, plane = _postcodes(chance, omvang)
    weight = chance.lognormal(0, 0.5, postcodes.height)  # how many children live in a postcode
    around = _around(plane, max(SOORTEN[soort].kring for soort in omvang.scholen))
    schools: list[pl.DataFrame] = []
    pupils: list[pl.DataFrame] = []
    first = omvang.eerste
    for soort, count in omvang.scholen.items():
        home = chance.choice(postcodes.height, size=count, p=weight / weight.sum())
        made = _schools(soort, home, first, postcodes, plane)
        schools.append(made)
        near, distance = (values[home][:, : SOORTEN[soort].kring] for values in around)
        share = weight[near] * np.exp(-distance / SOORTEN[soort].bereik)
        pupils += _pupils(chance, made, share, postcodes["pc4"].to_numpy()[near], jaren)
        first += count
    return Wereld(postcodes, pl.concat(schools), pl.concat(pupils))


def _postcodes(chance: np.random.Generator, omvang: Omvang) -> tuple[pl.DataFrame, Any]:
    """All postcodes with their place on the plane (in widths of a municipality)."""
    import polars as pl

    rows = list(_region())
    known = {row[0] for row in rows}
    places = _places()
    missing = omvang.postcodes - len(rows)
    if missing > 0:
        free = [str(number) for number in range(1000, 10000) if str(number) not in known]
        chosen = sorted(chance.choice(free, size=missing, replace=False).tolist())
        inside = {row[2] for row in rows}
        others = [code for code in gemeenten.rules().gemeenten if code not in inside]
        for place, pc4 in enumerate(chosen):
            code = others[place * len(others) // missing]
            group = others.index(code) // 5  # five municipalities share a made-up samenwerkingsverband
            naam = gemeenten.rules().gemeenten[code]
            rows.append((pc4, naam, code, f"PO{9000 + group}", f"VO{9000 + group}"))
    frame = pl.DataFrame(rows, schema=["pc4", "gemeente", "gemeentecode", "po", "vo"], orient="row").sort(
        "pc4"
    )
    middle = np.array([places[code] for code in frame["gemeentecode"]])
    return frame, middle + chance.uniform(-0.5, 0.5, (frame.height, 2))


@cache
def _region() -> tuple[tuple[str, str, str, str, str], ...]:
    found: list[tuple[str, str, str, str, str]] = []
    for area in gebied.load().gebieden:
        code = area.gemeente.removeprefix("GM")
        naam = gemeenten.rules().gemeenten[code]
        found += [(pc4, naam, code, area.po, area.vo) for pc4 in area.expand()]
    return tuple(found)


@cache
def _places() -> dict[str, tuple[float, float]]:
    """A square for each municipality: the region as on its map of tiles, the others in rows around it."""
    tiles = {t.gemeente.removeprefix("GM"): (t.kolom, t.rij) for t in tegelkaart.load().tegels}
    taken = set(tiles.values())
    free = ((x, y) for y in range(-8, 14) for x in range(-6, 16) if (x, y) not in taken)
    # The neighbours first: they get the squares around the region.
    near = [code for _, _, code, _, _ in _region() if code not in tiles]
    order = [*dict.fromkeys(near), *(c for c in gemeenten.rules().gemeenten if c not in tiles)]
    around = sorted(free, key=lambda square: (square[0] - 2.5) ** 2 + (square[1] - 1.5) ** 2)
    for code, square in zip(dict.fromkeys(order), around, strict=False):
        tiles[code] = square
    return {code: (float(x), float(y)) for code, (x, y) in tiles.items()}


def _schools(soort: str, home: Any, first: int, postcodes: pl.DataFrame, plane: Any) -> pl.DataFrame:
    import polars as pl

    numbers = range(first, first + len(home))
    brin = [f"99{chr(65 + n // 12 // 26)}{chr(65 + n // 12 % 26)}" for n in numbers]
    there = postcodes[home]
    return pl.DataFrame(
        {
            "vestiging": [f"{code}{n % 12:02d}" for code, n in zip(brin, numbers, strict=True)],
            "soort": [soort] * len(home),
            "naam": [f"{_NAMEN[n % len(_NAMEN)]} {n + 1} (verzonnen)" for n in numbers],
            "pc4": there["pc4"],
            "gemeente": there["gemeente"],
            "gemeentecode": there["gemeentecode"],
            "po": there["po"],
            "vo": there["vo"],
            # A board of twelve schools or so; its number is not given out in the real world.
            "bestuur": [str(90001 + n // 12) for n in numbers],
            "lengte": (4.0 + plane[home, 0] * 0.12).round(6),
            "breedte": (52.2 - plane[home, 1] * 0.09).round(6),
        }
    )


def _around(plane: Any, size: int) -> tuple[Any, Any]:
    """For each postcode which are nearest (itself first), and how far those are."""
    size = min(size, len(plane))
    east, north = (plane[:, None, axis] - plane[None, :, axis] for axis in (0, 1))
    square = east**2 + north**2
    near = np.argpartition(square, size - 1, axis=1)[:, :size]
    distance = np.sqrt(np.take_along_axis(square, near, axis=1))
    order = np.argsort(distance, axis=1, kind="stable")
    return np.take_along_axis(near, order, axis=1), np.take_along_axis(distance, order, axis=1)


def _pupils(
    chance: np.random.Generator, schools: pl.DataFrame, share: Any, homes: Any, jaren: tuple[int, ...]
) -> list[pl.DataFrame]:
    """Pupils of schools of one type in each year: ``share`` and ``homes`` hold a row per school."""
    import polars as pl

    soort = schools["soort"][0]
    kind = SOORTEN[soort]
    share = share / share.sum(axis=1, keepdims=True)
    scale = np.log(kind.gemiddeld) - kind.spreiding**2 / 2
    pupils = chance.lognormal(scale, kind.spreiding, schools.height)
    code = schools["vestiging"].to_numpy()
    found: list[pl.DataFrame] = []
    for jaar in jaren:
        pupils = pupils * chance.lognormal(
            0, 0.04, schools.height
        )  # schools grow and shrink a little each year
        drawn = chance.multinomial(np.maximum(pupils.round(), 3).astype(np.int64), share)
        school, place = np.nonzero(drawn)
        found.append(
            pl.DataFrame(
                {
                    "vestiging": code[school],
                    "soort": np.full(len(school), soort, dtype=object),
                    "peiljaar": np.full(len(school), jaar),
                    "pc4": homes[school, place],
                    "aantal": drawn[school, place],
                },
                schema={
                    "vestiging": pl.String,
                    "soort": pl.String,
                    "peiljaar": pl.Int32,
                    "pc4": pl.String,
                    "aantal": pl.Int32,
                },
            )
        )
    return found
