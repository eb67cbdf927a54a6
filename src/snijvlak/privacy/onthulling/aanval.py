"""The attacker: the smallest and the largest value of a count that agree with everything published.

He knows every published number, that totals are sums, that counts are whole and not negative, and the rules
of the method. He asks, per count, a linear program for its least and its most (Fischetti and Salazar,
"Solving the cell suppression problem on tabular data with linear constraints", 2001), in whole numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from . import doelen
from .gezien import Antwoord, Gezien, starts
from .oplosser import GeenTijd, Geheel, Onoplosbaar, Programma, Rij, Vector, as_whole
from .publicatie import Periode, Publicatie
from .ruimte import Groep, Kolommen, Ruimte
from .tabel import Indeling

Grens = tuple[int, int | None]
_SECONDS = 5.0
_ENDLESS = 2**62
_FEW = 4
_NEAR = 1e-5


@dataclass(frozen=True)
class Bereik:
    """What an attacker must consider possible for a count; ``hoog`` None is no largest value."""

    groep: Groep
    laag: int
    hoog: int | None

    def narrow(self, drempel: int) -> bool:
        """Whether the count may be small and its range is narrower than ``drempel`` - 1."""
        if self.hoog is None or self.laag >= drempel or self.hoog < 1:
            return False
        return self.hoog - self.laag < drempel - 1


@dataclass(frozen=True)
class Lek:
    """A range that is too narrow, and the numbers of the new table that make it so (positions in it)."""

    bereik: Bereik
    door: frozenset[int]


class Aanval:
    """All that is known about one source. The numbers of a new table come first and can be given bounds."""

    def __init__(
        self,
        ruimte: Ruimte,
        eerder: Sequence[Publicatie],
        nieuw: tuple[Periode | None, Indeling] | None = None,
        leeg: Iterable[Groep] = (),
    ) -> None:
        self.ruimte = ruimte
        self._own = doelen.numbers(ruimte, *nieuw) if nieuw else []
        rows = [_sum(ruimte.columns(groep), 0, None) for groep in self._own]
        largest = 0
        for publicatie in eerder:
            groups = doelen.numbers(ruimte, publicatie.periode, publicatie.tabel.indeling)
            for groep, (_, low, high) in zip(groups, publicatie.bounds(), strict=True):
                rows.append(_sum(ruimte.columns(groep), low, high))
                largest = max(largest, high or low)
        rows += [_tie(first, second) for first, second in ruimte.ties()]
        rows += [_sum(ruimte.columns(groep), 0, 0) for groep in leeg]
        self._rows = rows
        self._flat = np.concatenate([row.kolommen for row in rows])
        self._factors = np.concatenate([row.factoren for row in rows]).astype(np.int64)
        self._starts = starts([len(row.kolommen) for row in rows])
        self._largest = largest
        self._bounds: list[Grens] = [(0, None)] * len(self._own)
        self._made: dict[bool, Programma] = {}

    @property
    def numbers(self) -> list[Groep]:
        """The groups of the new table, in the order of its places."""
        return self._own

    def know(self, bounds: Sequence[Grens]) -> None:
        """Give the numbers of the new table bounds: equal ones for a published number."""
        self._bounds = list(bounds)
        self._largest = max([self._largest, *(high or low for low, high in bounds)])
        self._made = {}

    def possible(self) -> bool:
        """Whether any counts agree with what is known."""
        try:
            self._program().optimise(np.zeros(self.ruimte.parts))
        except Onoplosbaar:
            return False
        return True

    def range(self, groep: Groep) -> Bereik:
        """The exact range of a group.

        Raises:
            Onoplosbaar: what is known contradicts itself.
        """
        columns = self.ruimte.columns(groep)
        low, high = (self._extreme(columns, maximise=maximise).waarde for maximise in (False, True))
        return Bereik(groep, low, None if high >= self._cap else high)

    def leaks(self, groepen: Sequence[Groep], drempel: int, *, most: int | None = None) -> list[Lek]:
        """The groups whose range is too narrow; those that can not be small are left out.

        One answer shows a value of every group at once, so most groups need no question of their own. After
        ``most`` leaks the others are left for later.

        Raises:
            Onoplosbaar: what is known contradicts itself.
        """
        if not groepen:
            return []
        seen = Gezien([self.ruimte.columns(groep) for groep in groepen])
        self._look_around(seen, drempel - 1)
        found: list[Lek] = []
        for i, groep in enumerate(groepen):
            lek = self._leak(seen, i, groep, drempel)
            if lek:
                found.append(lek)
            if len(found) == most:
                break
        return found

    def _look_around(self, seen: Gezien, width: int) -> None:
        """Ask for many groups at once, this way and that, as long as that shows enough of them wide."""
        chance = np.random.default_rng(1)  # the same questions every time, so the same answers
        undecided = seen.narrower(width)
        while len(undecided) > _FEW:
            cost: Vector = np.zeros(self.ruimte.parts)
            for i, sign in zip(undecided, chance.choice([-1.0, 1.0], len(undecided)), strict=True):
                cost[seen.columns[i]] += sign
            answer = self._relaxed(cost, maximise=True)
            if answer.delen is None:
                answer = self._whole(cost, maximise=True)
            seen.add(answer)
            before, undecided = len(undecided), seen.narrower(width)
            if len(undecided) > 0.9 * before and seen.answers > 2:
                break

    def _leak(self, seen: Gezien, i: int, groep: Groep, drempel: int) -> Lek | None:
        """Ask for the ends; in parts of people first, which is quick and can only show too much."""
        columns = seen.columns[i]
        low, high, because, broken = 0, None, frozenset[int](), list[bool]()
        # A large group is first asked for its least: when that is not small, nothing else matters.
        for maximise in (False, True) if seen.least(i) >= drempel else (True, False):
            if seen.width(i) >= drempel - 1:
                return None
            answer = self._relaxed(self._cost(columns), maximise=maximise)
            seen.add(answer)
            low, high = (low, answer.waarde) if maximise else (answer.waarde, high)
            if low >= drempel or (high is not None and high < 1):
                return None
            because |= answer.door
            if answer.delen is None:
                broken.append(maximise)
        if Bereik(groep, low, high).narrow(drempel):
            return Lek(Bereik(groep, low, high), because)
        for maximise in broken:
            if seen.width(i) >= drempel - 1:
                return None
            answer = self._whole(self._cost(columns), maximise=maximise)
            seen.add(answer)
            low, high = (low, answer.waarde) if maximise else (answer.waarde, high)
        everything = frozenset(row for row in range(len(self._own)) if self._fixed(row))
        return Lek(Bereik(groep, low, high), everything) if Bereik(groep, low, high).narrow(drempel) else None

    @property
    def _cap(self) -> int:
        # Far above anything that the published numbers can bound.
        return 4 * self._largest + 1000

    def _program(self, *, whole: bool = False) -> Programma:
        """One program per kind, so that the quick one starts from its own last answer."""
        if whole not in self._made:
            own = [
                Rij(row.kolommen, row.factoren, low, high)
                for row, (low, high) in zip(self._rows, self._bounds, strict=False)
            ]
            rows = own + self._rows[len(own) :]
            self._made[whole] = Programma(self.ruimte.parts, self._cap, rows, whole=whole)
        return self._made[whole]

    def _cost(self, columns: Kolommen) -> Vector:
        cost: Vector = np.zeros(self.ruimte.parts)
        cost[columns] = 1.0
        return cost

    def _extreme(self, columns: Kolommen, *, maximise: bool) -> Antwoord:
        answer = self._relaxed(self._cost(columns), maximise=maximise)
        return answer if answer.delen is not None else self._whole(self._cost(columns), maximise=maximise)

    def _relaxed(self, cost: Vector, *, maximise: bool) -> Antwoord:
        """An extreme in which people may be in parts, rounded to the whole number it can not go beyond."""
        program = self._program()
        found = program.optimise(cost, maximise=maximise)
        holds = frozenset(int(row) for row in program.binding(len(self._own)) if self._fixed(row))
        value = float(cost @ found)
        end = math.floor(value + _NEAR) if maximise else math.ceil(value - _NEAR)
        parts = as_whole(found)
        return Antwoord(end, parts if parts is not None and self._agrees(parts) else None, holds)

    def _whole(self, cost: Vector, *, maximise: bool) -> Antwoord:
        """An extreme in whole people; when time is over the best found, which he must consider possible."""
        program = self._program(whole=True)
        program.limit(_SECONDS)
        try:
            answer: Vector | None = program.optimise(cost, maximise=maximise)
        except GeenTijd as stopped:
            answer = stopped.beste
        parts = as_whole(answer) if answer is not None else None
        if parts is None or not self._agrees(parts):
            raise Onoplosbaar
        return Antwoord(round(float(cost @ parts)), parts, frozenset())

    def _fixed(self, row: int) -> bool:
        low, high = self._bounds[row]
        return high is not None and low <= high

    def _agrees(self, parts: Geheel) -> bool:
        """Exactly, in whole numbers: no rounding error of the solver counts as knowledge."""
        bounds = [*self._bounds, *((row.laag, row.hoog) for row in self._rows[len(self._own) :])]
        low = np.array([-_ENDLESS if b[0] is None else b[0] for b in bounds])
        high = np.array([_ENDLESS if b[1] is None else b[1] for b in bounds])
        values = np.add.reduceat(parts[self._flat] * self._factors, self._starts)
        return bool(parts.min(initial=0) >= 0 and (values >= low).all() and (values <= high).all())


def _sum(columns: Kolommen, low: float | None, high: float | None) -> Rij:
    return Rij(columns, np.ones(len(columns)), low, high)


def _tie(first: Kolommen, second: Kolommen) -> Rij:
    factors = np.concatenate([np.ones(len(first)), -np.ones(len(second))])
    return Rij(np.concatenate([first, second]), factors, 0, 0)
