"""Lines through moments: each row is a moment, each column a line with its own dash, mark and label.

An exact number has a full mark. An interval has an open mark half-way and a light band from bound to bound. A
hidden value breaks the line; a dashed box with an x under the axis says so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from snijvlak.vormgeving.tabel import Tabel, Waarde, dutch, grenzen, readable

from .etiketten import BOLD, LINE_HEIGHT, SIZE, Etiket, Kolom
from .kleuren import GRID, LINE, REEKSEN, WHITE, Reeks
from .maat import LETTER, NARROW, halves, length, lines, middle, ticks
from .vel import Beeld, Vel

_HEIGHT, _TOP = 200, 10  # pixels: at least, of the lines; free above them
_GAP, _NAME = 26, 110  # pixels: from the last point to its label; widest label
_MARK = 44  # square pixels
_STRIP = 18  # pixels: height of the row of hidden values of one series
_MOMENT = 200  # pixels: longest line of a moment that stands upright


class _Maat(NamedTuple):
    """Where everything stands, in pixels, and the numbers at the axis."""

    links: float
    rechts: float
    naam: float
    momenten: int
    hoogte: float
    as_: list[float]

    @property
    def onder(self) -> float:
        """Where the lowest number of the axis stands."""
        return _TOP + self.hoogte

    def x(self, place: int) -> float:
        """The place of a moment, counted from 0."""
        return (self.links + self.rechts) / 2 if self.momenten == 1 else self.links + place * self.apart

    @property
    def apart(self) -> float:
        """Between two moments."""
        return (self.rechts - self.links) / max(1, self.momenten - 1)

    def y(self, number: float) -> float:
        """The place of a number."""
        low, high = self.as_[0], self.as_[-1]
        return _TOP + (high - number) / (high - low) * self.hoogte


class _Lijn(NamedTuple):
    """One series: its look, its name and its values."""

    reeks: Reeks
    naam: str
    waarden: list[Waarde]


class _Momenten(NamedTuple):
    """The names under the axis: where and which, how they stand, and their height in pixels."""

    teksten: list[tuple[float, list[str]]]
    stand: dict[str, Any]
    hoogte: float


def draw(tabel: Tabel) -> Beeld:
    """The lines of a table."""
    series = [
        _Lijn(look, naam, [rij[place] for rij in tabel.rijen])
        for place, (look, naam) in enumerate(zip(REEKSEN, tabel.kolommen[1:], strict=False), 1)
    ]
    maat = _measure(tabel, series)
    hidden = [serie for serie in series if None in serie.waarden]
    strips = {serie.reeks: maat.onder + _STRIP * (place + 0.75) for place, serie in enumerate(hidden)}
    under = maat.onder + _STRIP * len(hidden) + 8
    labels = Kolom([_label(maat, serie, strips.get(serie.reeks, 0)) for serie in series], 0, under)
    moments = _moments(maat, [readable(rij[0]) for rij in tabel.rijen])
    vel = Vel(max(under + moments.hoogte, labels.onder))
    if maat.hoogte:
        _axis(vel, maat)
    for serie in series:
        _band(vel, maat, serie)
    for serie in series:
        _line(vel, maat, serie)
    for serie in hidden:
        _hidden(vel, maat, serie, strips[serie.reeks])
    labels.lead(vel, maat.x(len(tabel.rijen) - 1), maat.naam - 4)
    labels.write(vel, maat.naam, maat.naam)
    vel.texts([{"x": x, "y": under, "tekst": text} for x, text in moments.teksten], **moments.stand)
    return Beeld(vel.chart(), _key(tabel, series))


def _measure(tabel: Tabel, series: Sequence[_Lijn]) -> _Maat:
    known = [bound for serie in series for value in serie.waarden for bound in grenzen(value) or ()]
    low, high = min([0.0, *known]), max([0.0, *known])
    marks = ticks(low, high if high > low else low + 1)
    name = min(_NAME, max(length([s.naam for s in series], SIZE), _values(tabel.rijen[-1]) * BOLD) + 4)
    links = length([dutch(mark) for mark in marks], SIZE) + 14
    # All labels fit next to the lines. Without a number there is nothing to draw.
    height = max(_HEIGHT, sum(_text(serie, name).hoogte for serie in series)) if known else 0
    return _Maat(links, NARROW - name - _GAP, NARROW - name, len(tabel.rijen), height, marks)


def _values(rij: Sequence[Waarde]) -> float:
    return length([part for value in rij[1:] for part in halves(readable(value))], SIZE)


def _label(maat: _Maat, serie: _Lijn, hidden: float) -> Etiket:
    """The label of the last value; at the box in ``hidden`` (pixels) when that value is hidden."""
    size = middle(serie.waarden[-1])
    return _text(serie, NARROW - maat.naam)._replace(y=hidden if size is None else maat.y(size))


def _text(serie: _Lijn, width: float) -> Etiket:
    """The last value with the name under it, at most ``width`` pixels wide."""
    value, name = halves(readable(serie.waarden[-1])), lines(serie.naam, width, SIZE)
    return Etiket(0, value, name, gestapeld=True)


def _moments(maat: _Maat, names: list[str]) -> _Momenten:
    """Next to each other where they fit, else upright; the last and the first always, others if they fit."""
    width, side = length(names, SIZE), min(maat.x(0), NARROW - maat.x(len(names) - 1))
    if width / 2 <= side and (width + 8 <= maat.apart or len(names) == 1):
        texts = [(maat.x(place), [name]) for place, name in enumerate(names)]
        return _Momenten(texts, {"align": "center", "baseline": "top", "fontSize": SIZE}, LINE_HEIGHT)
    wrapped = [lines(name, _MOMENT, SIZE) or [""] for name in names]
    most = max(len(text) for text in wrapped)
    texts = [
        (maat.x(place), wrapped[place])
        for place in _places(len(names), (most * LINE_HEIGHT + 2) / maat.apart)
    ]
    # A text of more lines is moved back by half its height, so that it stands in the middle under its mark.
    back = {"dy": {"expr": f"-(isArray(datum.tekst) ? datum.tekst.length - 1 : 0) * {LINE_HEIGHT / 2}"}}
    stand = {"align": "right", "angle": 270, "fontSize": SIZE, "lineHeight": LINE_HEIGHT, **back}
    longest = max(len(line) for text in wrapped for line in text)
    return _Momenten(texts, stand, longest * SIZE * LETTER)


def _places(count: int, apart: float) -> list[int]:
    """Of ``count`` moments those with at least ``apart`` moments from one to the next; the ends always."""
    step = max(1, math.ceil(apart))
    places = list(range(count - 1, -1, -step))
    if places[-1] and len(places) > 1 and places[-1] < apart:
        places.pop()
    return sorted({0, *places})


def _axis(vel: Vel, maat: _Maat) -> None:
    for marks, colour in (([m for m in maat.as_ if m], GRID), ([m for m in maat.as_ if not m], LINE)):
        rows = [{"x": maat.links - 6, "x2": maat.rechts + 6, "y": maat.y(m), "y2": maat.y(m)} for m in marks]
        vel.rules(rows, stroke=colour)
    numbers = [{"x": maat.links - 10, "y": maat.y(m), "tekst": dutch(m)} for m in maat.as_]
    vel.texts(numbers, align="right", fontSize=SIZE)


def _band(vel: Vel, maat: _Maat, serie: _Lijn) -> None:
    """The light surface from bound to bound, with a whisker at each interval, so one alone is seen too."""
    rows: list[dict[str, Any]] = []
    for part, places in _parts(serie):
        bounds = [(place, *(grenzen(serie.waarden[place]) or (0, 0))) for place in places]
        if any(low < high for _, low, high in bounds):
            rows += [{"deel": part, "x": maat.x(p), "y": maat.y(a), "y2": maat.y(b)} for p, a, b in bounds]
    vel.bands(rows, fill=serie.reeks.kleur, fillOpacity=0.18)
    whiskers = [{**row, "x2": row["x"]} for row in rows if row["y"] != row["y2"]]
    vel.rules(whiskers, stroke=serie.reeks.kleur, strokeWidth=1)


def _line(vel: Vel, maat: _Maat, serie: _Lijn) -> None:
    colour, dash, shape = serie.reeks
    points = [
        {
            "deel": part,
            "x": maat.x(p),
            "y": maat.y(middle(serie.waarden[p]) or 0),
            "open": _open(serie.waarden[p]),
        }
        for part, places in _parts(serie)
        for p in places
    ]
    vel.lines(points, stroke=colour, strokeWidth=2, strokeDash=list(dash))
    size = _MARK if maat.apart >= 10 else _MARK / 3
    for fill, rows in (
        (colour, [p for p in points if not p["open"]]),
        (WHITE, [p for p in points if p["open"]]),
    ):
        vel.marks(rows, fill=fill, stroke=colour, shape=shape, size=size)


def _open(value: Waarde) -> bool:
    low, high = grenzen(value) or (0, 0)
    return low < high


def _hidden(vel: Vel, maat: _Maat, serie: _Lijn, y: float) -> None:
    """The mark of the series, and a dashed box with an x under each run of hidden values."""
    vel.marks(
        [{"x": 6, "y": y}],
        fill=serie.reeks.kleur,
        stroke=serie.reeks.kleur,
        shape=serie.reeks.teken,
        size=_MARK,
    )
    runs = [places for gone, places in _runs(serie) if gone]
    vel.hidden(
        [
            {
                "x": maat.x(run[0]) - 7,
                "x2": maat.x(run[-1]) + 7,
                "y": y - 7,
                "y2": y + 7,
                "tekst": readable(None),
            }
            for run in runs
        ]
    )


def _parts(serie: _Lijn) -> list[tuple[int, list[int]]]:
    """The pieces of the line between hidden values, numbered, each with its moments."""
    return list(enumerate(places for gone, places in _runs(serie) if not gone))


def _runs(serie: _Lijn) -> list[tuple[bool, list[int]]]:
    groups = groupby(range(len(serie.waarden)), key=lambda place: serie.waarden[place] is None)
    return [(gone, list(places)) for gone, places in groups]


def _key(tabel: Tabel, series: Sequence[_Lijn]) -> str:
    parts = [tabel.eenheid]
    if any(_open(value) for serie in series for value in serie.waarden):
        parts.append("een open teken en het lichte vlak zijn onzeker")
    if any(None in serie.waarden for serie in series):
        parts.append("x is verborgen")
    return "; ".join(parts)
