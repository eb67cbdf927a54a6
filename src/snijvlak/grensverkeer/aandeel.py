"""Which share of the pupils of some municipalities goes to school in another one, from what is published.

Only bounds that the page of the matrix shows go in, so a share tells nothing that the page does not.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from snijvlak.vormgeving.tabel import Interval

from .matrix import NIET_GEVONDEN


@dataclass(frozen=True)
class Plek:
    """Pupils who live in one municipality and go to school in another (group)."""

    woongemeente: str
    schoolgemeente: str
    aantal: Interval


def elsewhere(plekken: Iterable[Plek], gemeenten: Collection[str]) -> tuple[int, int] | None:
    """The lowest and highest share in percent; None when nobody lives there.

    Whose school was not found may go to school in the own municipality, or not.
    """
    home, away, unknown = (0, 0), (0, 0), (0, 0)
    for plek in plekken:
        if plek.woongemeente not in gemeenten:
            continue
        if plek.schoolgemeente == NIET_GEVONDEN:
            unknown = _sum(unknown, plek.aantal.getoond)
        elif plek.schoolgemeente == plek.woongemeente:
            home = _sum(home, plek.aantal.getoond)
        else:
            away = _sum(away, plek.aantal.getoond)
    if not home[1] + away[1] + unknown[1]:
        return None
    low = _percent(away[0], home[1] + unknown[1])
    high = _percent(away[1] + unknown[1], home[0])
    return math.floor(low), math.ceil(high)


def _sum(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


def _percent(part: int, rest: int) -> float:
    return 100 * part / (part + rest) if part else 0.0
