"""People by their initials: ``K.L.``, ``leerling M.``, ``j. de boer``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .regels import woordgroep
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask, letter
from .woordsoorten import (
    AANHEF,
    NAAMWOORD,
    ONBEKEND,
    RELATIE,
    WERKWOORD,
)

_MET = frozenset(woordgroep("met"))
_DAT = frozenset(woordgroep("dat"))

_OVER = frozenset(["casus", "kind", "dossier", "betreft", "betr", "bespreking", "leerling", "alleen", "over"])
_INITIALS = re.compile(r"(?<![\w.'’])(?:[^\W\d_]\.-?\s?){1,5}$")
_AFKORTINGEN = frozenset(woordgroep("afkortingen"))
_LETTER = ask(also=letter)
_LETTERS = re.compile(r"(?<![\w.'’-])(?:[A-Z]\.){2,4}(?![\w])")


def after_initials(t: Tekst, i: int) -> bool:
    """Whether ``J.P.`` or ``j.`` stands right before, and no short form such as ``o.a.``"""
    begin = t.begin[i]
    if t.low[max(0, begin - 2) : begin] not in (". ",) and t.low[begin - 1 : begin] != ".":
        return False
    m = _INITIALS.search(t.low, max(0, begin - 16), begin)
    if m and m[0].strip() in _AFKORTINGEN and not t.text[m.start()].isupper():
        return False
    if m and t.text[m.start() : begin].strip() == "u.":
        return False  # the end of "dank u."
    return bool(m) and t.low[m.start()] not in "'’"


def initials(t: Tekst, taken: bytearray) -> Iterator[Vondst]:
    """Initials alone: ``K.L.``, ``leerling M.``; and in small letters after a word for a person."""
    letters = t.at(_LETTER)
    for i in letters if not t.shouted else ():
        m = _LETTERS.match(t.text, t.begin[i])
        if m and not taken[m.start()]:
            yield Vondst(m.start(), m.end(), "persoon", "zeker")
    for i in letters:
        word = t.woord[i]
        if taken[t.begin[i]]:
            continue
        begin, eind = t.begin[i], t.eind[i]
        large = t.text[begin].isupper() and not t.shouted  # also in a text that has no other capitals
        dot = t.text[eind : eind + 1] == "."
        before = t.kind[i - 1] if i and t.near[i] else 0
        after = t.kind[i + 1] if i + 1 < t.aantal else 0
        gap = t.text[eind : t.begin[i + 1]] if i + 1 < t.aantal else ""
        if (
            (
                before & (RELATIE | AANHEF | NAAMWOORD)
                or (i and t.woord[i - 1] in _OVER and not gap.strip(": .,"))
            )
            and word not in ("u", "t" if not dot else "u")
            and (dot or large or not gap.strip())
        ):
            yield Vondst(begin, eind + dot, "persoon", "mogelijk")
        elif large and word not in "u":
            if dot or (after & WERKWOORD and gap == " "):
                yield Vondst(begin, eind + dot, "persoon", "mogelijk")
        elif (
            dot
            and not t.capitals
            and after & WERKWOORD
            and gap == ". "
            and (t.start[i] or before & ONBEKEND or t.woord[i - 1] in _MET | _DAT)
        ):
            yield Vondst(begin, eind + 1, "persoon", "mogelijk")
