"""What the attacker saw so far: each answer gives a value of every count at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .oplosser import Geheel, Vector
from .ruimte import Kolommen

# So many answers are kept, and no more than take some tens of megabytes.
_KEPT = 300
_LARGEST = 4_000_000
_ENDLESS = 2**62


@dataclass(frozen=True)
class Antwoord:
    """The extreme of a sum, the parts there (None when not in whole people), and which numbers hold it.

    ``precies`` is the extreme with people in parts; ``prijzen`` is how much further it would lie for each one
    that a number may be more (or, below 0, less).
    """

    waarde: int
    delen: Geheel | None
    door: frozenset[int]
    precies: float
    prijzen: Vector = field(default_factory=lambda: np.zeros(0))


class Gezien:
    """The smallest and largest value of each group among the answers so far."""

    def __init__(self, columns: list[Kolommen], breedte: Sequence[int]) -> None:
        self.columns = columns
        self._wanted = np.array(breedte, dtype=np.int64)
        self._flat = np.concatenate(columns)
        self._starts = starts([len(c) for c in columns])
        self._low = np.full(len(columns), np.iinfo(np.int64).max)
        self._high = np.full(len(columns), -1, dtype=np.int64)
        self._any = False

    def add(self, delen: Geheel) -> None:
        """See an answer."""
        values = np.add.reduceat(delen[self._flat], self._starts)
        self._low = np.minimum(self._low, values)
        self._high = np.maximum(self._high, values)
        self._any = True

    def least(self, i: int) -> int:
        """The smallest value seen of a group; 0 before the first answer."""
        return int(self._low[i]) if self._any else 0

    def narrow(self) -> list[int]:
        """The groups not yet seen to differ by as much as is wanted."""
        return [int(i) for i in np.flatnonzero(self._width() < self._wanted)]

    def enough(self, i: int) -> bool:
        """Whether a group was seen to differ by as much as is wanted."""
        return bool(self._width()[i] >= self._wanted[i])

    def _width(self) -> NDArray[np.int64]:
        return self._high - self._low if self._any else np.full(len(self.columns), -1)


class Voorraad:
    """Answers to keep: what agreed with other bounds may agree with these, and then shows as much."""

    def __init__(self, delen: int) -> None:
        self._kept: deque[tuple[Geheel, Geheel]] = deque(maxlen=min(_KEPT, _LARGEST // max(1, delen)))

    def keep(self, delen: Geheel, aantallen: Geheel) -> None:
        """Keep an answer with the numbers of the new table that belong to it."""
        self._kept.append((delen, aantallen))

    def within(self, grenzen: Sequence[tuple[int, int | None]]) -> Iterator[Geheel]:
        """The answers that agree with these bounds of the new numbers."""
        if self._kept:
            low = np.array([low for low, _ in grenzen])
            high = np.array([_ENDLESS if high is None else high for _, high in grenzen])
            numbers = np.stack([numbers for _, numbers in self._kept])
            fits = ((numbers >= low) & (numbers <= high)).all(axis=1)
            yield from [self._kept[i][0] for i in np.flatnonzero(fits)]


def starts(lengths: list[int]) -> NDArray[np.int64]:
    """Where each of a row of pieces with these lengths begins."""
    return np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
