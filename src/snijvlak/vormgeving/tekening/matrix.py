"""A coloured cell per value; as wide as its columns need, so on a telephone it scrolls."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any, Literal

import altair as alt

from snijvlak.vormgeving.tabel import Tabel, Waarde, readable

from .kleuren import BLACK, DARK_RGB, HIDDEN_DASH, LINE, PALE_RGB, WHITE, hexcode, ink
from .maat import halves, length, middle
from .vel import Beeld

_CELL = (54, 36)  # pixels: room for 49.000–50.000 on two lines
_SIZE = 12  # pixels, of the letters


def draw(tabel: Tabel) -> Beeld:
    """The matrix of a table."""
    heads = [readable(rij[0]) for rij in tabel.rijen]
    names = list(tabel.kolommen[1:])
    base = alt.Chart(alt.Data(values=_cells(tabel))).encode(
        x=alt.X("kolom:O", axis=_axis(names, "top")), y=alt.Y("rij:O", axis=_axis(heads, "left"))
    )
    box = base.mark_rect(stroke=WHITE).encode(fill=alt.Fill("vlak:N", scale=None))
    hidden = base.transform_filter("datum.verborgen").mark_rect(
        fill=WHITE, stroke=LINE, strokeDash=HIDDEN_DASH
    )
    text = base.mark_text(
        fontSize=_SIZE, baseline="middle", lineHeight=13, dy=alt.expr("datum.tekst.length > 1 ? -6 : 0")
    ).encode(text="tekst:N", color=alt.Color("inkt:N", scale=None))
    chart = alt.LayerChart(layer=[box, hidden, text], width=alt.Step(_CELL[0]), height=alt.Step(_CELL[1]))
    width = length(heads, _SIZE) + 12 + _CELL[0] * len(names)
    return Beeld(chart, f"{tabel.eenheid}; hoe donkerder, hoe meer", width)


def _cells(tabel: Tabel) -> list[dict[str, Any]]:
    top = max(abs(middle(value) or 0) for rij in tabel.rijen for value in rij[1:])
    return [
        {"rij": r, "kolom": k, "tekst": halves(readable(value)), **_look(value, top)}
        for r, rij in enumerate(tabel.rijen)
        for k, value in enumerate(rij[1:])
    ]


def _axis(names: Sequence[str], orient: Literal["top", "left"]) -> alt.Axis:
    slant = -45 if orient == "top" else 0
    return alt.Axis(
        orient=orient,
        title=None,
        ticks=False,
        domain=False,
        labelAngle=slant,
        labelFontSize=_SIZE,
        labelLimit=0,
        labelOverlap=False,
        minExtent=length(names, _SIZE) * math.cos(math.radians(slant)) + 12,
        # Places are numbers, so two rows with one name stay two rows; the names are put there as labels.
        labelExpr=f"{json.dumps(names)}[datum.value]",
    )


def _look(value: Waarde, top: float) -> dict[str, Any]:
    size = middle(value)
    if size is None:
        return {"vlak": WHITE, "inkt": BLACK, "verborgen": value is None}
    # The root keeps differences among small numbers visible next to one large number.
    share = math.sqrt(abs(size) / top) if top else 0
    parts = [round(a + (b - a) * share) for a, b in zip(PALE_RGB, DARK_RGB, strict=True)]
    return {"vlak": hexcode(parts), "inkt": ink(parts), "verborgen": False}
