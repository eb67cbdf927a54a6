"""Names that a word for a kind is part of, in shapes that the other rules do not read.

``stichting voorkom!``, ``SWV Aan den Vliet``, ``Kinder- en Jongerenrechtswinkel``, ``via de geldwijzer``,
``hulp in huis bv``. All of them ``mogelijk``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .aangrenzend import Merken
from .instellingswoorden import LID, group
from .regels import woordgroep
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordnamen import joined
from .woordsoorten import AANHEF, BEGRIP, GANGBAAR, MAAND, ORGSOORT, RELATIE, SCHOOLSOORT, STOP, WERKWOORD

_ENDS = woordgroep("vindplekslot")
_PLACE, _FORM = ask(ends=_ENDS, longer=6), ask(("bv", "nv", "vof", "cv"))
_UNION = ("swv", "samenwerkingsverband")
_CALLED = ask(group("eigen_organisatie"))
_LEADS = frozenset(
    ("via", "bij", "van", "door", "of", "dat", "en", "naar", "vanuit", "namens", "aan", "vraagt", "ook")
)
_HYPHEN = re.compile(r"(?<![\w-])([^\W\d_]{3,14})- (en|&|of|\+) ([^\W\d_]{6,30})(?![\w-])")
_HYPHEN_ENDS = (*_ENDS, *woordgroep("streepjesslot"))
_CALLS = 3  # words before an exclamation mark
_FIRM = 4  # words before the form of a firm
_LINKS = ("de", "den", "der", "het", "'t", "en", "op", "van")


def with_kind(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """What the shapes add to the finds."""
    for i in t.at(_CALLED) if "!" in t.text else ():
        if end := _called_out(t, i):
            yield marks.vondst(i, end, "organisatie")
    for j in t.hoofdletters:
        if t.kind[j] & STOP and (end := _capital_link(t, j)):
            yield marks.vondst(j - 1, end, "organisatie")
    if "- " in t.text:
        yield from _hyphens(t)
    for i in t.at(_PLACE):
        if marks.free(i) and not t.kind[i] & _ORDINARY and (first := _after_article(t, i)) < i:
            yield marks.vondst(first, i + 1, "organisatie")
    for i in t.at(_FORM):
        first = _firm(t, marks, i)
        if first < i:
            yield marks.vondst(first, i + 1, "organisatie")


def _hyphens(t: Tekst) -> Iterator[Vondst]:
    """``De Jeugd- & Gezinsbeschermers``, ``kind- en jongerenrechtswinkel``: two that share their end."""
    for m in _HYPHEN.finditer(t.low):
        i = t.eerste.get(m.start(1), 0)
        j = t.eerste.get(m.start(3), 0)
        named = t.hoofd[j] or (t.hoofd[i] and m[2] == "&" and not t.start[i]) or m[3].endswith(_HYPHEN_ENDS)
        if named and not t.kind[j] & RELATIE:
            article = i > 0 and t.near[i] and t.woord[i - 1] in LID and t.hoofd[i - 1]
            yield Vondst(t.begin[i - article], m.end(), "organisatie", "mogelijk")


_ORDINARY = GANGBAAR | BEGRIP | RELATIE | STOP | WERKWOORD | SCHOOLSOORT | ORGSOORT


def _called_out(t: Tekst, i: int) -> int:
    """``stichting voorkom!``: the word after those from a kind to an exclamation mark, or 0."""
    if i and t.woord[i - 1] in LID:
        return 0
    for end in range(i + 2, min(i + 2 + _CALLS, t.aantal + 1)):
        if not joined(t, end - 1):
            return 0
        if t.text[t.eind[end - 1] : t.eind[end - 1] + 1] == "!":
            return end
    return 0


def _capital_link(t: Tekst, j: int) -> int:
    """``SWV Aan den Vliet``: the word after a name that begins with a small word with a capital, or 0."""
    kind = j > 0 and joined(t, j) and (t.kind[j - 1] & ORGSOORT or t.woord[j - 1] in _UNION)
    if not kind or t.woord[j] in LID:
        return 0
    j += 1
    while joined(t, j) and t.woord[j] in _LINKS and not t.hoofd[j]:
        j += 1
    return j + 1 if joined(t, j) and t.hoofd[j] and not t.kind[j] & (AANHEF | MAAND | RELATIE) else 0


def _after_article(t: Tekst, i: int) -> int:
    """The article before ``straatpastoraat`` where somebody is called or asked; ``i`` where none is."""
    if i < 2 or t.gat[i] != " " or t.woord[i - 1] not in LID:
        return i
    led = t.gat[i - 1] == " " and t.woord[i - 2] in _LEADS
    return i - 1 if led else i


def _firm(t: Tekst, marks: Merken, i: int) -> int:
    """``hulp in huis bv``: the first word of what has the form of a firm behind it; ``i`` where none is."""
    first = i
    while first and i - first < _FIRM and joined(t, first):
        kind = t.kind[first - 1]
        if kind & (RELATIE | AANHEF | MAAND) or (kind & WERKWOORD and first - 1 not in marks.sure):
            break
        if t.woord[first - 1] in ("van", "bij", "via", "door", "dat", "naar"):
            break
        first -= 1
    while first < i and t.kind[first] & STOP and t.woord[first] not in LID:
        first += 1
    return first
