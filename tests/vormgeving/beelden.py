"""Tables to draw in tests, and reading the SVG that was drawn. Every figure is made up."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from snijvlak.vormgeving.tabel import Tabel, Vorm, Waarde

SVG = "{http://www.w3.org/2000/svg}"


def tabel(vorm: Vorm | None, kolommen: tuple[str, ...], *rijen: tuple[Waarde, ...], kolom: str = "") -> Tabel:
    """A table with this picture."""
    known = {"titel": "Titel & meer", "lezing": "Wat u <ziet>.", "bron": "Proef", "peil": "2026"}
    return Tabel(
        **known,
        eenheid="kinderen",
        kolommen=kolommen,
        rijen=rijen,
        noot="Verzonnen.",
        vorm=vorm,
        kolom=kolom,
    )


def parse(svg: str) -> ElementTree.Element:
    """The picture, when it is valid XML."""
    return ElementTree.fromstring(svg)  # noqa: S314 -- drawn by this test


def squeeze(text: str) -> str:
    """The text without white space: a long one is put on more lines."""
    return re.sub(r"\s", "", text)


def texts(svg: str) -> list[str]:
    """Every text in the picture, lines put together; white space does not count."""
    return [squeeze("".join(element.itertext())) for element in parse(svg).iter(f"{SVG}text")]


def shapes(svg: str, **wanted: str) -> list[ElementTree.Element]:
    """The paths and lines with these attributes ("_" stands for "-"), in the order of drawing."""
    known = {name.replace("_", "-"): value for name, value in wanted.items()}
    found = [part for part in parse(svg).iter() if part.tag in (f"{SVG}path", f"{SVG}line")]
    return [part for part in found if all(part.get(name) == value for name, value in known.items())]


def box(part: ElementTree.Element) -> tuple[float, float, float, float]:
    """Left, top, width and height in pixels of a rectangle."""
    place = re.fullmatch(r"M([-\d.]+),([-\d.]+)h([-\d.]+)v([-\d.]+)h[-\d.]+Z", part.attrib["d"])
    assert place, part.attrib["d"]
    left, top, width, height = (float(number) for number in place.groups())
    return left, top, width, height


def spot(part: ElementTree.Element) -> tuple[float, float]:
    """Where a mark or a text stands, in pixels."""
    place = re.match(r"translate\(([-\d.]+),\s*([-\d.]+)\)", part.attrib["transform"])
    assert place, part.attrib
    return float(place[1]), float(place[2])
