"""Which colour an area has: a few classes of equal width, with round bounds."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from snijvlak.vormgeving.tabel import Waarde, dutch, grenzen
from snijvlak.vormgeving.teksten import tekst

COUNT = 4


@dataclass(frozen=True)
class Klassen:
    """Classes from 0 up, each ``stap`` wide; the last has what is higher too."""

    stap: float

    @classmethod
    def of(cls, values: Iterable[Waarde]) -> Klassen:
        """Classes in which all these values fall, as far as they may be shown."""
        known = [bounds[1] for value in values if (bounds := grenzen(value)) is not None]
        return cls(_round_up(max(known, default=0) / COUNT))

    def find(self, value: Waarde) -> tuple[int, bool] | None:
        """The class of a value, and whether it may be another too; None for a hidden value and for a text."""
        bounds = grenzen(value)
        if bounds is None:
            return None
        low, high = (self._at(bound) for bound in bounds)
        return self._at(sum(bounds) / 2), low != high

    def _at(self, number: float) -> int:
        return min(COUNT - 1, max(0, int(number // self.stap)))

    def name(self, place: int) -> str:
        """A class in words."""
        low = dutch(_plain(place * self.stap))
        if place == COUNT - 1:
            return tekst("vormgeving.kaart.of_meer", laagste=low)
        return tekst("vormgeving.kaart.tot", laagste=low, hoogste=dutch(_plain((place + 1) * self.stap)))


def _round_up(number: float) -> float:
    """The next of 1, 2, 2.5, 5 and 10 times a power of ten; 1 for 0."""
    if number <= 0:
        return 1.0
    power = 10 ** math.floor(math.log10(number))
    return next(power * step for step in (1, 2, 2.5, 5, 10) if power * step >= number)


def _plain(number: float) -> float:
    return int(number) if float(number).is_integer() else round(number, 6)
