"""Which way it goes between two values, as far as their bounds tell. Plain Python."""

from __future__ import annotations

from typing import Literal

from .tabel import Waarde, grenzen

Richting = Literal["stijgt", "daalt", "blijft gelijk", "onzeker"]


def direction(begin: Waarde, end: Waarde) -> Richting:
    """From one value to another; ``onzeker`` when one is hidden or when their bounds overlap."""
    first, last = grenzen(begin), grenzen(end)
    if first is None or last is None:
        return "onzeker"
    if last[0] > first[1]:
        return "stijgt"
    if last[1] < first[0]:
        return "daalt"
    return "blijft gelijk" if first[0] == first[1] == last[0] == last[1] else "onzeker"
