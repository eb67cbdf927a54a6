"""One table as a network, to see which hidden counts protect which.

Rows and columns, the two lines of totals included, are places; every number is an arc between its row and its
column. Changes that keep all totals right are flows around this network: what one count gains others on the
way must lose or gain. A hidden count can be changed by what flows around through other hidden counts. Where
too little can flow, a cut says which counts to hide (Fischetti and Salazar, "Models and algorithms for the
2-dimensional cell suppression problem in statistical disclosure control", 1999).

The attacker modelled here knows more than any real one: that each hidden count that is not 0 is at least 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from .tabel import Tabel

_NOTHING = 1e-6


@dataclass(frozen=True)
class Snede:
    """Of these counts enough must be hidden: the weights of the hidden ones add up to ``nodig`` or more."""

    gewichten: tuple[tuple[int, float], ...]
    nodig: float


@dataclass(frozen=True)
class _Arc:
    to: int
    number: int
    capacity: int


class Netwerk:
    """The network of a table and its sensitive counts, which are 1 to ``drempel`` - 1."""

    def __init__(self, tabel: Tabel, drempel: int) -> None:
        self._width = drempel - 1
        self.waarden = tabel.waarden
        self.gevoelig = [i for i, value in enumerate(tabel.waarden) if 1 <= value <= self._width]
        sizes = tabel.indeling.sizes
        rows = sizes[0] if len(sizes) == 2 else 1
        self._ends: list[tuple[int, int]] = []  # from where to where a count grows
        self._arcs: defaultdict[int, list[_Arc]] = defaultdict(list)
        for i, plek in enumerate(tabel.indeling.places()):
            totals = sum(index == size - 1 for index, size in zip(plek, sizes, strict=True))
            # With one dimension all numbers lie between the same two places.
            row, column = (plek[0], rows + plek[1]) if len(plek) == 2 else (0, 1)
            self._add(i, *((row, column) if totals % 2 == 0 else (column, row)))

    def _add(self, number: int, start: int, end: int) -> None:
        less = min(self._width, max(0, self.waarden[number] - 1))
        self._ends.append((start, end))
        self._arcs[start].append(_Arc(end, number, self._width))
        self._arcs[end].append(_Arc(start, number, less))

    def first_cuts(self) -> list[Snede]:
        """What each sensitive count needs in its own row and in its own column."""
        cuts: list[Snede] = []
        for number in self.gevoelig:
            start, end = self._ends[number]
            need = self._least(number)
            cuts.append(_cut(self._crossing({end}, number, need), need))
            cuts.append(_cut(self._crossing(set(self._arcs) - {start}, number, need), need))
        return cuts

    def cuts(self, verborgen: Mapping[int, float]) -> list[Snede]:
        """For every sensitive count that these hidden ones do not protect: what more is needed.

        A count may be hidden in part: then as much less can flow through it.
        """
        found = (self._protect(number, verborgen) for number in self.gevoelig)
        return [cut for cut in found if cut is not None]

    def _least(self, number: int) -> int:
        """A count can fall to 1, so it must be able to grow at least this much."""
        return self._width + 1 - self.waarden[number]

    def _protect(self, number: int, hidden: Mapping[int, float]) -> Snede | None:
        start, end = self._ends[number]
        up, side = self._flow(end, start, number, self._width, hidden)
        if up >= self._width - _NOTHING:
            return None
        least = self._least(number)
        if up < least - _NOTHING:
            return _cut(self._crossing(side, number, least), least)
        down, other = self._flow(start, end, number, self.waarden[number] - 1, hidden)
        if up + down >= self._width - _NOTHING:
            return None
        weights = self._crossing(side, number, self._width)
        for i, weight in self._crossing(other, number, self._width).items():
            weights[i] = min(self._width, weights.get(i, 0) + weight)
        return _cut(weights, self._width)

    def _flow(
        self, start: int, end: int, without: int, need: int, hidden: Mapping[int, float]
    ) -> tuple[float, set[int]]:
        """How much flows, up to ``need``, and the places that can still be reached when it is less."""
        used: defaultdict[tuple[int, int], float] = defaultdict(float)
        total = 0.0
        while total < need - _NOTHING:
            way, reached = self._way(start, end, without, used, hidden)
            if not way:
                return total, reached
            rooms = (arc.capacity * hidden[arc.number] - used[place, arc.number] for place, arc in way)
            step = min(need - total, *rooms)
            for place, arc in way:
                used[place, arc.number] += step
                used[arc.to, arc.number] -= step
            total += step
        return total, set()

    def _way(
        self,
        start: int,
        end: int,
        without: int,
        used: defaultdict[tuple[int, int], float],
        hidden: Mapping[int, float],
    ) -> tuple[list[tuple[int, _Arc]], set[int]]:
        came: dict[int, tuple[int, _Arc] | None] = {start: None}
        queue = [start]
        for place in queue:
            for arc in self._arcs[place]:
                if arc.to in came or arc.number == without or arc.number not in hidden:
                    continue
                if arc.capacity * hidden[arc.number] > used[place, arc.number] + _NOTHING:
                    came[arc.to] = (place, arc)
                    queue.append(arc.to)
            if end in came:
                break
        way: list[tuple[int, _Arc]] = []
        step = came.get(end)
        while step:
            way.append(step)
            step = came[step[0]]
        return way, set(came)

    def _crossing(self, side: set[int], without: int, most: int) -> dict[int, int]:
        """The counts over which more could flow out of a set of places, and how much each."""
        return {
            arc.number: min(most, arc.capacity)
            for place in side
            for arc in self._arcs[place]
            if arc.to not in side and arc.number != without and arc.capacity
        }


def _cut(weights: dict[int, int], need: int) -> Snede:
    return Snede(tuple(sorted(weights.items())), need)
