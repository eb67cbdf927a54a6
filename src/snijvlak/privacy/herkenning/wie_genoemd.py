"""People and schools whose name is an ordinary word, told by what stands right beside it.

``hoi wil,``, ``Corrie en Ben.``, ``vader van jaden stond``, ``roy tjon a fat``; ``de godfried bomans``: who
has an article before the name is no person but a school that is called after one.
"""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .instellingswoorden import closes, group
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordnamen import name, tells
from .woordsoorten import (
    AANHEF,
    ACHTERNAAM,
    BEGRIP,
    GANGBAAR,
    MAAND,
    NAAM,
    ONBEKEND,
    RELATIE,
    STOP,
    TUSSEN,
    VOORNAAM,
    WERKWOORD,
    WOORD,
    WOORDVOORNAAM,
)

_FIRST = VOORNAAM | WOORDVOORNAAM
_GREETING, _OF, _AT_SCHOOL = ask(group("begroeting")), ask(("van", "v")), ask(("school",))
_FORMAL = ("beste", "geachte", "dag", "dank", "bedankt", "gr", "mvg")
_NOBODY = RELATIE | AANHEF | MAAND | BEGRIP


def called(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """What stands beside a greeting, a relative, a person or a school."""
    for i in t.at(_GREETING):
        if i + 1 < t.aantal:
            yield from _greeted(t, marks, i + 1)
    if not t.capitals:
        for i in t.at(_OF):
            if i and t.kind[i - 1] & RELATIE:
                yield from _of_somebody(t, marks, i + 1)
        for i in t.at(_AT_SCHOOL):
            if t.woord[i + 1 : i + 2] in (["de"], ["het"]):
                yield from _school(t, marks, i + 1)
    for first, end, soort in marks.spans:
        if soort == "persoon":
            yield from _beside_person(t, marks, first, end)
        titled = soort == "school" and first > 0 and t.kind[first - 1] & AANHEF
        if titled and t.woord[first].endswith("school") and _free(t, marks, first - 1):
            yield marks.vondst(first - 1, first, "school")  # meester schabergschool


def _free(t: Tekst, marks: Merken, j: int) -> bool:
    """Whether the word at ``j`` is nobody's yet, and only a space parts it from the next."""
    return marks.free(j) and t.near[j + 1]


def _greeted(t: Tekst, marks: Merken, j: int) -> Iterator[Vondst]:
    ends = j + 1 >= t.aantal or t.gat[j + 1].strip(" ")[:1] in (",", "!", "\n")
    nobody = t.kind[j] & (_NOBODY | STOP | WERKWOORD | GANGBAAR) or t.woord[j - 1] in _FORMAL
    named = t.kind[j] & (_FIRST | ONBEKEND) or (t.kind[j] & WOORD and not nobody)  # hee sas,
    if t.gat[j] == " " and marks.free(j) and ends and named:
        yield marks.vondst(j, j + 1, "persoon")


def _of_somebody(t: Tekst, marks: Merken, j: int) -> Iterator[Vondst]:
    if (
        j >= t.aantal
        or not t.near[j]
        or not marks.free(j)
        or t.kind[j] & (_NOBODY | STOP | WERKWOORD | TUSSEN)
    ):
        return
    named = t.kind[j] & _FIRST or not t.kind[j] & GANGBAAR
    if named and (closes(t, j + 1) or t.kind[j + 1] & (STOP | WERKWOORD)):
        yield marks.vondst(j, j + 1, "persoon")


def _school(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``school de nieuwe weg (``: two words after ``school``, and then a mark."""
    found = name(t, marks, i)
    if found and len(found.woorden) > 1 and closes(t, found.eind):
        people = any(t.kind[k] & _NOBODY for k in found.woorden)
        if not people and (tells(t, marks, found) or t.woord[found.woorden[0]].endswith("e")):
            yield marks.vondst(i, found.eind, "school")


def _beside_person(t: Tekst, marks: Merken, first: int, end: int) -> Iterator[Vondst]:
    if first and t.woord[first - 1] in ("de", "het") and _free(t, marks, first - 1):
        whole = t.kind[first] & NAAM and not t.kind[first] & (STOP | TUSSEN) and end > first + 1
        if whole or (t.hoofd[first] and not t.kind[first] & (STOP | TUSSEN | VOORNAAM)):
            yield marks.vondst(first - 1, first, "school")
    if end + 1 >= t.aantal:
        return
    last = end + 1
    if t.woord[end] == "en" and t.hoofd[last] and t.kind[last] & _FIRST and marks.free(last) and t.near[last]:
        yield marks.vondst(last, last + 1, "persoon")
    letter = len(t.woord[end]) == 1 and t.gat[end] == t.gat[last] == " " and marks.free(end)
    if letter and t.kind[last] & (ACHTERNAAM | ONBEKEND) and t.woord[end] != "u":
        yield marks.vondst(end, last + 1, "persoon")
