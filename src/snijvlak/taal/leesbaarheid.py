"""How easy a text is to read, by LIX: C.-H. Björnsson, *Läsbarhet*, Stockholm 1968.

LIX = words / sentences + 100 * long words / words, in which a long word has more than six letters. Under 30
is very easy, 30 to 40 easy, 40 to 50 middling, above 50 hard.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LONG = 6  # letters; a word with more is long

# A word has a letter: a number, an amount or a code is none. "e-mailadres", "ib'er" and "z'n" are one.
_WORD = re.compile(r"(?<![\w.@/])(?=[\w'’-]*[^\W\d_])\w+(?:['’-]\w+)*(?![@/])")
# A full stop, colon or the like, and then a space; not the dot of a short form ("bijv.", "drs. De Vries"), of
# an initial, or before a small letter ("enz. in Delft").
_SHORT = r"(?<!\b\w)(?<!\b(?i:bijv))(?<!\b(?i:art|blz|drs|dhr))(?<!\b(?i:nr|dr|mr|ir|mw))"
_END = re.compile(_SHORT + r"(?!\.\s+[a-z])[.!?:…]+[\"'”’)]*(?=\s|$)")


@dataclass(frozen=True)
class Leesbaarheid:
    """Counts of a text; ``lengtes`` gives each sentence that has a word, with its number of words."""

    woorden: int
    lange_woorden: int
    lengtes: tuple[tuple[str, int], ...]

    @property
    def zinnen(self) -> int:
        """How many sentences have a word."""
        return len(self.lengtes)

    @property
    def lix(self) -> float:
        """The measure; 0 for a text without words."""
        if not self.woorden:
            return 0.0
        return self.woorden / self.zinnen + 100 * self.lange_woorden / self.woorden

    def longest(self, count: int) -> list[tuple[str, int]]:
        """The longest sentences with their number of words, the longest first."""
        return sorted(self.lengtes, key=lambda pair: (-pair[1], pair[0]))[:count]


def words(text: str) -> list[str]:
    """The words of a text; what has no letter, an address and a path are none."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; the last needs no full stop."""
    found: list[str] = []
    begin = 0
    for end in _END.finditer(text):
        found.append(text[begin : end.end()].strip())
        begin = end.end()
    return [sentence for sentence in [*found, text[begin:].strip()] if sentence]


def measure(blocks: Iterable[str]) -> Leesbaarheid:
    """Measure paragraphs, headings and the like; each ends a sentence, also without a full stop."""
    counted: list[tuple[str, int]] = []
    total = long = 0
    for block in blocks:
        for sentence in sentences(" ".join(block.split())):
            if found := words(sentence):
                counted.append((sentence, len(found)))
                total += len(found)
                long += _long(found)
    return Leesbaarheid(total, long, tuple(counted))


def _long(found: Sequence[str]) -> int:
    return sum(sum(map(str.isalpha, word)) > LONG for word in found)
