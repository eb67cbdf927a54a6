"""Names by their part in the sentence: who does something, what stands between commas, what is written as one.

``streetcare jongeren had``, ``de brug zmlk zegt``: where a word of the subject was found, all of it is the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .aangrenzend import Merken
from .instellingswoorden import LID, closes, group
from .vondsten import Vondst
from .woorden import (
    AANHEF,
    ACHTERNAAM,
    BEGRIP,
    GANGBAAR,
    GEEN_SCHOOL,
    MAAND,
    ONBEKEND,
    ORGANISATIE,
    ORGSLOT,
    ORGSOORT,
    PLAATS,
    RELATIE,
    SCHOOLNAAM,
    SCHOOLSOORT,
    STOP,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WOORD,
    Tekst,
)

_NOBODY = RELATIE | AANHEF | MAAND | STOP | WERKWOORD
_LONGEST = 4  # words of a subject
_HINT = SCHOOLNAAM | ORGANISATIE
# "inZet", "KindKracht": a capital within a word is for a name.
_BULT = re.compile(r"(?<![\w@./])(?:[a-z]{2,}|[A-Z][a-z]{2,})[A-Z][a-z]{2,}\w*(?![\w@]|\.\w)")
_LETTER = re.compile(r"[\w'’-]{2,20} (?:v\. ?d\.|v\.?d\.?|v/d|van der|van de|van|de|el) [a-z]\.")
# Of these kinds of school there are so few that the kind is the name.
_VAKSCHOOL = ("vakcollege", "praktijkcollege", "tienercollege", "junior-college")
_EEN_STICHTING = ("stichting", "organisatie", "zorgaanbieder", "aanbieder", "praktijk", "instelling", "school", "bureau")


def by_sentence(t: Tekst, found: Sequence[Vondst]) -> Iterator[Vondst]:
    """What the sentence adds to the finds; all of it ``mogelijk``."""
    marks = Merken(t, found)
    starts = [i for i in range(t.aantal) if t.start[i] or (i and t.woord[i - 1] in ("dat", "omdat", "want", "maar"))]
    for i in starts:
        yield from _subject(t, marks, i)
    for first, end, soort in marks.spans:
        if soort in ("school", "organisatie"):
            yield from _goes_on(t, marks, end)
        elif soort == "klas":
            yield from _after_class(t, marks, end)
        elif soort == "persoon" and (m := _LETTER.match(t.low, t.begin[first])):
            yield Vondst(m.start(), m.end(), "persoon", "mogelijk")
    for m in _BULT.finditer(t.text):
        if not t.schat.kind(m[0].lower()) & (BEGRIP | VOORNAAM):
            yield Vondst(m.start(), m.end(), "organisatie", "mogelijk")
    for begin, eind, soort, _ in found:
        if soort == "postcode" and (i := marks.first.get(eind + 1)) is not None and t.kind[i] & PLAATS:
            yield marks.vondst(i, i + 1, "plaats")  # 2681 UA MONSTER
    yield from _regions(t, marks)
    yield from _people(t, marks)
    told = group("hoofdletterwoord")
    present = set(t.woord)
    if told.isdisjoint(present) and present.isdisjoint(_VAKSCHOOL):
        return
    for i, word in enumerate(t.woord[:-1]):
        if word in LID and t.woord[i + 1] in _VAKSCHOOL and t.near(i + 1):
            yield marks.vondst(i, i + 2, "school")
        if word in told and closes(t, i) and closes(t, i + 2) and t.near(i + 1) and t.kind[i + 1] & WOORD:
            yield marks.vondst(i, i + 2, "organisatie")  # "huisbezoek, mee mantelzorg,"


def _subject(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    first = i + (t.woord[i] in LID)
    j, hint = first, False
    while j < t.aantal and j - first < _LONGEST and (j == i or t.near(j)) and not t.kind[j] & WERKWOORD:
        kind = t.kind[j]
        if kind & _NOBODY or (j in marks.sure and marks.soort[j] == "persoon") or (kind & VOORNAAM and not kind & WOORD):
            return
        hint = hint or marks.soort.get(j) in ("school", "organisatie", "plaats", "persoon") or bool(kind & _HINT)
        j += 1
    if j >= t.aantal or j < first + 1 or not t.near(j) or not t.kind[j] & WERKWOORD:
        return
    told = t.woord[j + 1 : j + 2] == ["een"] and t.woord[j + 2 : j + 3] and t.woord[j + 2] in _EEN_STICHTING
    named = first > i and j == first + 1 and t.kind[first] & SCHOOLNAAM and not t.kind[first] & GEEN_SCHOOL
    if told or named or (hint and j > first + 1):
        yield marks.vondst(i, j, "organisatie")


def _goes_on(t: Tekst, marks: Merken, end: int) -> Iterator[Vondst]:
    """``de viersprong jeugd``, ``de brug zmlk``: what help or which kind of school, after the name."""
    if end < t.aantal and t.gat[end].startswith("-") and t.woord[end] == "en":
        yield marks.vondst(end, end + 1, "organisatie")  # Haagse Wijk- en WoonZorg
    if end + 1 < t.aantal and t.woord[end] in LID and t.near(end) and t.near(end + 1) and t.woord[end - 1] not in LID:
        fits = t.kind[end - 1] & _HINT and not t.kind[end + 1] & (_NOBODY | GEEN_SCHOOL | BEGRIP)
        if fits and marks.free(end) and (closes(t, end + 2) or t.kind[end + 2] & (STOP | WERKWOORD)):
            yield marks.vondst(end, end + 2, "organisatie")  # horizon de vaart
    if end < t.aantal and t.gat[end] == " " and marks.free(end):
        told = t.kind[end] & (ORGSLOT | SCHOOLSOORT) or t.woord[end] in group("schoolvorm")
        if told and (closes(t, end + 1) or t.kind[end + 1] & (STOP | WERKWOORD)):
            yield marks.vondst(end, end + 1, "organisatie")


def _after_class(t: Tekst, marks: Merken, end: int) -> Iterator[Vondst]:
    """``klas 1d, zandevelt.``: a rare word alone after a class."""
    unfit = _NOBODY | BEGRIP | GANGBAAR | GEEN_SCHOOL | TYPEFOUT | SCHOOLSOORT | ORGSOORT
    if end < t.aantal and t.gat[end].strip() in (",", "/", "-", "(") and marks.free(end) and closes(t, end + 1):
        if not t.kind[end] & unfit and t.kind[end] & (WOORD | ONBEKEND) and len(t.woord[end]) > 3:
            yield marks.vondst(end, end + 1, "school")


def _regions(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """``schoolbegeleiding west``, ``laak noord``, ``in het oude centrum``: a quarter of the wind with what it is of."""
    streek = group("streek")
    for i, word in enumerate(t.woord):
        if word not in streek or not i or not t.near(i) or not marks.free(i):
            continue
        before, kind = t.woord[i - 1], t.kind[i - 1]
        if i - 1 in marks.soort or (not kind & (GANGBAAR | STOP | WERKWOORD | BEGRIP) and t.gat[i] == " "):
            yield marks.vondst(i - 1, i + 1, "organisatie")
        elif before in ("in", "uit", "naar", "richting") and (closes(t, i + 1) or t.kind[i + 1] & STOP):
            yield marks.vondst(i, i + 1, "wijk")
        elif before in ("oude", "nieuwe") and i > 2 and t.woord[i - 2] in LID and t.woord[i - 3] in ("in", "uit"):
            yield marks.vondst(i - 2, i + 1, "wijk")


def _people(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """``saida, gloria en mw tran``, ``noemt zich moes``, ``frank de wilde vd``: people by what stands around."""
    who: set[str] = set()
    for first, end, soort in marks.spans:
        if soort == "persoon" and end + 1 < t.aantal and t.gat[end] == ", " and marks.free(end):
            goes_on = t.gat[end + 1] == ", " or t.woord[end + 1] == "en"
            after = next((marks.soort.get(k) for k in range(end + 1, min(end + 4, t.aantal)) if k in marks.soort), "")
            if goes_on and after == "persoon" and not t.kind[end] & (_NOBODY | BEGRIP | GEEN_SCHOOL):
                who.add(t.woord[end])
        elif soort == "persoon" and end - first == 1 and end + 1 < t.aantal and t.woord[end] == "de" and t.near(end):
            led = first and t.woord[first - 1] in group("voor_naam")
            if led and t.near(end + 1) and t.kind[end + 1] & ACHTERNAAM and marks.free(end + 1):
                yield marks.vondst(end, end + 2, "persoon")
    for i, word in enumerate(t.woord if "zich" in t.woord else ()):
        if word == "zich" and i + 1 < t.aantal:
            if t.woord[i - 1] in ("noemt", "noemde") and not t.kind[i + 1] & _NOBODY:
                yield marks.vondst(i + 1, i + 2, "persoon")
            j = next((k for k in range(i + 2, min(i + 4, t.aantal)) if t.woord[k] in ("noemt", "noemde")), 0)
            if j:
                yield marks.vondst(i + 1, j, "persoon")
    for i, word in enumerate(t.woord if who else ()):
        if word in who and marks.free(i):
            yield marks.vondst(i, i + 1, "persoon")
