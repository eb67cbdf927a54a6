"""The sheet around a picture: title, how to read it, source, and what a screen reader says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import altair as alt
import vl_convert

from snijvlak.vormgeving.tabel import Tabel, Vorm

from . import helling, lijn, matrix, oorzakenboom, staven, trechter, waterval
from .kleuren import WHITE
from .maat import NARROW, lines
from .vel import Beeld

_SVG = "http://www.w3.org/2000/svg"
_FONT = "sans-serif"

_KINDS: dict[Vorm, Callable[[Tabel], Beeld]] = {
    "staven": staven.draw,
    "lijn": lijn.draw,
    "trechter": trechter.draw,
    "waterval": waterval.draw,
    "helling": helling.draw,
    "matrix": matrix.draw,
    "oorzakenboom": oorzakenboom.draw,
}


def draw(tabel: Tabel) -> str:
    """The picture of a table that has a ``vorm`` and rows, as SVG text; the same for the same table.

    Raises:
        ValueError: the table has no ``vorm`` or no rows.
    """
    if tabel.vorm is None or not tabel.rijen:
        raise ValueError(f"{tabel.titel}: zonder vorm of zonder rijen is er niets te tekenen")
    beeld = _KINDS[tabel.vorm](tabel)
    width = max(beeld.breedte, NARROW)
    source = f"Bron: {tabel.bron}. Peil: {tabel.peil}. {tabel.noot}".strip()
    head = _title(tabel.titel, width, 16, subtitle=lines(beeld.sleutel, width, 12), subtitleFontSize=12)
    foot = _title(source, width, 12, fontWeight="normal", orient="bottom", offset=12)
    whole = alt.vconcat(beeld.chart.properties(title=head), title=foot)
    # The drawing tool measures with its own font; another may be wider and needs room on the right.
    padding = {"left": 4, "top": 12, "bottom": 4, "right": 28 + width - beeld.breedte}
    whole = whole.configure(font=_FONT, background=WHITE, padding=padding).configure_view(stroke=None)
    # Each part was checked when it was made; checking the whole again takes as long as drawing it.
    svg = vl_convert.vegalite_to_svg(
        whole.to_json(validate=False), vl_version=alt.SCHEMA_VERSION.rpartition(".")[0], allowed_base_urls=[]
    )
    return _accessible(svg, tabel)


def _title(text: str, width: float, size: int, **look: Any) -> alt.TitleParams:
    return alt.TitleParams(
        text=lines(text, width, size), anchor="start", frame="bounds", fontSize=size, **look
    )


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
