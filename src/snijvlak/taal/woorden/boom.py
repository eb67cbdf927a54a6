"""All words of all rules in one tree, so that a text is read once, however many rules there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import NamedTuple

from . import vormen
from .regels import Lijst, Woordregel, load
from .tekst import Woorden


class Soort(Enum):
    """What a row of words is to a rule."""

    VINDT = "woorden"
    MAG = "toegestaan"
    UITLEG = "uitleg"


class Einde(NamedTuple):
    """Where a row of words ends. Rule -1 is every rule; with ``letters`` also the capitals count."""

    soort: Soort
    regel: int
    letters: tuple[str, ...] | None = None


EVERY = -1


@dataclass(slots=True)
class Knoop:
    """A place in the tree: which words lead on, which beginnings of words do, and what ends here."""

    verder: dict[str, Knoop] = field(default_factory=lambda: {})
    begint: dict[str, list[tuple[str, Knoop]]] = field(default_factory=lambda: {})
    einden: list[Einde] = field(default_factory=lambda: [])

    def grow(self, word: str) -> Knoop:
        """The place after a word, made when it is not there."""
        if not word.endswith("*"):
            return self.verder.setdefault(vormen.key(word), Knoop())
        begin = vormen.key(word[:-1])
        for known, place in self.begint.get(begin[: vormen.STAR], []):
            if known == begin:
                return place
        place = Knoop()
        self.begint.setdefault(begin[: vormen.STAR], []).append((begin, place))
        return place

    def after(self, key: str) -> Iterator[Knoop]:
        """The places after a word of a text."""
        if exact := self.verder.get(key):
            yield exact
        for begin, place in self.begint.get(key[: vormen.STAR], ()):
            if key.startswith(begin):
                yield place


class Regelboom:
    """The rules, and the tree of their words."""

    def __init__(self, lijsten: Iterable[Lijst]) -> None:
        self.regels: list[Woordregel] = []
        self.citaat: list[bool] = []
        self.wortel = Knoop()
        for lijst in lijsten:
            self._add(lijst.namen, lijst, Einde(Soort.MAG, EVERY))
            for rule in lijst.regels:
                number = len(self.regels)
                self.regels.append(rule)
                self.citaat.append(lijst.quoted(rule))
                self._add(rule.woorden, lijst, Einde(Soort.VINDT, number), exact=rule.hoofdletters)
                self._add(rule.toegestaan.woorden, lijst, Einde(Soort.MAG, number))
                self._add(rule.uitleg, lijst, Einde(Soort.UITLEG, number))

    def _add(self, lines: Iterable[str], lijst: Lijst, end: Einde, *, exact: bool = False) -> None:
        for line in lines:
            for row in vormen.expand(line, lijst.groepen):
                place = self.wortel
                for word in row:
                    place = place.grow(word)
                place.einden.append(end._replace(letters=row) if exact else end)

    def at(self, text: Woorden, number: int) -> dict[tuple[Soort, int], int]:
        """What begins at a word: the furthest word after it, by what it is and by rule."""
        found: dict[tuple[Soort, int], int] = {}
        places = [(self.wortel, number)]
        while places:
            place, here = places.pop()
            for end in place.einden:
                if end.letters is None or _written_so(text, number, here, end.letters):
                    key = (end.soort, end.regel)
                    found[key] = max(found.get(key, 0), here)
            if place is self.wortel or text.joined(here):
                for word, after in text.steps(here):
                    places.extend((further, after) for further in place.after(word))
        return found


def _written_so(text: Woorden, begin: int, end: int, letters: tuple[str, ...]) -> bool:
    return text.letters(begin, end) == letters and not text.all_capitals(begin)


@cache
def tree() -> Regelboom:
    """The tree of the rules in ``regels/taal/woorden``."""
    return Regelboom(load())
