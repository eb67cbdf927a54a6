"""The attacker: the smallest and the largest value of a count that agree with everything published.

He knows every published number, that totals are sums, that counts are whole and not negative, and the rules
of the method. He asks, per count, a linear program for its least and its most (Fischetti and Salazar,
"Solving the cell suppression problem on tabular data with linear constraints", 2001), in whole numbers.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from . import doelen
from .gezien import Antwoord, Gezien, Voorraad, starts
from .oplosser import GeenTijd, Geheel, Onoplosbaar, Programma, Rij, Vector, as_whole
from .publicatie import Periode, Publicatie
from .ruimte import Groep, Kolommen, Ruimte
from .tabel import Indeling

Grens = tuple[int, int | None]
_SECONDS = 5.0
_ENDLESS = 2**62
_FEW = 4
_TRIES = 3
_MUCH = 1000.0
_NEAR = 1e-5


@dataclass(frozen=True)
class Bereik:
    """What an attacker must consider possible for a count; ``hoog`` None is no largest value."""

    groep: Groep
    laag: int
    hoog: int | None

    def narrow(self, drempel: int) -> bool:
        """Whether the count may be small and its range is narrower than ``drempel`` - 1."""
        return self.may_be_small(drempel) and self.narrower(drempel - 1)

    def may_be_small(self, drempel: int) -> bool:
        """Whether a value of 1 to ``drempel`` - 1 is possible."""
        return self.laag < drempel and (self.hoog is None or self.hoog >= 1)

    def narrower(self, breedte: int) -> bool:
        """Whether the largest and the smallest value differ by less."""
        return self.breedte is not None and self.breedte < breedte

    @property
    def breedte(self) -> int | None:
        """By how much the largest and the smallest value differ; None is without bound."""
        return None if self.hoog is None else self.hoog - self.laag


@dataclass(frozen=True)
class Doel:
    """A group that must have a range of ``breedte`` or more, when it may be smaller than ``drempel``."""

    groep: Groep
    drempel: int
    breedte: int

    def leaks(self, laag: int, hoog: int | None) -> bool:
        """Whether this range is too narrow."""
        bereik = Bereik(self.groep, laag, hoog)
        return bereik.may_be_small(self.drempel) and bereik.narrower(self.breedte)


@dataclass(frozen=True)
class Lek:
    """A range that is too narrow, and the numbers of the new table that make it so (positions in it).

    Per number ``prijzen`` tells how much wider the range becomes, at most, for each one more that it may be
    and for each one less (duality); empty when only whole numbers make it narrow.
    """

    doel: Doel
    bereik: Bereik
    door: frozenset[int]
    breedte: float = 0.0
    prijzen: tuple[tuple[int, float, float], ...] = ()


# Whether what was found counts.
Telt = Callable[[Lek], bool]


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
        self._low = np.array([-_ENDLESS if row.laag is None else row.laag for row in rows])
        self._high = np.array([_ENDLESS if row.hoog is None else row.hoog for row in rows])
        self._bounds: list[Grens] = [(0, None)] * len(self._own)
        self._made: dict[bool, Programma] = {}
        self._seen_before = Voorraad(ruimte.parts)
        self._chance = np.random.default_rng(1)  # the same questions every time, so the same answers

    @property
    def numbers(self) -> list[Groep]:
        """The groups of the new table, in the order of its places."""
        return self._own

    def know(self, bounds: Sequence[Grens]) -> None:
        """Give the numbers of the new table bounds: equal ones for a published number."""
        self._bounds = list(bounds)
        self._low[: len(bounds)] = [low for low, _ in bounds]
        self._high[: len(bounds)] = [_ENDLESS if high is None else high for _, high in bounds]
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

    def leaks(
        self, doelen_: Sequence[Doel], telt: Telt | None = None, *, most: int | None = None
    ) -> list[Lek]:
        """The groups whose range is too narrow; those that can not be small are left out.

        One answer shows a value of every group at once, also an answer to an earlier question, so most groups
        need no question of their own. After ``most`` leaks that count the others are left for later.

        Raises:
            Onoplosbaar: what is known contradicts itself.
        """
        if not doelen_:
            return []
        seen = Gezien([self.ruimte.columns(doel.groep) for doel in doelen_], [d.breedte for d in doelen_])
        for parts in self._seen_before.within(self._bounds):
            seen.add(parts)
        self._look_around(seen)
        found: list[Lek] = []
        for i, doel in enumerate(doelen_):
            lek = self._leak(seen, i, doel)
            if lek and (telt is None or telt(lek)):
                found.append(lek)
            if len(found) == most:
                break
        return found

    def _look_around(self, seen: Gezien) -> None:
        """Ask for many groups at once, this way and that, as long as that shows enough of them wide."""
        undecided = seen.narrow()
        for asked in itertools.count(1):
            if len(undecided) <= _FEW:
                return
            cost: Vector = np.zeros(self.ruimte.parts)
            for i, sign in zip(undecided, self._chance.choice([-1.0, 1.0], len(undecided)), strict=True):
                cost[seen.columns[i]] += sign
            self._see(seen, self._relaxed(cost, maximise=True))
            before, undecided = len(undecided), seen.narrow()
            if len(undecided) > 0.9 * before and asked > 1:
                return

    def _see(self, seen: Gezien, antwoord: Antwoord) -> None:
        if antwoord.delen is not None:
            seen.add(antwoord.delen)
            self._seen_before.keep(antwoord.delen, self._values(antwoord.delen)[: len(self._own)])

    def _leak(self, seen: Gezien, i: int, doel: Doel) -> Lek | None:
        """Ask for the ends; in parts of people first, which is quick and can only show too much."""
        columns, ends = seen.columns[i], dict[bool, Antwoord]()
        low, high = 0, None
        # A large group is first asked for its least: when that is not small, nothing else matters.
        for maximise in (False, True) if seen.least(i) >= doel.drempel else (True, False):
            if seen.enough(i):
                return None
            ends[maximise] = answer = self._relaxed(self._cost(columns), maximise=maximise)
            self._see(seen, answer)
            low, high = (low, answer.waarde) if maximise else (answer.waarde, high)
            if not Bereik(doel.groep, low, high).may_be_small(doel.drempel):
                return None
        if doel.leaks(low, high):
            return _proven(doel, ends[False], ends[True])
        for maximise in (end for end, answer in ends.items() if answer.delen is None):
            if seen.enough(i):
                return None
            answer = self._nearby(columns, ends[maximise].waarde, maximise=maximise)
            self._see(seen, answer)
            low, high = (low, answer.waarde) if maximise else (answer.waarde, high)
        everything = frozenset(row for row in range(len(self._own)) if self._fixed(row))
        return Lek(doel, Bereik(doel.groep, low, high), everything) if doel.leaks(low, high) else None

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
        prices = program.prices(len(self._own))
        holds = frozenset(row for row in map(int, np.flatnonzero(np.abs(prices) > _NEAR)) if self._fixed(row))
        value = float(cost @ found)
        end = math.floor(value + _NEAR) if maximise else math.ceil(value - _NEAR)
        parts = as_whole(found)
        whole = parts if parts is not None and self._agrees(parts) else None
        return Antwoord(end, whole, holds, value, prices if maximise else -prices)

    def _nearby(self, columns: Kolommen, end: int, *, maximise: bool) -> Antwoord:
        """An extreme in whole people: mostly as far as in parts, at another corner that is quick to find."""
        for _ in range(_TRIES):
            cost = self._cost(columns) * _MUCH + self._chance.random(self.ruimte.parts)
            answer = self._relaxed(cost, maximise=maximise)
            if answer.delen is not None and int(answer.delen[columns].sum()) == end:
                return replace(answer, waarde=end)
        return self._whole(self._cost(columns), maximise=maximise)

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
        value = float(cost @ parts)
        return Antwoord(round(value), parts, frozenset(), value)

    def _fixed(self, row: int) -> bool:
        low, high = self._bounds[row]
        return high is not None and low <= high

    def _agrees(self, parts: Geheel) -> bool:
        """Exactly, in whole numbers: no rounding error of the solver counts as knowledge."""
        values = self._values(parts)
        return bool(
            parts.min(initial=0) >= 0 and (values >= self._low).all() and (values <= self._high).all()
        )

    def _values(self, parts: Geheel) -> Geheel:
        """What each row adds up to."""
        return np.add.reduceat(parts[self._flat] * self._factors, self._starts)


def _proven(doel: Doel, least: Antwoord, most: Antwoord) -> Lek:
    """A leak with what each number adds to it at both ends."""
    up = np.maximum(least.prijzen, 0) + np.maximum(most.prijzen, 0)
    down = np.maximum(-least.prijzen, 0) + np.maximum(-most.prijzen, 0)
    prices = ((int(i), float(up[i]), float(down[i])) for i in np.flatnonzero(up + down > _NEAR))
    bereik = Bereik(doel.groep, least.waarde, most.waarde)
    return Lek(doel, bereik, least.door | most.door, most.precies - least.precies, tuple(prices))


def _sum(columns: Kolommen, low: float | None, high: float | None) -> Rij:
    return Rij(columns, np.ones(len(columns)), low, high)


def _tie(first: Kolommen, second: Kolommen) -> Rij:
    factors = np.concatenate([np.ones(len(first)), -np.ones(len(second))])
    return Rij(np.concatenate([first, second]), factors, 0, 0)
