"""Two moments and a line per row between them: up, down, the same, or not sure.

A line needs two values that are shown; a row with a hidden value has its labels under the picture, with an x.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from snijvlak.vormgeving.richting import Richting, direction
from snijvlak.vormgeving.tabel import Tabel, Waarde, grenzen, readable

from .etiketten import BOLD, LINE_HEIGHT, SIZE, Etiket, Kolom
from .kleuren import BLACK, DARK, FALL_LINE, LINE, UNSURE, WHITE
from .maat import NARROW, halves, length, lines, middle
from .vel import Beeld, Vel

_PLOT, _GAP, _NAME = 66, 20, 150  # pixels: least room for the lines; from point to label; widest name
_LEAST = 120  # pixels: least height of the lines
_LOOKS: dict[Richting, dict[str, Any]] = {
    "stijgt": {"stroke": DARK, "strokeWidth": 2.5},
    "daalt": {"stroke": FALL_LINE, "strokeWidth": 2.5, "strokeDash": [7, 3]},
    "blijft gelijk": {"stroke": LINE, "strokeWidth": 1.5},
    "onzeker": {"stroke": LINE, "strokeWidth": 1.5, "strokeDash": [2, 3]},
}
_KEYS: dict[Richting, str] = {
    "stijgt": "dikke lijn: stijgt",
    "daalt": "streepjes: daalt",
    "blijft gelijk": "dunne lijn: gelijk",
    "onzeker": "stippen of x: onzeker of verborgen",
}


class _Maat(NamedTuple):
    """Where everything stands, in pixels, and which numbers stand highest and lowest."""

    links: float
    rechts: float
    waarde: float
    naam: float
    boven: float
    onder: float
    hoog: float
    laag: float

    def y(self, number: float) -> float:
        """The place of a number; a high number is above."""
        return self.boven + (self.hoog - number) / (self.hoog - self.laag or 1) * (self.onder - self.boven)


def draw(tabel: Tabel) -> Beeld:
    """The slopes of a table."""
    maat = _measure(tabel)
    left = [_label(maat, rij[1], "") for rij in tabel.rijen]
    right = [_label(maat, rij[2], readable(rij[0])) for rij in tabel.rijen]
    begin, end = Kolom(left, maat.boven - 8), Kolom(right, maat.boven - 8)
    vel = Vel(max(maat.onder + 8, begin.onder, end.onder))
    ways: list[Richting] = [direction(rij[1], rij[2]) for rij in tabel.rijen]
    _lines(vel, maat, tabel.rijen, ways)
    begin.lead(vel, maat.links, maat.links - _GAP + 4)
    end.lead(vel, maat.rechts, maat.rechts + _GAP - 4)
    for place, x in ((1, maat.links), (2, maat.rechts)):
        _points(vel, maat, x, [rij[place] for rij in tabel.rijen])
    begin.write(vel, maat.links - _GAP, 0, align="right")
    end.write(vel, maat.waarde, maat.naam)
    _heads(vel, maat, tabel.kolommen)
    keys = [_KEYS[way] for way in _KEYS if way in ways]
    return Beeld(vel.chart(), "; ".join([tabel.eenheid, *keys]))


def _measure(tabel: Tabel) -> _Maat:
    one, two = (_width([rij[place] for rij in tabel.rijen]) for place in (1, 2))
    links = one + _GAP
    name = min(_NAME, length([readable(rij[0]) for rij in tabel.rijen], SIZE) + 4)
    name = max(60, min(name, NARROW - links - _PLOT - _GAP - two - 6))
    naam = NARROW - name
    waarde = naam - two - 6
    rechts = waarde - _GAP
    widths = _head_widths(rechts)
    heads = [lines(kolom, width, SIZE) for kolom, width in zip(tabel.kolommen[1:], widths, strict=True)]
    boven = LINE_HEIGHT * max(len(head) for head in heads) + 16
    known = [bound for rij in tabel.rijen for value in rij[1:] for bound in grenzen(value) or ()]
    labels = [Etiket(0, halves(readable(r[2])), lines(readable(r[0]), name, SIZE)) for r in tabel.rijen]
    # High enough to have each label near its point; without a number there is nothing to draw.
    onder = boven + (max(_LEAST, sum(label.hoogte for label in labels)) if known else 0)
    return _Maat(links, rechts, waarde, naam, boven, onder, max(known, default=0), min(known, default=0))


def _head_widths(rechts: float) -> tuple[float, float]:
    """Room in pixels for the names of the two moments: in bold, so it counts for less."""
    return (rechts - 10) / BOLD, (NARROW - rechts + 10) / BOLD


def _heads(vel: Vel, maat: _Maat, kolommen: Sequence[str]) -> None:
    """The two moments: the first over its points when it is short, the second from its points on."""
    widths = _head_widths(maat.rechts)
    short = length([kolommen[1]], SIZE) * BOLD < maat.links
    for text, width, x, align in (
        (kolommen[1], widths[0], maat.links + 4 if short else 0, "right" if short else "left"),
        (kolommen[2], widths[1], maat.rechts - 4, "left"),
    ):
        look = {"align": align, "baseline": "top", "fontWeight": "bold"}
        row = {"x": x, "y": 2, "tekst": lines(text, width, SIZE) or [""]}
        vel.texts([row], fontSize=SIZE, lineHeight=LINE_HEIGHT, **look)


def _width(values: Sequence[Waarde]) -> float:
    return length([part for value in values for part in halves(readable(value))], SIZE) * BOLD


def _label(maat: _Maat, value: Waarde, name: str) -> Etiket:
    size = middle(value)
    y = maat.onder + 20 if size is None else maat.y(size)
    return Etiket(y, halves(readable(value)), lines(name, NARROW - maat.naam, SIZE))


def _lines(vel: Vel, maat: _Maat, rijen: Sequence[Sequence[Waarde]], ways: Sequence[Richting]) -> None:
    bands: list[dict[str, Any]] = []
    rules: dict[Richting, list[dict[str, Any]]] = {way: [] for way in _LOOKS}
    for part, (rij, way) in enumerate(zip(rijen, ways, strict=True)):
        bounds, sizes = [grenzen(value) for value in rij[1:]], [middle(value) for value in rij[1:]]
        if bounds[0] is None or bounds[1] is None or sizes[0] is None or sizes[1] is None:
            continue
        rules[way].append({"x": maat.links, "y": maat.y(sizes[0]), "x2": maat.rechts, "y2": maat.y(sizes[1])})
        if any(low < high for low, high in (bounds[0], bounds[1])):
            bands += [
                {"deel": part, "x": x, "y": maat.y(low), "y2": maat.y(high)}
                for x, (low, high) in ((maat.links, bounds[0]), (maat.rechts, bounds[1]))
            ]
    vel.bands(bands, fill=UNSURE, fillOpacity=0.4)
    for way, rows in rules.items():
        vel.rules(rows, **_LOOKS[way])


def _points(vel: Vel, maat: _Maat, x: float, values: Sequence[Waarde]) -> None:
    """A full dot for a number, an open one in an interval, an empty box for what is hidden."""
    shown = [bounds for value in values if (bounds := grenzen(value))]
    sure = [{"x": x, "y": maat.y(low)} for low, high in shown if low == high]
    open_ = [(low, high) for low, high in shown if low < high]
    vel.rules([{"x": x, "x2": x, "y": maat.y(low), "y2": maat.y(high)} for low, high in open_], stroke=LINE)
    vel.marks(
        [{"x": x, "y": maat.y((low + high) / 2)} for low, high in open_], fill=WHITE, stroke=BLACK, size=36
    )
    vel.marks(sure, fill=BLACK, stroke=BLACK, size=36)
    if len(shown) < len(values):
        y = maat.onder + 20
        vel.boxes(
            [{"x": x - 5, "x2": x + 5, "y": y - 5, "y2": y + 5}], fill=WHITE, stroke=LINE, strokeDash=[3, 3]
        )
