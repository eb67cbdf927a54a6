"""A funnel: each row is a stage, as wide as what is left of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from snijvlak.vormgeving.tabel import Tabel

from .kleuren import DARK, LINE, PALE, UNSURE
from .maat import NARROW
from .rijen import Rij, names, room, stack
from .vel import Beeld, Vel

_APART = 14  # pixels between the stages, so that the sides show what falls off


def draw(tabel: Tabel) -> Beeld:
    """The funnel of a table."""
    rows, height = stack(tabel, _APART)
    width = NARROW - room(rows)
    scale = width / (max([row.grenzen[1] for row in rows if row.grenzen], default=0) or 1)

    def sides(number: float) -> tuple[float, float]:
        return (width - number * scale) / 2, (width + number * scale) / 2

    shown = [(row, *row.grenzen) for row in rows if row.grenzen]
    vel = Vel(height)
    pairs = [pair for pair in pairwise(rows) if pair[0].grenzen and pair[1].grenzen]
    vel.flanks([place for part, pair in enumerate(pairs) for place in _flank(part, *pair, sides)], fill=PALE)
    unsure = [row.box(*sides(high)) for row, low, high in shown if low < high]
    vel.boxes(unsure, fill=UNSURE, stroke=LINE)
    vel.boxes([row.box(*sides(low)) for row, low, _ in shown], fill=DARK)
    vel.hidden([row.hidden(width / 2 - 10) for row in rows if not row.grenzen])
    names(vel, rows)
    vel.texts([{"x": sides(high)[1] + 6, "y": row.midden, "tekst": row.tekst} for row, _, high in shown])
    key = f"{tabel.eenheid}; elke balk is een stap"
    return Beeld(vel.chart(), f"{key}; het lichte deel is onzeker" if unsure else key)


def _flank(
    part: int, above: Rij, under: Rij, sides: Callable[[float], tuple[float, float]]
) -> list[dict[str, Any]]:
    """The surface from one stage to the next, from edge to edge."""
    ends = []
    for row, y in ((above, above.onder), (under, under.boven)):
        left, right = sides(row.grenzen[1] if row.grenzen else 0)
        ends.append({"deel": part, "x": left, "x2": right, "y": y})
    return ends
