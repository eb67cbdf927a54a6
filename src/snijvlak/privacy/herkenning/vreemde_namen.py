"""Names with a small word of another language: ``Day a Week School``, ``girls in the lead``, ``yes we can``.

Dutch notes hold few English sentences. A small English word between others is therefore the middle of a
name, or of one of the phrases that everybody says (``need to know``). All of them ``mogelijk``.
"""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .instellingswoorden import group
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordsoorten import EIGENNAAM, MAAND, ONBEKEND, RELATIE, STOP, TYPEFOUT, VOORNAAM, WERKWOORD

_SMALL = ask((*group("vreemd_klein"), "a", "of", "we"))
_PHRASES = frozenset(tuple(phrase.split("-")) for phrase in group("vreemd_begrip"))
_BOTH = frozenset(("a", "of", "we", "in", "on", "it", "is", "all"))  # small words of which Dutch has the same
_LONGEST = 6


def foreign(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """The words around each small word of another language, as far as they are not Dutch."""
    for i in t.at(_SMALL):
        if t.woord[i] in _BOTH and not _between(t, i):
            continue
        first, end = i, i + 1
        while first and i - first < _LONGEST and t.gat[first] in (" ", "-") and _part(t, marks, first - 1):
            first -= 1
        while end < t.aantal and end - i < _LONGEST and t.gat[end] in (" ", "-") and _part(t, marks, end):
            end += 1
        while end - 1 > i and t.woord[end - 1] in _BOTH:
            end -= 1
        while first < i and t.woord[first] in _BOTH:
            first += 1
        if end - first > 1 and not _said(t, first, end):
            yield marks.vondst(first, end, "organisatie")


def _between(t: Tekst, i: int) -> bool:
    """``day a week``: whether ``a`` stands between words of another language, and is no letter or Dutch."""
    if not 0 < i < t.aantal - 1 or t.gat[i] != " " or t.gat[i + 1] != " " or t.hoofd[i]:
        return False
    return _english(t, i - 1) and (_english(t, i + 1) or t.hoofd[i + 1])


def _english(t: Tekst, k: int) -> bool:
    return t.woord[k] in group("vreemd_woord") or t.woord[k] in group("vreemd_klein")


def _part(t: Tekst, marks: Merken, k: int) -> bool:
    """Whether a word goes with those of another language: it is one, or Dutch does not know it."""
    if _english(t, k) or t.woord[k] in _BOTH:
        return True
    if k in marks.sure or t.kind[k] & (RELATIE | MAAND):
        return False
    if t.capitals:
        return t.hoofd[k] and not t.start[k] and not t.kind[k] & STOP
    return bool(t.kind[k] & (ONBEKEND | EIGENNAAM)) and not t.kind[k] & (
        VOORNAAM | STOP | WERKWOORD | TYPEFOUT
    )


def _said(t: Tekst, first: int, end: int) -> bool:
    """Whether the words are what people say in Dutch as well: ``out of office``, no ``Out of Office``."""
    if t.hoofd[first] and t.hoofd[end - 1] and not t.start[first]:
        return False
    near = range(max(0, first - 2), end)
    return any(tuple(t.woord[k : k + n]) in _PHRASES for n in (2, 3, 4) for k in near if k + n > first)
