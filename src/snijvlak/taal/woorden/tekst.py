"""A text as words, with their places and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import vormen
from .citaten import PARAGRAPH

_HYPHENS = frozenset("-\u2010\u2011")
# Words are one row across spaces, one end of a line, the stars of Markdown, quotation marks and the hyphen of
# "meld- en" ...
_BETWEEN = re.compile(rf"""-?[\s*_"'“”„‘’«»{vormen.UNSEEN}]+""")
_SPACE = re.compile(r"\s")
# ... and a hyphen, also one at the end of a line.
_HYPHEN = re.compile(r"[-\u2010\u2011](?:[^\S\n]*\n[^\S\n]*)?")
_AROUND = 3  # words before and after that show whether all is in capitals
_PARTS = 3  # of a word with hyphens that may be one word without them


class Woorden:
    """The words of a text: ``sleutels`` as they are compared, ``begin`` and ``eind`` in code points."""

    def __init__(self, text: str) -> None:
        self.tekst = text
        self.sleutels: list[str] = []
        self.begin: list[int] = []
        self.eind: list[int] = []
        for match in vormen.WORD.finditer(text):
            if match.group(1):
                self.sleutels.append(vormen.key(match.group(1)))
                self.begin.append(match.start())
                self.eind.append(match.end())

    def hyphened(self, number: int) -> bool:
        """Whether a hyphen, and nothing else, stands between a word and the next."""
        if self.tekst[self.eind[number] : self.eind[number] + 1] not in _HYPHENS:
            return False
        return bool(number + 1 < len(self.begin) and _HYPHEN.fullmatch(self._gap(number)))

    def joined(self, number: int) -> bool:
        """Whether this word may go on the row of the word before it."""
        if not 0 < number < len(self.begin):
            return False
        if self.hyphened(number - 1):
            return True
        gap = self._gap(number - 1)
        return bool(_BETWEEN.fullmatch(gap) and _SPACE.search(gap) and not PARAGRAPH.search(gap))

    def steps(self, number: int) -> Iterator[tuple[str, int]]:
        """A word and the number after it; and with hyphens the words that it makes together with the next."""
        if number == len(self.begin):
            return
        word, after = self.sleutels[number], number + 1
        yield word, after
        while after - number < _PARTS and self.hyphened(after - 1):
            word, after = word + self.sleutels[after], after + 1
            yield word, after

    def letters(self, begin: int, end: int) -> tuple[str, ...]:
        """Words as they are written."""
        return tuple(vormen.plain(self.tekst[self.begin[n] : self.eind[n]]) for n in range(begin, end))

    def all_capitals(self, number: int) -> bool:
        """Whether the words around a word are in capitals too: then its own capitals say nothing."""
        around = [*range(max(0, number - _AROUND), number)]
        around += range(number + 1, min(len(self.begin), number + 1 + _AROUND))
        return len(around) >= _AROUND and all(self.letters(n, n + 1)[0].isupper() for n in around)

    def _gap(self, number: int) -> str:
        return self.tekst[self.eind[number] : self.begin[number + 1]]
