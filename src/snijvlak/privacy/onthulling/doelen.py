"""Which counts an attacker may be after: the numbers of tables, and what subtracting them gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .publicatie import Periode
from .ruimte import Categorieen, Groep, Ruimte
from .tabel import Indeling

# So many differences are looked at, those with the newest table first; and so many subtractions in a row.
_MOST = 3000
_DEEP = 3

Tabellen = Sequence[tuple[Periode | None, Indeling]]
_Verschil = tuple[Groep, Groep, Groep]
# A group as others added (1) and taken away (-1).
Som = tuple[tuple[Groep, int], ...]
Grens = tuple[int, int | None]


def numbers(ruimte: Ruimte, periode: Periode | None, indeling: Indeling) -> list[Groep]:
    """The group behind each number of a table, in the order of its places."""
    return [ruimte.group(periode, indeling, plek) for plek in indeling.places()]


class Doelen:
    """Groups by who is in them: categories that are supposed to be empty in a period make no difference."""

    def __init__(self, ruimte: Ruimte, leeg: Iterable[Groep]) -> None:
        self._everything = {name: frozenset(names) for name, names in ruimte.categorieen.items()}
        self._ruimte = ruimte
        self._empty = [(groep.perioden, name, names) for groep in leeg for name, names in groep.keuzes]
        self._absent: dict[tuple[str, frozenset[int]], Categorieen] = {}

    def canonical(self, groep: Groep) -> Groep:
        """The same people, named in one way; a group of empty categories alone stays as it is."""
        if not self._empty:
            return groep
        choices: list[tuple[str, Categorieen]] = []
        for name, chosen in groep.keuzes:
            nobody = self._nobody(name, groep.perioden)
            left = chosen - nobody
            if not left:
                return groep
            if left != self._everything[name] - nobody:
                choices.append((name, left))
        return Groep(groep.perioden, frozenset(choices))

    def _nobody(self, name: str, periods: frozenset[int]) -> Categorieen:
        key = name, periods
        if key not in self._absent:
            found = [names for when, dim, names in self._empty if dim == name and when >= periods]
            self._absent[key] = frozenset[str]().union(*found)
        return self._absent[key]

    def differences(self, tabellen: Tabellen) -> dict[Groep, Som]:
        """Groups that no table names but that subtracting gives, each with the two it is the difference of.

        Other periods: a year without its quarters. Other areas: a region without one municipality. What is
        left of a table's own total without some of its categories is not a group: those are its numbers.
        Adding quarters comes before: that tells nothing new of these, but there is more to subtract from it.
        """
        newest_first = list(reversed(tabellen))
        index = _Register(self, self._totals(newest_first), self._everything)
        for periode, indeling in newest_first:
            for groep in numbers(self._ruimte, periode, indeling):
                index.add(self.canonical(groep))
        found: dict[Groep, Som] = {}
        frontier = list(index.known)
        for _ in range(_DEEP):
            added = {groep: som for groep, som in index.added(frontier) if groep not in found}
            for groep in added:
                index.add(groep)
            found |= added
            fresh: list[Groep] = []
            for rest, whole, part in self._subtract([*frontier, *added], index):
                if rest not in index.known and rest not in found:
                    found[rest] = ((whole, 1), (part, -1))
                    fresh.append(rest)
                    if len(found) >= _MOST:
                        return found
            frontier = fresh
        return found

    def _subtract(self, frontier: Sequence[Groep], index: _Register) -> Iterator[_Verschil]:
        for groep in frontier:
            for rest, whole, part in (*index.periods(groep), *index.areas(groep)):
                yield self.canonical(rest), whole, part

    def _totals(self, tabellen: Tabellen) -> dict[str, set[Categorieen]]:
        """The sets of categories over which some table has a total, with and without those that are empty."""
        found: dict[str, set[Categorieen]] = {name: {names} for name, names in self._everything.items()}
        for periode, indeling in tabellen:
            for name, names in indeling.sleutels:
                left = frozenset(names) - self._nobody(name, self._ruimte.within(periode))
                found[name] |= {frozenset(names), left or frozenset(names)}
        return found


def bounds(som: Som, known: Mapping[Groep, Grens]) -> Grens:
    """The least and the most that a sum can be; None is no most."""
    low, high = 0, 0 if som else None
    for groep, sign in som:
        least, most = known[groep]
        if sign < 0:
            least, most = (None if most is None else -most), -least
        low = None if low is None or least is None else low + least
        high = None if high is None or most is None else high + most
    return max(0, low or 0), high


def subtracted(som: Som) -> bool:
    """Whether something is taken away."""
    return any(sign < 0 for _, sign in som)


class _Register:
    """The published groups, to find those that differ from one in a single way."""

    def __init__(
        self, people: Doelen, totals: dict[str, set[Categorieen]], everything: dict[str, Categorieen]
    ) -> None:
        self.known: dict[Groep, None] = {}
        self._people = people
        self._totals = totals
        self._everything = everything
        self._moments: dict[frozenset[int], dict[Groep, list[Groep]]] = {}
        self._spans: dict[frozenset[int], None] = {}
        self._times: dict[frozenset[tuple[str, Categorieen]], list[frozenset[int]]] = {}
        self._sets: defaultdict[
            tuple[str, frozenset[int], frozenset[tuple[str, Categorieen]]], list[tuple[Categorieen, Groep]]
        ]
        self._sets = defaultdict(list)

    def add(self, groep: Groep) -> None:
        if groep in self.known:
            return
        self.known[groep] = None
        self._spans.setdefault(groep.perioden)
        self._moments.clear()
        self._times.setdefault(groep.keuzes, []).append(groep.perioden)
        for key, chosen in self._choices(groep):
            self._sets[key].append((chosen, groep))

    def periods(self, groep: Groep) -> Iterator[_Verschil]:
        """What is left when periods are taken away, of the group or of another."""
        for whole in self._during(groep.perioden).get(groep, ()):
            yield Groep(whole.perioden - groep.perioden, whole.keuzes), whole, groep
        for moment in self._spans:
            part = self._people.canonical(Groep(moment, groep.keuzes))
            if moment < groep.perioden and part in self.known:
                yield Groep(groep.perioden - moment, groep.keuzes), groep, part

    def _during(self, moment: frozenset[int]) -> dict[Groep, list[Groep]]:
        """The groups that last longer, by who of them is there in these periods.

        Who is in a group can have another name in a part of its time: when one municipality alone is left.
        """
        if moment not in self._moments:
            found = self._moments[moment] = {}
            for whole in self.known:
                if moment < whole.perioden:
                    part = self._people.canonical(Groep(moment, whole.keuzes))
                    found.setdefault(part, []).append(whole)
        return self._moments[moment]

    def added(self, groepen: Iterable[Groep]) -> Iterator[tuple[Groep, Som]]:
        """What published periods add up to, where that is as long as one of these groups."""
        for span in dict.fromkeys(groep.perioden for groep in groepen):
            for choices, times in list(self._times.items()):
                whole = self._people.canonical(Groep(span, choices))
                parts = _cover(span, [time for time in times if time < span])
                if parts and whole not in self.known:
                    yield whole, tuple((Groep(part, choices), 1) for part in parts)

    def areas(self, groep: Groep) -> Iterator[_Verschil]:
        """The same with categories of one dimension, of totals alone."""
        for key, chosen in self._choices(groep):
            name, periods, others = key
            for names, other in self._sets[key]:
                pairs = ((chosen, groep, names, other), (names, other, chosen, groep))
                for more, whole, less, part in pairs:
                    if less < more:
                        yield Groep(periods, others | {(name, more - less)}), whole, part

    def _choices(
        self, groep: Groep
    ) -> Iterator[tuple[tuple[str, frozenset[int], frozenset[tuple[str, Categorieen]]], Categorieen]]:
        for name, everything in self._everything.items():
            chosen = groep.of(name) or everything
            if chosen in self._totals[name]:
                others = frozenset(choice for choice in groep.keuzes if choice[0] != name)
                yield (name, groep.perioden, others), chosen


def _cover(span: frozenset[int], times: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """Periods that fill a longer one without overlap, the longest first; nothing when they do not."""
    first = min(span)
    for time in sorted((t for t in times if first in t and t <= span), key=len, reverse=True):
        if time == span:
            return [time]
        rest = _cover(span - time, times)
        if rest:
            return [time, *rest]
    return []
