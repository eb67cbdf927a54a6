"""Write a text with ``[persoon 1]`` in place of what was found."""

from __future__ import annotations

from collections.abc import Iterable

from .vondsten import Soort, Vondst
from .woorden import lower, plain

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


def replace(text: str, found: Iterable[Vondst]) -> str:
    """The text with each find replaced by its kind and a number.

    The same person in another spelling or case, or by the first name alone, keeps the number.
    """
    keys: dict[Soort, list[set[str]]] = {}
    parts: list[str] = []
    end = 0
    for begin, eind, soort, _ in sorted(found):
        number = _number(keys.setdefault(soort, []), _words(text[begin:eind]))
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
