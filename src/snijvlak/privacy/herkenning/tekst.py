"""A text in words: where each begins and ends, and what it can be."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from itertools import accumulate, compress

from . import regels
from .woordenschat import Woordenschat

_TOKEN = re.compile(r"(['’][stn]\b(?:-[^\W\d_]+)?|[^\W\d_][^\W_]*(?:['’-](?=[^\W\d_])[^\W_]*)*)")
_TITEL = re.compile(r"(?:(?<=\W)|^)[^\W\d_a-zà-ÿ][^\W\d_A-ZÀ-Ý]")
# Of the words before a name only a short form has a dot of its own: after "oma." a sentence begins.
_KORT = frozenset(regels.woordgroep("korte_aanhef"))
_ENDS = re.compile(r"[.!?\n;•–|\t:]")
_JOINS = ("", " ", "  ", "-", " - ")
_NONE: list[int] = []
_BYTES = bytes(range(256))
_NO_CAPITAL = bytes(n for n in _BYTES if not chr(n).isupper())
_NO_LETTER = bytes(n for n in _BYTES if not chr(n).isalpha())
_OTHER = re.compile(r"[^\x00-\xff]+")


def lower(text: str) -> str:
    """In lower case and of the same length, so that places in it are places in the text."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(small := c.lower()) != 1 else small for c in text)


def _capitals_and_letters(text: str) -> tuple[int, int]:
    raw = text.encode("latin-1", "ignore")
    other = "" if len(raw) == len(text) else "".join(_OTHER.findall(text))
    capitals, letters = raw.translate(None, _NO_CAPITAL), raw.translate(None, _NO_LETTER)
    return len(capitals) + sum(map(str.isupper, other)), len(letters) + sum(map(str.isalpha, other))


class Tekst:
    """A text in words: where each begins and ends, in lower case, and what it can be."""

    def __init__(self, text: str, schat: Woordenschat) -> None:
        self.text = text
        self.schat = schat
        self.low = lower(text)
        parts = _TOKEN.split(self.low)  # what is between words, and words, in turn
        ends = [*accumulate(map(len, parts))]
        self.begin, self.eind = ends[:-1:2], ends[1::2]
        self.woord = parts[1::2]
        self.gat = ["", *parts[2:-1:2]] if self.woord else []  # what is between this word and the one before
        self.eerste = {b: i for i, b in enumerate(self.begin)}  # which word begins where; many rules ask
        self.aantal = len(self.woord)  # asked so often that calling len() on a text would take time
        self.kind = schat.kinds_of(self.woord)
        capitals, letters = _capitals_and_letters(text)
        # In a text all in capitals a capital says nothing; where there are none, nor does a small letter.
        self.shouted = capitals * 2 > letters
        # Neither do the capitals of short forms: somebody who types only those types names in small letters.
        self.capitals = not self.shouted and capitals > 0 and bool(_TITEL.search(text))
        first = map(text.__getitem__, self.begin)
        self.hoofd = [*map(str.isupper, first)] if self.capitals else [False] * self.aantal
        self.hoofdletters = [*compress(range(self.aantal), self.hoofd)]
        self._gaps()
        self._asked: defaultdict[int, list[int]] = defaultdict(list)
        for i, numbers in enumerate(schat.asked(self.woord)):
            for number in numbers:
                self._asked[number].append(i)

    def __len__(self) -> int:
        return len(self.woord)

    def at(self, number: int) -> list[int]:
        """Where the words are that a rule asked for; see `ask`."""
        return self._asked.get(number, _NONE)

    def of(self, kinds: int) -> list[int]:
        """Where the words are that can be one of these."""
        return [i for i, kind in enumerate(self.kind) if kind & kinds]

    @cached_property
    def laatste(self) -> dict[int, int]:
        """Which word ends where."""
        return {e: i for i, e in enumerate(self.eind)}

    def _gaps(self) -> None:
        """Where a sentence starts: there a capital says nothing. And which words are not after a space.

        Near is a word that only a space, a hyphen or the dot of a short form parts from the one before.
        """
        self.start, self.near = [False] * self.aantal, [True] * self.aantal
        self.los: list[int] = []
        for i, gap in enumerate(self.gat):
            if gap == " ":
                continue
            self.los.append(i)
            if _ENDS.search(gap):
                before = self.woord[i - 1]
                short = gap[0] == "." and (before in _KORT if len(before) > 1 else before != "u")
                self.start[i] = not short
                self.near[i] = short and gap == ". "
            elif gap not in _JOINS:
                self.near[i] = False
        self.start[:1] = self.near[:1] = [True] * (self.aantal > 0)

    def phrase(self, i: int) -> tuple[int, int]:
        """The longest name of more words that starts at ``i``: the word after it, and its kind (0: none)."""
        known = self.schat.phrases.get(self.woord[i])
        if known is None or i + 1 >= self.aantal:
            return i, 0
        for rest, kind in known.get(self.woord[i + 1], ()):
            end = i + 1 + len(rest)
            if end <= self.aantal and tuple(self.woord[i + 1 : end]) == rest and all(self.near[i + 1 : end]):
                return end, kind
        return i, 0
