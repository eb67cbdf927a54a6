"""Write a text with ``[persoon 1]`` in place of what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .tekst import lower
from .vondsten import SOORTEN, Soort, Vondst
from .woordenschat import plain

_LOS = frozenset(
    [
        "de",
        "het",
        "een",
        "'t",
        "van",
        "der",
        "den",
        "ter",
        "ten",
        "te",
        "el",
        "al",
        "la",
        "le",
        "basisschool",
        "school",
        "obs",
        "cbs",
        "mw",
        "dhr",
        "fam",
    ]
)


PLAATSVERVANGER = re.compile(rf"\[({'|'.join(SOORTEN)}) (\d{{1,4}})\]")


def numbered(text: str, found: Iterable[Vondst]) -> list[tuple[Vondst, int]]:
    """Each find with its number, in order of place; `[persoon 1]` stands for number 1.

    The same person in another spelling or case, or by the first name alone, has the same number. A number
    that the text holds from an earlier time stays that of another.
    """
    used: dict[str, int] = {}
    for soort, number in PLAATSVERVANGER.findall(text):
        used[soort] = max(used.get(soort, 0), int(number))
    keys: dict[Soort, list[set[str]]] = {}
    numbers: list[tuple[Vondst, int]] = []
    for vondst in sorted(found):
        known = keys.setdefault(vondst.soort, [])
        number = _number(known, _words(text[vondst.begin : vondst.eind]))
        numbers.append((vondst, used.get(vondst.soort, 0) + number))
    return numbers


def replace(text: str, found: Iterable[Vondst]) -> str:
    """The text with each find replaced by its kind and a number, as `numbered` gives it."""
    parts: list[str] = []
    end = 0
    for (begin, eind, soort, _), number in numbered(text, found):
        parts += [text[end:begin], f"[{soort} {number}]"]
        end = eind
    return "".join([*parts, text[end:]])


def _words(piece: str) -> set[str]:
    words = plain(lower(piece)).replace("’", "'").replace("-", " ").split()
    own = {word.strip(".,'()") for word in words}
    return (own - _LOS) or own


def _number(known: list[set[str]], words: set[str]) -> int:
    for number, others in enumerate(known, start=1):
        if any(_same(a, b) for a in words for b in others):
            others |= words
            return number
    known.append(set(words))
    return len(known)


def _same(a: str, b: str) -> bool:
    """Whether two words are one name: alike, a possessive, or one slip apart in five letters or more."""
    if a == b or a in (b + "s", b + "'s") or b in (a + "s", a + "'s"):
        return True
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1 or a.isdigit() or max(len(a), len(b)) > 40:
        return False
    short, long = sorted((a, b), key=len)
    i = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[i + (len(short) == len(long)) :] == long[i + 1 :]
