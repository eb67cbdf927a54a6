"""A name is more words than the one that gave it away: ``gezin Oude Nijhuis``, ``De Vlieger 2``.

What is added is never sure: it only keeps the rest of a name from staying behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .regels import woordgroep
from .tekst import Tekst
from .vondsten import Soort, Vondst
from .woordsoorten import (
    AANHEF,
    ACHTERNAAM,
    BEGRIP,
    MAAND,
    NAAM,
    ONBEKEND,
    ORGSOORT,
    PLAATS,
    RELATIE,
    SCHOOLSOORT,
    STOP,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WIJK,
)

_NAMED = ("persoon", "school", "organisatie", "plaats", "wijk")
_PLACED = ("school", "organisatie")
_UNFIT = AANHEF | RELATIE | MAAND | BEGRIP | SCHOOLSOORT | ORGSOORT | WERKWOORD
_TITEL = frozenset(woordgroep("titel"))
_LID = frozenset(("de", "het", "'t"))
_STREEK = frozenset((*woordgroep("streek"), *woordgroep("regio")))
_WORDS = 2  # at most so many on a side
# "Luuk v.d. B.", "Anna de V.": a surname of which only the letter is told.
_LETTER = re.compile(
    r" (?:v\.?\s?d\.?|v/d|vd|v\.|van der|van den|van de|van|de|el)(?: |(?<=\.))[A-Z](?![\w])\.?"
)
# "Inspecteur S. de Vriesschool", "DE P.C. HOOFTSCHOOL": a school that is called after somebody.
_VERNOEMD = re.compile(
    r"(?<![\w.])(?:(?:de|het) )?(?:(?:inspecteur|meester|mr|dr|prof|ds|pastoor|burgemeester|wethouder)\.? )?"
    r"(?:[^\W\d_]\.\s?){1,4}(?:(?:van|de|der|den|ten|ter|het|'t) ){0,3}$"
    r"|(?<!\w)(?:de la|van der|van den|van de|van 't|ter|ten) $"
)
# "De Vlieger 2", "SO De Keerkring III": which of more buildings.
# "hofstad mavo/havo", "emmacollege voor havo en vwo": which kinds of school it has.
_SOORT = (
    r"(?:havo|vwo|mavo|vmbo|vbo|lwoo|pro|lyceum|lyc|gymnasium|gymn?|college|atheneum|ath|basisonderwijs|"
    r"praktijkonderwijs)"
)
_SOORTEN = re.compile(
    rf"(?:/| (?:voor|v) ){_SOORT}(?!\w)(?:(?:, ?| en |/| ){_SOORT}(?!\w)){{0,6}}", re.IGNORECASE
)
_VORM = re.compile(r" (?:bv|b\.v\.|vof|nv)(?![\w])", re.IGNORECASE)
_NUMMER = re.compile(r" (?:\d{1,2}|I{1,3})(?=[.,;:)!?\n]|$)(?![.,]\d)")


def beyond(t: Tekst, found: Sequence[Vondst], taken: bytearray) -> Iterator[Vondst]:
    """The words beside a find that belong to its name, and the letter or number after it."""
    first = t.eerste
    last = t.laatste
    for begin, eind, soort, _ in found:
        if soort not in _NAMED:
            continue
        i = first.get(begin)
        if soort == "organisatie" and i and t.woord[i - 1] in _LID and t.gat[i] == " ":
            yield Vondst(t.begin[i - 1], begin, soort, "mogelijk")  # het HagaZiekenhuis
        if i is not None and (k := _before(t, i, soort, taken)) < i:
            yield Vondst(t.begin[k], begin, soort, "mogelijk")
        if soort == "school" and (m := _VERNOEMD.search(t.low, max(0, begin - 40), begin)):
            yield Vondst(m.start(), begin, soort, "mogelijk")
        if soort == "persoon" and (j := last.get(eind)) is not None and _surname(t, j + 1):
            yield Vondst(eind, t.eind[j + 1], soort, "mogelijk")
        if soort in _PLACED and (j := last.get(eind)) is not None and (k := _after(t, j, taken)) > j:
            yield Vondst(eind, t.eind[k], soort, "mogelijk")
        form = _LETTER if soort == "persoon" else _NUMMER if soort in _PLACED else None
        if soort == "school" and (m := _SOORTEN.match(t.text, eind)):
            yield Vondst(eind, m.end(), soort, "mogelijk")
        if soort in _PLACED and (m := _VORM.match(t.text, eind)):
            yield Vondst(eind, m.end(), soort, "mogelijk")
        if form and (m := form.match(t.text, eind)):
            yield Vondst(eind, m.end(), soort, "mogelijk")


def _before(t: Tekst, i: int, soort: Soort, taken: bytearray) -> int:
    k = i
    while k and i - k < _WORDS and t.gat[k] == " " and not taken[t.begin[k - 1]] and _leads(t, k - 1, soort):
        k -= 1
    return k


def _leads(t: Tekst, j: int, soort: Soort) -> bool:
    """Whether the word before a find belongs to it."""
    kind, word = t.kind[j], t.woord[j]
    if t.hoofd[j]:
        if kind & _UNFIT or len(word) < 2:
            return False
        if t.start[j]:
            return bool(kind & ONBEKEND and not kind & TYPEFOUT)
        return not kind & STOP or word in _TITEL
    if soort != "persoon" or t.capitals or not kind & (VOORNAAM | ACHTERNAAM):
        return False
    return bool(t.kind[j + 1] & NAAM) and not kind & (STOP | WERKWOORD | RELATIE | AANHEF)


def _surname(t: Tekst, j: int) -> bool:
    """``Ton Spaans``: a word with a capital right after a name, even one that says where somebody is from."""
    if j >= t.aantal or t.gat[j] != " " or not t.hoofd[j] or t.start[j] or len(t.woord[j]) < 2:
        return False
    return not t.kind[j] & (STOP | WERKWOORD | RELATIE | AANHEF | MAAND | SCHOOLSOORT | ORGSOORT)


def _after(t: Tekst, j: int, taken: bytearray) -> int:
    k = j
    while k + 1 < t.aantal and k - j < _WORDS and t.gat[k + 1] == " " and not taken[t.begin[k + 1]]:
        kind = t.kind[k + 1]
        if (
            t.woord[k + 1] in _TITEL
            and k + 2 < t.aantal
            and t.gat[k + 2] == " "
            and t.hoofd[k + 1] == t.hoofd[k]
        ):
            k += 2  # ISW HOGE WOERD
            continue
        placed = t.woord[k + 1] in _STREEK or (not t.capitals and kind & (PLAATS | WIJK) and not kind & STOP)
        named = t.hoofd[k + 1] and not kind & (_UNFIT | STOP) and len(t.woord[k + 1]) > 1
        if not (placed or named):
            break
        k += 1
    return k
