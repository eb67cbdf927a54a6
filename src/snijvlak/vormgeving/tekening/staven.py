"""A bar per row; the end that is not sure is light."""

from __future__ import annotations

from snijvlak.vormgeving.tabel import Tabel

from .kleuren import DARK, LINE, UNSURE
from .maat import NARROW
from .rijen import names, room, stack
from .vel import Beeld, Vel


def draw(tabel: Tabel) -> Beeld:
    """The bars of a table."""
    rows, height = stack(tabel)
    shown = [(row, *row.grenzen) for row in rows if row.grenzen]
    low = min([0.0, *(begin for _, begin, _ in shown)])
    high = max([0.0, *(end for _, _, end in shown)]) or (1 if not low else 0)
    scale = (NARROW - room(rows)) / (high - low)

    def at(number: float) -> float:
        return (number - low) * scale

    vel = Vel(height)
    vel.boxes([row.box(at(0), at(begin)) for row, begin, _ in shown], fill=DARK)
    unsure = [row.box(at(begin), at(end)) for row, begin, end in shown if begin < end]
    vel.boxes(unsure, fill=UNSURE, stroke=LINE)
    vel.hidden([row.hidden(0) for row in rows if not row.grenzen])
    names(vel, rows)
    vel.texts([{"x": max(at(0), at(end)) + 6, "y": row.midden, "tekst": row.tekst} for row, _, end in shown])
    key = f"{tabel.eenheid}; het lichte deel is onzeker" if unsure else tabel.eenheid
    return Beeld(vel.chart(), key)
