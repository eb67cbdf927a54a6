"""Where everything stands in the picture of promises over the years. Plain Python: pixels from the top left.

A row is a promise; a mark is something that happened to it. Each kind of mark has a shape of its own, so that
colour is not needed, and a list beside the picture says the same in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 350  # a telephone without its margins
ROW = 26
_LEFT, _RIGHT = 34, 12
_HEAD, _LEGEND_ROW = 30, 20
_MOST_YEARS = 6  # more names of years than this do not fit beside each other
# Shapes around (0, 0), six pixels each way.
SHAPES = {
    "toegezegd": "M0 -6a6 6 0 1 0 0 12a6 6 0 1 0 0 -12z",
    "afgesproken": "M-5 -5h10v10h-10z",
    "gedaan": "M0 -6L6 5h-12z",
    "effect-bekeken": "M0 -7L7 0L0 7L-7 0z",
    "gestopt": "M-6 -4L-4 -6L0 -2L4 -6L6 -4L2 0L6 4L4 6L0 2L-4 6L-6 4L-2 0z",
}


@dataclass(frozen=True)
class Regel:
    """A promise: its number, and on which days it came into which state (a key of ``SHAPES``)."""

    nummer: int
    momenten: tuple[tuple[dt.date, str], ...]


@dataclass(frozen=True)
class Streep:
    """A row: its number, its height, and from where to where something happened."""

    nummer: int
    y: float
    x: float
    x2: float


@dataclass(frozen=True)
class Teken:
    """A mark at a place, or beside words in the legend."""

    x: float
    y: float
    pad: str
    naam: str = ""


@dataclass(frozen=True)
class Jaar:
    """The line at the first day of a year; ``naam`` is empty where names would touch."""

    x: float
    naam: str


@dataclass(frozen=True)
class Tekening:
    """All that is drawn; sizes in pixels."""

    breedte: int
    hoogte: int
    onder: int
    jaren: tuple[Jaar, ...]
    strepen: tuple[Streep, ...]
    tekens: tuple[Teken, ...]
    legenda: tuple[Teken, ...]


def draw(regels: Sequence[Regel], namen: dict[str, str]) -> Tekening | None:
    """The picture; None when nothing happened. ``namen`` are the states in words, for the legend.

    Marks of one row on nearly the same day move apart, so that each can be seen.
    """
    days = [day for regel in regels for day, _ in regel.momenten]
    if not days:
        return None
    first, last = dt.date(min(days).year, 1, 1), dt.date(max(days).year + 1, 1, 1)
    scale = (WIDTH - _LEFT - _RIGHT) / (last - first).days
    lines: list[Streep] = []
    marks: list[Teken] = []
    for place, regel in enumerate(regels):
        y = _HEAD + ROW * place + ROW / 2
        spots = apart([_LEFT + (day - first).days * scale for day, _ in regel.momenten])
        marks += [Teken(x, y, SHAPES[state]) for x, (_, state) in zip(spots, regel.momenten, strict=True)]
        lines.append(Streep(regel.nummer, y, min(spots), max(spots)))
    under = _HEAD + ROW * len(regels)
    legend = tuple(
        Teken(_LEFT / 2, under + _LEGEND_ROW * (place + 1), SHAPES[state], naam)
        for place, (state, naam) in enumerate(namen.items())
    )
    height = under + _LEGEND_ROW * (len(namen) + 1)
    return Tekening(WIDTH, height, under, _years(first, last, scale), tuple(lines), tuple(marks), legend)


def apart(spots: Sequence[float], least: float = 14.0) -> list[float]:
    """The same places from left to right, each at least so many pixels after the one before it; those that do
    not fit before the right edge move left together."""
    found: list[float] = []
    for spot in spots:
        found.append(max(spot, found[-1] + least) if found else spot)
    edge = WIDTH - _RIGHT + 5
    for place in range(len(found) - 1, -1, -1):
        found[place] = min(found[place], edge)
        edge = found[place] - least
    return found


def _years(first: dt.date, last: dt.date, scale: float) -> tuple[Jaar, ...]:
    number = last.year - first.year
    each = -(-number // _MOST_YEARS)
    return tuple(
        Jaar(
            _LEFT + (dt.date(first.year + place, 1, 1) - first).days * scale,
            str(first.year + place) if place % each == 0 else "",
        )
        for place in range(number)
    )
