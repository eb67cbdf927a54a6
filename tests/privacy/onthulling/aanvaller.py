"""A second, plain attacker: he writes down every person's possible place, and asks a solver about each count.

It shares nothing with the attacker in the house: one variable per combination of all dimensions and days,
whatever was published, and whole numbers from the start.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import highspy

Cel = tuple[int, ...]  # an index of time, then one index per dimension
Groep = frozenset[Cel]


@dataclass
class Wereld:
    """The true counts, and everything that was published of them as (who, least, most)."""

    aantallen: Mapping[Cel, int]
    bekend: list[tuple[Groep, int, int | None]] = field(default_factory=list[tuple[Groep, int, int | None]])

    def truth(self, groep: Iterable[Cel]) -> int:
        return sum(self.aantallen[cel] for cel in groep)

    def range(self, groep: Groep) -> tuple[int, int]:
        """The least and the most; a count without bound is cut off far above what is published."""
        return self._extreme(groep, 1), self._extreme(groep, -1)

    def _extreme(self, groep: Groep, sign: int) -> int:
        most = 10 * (10 + max((high or 0 for _, _, high in self.bekend), default=0))
        h = highspy.Highs()
        h.setOptionValue("output_flag", False)
        h.setOptionValue("threads", 1)
        cells = {
            cel: h.addVariable(lb=0, ub=most, type=highspy.HighsVarType.kInteger) for cel in self.aantallen
        }
        for members, low, high in self.bekend:
            total = h.qsum([cells[cel] for cel in members])
            h.addConstr(total >= low)
            if high is not None:
                h.addConstr(total <= high)
        h.minimize(sign * h.qsum([cells[cel] for cel in groep]))
        assert h.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return round(sum(h.val(cells[cel]) for cel in groep))


def enumerate_ranges(
    cells: int, rows: Sequence[tuple[frozenset[int], int, int | None]], most: int
) -> tuple[list[int], list[int]] | None:
    """The range of every row by trying every combination: a check of attackers on the smallest tables."""
    low, high = [most * cells] * len(rows), [-1] * len(rows)
    for values in itertools.product(range(most + 1), repeat=cells):
        sums = [sum(values[i] for i in members) for members, _, _ in rows]
        if all(lo <= s and (hi is None or s <= hi) for s, (_, lo, hi) in zip(sums, rows, strict=True)):
            low = [min(a, b) for a, b in zip(low, sums, strict=True)]
            high = [max(a, b) for a, b in zip(high, sums, strict=True)]
    return (low, high) if high[0] >= 0 else None
