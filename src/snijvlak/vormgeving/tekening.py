"""Draws a ``Tabel`` as SVG with Altair and vl-convert. Heavy to import: only ``grafiek``'s own process does.

The picture knows no more than the texts in the table: a small count has the bar and the colour of any small
count, and a hidden value has neither. It needs no style sheet, script or font of its own.
"""

from __future__ import annotations

import json
import math
import textwrap
from collections.abc import Sequence
from typing import Any, Literal
from xml.etree import ElementTree

import altair as alt
import vl_convert

from .tabel import Interval, Tabel, Waarde, readable

_SVG = "http://www.w3.org/2000/svg"
_FONT = "sans-serif"
_PALE, _DARK = (234, 242, 250), (8, 48, 107)  # one hue from light to dark: clear without colour too
_LINE = "#595959"
_NARROW = 350  # pixels: a telephone without its margins
_CELL = (54, 36)  # pixels: room for 49.000–50.000 on two lines
_LETTER = 0.62  # width of a letter in a wide sans-serif font, as part of its size


def draw(tabel: Tabel) -> str:
    """The picture of a table that has a ``vorm`` and rows, as SVG text; the same for the same table."""
    chart, wide = (_matrix(tabel), _width(tabel)) if tabel.vorm == "matrix" else (_bars(tabel), _NARROW)
    width = max(wide, _NARROW)
    source = f"Bron: {tabel.bron}. Peil: {tabel.peil}. {tabel.noot}".strip()
    head = _title(tabel.titel, width, 16, subtitle=_lines(_key(tabel), width, 12), subtitleFontSize=12)
    foot = _title(source, width, 12, fontWeight="normal", orient="bottom", offset=12)
    whole = alt.vconcat(chart.properties(title=head), title=foot)
    # The drawing tool measures with its own font; another may be wider and needs room on the right.
    padding = {"left": 4, "top": 12, "bottom": 4, "right": 28 + width - wide}
    whole = whole.configure(font=_FONT, background="#ffffff", padding=padding).configure_view(stroke=None)
    svg = vl_convert.vegalite_to_svg(
        whole.to_json(), vl_version=alt.SCHEMA_VERSION.rpartition(".")[0], allowed_base_urls=[]
    )
    return _accessible(svg, tabel)


def _title(text: str, width: float, size: int, **look: Any) -> alt.TitleParams:
    return alt.TitleParams(
        text=_lines(text, width, size), anchor="start", frame="bounds", fontSize=size, **look
    )


def _key(tabel: Tabel) -> str:
    """The unit, and how to read the colours."""
    if tabel.vorm == "matrix":
        return f"{tabel.eenheid}; hoe donkerder, hoe meer"
    bounds = [_bounds(rij[tabel.drawn]) for rij in tabel.rijen]
    unsure = any(b and b[0] < b[1] for b in bounds)
    return f"{tabel.eenheid}; het lichte deel is onzeker" if unsure else tabel.eenheid


def _matrix(tabel: Tabel) -> alt.LayerChart:
    top = max(_size(value) for rij in tabel.rijen for value in rij[1:])
    cells = [
        {"rij": r, "kolom": k, "tekst": _halves(readable(value)), **_look(value, top)}
        for r, rij in enumerate(tabel.rijen)
        for k, value in enumerate(rij[1:])
    ]
    heads = [readable(rij[0]) for rij in tabel.rijen]
    base = alt.Chart(alt.Data(values=cells)).encode(
        x=alt.X("kolom:O", axis=_axis(tabel.kolommen[1:], "top")), y=alt.Y("rij:O", axis=_axis(heads, "left"))
    )
    box = base.mark_rect(stroke="#ffffff").encode(fill=alt.Fill("vlak:N", scale=None))
    hidden = base.transform_filter("datum.verborgen").mark_rect(
        fill="#ffffff", stroke=_LINE, strokeDash=[3, 3]
    )
    text = base.mark_text(
        fontSize=12, baseline="middle", lineHeight=13, dy=alt.expr("datum.tekst.length > 1 ? -6 : 0")
    ).encode(text="tekst:N", color=alt.Color("inkt:N", scale=None))
    return alt.LayerChart(layer=[box, hidden, text], width=alt.Step(_CELL[0]), height=alt.Step(_CELL[1]))


def _axis(names: Sequence[str], orient: Literal["top", "left"]) -> alt.Axis:
    slant = -45 if orient == "top" else 0
    return alt.Axis(
        orient=orient,
        title=None,
        ticks=False,
        domain=False,
        labelAngle=slant,
        labelFontSize=12,
        labelLimit=0,
        labelOverlap=False,
        minExtent=_length(names) * math.cos(math.radians(slant)) + 12,
        # Places are numbers, so two rows with one name stay two rows; the names are put there as labels.
        labelExpr=f"{json.dumps(names)}[datum.value]",
    )


def _length(names: Sequence[str]) -> float:
    return max(len(name) for name in names) * 12 * _LETTER


def _width(tabel: Tabel) -> float:
    """How wide a matrix is, in pixels: the names of the rows and the cells."""
    heads = [readable(rij[0]) for rij in tabel.rijen]
    return _length(heads) + 12 + _CELL[0] * (len(tabel.kolommen) - 1)


