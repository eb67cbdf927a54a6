"""From degrees to places on paper.

Equirectangular, true to scale at the middle of the map (J.P. Snyder, Map Projections: A Working Manual, USGS
1987, p. 90). Over the 35 km of Haaglanden that is right to a tenth of a percent.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .gebieden import Graden

WIDTH = 600  # units of the SVG
MARGIN = 8

Plek = tuple[float, float]  # units to the right and down


@dataclass(frozen=True)
class Projectie:
    """Puts degrees on a sheet of ``WIDTH`` units wide; the height follows from the shape of the area."""

    west: float
    north: float
    right: float  # units for a degree east
    down: float  # units for a degree south
    hoogte: int

    @classmethod
    def around(cls, points: Iterable[Graden]) -> Projectie:
        """A sheet on which all points fit.

        Raises:
            ValueError: there is no point.
        """
        known = list(points)
        if not known:
            raise ValueError("Een kaart zonder punten heeft geen maat.")
        east, north = [p[0] for p in known], [p[1] for p in known]
        shrink = math.cos(math.radians((min(north) + max(north)) / 2))
        inside = WIDTH - 2 * MARGIN
        across = max((max(east) - min(east)) * shrink, max(north) - min(north), 1e-6)
        down = inside / across
        height = round((max(north) - min(north)) * down + 2 * MARGIN)
        return cls(min(east), max(north), down * shrink, down, height)

    def place(self, point: Graden) -> Plek:
        """Where a point is on the sheet, to a tenth of a unit."""
        east, north = point
        return (
            round(MARGIN + (east - self.west) * self.right, 1),
            round(MARGIN + (self.north - north) * self.down, 1),
        )


def path(rings: Iterable[Sequence[Plek]]) -> str:
    """The rings as the ``d`` of an SVG path; a point that falls on the one before is left out."""
    parts: list[str] = []
    for ring in rings:
        kept = [p for place, p in enumerate(ring) if not place or p != ring[place - 1]]
        if len(kept) > 1:  # else it is smaller than a point, and no path
            parts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in kept[:-1]) + "Z")
    return "".join(parts)


def middle(rings: Iterable[Sequence[Plek]]) -> Plek:
    """The centre of gravity of the largest ring: where a name stands best."""
    best = max(rings, key=lambda ring: abs(_area(ring)))
    area = _area(best)
    if not area:
        return best[0]
    x = y = 0.0
    for (x1, y1), (x2, y2) in itertools.pairwise(best):
        cross = x1 * y2 - x2 * y1
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return round(x / (6 * area), 1), round(y / (6 * area), 1)


def _area(ring: Sequence[Plek]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring)) / 2
