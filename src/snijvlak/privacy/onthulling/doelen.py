"""Which counts an attacker may be after: the numbers of tables, and what subtracting them gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product
from typing import TypeVar

from .publicatie import Periode
from .ruimte import Categorieen, Groep, Ruimte
from .tabel import Indeling

_T = TypeVar("_T")
# Ten cumulative publications give 45 differences; a group that has more keeps the first ones.
_MOST = 400


def numbers(ruimte: Ruimte, periode: Periode | None, indeling: Indeling) -> list[Groep]:
    """The group behind each number of a table, in the order of its places."""
    return [ruimte.group(periode, indeling, plek) for plek in indeling.places()]


def differences(
    ruimte: Ruimte, tabellen: Sequence[tuple[Periode | None, Indeling]]
) -> dict[Groep, tuple[Groep, Groep]]:
    """Groups that no table names but that subtracting gives, each with the two that it is the difference of.

    Other periods: a year without its quarters, a half year without a quarter. Other areas: a region without
    one municipality. What is left of one table's own total without some of its categories is not a group:
    those categories are its numbers.
    """
    known = {groep for periode, indeling in tabellen for groep in numbers(ruimte, periode, indeling)}
    found: dict[Groep, tuple[Groep, Groep]] = {}
    for rest, whole, part in (*_periods(known), *_areas(ruimte, tabellen)):
        if rest not in known:
            found.setdefault(rest, (whole, part))
    return found


_Verschil = tuple[Groep, Groep, Groep]


def _periods(known: Iterable[Groep]) -> Iterable[_Verschil]:
    moments: defaultdict[frozenset[tuple[str, Categorieen]], set[frozenset[int]]] = defaultdict(set)
    for groep in known:
        moments[groep.keuzes].add(groep.perioden)
    for choices, periods in moments.items():
        for difference in _subtracted(sorted(periods, key=sorted)):
            rest, whole, part = (Groep(when, choices) for when in difference)
            yield rest, whole, part


def _areas(ruimte: Ruimte, tabellen: Sequence[tuple[Periode | None, Indeling]]) -> Iterable[_Verschil]:
    """Totals over unequal sets of categories of one dimension, everything else the same."""
    sets: defaultdict[tuple[str, frozenset[int], frozenset[tuple[str, Categorieen]]], set[Categorieen]]
    sets = defaultdict(set)
    dimensions = {name: frozenset(names) for name, names in ruimte.categorieen.items()}
    for periode, indeling in tabellen:
        for plek in indeling.places():
            groep = ruimte.group(periode, indeling, plek)
            totals = {
                name
                for name, i, names in zip(indeling.dimensies, plek, indeling.categorieen, strict=True)
                if i == len(names)
            }
            for name, everything in dimensions.items():
                if name in totals or name not in indeling.dimensies:
                    others = frozenset(c for c in groep.keuzes if c[0] != name)
                    sets[name, groep.perioden, others].add(groep.of(name) or everything)
    for (name, periods, others), chosen in sets.items():
        everything = dimensions[name]
        for difference in _subtracted(sorted(chosen, key=sorted)):
            rest, whole, part = (
                Groep(periods, others if names == everything else others | {(name, names)})
                for names in difference
            )
            yield rest, whole, part


def _subtracted(sets: Iterable[frozenset[_T]]) -> list[tuple[frozenset[_T], frozenset[_T], frozenset[_T]]]:
    """Every difference of a set and a part of it, and of those differences in turn: (rest, whole, part)."""
    found = list(sets)
    known = set(found)
    new: list[tuple[frozenset[_T], frozenset[_T], frozenset[_T]]] = []
    fresh: Sequence[frozenset[_T]] = found
    while fresh and len(new) < _MOST:
        rests: dict[frozenset[_T], tuple[frozenset[_T], frozenset[_T]]] = {}
        for a, b in (*product(found, fresh), *product(fresh, found)):
            if b < a and a - b not in known:
                rests.setdefault(a - b, (a, b))
        fresh = list(rests)
        known.update(fresh)
        found = [*found, *fresh]
        new += [(rest, *pair) for rest, pair in rests.items()]
    return new[:_MOST]
