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
_SMALL = re.compile(r"(?<![\w.'’-])(?:[a-z]\.){2,3}(?![\w])")
_TOLD = re.compile(r",? (?:meisje|jongen|meid|kind|\(?\d{1,2} ?(?:jr|jaar|j|mnd)\b)")
_NUMBERED = re.compile(r"(?:^|\n|\d[).] )$")
_LETTERS = re.compile(r"(?<![\w.'’-])(?:[A-Z]\.){2,4}(?![\w])")


def _somebody(t: Tekst, i: int, m: re.Match[str]) -> bool:
    """``: r.k., meisje 15jr``, ``cliënt m.b. is``: what says that the letters are no short form."""
    if _TOLD.match(t.low, m.end()):
        return True
    announced = i > 0 and t.near[i] and (t.kind[i - 1] & (RELATIE | NAAMWOORD) or t.woord[i - 1] in _OVER)
    return bool(announced) and m[0] not in _AFKORTINGEN


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
    letters = [i for i in t.at(_LETTER) if not taken[t.begin[i]]]
    for i in letters if not t.shouted else ():
        if m := _LETTERS.match(t.text, t.begin[i]):
            yield Vondst(m.start(), m.end(), "persoon", "zeker")
    for i in letters:
        more = None if t.capitals else _SMALL.match(t.low, t.begin[i])
        if more and _somebody(t, i, more):
            yield Vondst(more.start(), more.end(), "persoon", "mogelijk")
        elif (more is None or more[0] not in _AFKORTINGEN) and _one_letter(t, i):
            dot = t.text.startswith(".", t.eind[i])
            yield Vondst(t.begin[i], t.eind[i] + dot, "persoon", "mogelijk")


def _one_letter(t: Tekst, i: int) -> bool:
    """Whether a letter is somebody: after a word for a person, a capital, or who does something."""
    word, eind = t.woord[i], t.eind[i]
    large = t.text[t.begin[i]].isupper() and not t.shouted  # also in a text that has no other capitals
    dot = t.text.startswith(".", eind)
    before = t.kind[i - 1] if i and t.near[i] else 0
    after = t.kind[i + 1] if i + 1 < t.aantal else 0
    gap = t.text[eind : t.begin[i + 1]] if i + 1 < t.aantal else ""
    about = i > 0 and t.woord[i - 1] in _OVER and not gap.strip(": .,")
    announced = before & (RELATIE | AANHEF | NAAMWOORD) or about
    if announced and word not in ("u", "t" if not dot else "u") and (dot or large or not gap.strip()):
        return True
    if large and word != "u":
        return bool(dot or (after & WERKWOORD and gap == " "))
    if gap.startswith(".,") and word != "u" and _NUMBERED.search(t.low, max(0, t.begin[i] - 5), t.begin[i]):
        return True  # 3) m., 1h
    acts = dot and not t.capitals and after & WERKWOORD and gap == ". "
    return bool(acts and (t.start[i] or before & ONBEKEND or t.woord[i - 1] in _MET | _DAT))
