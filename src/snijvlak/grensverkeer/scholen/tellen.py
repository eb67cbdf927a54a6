"""Counts of which the bounds and an estimate are known, added up and compared. Plain Python."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from snijvlak.vormgeving.tabel import SMALL, Interval


@dataclass(frozen=True)
class Aantal:
    """Pupils: at least ``laag``, at most ``hoog``, most likely ``schatting``; laag <= schatting <= hoog."""

    laag: int = 0
    schatting: float = 0.0
    hoog: int = 0

    def __add__(self, other: Aantal) -> Aantal:
        return Aantal(self.laag + other.laag, self.schatting + other.schatting, self.hoog + other.hoog)

    @property
    def interval(self) -> Interval:
        """The count as a page shows it: nothing small."""
        return Interval(self.laag, self.hoog, min(max(round(self.schatting), self.laag), self.hoog))

    @property
    def precies(self) -> bool:
        """Whether the count is known."""
        return self.laag == self.hoog

    @property
    def weinig(self) -> bool:
        """Whether there are most likely fewer than may be shown."""
        return round(self.schatting) < SMALL


def total(counts: Iterable[Aantal]) -> Aantal:
    """All together."""
    return sum(counts, Aantal())


@dataclass(frozen=True)
class Procent:
    """A share in whole percents, with bounds rounded outward; ``schatting`` None when it may not be shown."""

    laag: int
    schatting: int | None
    hoog: int


def share(part: Aantal, rest: Aantal) -> Procent | None:
    """Which share ``part`` is of it and ``rest`` together; None of nothing.

    Only what a page shows of both goes in, so a share tells nothing more.
    """
    shown, others = part.interval, rest.interval
    (low, high), (least, most) = shown.getoond, others.getoond
    if not high + most:
        return None
    bounds = math.floor(_percent(low, most)), math.ceil(_percent(high, least))
    if shown.geschat is None or others.geschat is None:
        return Procent(bounds[0], bounds[0] if bounds[0] == bounds[1] else None, bounds[1])
    return Procent(bounds[0], round(_percent(shown.geschat, others.geschat)), bounds[1])


def _percent(part: int, rest: int) -> float:
    return 100 * part / (part + rest) if part else 0.0
