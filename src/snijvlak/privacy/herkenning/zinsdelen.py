"""Names by their part in the sentence: who does something, what is one of a row, what is written as one.

``streetcare jongeren had``, ``de brug zmlk zegt``: where a word of the subject was found, all of it is
the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .aangrenzend import Merken
from .instellingswoorden import LID, closes, group
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordsoorten import (
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
)

_NOBODY = RELATIE | AANHEF | MAAND | STOP | WERKWOORD
_LONGEST = 4  # words of a subject
_NOEMT = ("noemt", "noemde")
_BIJZIN = ("dat", "omdat", "want", "maar")
_HINT = SCHOOLNAAM | ORGANISATIE
# "inZet", "KindKracht": a capital within a word is for a name.
_BULT = re.compile(r"(?<![\w@./])(?:[a-z]{2,}|[A-Z][a-z]{2,})[A-Z][a-z]{2,}\w*(?![\w@]|\.\w)")
_BULT_IN = re.compile(r"[A-Z](?<=[a-z].)")
_LETTER = re.compile(r"[\w'’-]{2,20} (?:v\. ?d\.|v\.?d\.?|v/d|van der|van de|van|de|el) [a-z]\.")
# Of these kinds of school there are so few that the kind is the name.
_VAKSCHOOL = ("vakcollege", "praktijkcollege", "tienercollege", "junior-college")
_CLAUSES, _WINDS = ask(_BIJZIN), ask(group("streek"))
_ONE_SCHOOL, _MEE = ask(_VAKSCHOOL), ask(group("hoofdletterwoord"))
_EEN_STICHTING = (
    "stichting",
    "organisatie",
    "zorgaanbieder",
    "aanbieder",
    "praktijk",
    "instelling",
    "school",
    "bureau",
)


def by_sentence(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """What the sentence adds to the finds; all of it ``mogelijk``."""
    clauses = {i + 1 for i in t.at(_CLAUSES) if i + 1 < t.aantal}
    for i in sorted(clauses.union(i for i in t.los if t.start[i])):
        yield from _subject(t, marks, i)
    for first, end, soort in marks.spans:
        if soort in ("school", "organisatie"):
            yield from _goes_on(t, marks, end)
        elif soort == "klas":
            yield from _after_class(t, marks, end)
        elif soort == "persoon" and (m := _LETTER.match(t.low, t.begin[first])):
            yield Vondst(m.start(), m.end(), "persoon", "mogelijk")
    for find in marks.found:
        if find.soort == "postcode" and (i := marks.first.get(find.eind + 1)) and t.kind[i] & PLAATS:
            yield marks.vondst(i, i + 1, "plaats")  # 2681 UA MONSTER
    yield from _regions(t, marks)
    yield from _people(t, marks)
    yield from _alone(t, marks)


def _alone(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """What is a name by itself: ``inZet``, ``op het vakcollege``, ``huisbezoek, mee mantelzorg,``."""
    for m in _BULT.finditer(t.text) if _BULT_IN.search(t.text) else ():
        if not t.schat.kind(m[0].lower()) & (BEGRIP | VOORNAAM):
            yield Vondst(m.start(), m.end(), "organisatie", "mogelijk")
    for i in t.at(_ONE_SCHOOL):
        if i and t.woord[i - 1] in LID and t.near[i]:
            yield marks.vondst(i - 1, i + 1, "school")
    for i in t.at(_MEE):
        joined = i + 1 < t.aantal and t.near[i + 1] and t.kind[i + 1] & WOORD
        if joined and closes(t, i) and closes(t, i + 2):
            yield marks.vondst(i, i + 2, "organisatie")


def _subject(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    first = i + (t.woord[i] in LID)
    j, hint = first, False
    while j < t.aantal and j - first < _LONGEST and (j == i or t.near[j]) and not t.kind[j] & WERKWOORD:
        kind = t.kind[j]
        if (
            kind & _NOBODY
            or (j in marks.sure and marks.soort[j] == "persoon")
            or (kind & VOORNAAM and not kind & WOORD)
        ):
            return
        hint = (
            hint or marks.soort.get(j) in ("school", "organisatie", "plaats", "persoon") or bool(kind & _HINT)
        )
        j += 1
    if j >= t.aantal or j < first + 1 or not t.near[j] or not t.kind[j] & WERKWOORD:
        return
    told = t.woord[j + 1 : j + 2] == ["een"] and t.woord[j + 2 : j + 3] and t.woord[j + 2] in _EEN_STICHTING
    named = first > i and j == first + 1 and t.kind[first] & SCHOOLNAAM and not t.kind[first] & GEEN_SCHOOL
    if told or named or (hint and j > first + 1):
        yield marks.vondst(i, j, "organisatie")


def _goes_on(t: Tekst, marks: Merken, end: int) -> Iterator[Vondst]:
    """``de viersprong jeugd``, ``de brug zmlk``: what help or which kind of school, after the name."""
    if end < t.aantal and t.gat[end].startswith("-") and t.woord[end] == "en":
        yield marks.vondst(end, end + 1, "organisatie")  # Haagse Wijk- en WoonZorg
    if (
        end + 1 < t.aantal
        and t.woord[end] in LID
        and t.near[end]
        and t.near[end + 1]
        and t.woord[end - 1] not in LID
    ):
        fits = t.kind[end - 1] & _HINT and not t.kind[end + 1] & (_NOBODY | GEEN_SCHOOL | BEGRIP)
        if fits and marks.free(end) and (closes(t, end + 2) or t.kind[end + 2] & (STOP | WERKWOORD)):
            yield marks.vondst(end, end + 2, "organisatie")  # horizon de vaart
    if end < t.aantal and t.gat[end] == " " and marks.free(end):
        told = t.kind[end] & (ORGSLOT | SCHOOLSOORT) or t.woord[end] in group("schoolvorm")
        if told and (closes(t, end + 1) or t.kind[end + 1] & (STOP | WERKWOORD)):
            yield marks.vondst(end, end + 1, "organisatie")


def _after_class(t: Tekst, marks: Merken, end: int) -> Iterator[Vondst]:
    """``klas 1d, zandevelt.``: a rare word alone after a class."""
    if end >= t.aantal or t.gat[end].strip() not in (",", "/", "-", "(") or not marks.free(end):
        return
    unfit = _NOBODY | BEGRIP | GANGBAAR | GEEN_SCHOOL | TYPEFOUT | SCHOOLSOORT | ORGSOORT
    rare = t.kind[end] & (WOORD | ONBEKEND) and not t.kind[end] & unfit and len(t.woord[end]) > 3
    if rare and closes(t, end + 1):
        yield marks.vondst(end, end + 1, "school")


def _regions(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """``schoolbegeleiding west``, ``laak noord``, ``in het oude centrum``: by the wind."""
    for i in t.at(_WINDS):
        if not i or not t.near[i] or not marks.free(i):
            continue
        before, kind = t.woord[i - 1], t.kind[i - 1]
        if i - 1 in marks.soort or (not kind & (GANGBAAR | STOP | WERKWOORD | BEGRIP) and t.gat[i] == " "):
            yield marks.vondst(i - 1, i + 1, "organisatie")
        elif before in ("in", "uit", "naar", "richting") and (closes(t, i + 1) or t.kind[i + 1] & STOP):
            yield marks.vondst(i, i + 1, "wijk")
        elif (
            before in ("oude", "nieuwe")
            and i > 2
            and t.woord[i - 2] in LID
            and t.woord[i - 3] in ("in", "uit")
        ):
            yield marks.vondst(i - 2, i + 1, "wijk")


def _people(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """``saida, gloria en mw tran``, ``met frank de wilde vd``, ``noemt zich moes``."""
    who: set[str] = set()
    for first, end, soort in marks.spans:
        if soort != "persoon" or end + 1 >= t.aantal or not marks.free(end):
            continue
        if _between_names(t, marks, end):
            who.add(t.woord[end])
        elif end - first == 1 and first and t.woord[first - 1] in group("voor_naam") and _de(t, marks, end):
            yield marks.vondst(end, end + 2, "persoon")
    for i, word in enumerate(t.woord if who else ()):
        if word in who and marks.free(i):
            yield marks.vondst(i, i + 1, "persoon")
    for i, word in enumerate(t.woord[:-1] if "zich" in t.woord else ()):
        if word == "zich":
            yield from _calls_himself(t, marks, i)


def _de(t: Tekst, marks: Merken, end: int) -> bool:
    """Whether ``de wilde`` follows: a surname, whatever the word is elsewhere."""
    near = t.woord[end] == "de" and t.near[end] and t.near[end + 1]
    return near and bool(t.kind[end + 1] & ACHTERNAAM) and marks.free(end + 1)


def _between_names(t: Tekst, marks: Merken, end: int) -> bool:
    """Whether the word after a person is one of a row of people: between commas, and a person after it."""
    if t.gat[end] != ", " or not (t.gat[end + 1] == ", " or t.woord[end + 1] == "en"):
        return False
    after = [marks.soort[k] for k in range(end + 1, min(end + 4, t.aantal)) if k in marks.soort]
    return after[:1] == ["persoon"] and not t.kind[end] & (_NOBODY | BEGRIP | GEEN_SCHOOL)


def _calls_himself(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    if i and t.woord[i - 1] in _NOEMT and not t.kind[i + 1] & _NOBODY:
        yield marks.vondst(i + 1, i + 2, "persoon")
    for j in range(i + 2, min(i + 4, t.aantal)):
        if t.woord[j] in _NOEMT:  # die zich dj rico noemt
            yield marks.vondst(i + 1, j, "persoon")
