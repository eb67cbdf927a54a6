"""Controlled rounding: every number to a multiple next to it, totals still sums, the least mean deviation.

Multiples stay as they are, so nothing moves by ``basis`` or more (Cox and Ernst, "Controlled rounding",
1982). With one or two dimensions such a rounding always exists.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import numpy as np

from .oplosser import GeenTijd, Onoplosbaar, Programma, Rij
from .tabel import Tabel

# Positions of which at least one must be rounded the other way, given the rounding that was tried.
Meer = Callable[[tuple[int, ...]], Iterable[frozenset[int]]]


class GeenAfronding(Exception):
    """No rounding protects everything; ``door`` are positions that no other rounding helps."""

    def __init__(self, door: frozenset[int]) -> None:
        super().__init__("no rounding")
        self.door = door


def choose(tabel: Tabel, basis: int, meer: Meer, *, seconds: float = 60.0) -> tuple[int, ...]:
    """The rounded numbers, in the order of the table.

    Raises:
        GeenAfronding: none is found that answers all that ``meer`` asks.
    """
    values = np.array(tabel.waarden, dtype=np.int64)
    down, part = values // basis, values % basis
    program = Programma(len(values), 1.0, list(_sums(tabel, down)), whole=True)
    for position in np.flatnonzero(part == 0):
        program.fix(int(position), 0.0)
    cost = (basis - 2 * part).astype(np.float64)
    until = time.monotonic() + seconds
    asked: frozenset[int] = frozenset()
    while True:
        program.limit(until - time.monotonic())
        try:
            up = np.rint(program.optimise(cost)).astype(np.int64)
        except (Onoplosbaar, GeenTijd) as error:
            raise GeenAfronding(asked) from error
        rounded = tuple(int(value) for value in (down + up) * basis)
        broken = list(meer(rounded))
        if not broken:
            return rounded
        for positions in broken:
            asked = positions
            movable = np.array([i for i in sorted(positions) if part[i]], dtype=np.int64)
            if not len(movable):
                raise GeenAfronding(positions)
            flips = np.where(up[movable] == 1, -1.0, 1.0)
            program.add(Rij(movable, flips, 1.0 - float(up[movable].sum()), None))


def _sums(tabel: Tabel, down: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Iterable[Rij]:
    """A total is the sum of its parts, counted in multiples."""
    for total, parts in tabel.indeling.equations():
        factors = np.append(np.ones(len(parts)), -1.0)
        lacking = float(down[total] - down[list(parts)].sum())
        yield Rij(np.array([*parts, total], dtype=np.int64), factors, lacking, lacking)
