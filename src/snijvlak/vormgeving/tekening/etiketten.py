"""Labels next to the end of a line: the value, and the name in lines, moved apart where they would touch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from .kleuren import LINE
from .maat import spread
from .vel import Vel

SIZE, LINE_HEIGHT = 12, 14
BOLD = 1.1  # how much wider bold letters are


class Etiket(NamedTuple):
    """A label for the point at ``y`` (pixels): the lines of its value and of its name, next to each other."""

    y: float
    waarde: list[str]
    naam: list[str]
    gestapeld: bool = False  # the name under the value

    @property
    def hoogte(self) -> float:
        """Pixels, with some air."""
        value, name = len(self.waarde), len(self.naam)
        return (value + name if self.gestapeld else max(value, name, 1)) * LINE_HEIGHT + 4

    def firsts(self, midden: float) -> tuple[float, float]:
        """Where the first line of the value and of the name stand, with the label around ``midden``."""
        value, name = len(self.waarde), len(self.naam)
        if self.gestapeld:
            top = midden - (value + name - 1) * LINE_HEIGHT / 2
            return top, top + value * LINE_HEIGHT
        return midden - (value - 1) * LINE_HEIGHT / 2, midden - (name - 1) * LINE_HEIGHT / 2


class Kolom:
    """Labels under each other, from ``boven`` and, if they fit, to ``onder`` (pixels)."""

    def __init__(self, labels: Sequence[Etiket], boven: float, onder: float = math.inf) -> None:
        self._labels = labels
        heights = [label.hoogte for label in labels]
        self._places = spread([label.y for label in labels], heights, boven, onder)

    @property
    def onder(self) -> float:
        """The lower side of the lowest label, in pixels."""
        pairs = zip(self._labels, self._places, strict=True)
        return max(place + label.hoogte / 2 for label, place in pairs)

    def write(self, vel: Vel, waarde: float, naam: float, align: str = "left") -> None:
        """Put the values at ``waarde`` and the names at ``naam`` (pixels from the left)."""
        values, names = [], []
        for label, place in zip(self._labels, self._places, strict=True):
            first = label.firsts(place)
            values.append({"x": waarde, "y": first[0], "tekst": label.waarde})
            names.append({"x": naam, "y": first[1], "tekst": label.naam})
        for rows, weight in ((values, "bold"), ([row for row in names if row["tekst"]], "normal")):
            vel.texts(rows, align=align, fontSize=SIZE, lineHeight=LINE_HEIGHT, fontWeight=weight)

    def lead(self, vel: Vel, x: float, x2: float) -> None:
        """A thin line from each point at ``x`` to its label at ``x2``."""
        pairs = zip(self._labels, self._places, strict=True)
        rows = [{"x": x, "y": label.y, "x2": x2, "y2": place} for label, place in pairs]
        vel.rules(rows, stroke=LINE, strokeWidth=0.5)
