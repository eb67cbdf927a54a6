"""Lines between areas: as thick as their number, curved to the right, with the head of an arrow at the end.

Each is one closed path, so it needs no style of its own. To and fro are two lines beside each other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from snijvlak.vormgeving.tabel import Waarde, grenzen, readable

from .plaatsen import Plek

THIN, THICK = 2.0, 18.0  # units: the widest line is for the highest number
_BEND = 0.16  # of the distance: how far the middle of a line is from a straight one
_POINTS = 16
_FREE = 12.0  # units: between the middle of an area and a line


@dataclass(frozen=True)
class Lijn:
    """From one area to another, by their codes, with its number."""

    van: str
    naar: str
    waarde: Waarde


@dataclass(frozen=True)
class Pijl:
    """A line on the map: its outline, and what it says."""

    pad: str
    tekst: str


def arrows(lijnen: Sequence[Lijn], middles: Mapping[str, Plek], names: Mapping[str, str]) -> tuple[Pijl, ...]:
    """The lines on the sheet, the thickest first, so that thin ones lie on top.

    A line of which an area is not on the map, or whose number is hidden, is left out.
    """
    known = [(lijn, size) for lijn in lijnen if (size := _size(lijn.waarde)) and lijn.van != lijn.naar]
    known = [(lijn, size) for lijn, size in known if {lijn.van, lijn.naar} <= middles.keys()]
    top = max((size for _, size in known), default=1.0)
    return tuple(
        Pijl(
            outline(middles[lijn.van], middles[lijn.naar], width(size, top)),
            f"{names[lijn.van]} → {names[lijn.naar]}: {readable(lijn.waarde)}",
        )
        for lijn, size in sorted(known, key=lambda one: -one[1])
    )


def _size(waarde: Waarde) -> float:
    bounds = grenzen(waarde)
    guess = getattr(waarde, "geschat", None)
    return float(guess if guess is not None else sum(bounds) / 2) if bounds else 0.0


def width(size: float, top: float) -> float:
    """How thick a line is: by the root, so that small numbers are seen beside a large one."""
    return THIN + (THICK - THIN) * math.sqrt(min(1.0, size / top))


def outline(begin: Plek, end: Plek, thick: float) -> str:
    """The closed path of an arrow from one place to another."""
    (x1, y1), (x2, y2) = begin, end
    across, down = x2 - x1, y2 - y1
    length = math.hypot(across, down) or 1.0
    # To the right of who goes along it, on a sheet whose second coordinate goes down.
    bend = ((x1 + x2) / 2 - down * _BEND, (y1 + y2) / 2 + across * _BEND)
    head = max(7.0, thick * 1.3)
    first, last = _FREE / length, 1 - (_FREE + head) / length
    if last <= first:
        first, last = 0.0, 0.5
    steps = [first + (last - first) * n / _POINTS for n in range(_POINTS + 1)]
    left, right = zip(*(_beside(begin, bend, end, s, thick / 2) for s in steps), strict=True)
    tip = _on(begin, bend, end, min(1.0, last + head / length))
    wide = _beside(begin, bend, end, last, max(6.0, thick * 0.95))
    ring = [*left, wide[0], tip, wide[1], *reversed(right)]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z"


def _on(begin: Plek, bend: Plek, end: Plek, step: float) -> Plek:
    """A point of the curve (quadratic Bézier)."""
    a, b, c = (1 - step) ** 2, 2 * step * (1 - step), step**2
    return a * begin[0] + b * bend[0] + c * end[0], a * begin[1] + b * bend[1] + c * end[1]


def _beside(begin: Plek, bend: Plek, end: Plek, step: float, far: float) -> tuple[Plek, Plek]:
    """The points on both sides of a point of the curve."""
    x, y = _on(begin, bend, end, step)
    dx = 2 * (1 - step) * (bend[0] - begin[0]) + 2 * step * (end[0] - bend[0])
    dy = 2 * (1 - step) * (bend[1] - begin[1]) + 2 * step * (end[1] - bend[1])
    size = math.hypot(dx, dy) or 1.0
    return (x - dy / size * far, y + dx / size * far), (x + dy / size * far, y - dx / size * far)
