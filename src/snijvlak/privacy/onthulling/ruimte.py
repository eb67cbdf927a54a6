"""The smallest countable parts behind all publications of one source, and what each number is the sum of.

Periods are cut at every begin and end that was used; dimensions have every category that was used. Tables
whose dimensions hang together as a tree (reason by sector, reason by gemeente) get a block of parts each,
tied at their shared margins: for whole numbers too there is then always one population behind them (Vorob'ev,
"Consistent families of measures and their extensions", 1962). Otherwise all dimensions that hang together
share one block.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .publicatie import Periode
from .tabel import Indeling, Plek

MAX_PARTS = 400_000
# So few parts that the sums of them are kept.
_SMALL = 20_000
# A category that no publication names; only there when the named ones cannot be all.
REST = "\0rest"

Kolommen = NDArray[np.int64]
Categorieen = frozenset[str]


class TeGroot(Exception):
    """There are too many parts to compute with."""


@dataclass(frozen=True)
class Groep:
    """A group of people: in some periods, and per dimension in some categories; not named is in all."""

    perioden: frozenset[int]
    keuzes: frozenset[tuple[str, Categorieen]]

    def of(self, dimensie: str) -> Categorieen | None:
        """The categories of a dimension; None is all."""
        return next((chosen for name, chosen in self.keuzes if name == dimensie), None)


class Ruimte:
    """The parts behind the tables of one source: ``tabellen`` are (period, table layout) pairs."""

    def __init__(self, tabellen: Sequence[tuple[Periode | None, Indeling]], *, rest: bool = False) -> None:
        self.edges = _edges([periode for periode, _ in tabellen])
        self.categorieen: dict[str, list[str]] = {}
        for _, indeling in tabellen:
            for name, names in indeling.sleutels:
                known = self.categorieen.setdefault(name, [])
                known += [n for n in dict.fromkeys(names) if n not in set(known)]
        if rest:
            for known in self.categorieen.values():
                known.append(REST)
        self._index = {name: {n: i for i, n in enumerate(names)} for name, names in self.categorieen.items()}
        self.blocks = _blocks([frozenset(name for name, _ in i.sleutels) for _, i in tabellen])
        self._found: dict[Groep, Kolommen] = {}
        self._start: list[int] = []
        self.parts = 0
        for block in self.blocks:
            self._start.append(self.parts)
            self.parts += self.periods * self._cells(block)
            if self.parts > MAX_PARTS:
                raise TeGroot

    @property
    def periods(self) -> int:
        """In how many parts time is cut; 1 when no publication has a period."""
        return max(1, len(self.edges) - 1)

    def _cells(self, block: tuple[str, ...]) -> int:
        size = 1
        for name in block:
            size *= len(self.categorieen[name])
        return size

    def within(self, periode: Periode | None) -> frozenset[int]:
        """The parts of time in a period."""
        if periode is None:
            return frozenset(range(self.periods))
        return frozenset(
            i
            for i, (begin, end) in enumerate(pairwise(self.edges))
            if periode.begin <= begin and end <= periode.eind + dt.timedelta(days=1)
        )

    def group(self, periode: Periode | None, indeling: Indeling, plek: Plek) -> Groep:
        """Whom a number of a table counts."""
        choices: list[tuple[str, Categorieen]] = []
        for (name, names), i in zip(indeling.sleutels, plek, strict=True):
            chosen = frozenset(names if i == len(names) else names[i : i + 1])
            if len(chosen) < len(self.categorieen[name]):
                choices.append((name, chosen))
        return Groep(self.within(periode), frozenset(choices))

    def columns(self, groep: Groep) -> Kolommen:
        """The parts that a group is the sum of, in the first block that has its dimensions."""
        found = self._found.get(groep)
        if found is None:
            needed = {name for name, _ in groep.keuzes}
            number = next(i for i, block in enumerate(self.blocks) if needed <= set(block))
            found = self._columns(number, groep)
            if self.parts < _SMALL:
                self._found[groep] = found
        return found

    def _columns(self, number: int, groep: Groep) -> Kolommen:
        block = self.blocks[number]
        cells = np.zeros(1, dtype=np.int64)
        for name in block:
            index = self._index[name]
            chosen = groep.of(name)
            picked = sorted(index[n] for n in chosen) if chosen is not None else range(len(index))
            cells = (cells[:, None] * len(index) + np.array(picked, dtype=np.int64)[None, :]).ravel()
        periods = np.array(sorted(groep.perioden), dtype=np.int64)
        return (self._start[number] + periods[:, None] * self._cells(block) + cells[None, :]).ravel()

    def days(self, groep: Groep) -> list[str]:
        """The days of a group as ``BEGIN/EIND``, adjoining parts taken together; nothing without periods."""
        spans: list[tuple[dt.date, dt.date]] = []
        for i in sorted(groep.perioden) if self.edges else ():
            begin, end = self.edges[i], self.edges[i + 1]
            if spans and spans[-1][1] == begin:
                begin = spans.pop()[0]
            spans.append((begin, end))
        return [str(Periode(begin, end - dt.timedelta(days=1))) for begin, end in spans]

    def ties(self) -> Iterator[tuple[Kolommen, Kolommen]]:
        """Pairs of sums that are equal, because blocks are about the same people."""
        for period in range(self.periods):
            when = frozenset([period])
            for name, names in self.categorieen.items():
                owners = [i for i, block in enumerate(self.blocks) if name in block]
                for first, second in pairwise(owners):
                    for category in names:
                        groep = Groep(when, frozenset([(name, frozenset([category]))]))
                        yield self._columns(first, groep), self._columns(second, groep)
            everyone = Groep(when, frozenset())
            for first, second in pairwise(range(len(self.blocks))):
                yield self._columns(first, everyone), self._columns(second, everyone)


def _edges(perioden: Sequence[Periode | None]) -> list[dt.date]:
    """Every day on which a period begins, and every day after one ends."""
    days = {p.begin for p in perioden if p} | {p.eind + dt.timedelta(days=1) for p in perioden if p}
    return sorted(days)


def _blocks(scopes: Sequence[frozenset[str]]) -> list[tuple[str, ...]]:
    """The sets of dimensions that get a block of parts: tables of a tree, or all that hang together."""
    largest = {s for s in scopes if not any(s < other for other in scopes)}
    blocks: list[tuple[str, ...]] = []
    while largest:
        part = {largest.pop()}
        while touching := {s for s in largest if any(s & other for other in part)}:
            part |= touching
            largest -= touching
        names = frozenset[str]().union(*part)
        # Tables are edges between dimensions: one edge fewer than dimensions is a tree.
        tree = len(part) == max(1, len(names) - 1)
        blocks += [tuple(sorted(s)) for s in part] if tree else [tuple(sorted(names))]
    return sorted(blocks)
