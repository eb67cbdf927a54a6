"""The colours of the pictures: clear for people who are colour-blind, and in grey print.

Each colour differs from every other in lightness too, so it stays apart where hue is not seen; a test
computes this. No picture depends on colour alone: a text, a dash or a shape always says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

WHITE, BLACK = "#ffffff", "#000000"
LINE = "#595959"  # 7:1 on white
GRID = "#d9d9d9"
PALE_RGB, DARK_RGB = (234, 242, 250), (8, 48, 107)  # one hue from light to dark: clear without colour too
PALE, DARK = "#eaf2fa", "#08306b"
UNSURE = "#b9cfe6"
FALL = "#e08214"  # a step down; its outline keeps it clear on white
FALL_LINE = "#a85b00"  # a falling line: 4.9:1 on white
TOTAL = "#4d4d4d"
HIDDEN_DASH = [3, 3]


class Reeks(NamedTuple):
    """How one series of a line looks: colour, dash in pixels ((1, 0) is a whole line), shape of its marks."""

    kleur: str
    streep: tuple[int, ...]
    teken: Literal["circle", "square", "triangle-up", "diamond", "cross"]


REEKSEN = (
    Reeks("#000000", (1, 0), "circle"),
    Reeks("#002d73", (7, 3), "square"),
    Reeks("#960f48", (2, 3), "triangle-up"),
    Reeks("#00776f", (9, 3, 2, 3), "diamond"),
    Reeks("#bf7f00", (4, 2), "cross"),
)


def hexcode(parts: Sequence[int]) -> str:
    """Red, green and blue (0 to 255) as SVG writes a colour."""
    return "#{:02x}{:02x}{:02x}".format(*parts)


def ink(parts: Sequence[int]) -> str:
    """Black or white, whichever can be read best on this colour (WCAG 2.2, relative luminance)."""
    light = [p / 255 / 12.92 if p <= 10 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in parts]
    luminance = sum(part * weight for part, weight in zip(light, (0.2126, 0.7152, 0.0722), strict=True))
    return BLACK if luminance > 0.179 else WHITE
