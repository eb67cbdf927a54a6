"""A number of pupils with its bounds, and sums of them. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from snijvlak.vormgeving.tabel import SMALL, Interval

STAP = 5  # an estimate over a whole region is rounded to this
MIN_VERWIJD = 5  # so many widened flows hide each other in an estimate over all of them


@dataclass(frozen=True)
class Aantal:
    """The least, the estimated and the most pupils; ``laag <= midden <= hoog``."""

    laag: int
    midden: int
    hoog: int

    def __add__(self, other: Aantal) -> Aantal:
        return Aantal(self.laag + other.laag, self.midden + other.midden, self.hoog + other.hoog)

    def interval(self, *, volledig: bool = False) -> Interval:
        """As a table shows it; ``volledig`` for who may see small numbers too."""
        return Interval(self.laag, self.hoog, self.midden, volledig=volledig)


NIEMAND = Aantal(0, 0, 0)


@dataclass(frozen=True)
class Stroom:
    """Pupils from one home area in one school area.

    ``open``: as everybody may see them, ``alles``: as the tables tell, ``schatting``: the estimate behind it;
    ``verwijd``: whether the tables tell more than everybody may see.
    """

    open: Aantal
    alles: Aantal
    schatting: float

    @property
    def verwijd(self) -> bool:
        return self.open.laag < self.alles.laag or self.open.hoog > self.alles.hoog

    def aantal(self, *, alles: bool) -> Aantal:
        """The numbers for who may see all, or for everybody."""
        return self.alles if alles else self.open


def total(stromen: Iterable[Stroom], *, alles: bool) -> Aantal:
    """The sum: nothing in it that its parts do not show already."""
    return sum((stroom.aantal(alles=alles) for stroom in stromen), NIEMAND)


def whole(stromen: Iterable[Stroom], *, alles: bool) -> Aantal:
    """The sum over a whole region in one direction: with the estimate itself in the middle where it may.

    For everybody it is rounded, and stands there when none of the flows was widened or so many that they hide
    each other; else the sum of what the parts show.
    """
    parts = list(stromen)
    plain = total(parts, alles=alles)
    widened = sum(stroom.verwijd for stroom in parts)
    if not alles and 0 < widened < MIN_VERWIJD:
        return plain
    guess = sum(stroom.schatting for stroom in parts)
    middle = round(guess) if alles else STAP * round(guess / STAP)
    return Aantal(plain.laag, min(max(middle, plain.laag), plain.hoog), plain.hoog)


def shown(aantal: Aantal, *, alles: bool) -> float:
    """What of a number is seen, as one number: for a colour, a thickness or an order."""
    if alles:
        return aantal.midden
    interval = aantal.interval()
    return float(interval.geschat) if interval.geschat is not None else sum(interval.getoond) / 2


def is_small(aantal: Aantal) -> bool:
    """Whether everybody sees no more of it than that it is small."""
    return 0 < aantal.hoog < SMALL


def percent(deel: Aantal, rest: Aantal) -> tuple[float, float, float] | None:
    """Which share a part is of the part and the rest together: least, estimated and most, in percent; None
    when there may be nobody."""
    if not deel.hoog + rest.hoog or not deel.midden + rest.midden:
        return None
    low, high = deel.laag, deel.hoog
    return (
        100 * low / (low + rest.hoog) if low else 0.0,
        100 * deel.midden / (deel.midden + rest.midden),
        100 * high / (high + rest.laag) if high else 0.0,
    )
