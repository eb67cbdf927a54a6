"""What the attacker saw so far: each answer gives a value of every count at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .oplosser import Geheel
from .ruimte import Kolommen


@dataclass(frozen=True)
class Antwoord:
    """The extreme of a sum, the parts there (None when not in whole people), and which numbers hold it."""

    waarde: int
    delen: Geheel | None
    door: frozenset[int]


class Gezien:
    """The smallest and largest value of each group among the answers so far."""

    def __init__(self, columns: list[Kolommen]) -> None:
        self.columns = columns
        self._flat = np.concatenate(columns)
        self._starts = starts([len(c) for c in columns])
        self._low = np.full(len(columns), np.iinfo(np.int64).max)
        self._high = np.full(len(columns), -1, dtype=np.int64)
        self._count = 0

    def add(self, antwoord: Antwoord) -> None:
        """See an answer; one in parts of people shows nothing."""
        if antwoord.delen is None:
            return
        values = np.add.reduceat(antwoord.delen[self._flat], self._starts)
        self._low = np.minimum(self._low, values)
        self._high = np.maximum(self._high, values)
        self._count += 1

    @property
    def answers(self) -> int:
        """How many answers were seen."""
        return self._count

    def least(self, i: int) -> int:
        """The smallest value seen of a group; 0 before the first answer."""
        return int(self._low[i]) if self._count else 0

    def narrower(self, width: int) -> list[int]:
        """The groups not yet seen to differ by so much."""
        return [i for i in range(len(self.columns)) if self.width(i) < width]

    def width(self, i: int) -> int:
        """By how much a group was seen to differ; -1 before the first answer."""
        return int(self._high[i] - self._low[i]) if self._count else -1


def starts(lengths: list[int]) -> NDArray[np.int64]:
    """Where each of a row of pieces with these lengths begins."""
    return np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
