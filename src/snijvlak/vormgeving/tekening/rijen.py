"""Rows under each other, each with its name above and a bar under it: long names fit a telephone."""

from __future__ import annotations

from typing import Any, NamedTuple

from snijvlak.vormgeving.tabel import Tabel, Waarde, grenzen, readable

from .maat import LETTER, NARROW, lines
from .vel import Vel

BAR = 16  # pixels
_SIZE, _LINE = 14, 17
_HIDDEN = 20  # pixels: the width of the box of a hidden value


class Rij(NamedTuple):
    """One row with its places in pixels; ``grenzen`` is None when the value is hidden."""

    naam: list[str]
    tekst: str
    waarde: Waarde
    grenzen: tuple[float, float] | None
    kop: float
    boven: float

    @property
    def onder(self) -> float:
        """The lower side of the bar."""
        return self.boven + BAR

    @property
    def midden(self) -> float:
        """Half-way down the bar."""
        return self.boven + BAR / 2

    def box(self, x: float, x2: float) -> dict[str, Any]:
        """The bar from ``x`` to ``x2``."""
        return {"x": x, "x2": x2, "y": self.boven, "y2": self.onder}

    def hidden(self, x: float) -> dict[str, Any]:
        """The box of a value that is not shown, from ``x``."""
        return {**self.box(x, x + _HIDDEN), "tekst": self.tekst}


def stack(tabel: Tabel, apart: float = 10) -> tuple[list[Rij], float]:
    """Every row, ``apart`` pixels under the one before, and the height of all."""
    rows: list[Rij] = []
    place = 4.0
    for rij in tabel.rijen:
        value = rij[tabel.drawn]
        names = lines(readable(rij[0]), NARROW, _SIZE) or [""]
        top = place + _LINE * len(names) + 2
        rows.append(Rij(names, readable(value), value, grenzen(value), place, top))
        place = top + BAR + apart
    return rows, place


def room(rows: list[Rij], extra: int = 0) -> float:
    """The width in pixels to keep free for the longest value, with ``extra`` letters."""
    return min(max(len(row.tekst) + extra for row in rows) * _SIZE * LETTER + 8, NARROW / 2)


def name_boxes(rows: list[Rij]) -> list[dict[str, Any]]:
    """The place of each line of each name."""
    return [
        {"x": 0, "x2": len(line) * _SIZE * LETTER, "y": top, "y2": top + _LINE}
        for row in rows
        for top, line in zip(range(int(row.kop), int(row.boven), _LINE), row.naam, strict=False)
    ]


def names(vel: Vel, rows: list[Rij]) -> None:
    """The name of each row above its bar."""
    places = [{"x": 0, "y": row.kop, "tekst": row.naam} for row in rows]
    vel.texts(places, baseline="top", fontSize=_SIZE, lineHeight=_LINE)