def _halves(text: str) -> list[str]:
    """A long interval on two lines, so that the columns stay narrow."""
    low, dash, high = text.partition("–")
    return [low + dash, high] if len(text) > 6 and dash else [text]


def _look(value: Waarde, top: float) -> dict[str, Any]:
    if _bounds(value) is None:
        return {"vlak": "#ffffff", "inkt": "#000000", "verborgen": value is None}
    # The root keeps differences among small numbers visible next to one large number.
    share = math.sqrt(_size(value) / top) if top else 0
    parts = [round(a + (b - a) * share) for a, b in zip(_PALE, _DARK, strict=True)]
    return {"vlak": _hex(parts), "inkt": _ink(parts), "verborgen": False}


def _hex(parts: Sequence[int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*parts)


def _ink(parts: Sequence[int]) -> str:
    """Black or white, whichever can be read best on this colour (WCAG 2.2, relative luminance)."""
    light = [p / 255 / 12.92 if p <= 10 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in parts]
    luminance = sum(part * weight for part, weight in zip(light, (0.2126, 0.7152, 0.0722), strict=True))
    return "#000000" if luminance > 0.179 else "#ffffff"


def _size(value: Waarde) -> float:
    low, high = _bounds(value) or (0, 0)
    return abs(low + high) / 2


def _bounds(value: Waarde) -> tuple[float, float] | None:
    if isinstance(value, Interval):
        return value.getoond
    return None if value is None or isinstance(value, str) else (value, value)


def _bars(tabel: Tabel) -> alt.LayerChart:
    rows, height = _rows(tabel)
    known = [bound for row in rows for bound in (row["laag"], row["hoog"]) if bound is not None]
    low, high = min([0, *known]), max([0, *known]) or 1
    room = min(max(len(row["tekst"]) for row in rows) * 14 * _LETTER + 8, _NARROW / 2)
    x = alt.Scale(domain=[low, high], range=[0, _NARROW - room], nice=False, zero=False)
    y = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    base = alt.Chart(alt.Data(values=rows)).encode(y=alt.Y("midden:Q", scale=y, axis=None))
    bars = base.encode(y=alt.Y("boven:Q", scale=y, axis=None), y2="onder:Q")

    def span(begin: str, end: str) -> dict[str, Any]:
        return {"x": alt.X(f"{begin}:Q", scale=x, axis=None), "x2": f"{end}:Q"}

    hidden = bars.transform_filter("datum.verborgen")
    shown = bars.transform_filter("!datum.verborgen")
    marks = [
        shown.mark_rect(fill=_hex(_DARK)).encode(**span("nul", "laag")),
        shown.transform_filter("datum.laag < datum.hoog")
        .mark_rect(fill="#b9cfe6", stroke=_LINE)
        .encode(**span("laag", "hoog")),
        hidden.mark_rect(fill="#ffffff", stroke=_LINE, strokeDash=[3, 3]).encode(
            x=alt.value(0), x2=alt.value(20)
        ),
        base.mark_text(align="left", baseline="top", fontSize=14, lineHeight=17).encode(
            x=alt.value(0), y=alt.Y("kop:Q", scale=y, axis=None), text="naam:N"
        ),
        base.transform_filter("!datum.verborgen")
        .mark_text(align="left", baseline="middle", fontSize=14, dx=6)
        .encode(x=alt.X("einde:Q", scale=x, axis=None), text="tekst:N"),
        base.transform_filter("datum.verborgen")
        .mark_text(baseline="middle", fontSize=14)
        .encode(x=alt.value(10), text="tekst:N"),
    ]
    return alt.LayerChart(layer=marks, width=_NARROW, height=height)


def _rows(tabel: Tabel) -> tuple[list[dict[str, Any]], int]:
    """Each row with its place in pixels (the name above, the bar under it), and the height of all."""
    rows: list[dict[str, Any]] = []
    place = 4
    for rij in tabel.rijen:
        value = rij[tabel.drawn]
        names = _lines(readable(rij[0]), _NARROW, 14) or [""]
        top = place + 17 * len(names) + 2
        bounds = _bounds(value)
        low, high = bounds or (None, None)
        rows.append(
            {
                "naam": names,
                "tekst": readable(value),
                "verborgen": bounds is None,
                "nul": 0,
                "laag": low,
                "hoog": high,
                "einde": max(0, high or 0),
                "kop": place,
                "boven": top,
                "onder": top + 16,
                "midden": top + 8,
            }
        )
        place = top + 16 + 10
    return rows, place


def _lines(text: str, width: float, size: int) -> list[str]:
    return textwrap.wrap(text, int(width / (size * _LETTER)))


def _accessible(svg: str, tabel: Tabel) -> str:
    """One image with a title and a description, without the drawing tool's own English for screen readers."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(svg)  # noqa: S314 -- made in this process a moment ago
    for part in root.iter():
        for name in [n for n in part.attrib if n.startswith("aria-") or n in ("role", "class")]:
            del part.attrib[name]
    root.set("role", "img")
    root.set("aria-labelledby", "titel lezing")
    for place, (tag, text) in enumerate((("title", tabel.titel), ("desc", tabel.lezing))):
        element = ElementTree.Element(f"{{{_SVG}}}{tag}", id="titel" if tag == "title" else "lezing")
        element.text = text
        root.insert(place, element)
    return ElementTree.tostring(root, encoding="unicode")
