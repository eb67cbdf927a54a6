"""Which counts to hide: as few as possible, then the smallest, so that every sensitive one is safe."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from .netwerk import Netwerk, Snede
from .oplosser import GeenTijd, Programma, Rij, Vector
from .tabel import Tabel

# Also asks more than the table by itself: earlier publications.
Meer = Callable[[frozenset[int]], Iterable[Snede]]
_NEAR = 1e-6
# Up to so many people one more or less is well above the tolerances of the solver.
_TOLD_APART = 100_000
# In tables up to so many numbers choices of parts of counts are looked at first.
_SHARPENED = 3000
# Next to earlier publications: after so many seconds so much more than the fewest is enough.
_PATIENCE = 10.0
_CLOSE = 1.1
# Told, each time a choice is looked at, how many counts it hides.
Progress = Callable[[int], None]


@dataclass(frozen=True)
class Keuze:
    """The positions to hide. ``ondergrens``: fewer can not be; ``kleinste``: no other choice hides less."""

    verborgen: frozenset[int]
    ondergrens: int
    kleinste: bool

    @property
    def gap(self) -> float:
        """By how much the number hidden may lie above the least possible, as a part of that least."""
        return len(self.verborgen) / self.ondergrens - 1 if self.ondergrens else 0.0


def choose(
    tabel: Tabel,
    drempel: int,
    meer: Meer | None = None,
    *,
    seconds: float = 60.0,
    progress: Progress | None = None,
) -> Keuze:
    """The fewest counts to hide, ties by the smallest hidden total; after ``seconds`` a good choice.

    Next to earlier publications a choice close to the best will do after a part of that time.
    """
    search = _Zoektocht(tabel, drempel, meer, time.monotonic() + seconds, progress)
    sizes = np.array(tabel.waarden, dtype=np.float64)
    try:
        # All sizes together are less than one count more: of equals the small are tried first.
        hidden = search.best(1 + sizes / (sizes.sum() + 1))
    except GeenTijd as stopped:
        return _repaired(search, tabel, stopped)
    count = len(hidden)
    if sizes.sum() < _TOLD_APART:
        return Keuze(hidden, count, True)
    search.most(count)
    try:
        # Scaled, so that the solver's tolerances mean the same for small and large tables.
        smallest = search.best(sizes / max(1.0, sizes.max() / _TOLD_APART))
    except GeenTijd:
        return Keuze(hidden, count, False)
    return Keuze(smallest, count, True)


class _Zoektocht:
    """Cuts are added until a best choice breaks none; each best choice proves a lower bound."""

    def __init__(
        self, tabel: Tabel, drempel: int, meer: Meer | None, until: float, progress: Progress | None
    ) -> None:
        self._progress = progress
        self.network = Netwerk(tabel, drempel)
        self._meer = meer
        self._until = until
        self._patient_until = time.monotonic() + _PATIENCE if meer else until
        self._size = len(tabel.waarden)
        self._known: set[Snede] = set()
        self._counted = False
        self._program = Programma(self._size, 1.0, whole=True)
        self._parts = Programma(self._size, 1.0)
        for number in self.network.gevoelig:
            self._program.fix(number, 1.0)
            self._parts.fix(number, 1.0)
        self._add(self.network.first_cuts())
        self.last: frozenset[int] = frozenset(self.network.gevoelig)

    def best(self, cost: Vector) -> frozenset[int]:
        """The choice of least cost that breaks no cut.

        Raises:
            GeenTijd: the time was over first.
        """
        if self._size <= _SHARPENED:
            self._sharpen(cost)
        while True:
            self.last = self._cheapest(cost)
            broken = self.broken(self.last)
            if not broken:
                return self.last
            self._add(broken)
            if time.monotonic() > self._patient_until:
                self._close_enough(cost)
            if time.monotonic() > self._until:
                raise GeenTijd(len(self.last), None)

    def _sharpen(self, cost: Vector) -> None:
        """Add the cuts that a choice of parts of counts breaks: it takes fewer whole choices from there."""
        while time.monotonic() < self._until:
            shares = enumerate(self._parts.optimise(cost))
            known = len(self._known)
            self._add(self.network.cuts({i: float(share) for i, share in shares if share > _NEAR}))
            if len(self._known) == known:
                return

    def _cheapest(self, cost: Vector) -> frozenset[int]:
        self._program.limit(self._until - time.monotonic())
        return frozenset(int(i) for i in np.flatnonzero(self._program.optimise(cost) > 0.5))

    def _close_enough(self, cost: Vector) -> None:
        """Hide ever more on top of the best choice until nothing is broken.

        Raises:
            GeenTijd: that hides hardly more, so it will do; or there is no time for it.
        """
        bound, hidden = len(self.last), self.last
        if self._counted:  # the fewest are known, and only the smallest of these was looked for
            raise GeenTijd(bound, None)
        while broken := self.broken(hidden):
            self._add(broken)
            for number in hidden:
                self._program.fix(number, 1.0)
            try:
                hidden = self._cheapest(cost)
            except GeenTijd as stopped:
                raise GeenTijd(bound, stopped.beste) from stopped
        for number in hidden - set(self.network.gevoelig):
            self._program.free(number)
        if len(hidden) <= _CLOSE * bound:
            self.last = hidden
            raise GeenTijd(bound, None)

    def broken(self, hidden: frozenset[int]) -> list[Snede]:
        """What a choice does not protect; the dear questions only when the cheap ones are answered."""
        if self._progress:
            self._progress(len(hidden))
        cuts = self.network.cuts(dict.fromkeys(hidden, 1.0))
        return cuts or (list(self._meer(hidden)) if self._meer else [])

    def most(self, count: int) -> None:
        """From now on hide no more than this."""
        self._counted = True
        for program in (self._program, self._parts):
            program.add(Rij(np.arange(self._size), np.ones(self._size), None, count))

    def _add(self, cuts: Iterable[Snede]) -> None:
        for cut in cuts:
            if cut not in self._known:
                self._known.add(cut)
                numbers, weights = zip(*cut.gewichten, strict=True)
                for program in (self._program, self._parts):
                    program.add(Rij(np.array(numbers), np.array(weights, dtype=float), cut.nodig, None))


def _repaired(search: _Zoektocht, tabel: Tabel, stopped: GeenTijd) -> Keuze:
    """Hide the smallest counts of every cut that is still broken, until none is."""
    if stopped.beste is not None:
        search.last = frozenset(int(i) for i in np.flatnonzero(stopped.beste > 0.5))
    hidden = set(search.last) | set(search.network.gevoelig)
    while broken := search.broken(frozenset(hidden)):
        for cut in broken:
            lacking = cut.nodig - sum(weight for i, weight in cut.gewichten if i in hidden)
            for i, weight in sorted(cut.gewichten, key=lambda pair: tabel.waarden[pair[0]]):
                if lacking > _NEAR and i not in hidden:
                    hidden.add(i)
                    lacking -= weight
    bound = max(len(search.network.gevoelig), math.floor(stopped.ondergrens + _NEAR))
    return Keuze(frozenset(hidden), bound, False)
