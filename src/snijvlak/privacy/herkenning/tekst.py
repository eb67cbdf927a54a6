"""A text in words: where each begins and ends, and what it can be."""

from __future__ import annotations

import re

from . import regels
from .woordenschat import Woordenschat

_TOKEN = re.compile(r"['’](?:[stn]\b)(?:-[^\W\d_]+)?|[^\W\d_](?:[^\W_]|['’-](?=[^\W\d_]))*")
_TITEL = re.compile(r"(?:(?<=\W)|^)[^\W\d_a-zà-ÿ][^\W\d_A-ZÀ-Ý]")
# Of the words before a name only a short form has a dot of its own: after "oma." a sentence begins.
_KORT = frozenset(regels.woordgroep("korte_aanhef"))


def lower(text: str) -> str:
    """In lower case and of the same length, so that places in it are places in the text."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(small := c.lower()) != 1 else small for c in text)


class Tekst:
    """A text in words: where each begins and ends, in lower case, and what it can be."""

    def __init__(self, text: str, schat: Woordenschat) -> None:
        self.text = text
        self.schat = schat
        self.low = lower(text)
        spans = [m.span() for m in _TOKEN.finditer(self.low)]
        self.begin = [b for b, _ in spans]
        self.eind = [e for _, e in spans]
        self.woord = [self.low[b:e] for b, e in spans]
        self.eerste = {b: i for i, (b, _) in enumerate(spans)}  # which word begins where; many rules ask
        self.aantal = len(spans)  # asked so often that calling len() on a text would take time
        known, kind = schat.kinds.get, schat.kind
        self.kind = [k if (k := known(w)) is not None else kind(w) for w in self.woord]
        capitals = sum(map(str.isupper, text))
        letters = sum(map(str.isalpha, text))
        # In a text all in capitals a capital says nothing; where there are none, nor does a small letter.
        self.shouted = capitals * 2 > letters
        # Neither do the capitals of short forms: somebody who types only those types names in small letters.
        self.capitals = not self.shouted and capitals > 0 and bool(_TITEL.search(text))
        self.hoofd = [self.capitals and text[b].isupper() for b in self.begin]
        self._starts()

    def __len__(self) -> int:
        return len(self.woord)

    def _starts(self) -> None:
        """Where a sentence starts: there a capital says nothing. And what is between two words."""
        text = self.text
        self.start = [True] * len(self)
        self.gat = [""] * len(self)  # what is between this word and the one before
        for i in range(1, len(self)):
            gap = text[self.eind[i - 1] : self.begin[i]]
            if gap == " ":
                self.start[i] = False
                self.gat[i] = gap
                continue
            self.gat[i] = gap
            stop = any(c in gap for c in ".!?\n;•–|\t") or (":" in gap)
            before = self.woord[i - 1]
            short = gap.startswith(".") and (before in _KORT if len(before) > 1 else before != "u")
            self.start[i] = stop and not short

    def near(self, i: int) -> bool:
        """Whether only a space, a hyphen or the dot of a short form parts word ``i`` from the one before."""
        gap = self.gat[i]
        return gap == " " or gap in ("", "  ", "-", " - ") or (gap == ". " and not self.start[i])

    def phrase(self, i: int, schat: Woordenschat) -> tuple[int, int]:
        """The longest name of more words that starts at ``i``: the word after it, and its kind (0: none)."""
        for rest, kind in schat.phrases.get(self.woord[i], ()):
            end = i + 1 + len(rest)
            if (
                end <= self.aantal
                and tuple(self.woord[i + 1 : end]) == rest
                and all(self.near(j) for j in range(i + 1, end))
            ):
                return end, int(kind)
        return i, 0
