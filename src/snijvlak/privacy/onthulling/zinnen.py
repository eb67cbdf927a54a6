"""Rare combinations in sentences: a text may not describe so few cases that people recognise them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from . import regels

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9'\"„‘])|\n")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Geval:
    """A case: per characteristic (``sector``, ``gemeente``) its value, and at which school it is."""

    kenmerken: Mapping[str, str]
    school: str


@dataclass(frozen=True)
class Bevinding:
    """A piece of text that describes too few: what it names, and how many cases and schools that are."""

    tekst: str
    kenmerken: Mapping[str, tuple[str, ...]]
    gevallen: int
    scholen: int


def rare(
    tekst: str, gevallen: Sequence[Geval], *, drempel: int | None = None, scholen: int | None = None
) -> list[Bevinding]:
    """The sentences and paragraphs that describe fewer than ``drempel`` cases or ``scholen`` schools.

    A sentence describes the cases that have, of each characteristic it names, one of the values it names.
    What names no value describes nobody in particular. A paragraph that names one value per characteristic
    describes one sort of case, also when it takes more than one sentence.
    """
    return Vergelijking(gevallen).rare(tekst, drempel=drempel, scholen=scholen)


class Vergelijking:
    """The cases that texts are held against, for many texts after each other."""

    def __init__(self, gevallen: Sequence[Geval]) -> None:
        self._gevallen = gevallen
        self._values: dict[str, dict[str, None]] = {}
        for geval in gevallen:
            for name, value in geval.kenmerken.items():
                if value:
                    self._values.setdefault(name, {})[value] = None

    def rare(self, tekst: str, *, drempel: int | None = None, scholen: int | None = None) -> list[Bevinding]:
        """As the function ``rare``."""
        today = regels.today()
        least, schools = drempel or today.drempel, scholen or today.scholen
        found: dict[str, Bevinding] = {}
        for paragraph in filter(None, (part.strip() for part in _PARAGRAPH.split(tekst))):
            whole = self._describe(paragraph)
            pieces = [self._describe(sentence.strip()) for sentence in _SENTENCE.split(paragraph)]
            if len(pieces) > 1 and all(len(values) == 1 for values in whole.kenmerken.values()):
                pieces.append(whole)
            for piece in pieces:
                if piece.kenmerken and (piece.gevallen < least or piece.scholen < schools):
                    found.setdefault(piece.tekst, piece)
        return list(found.values())

    def _describe(self, text: str) -> Bevinding:
        named: dict[str, tuple[str, ...]] = {}
        for name, values in self._values.items():
            if hits := tuple(value for value in values if _word(value).search(text)):
                named[name] = hits
        if not named:
            return Bevinding(text, named, 0, 0)
        matching = [
            g for g in self._gevallen if all(g.kenmerken.get(name) in hits for name, hits in named.items())
        ]
        return Bevinding(text, named, len(matching), _schools(matching))


def _schools(gevallen: Iterable[Geval]) -> int:
    return len({geval.school for geval in gevallen})


@cache
def _word(value: str) -> re.Pattern[str]:
    """The value as words of its own, in any case."""
    return re.compile(rf"(?<!\w){re.escape(value)}(?!\w)", re.IGNORECASE)
