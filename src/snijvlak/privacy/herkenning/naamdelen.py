"""Where the name of a person begins and ends: surnames, the words between, initials."""

from __future__ import annotations

import re

from .regels import woordgroep
from .tekst import Tekst
from .woordsoorten import (
    AANHEF,
    ACHTERNAAM,
    BEGRIP,
    EIGENNAAM,
    GEEN_SCHOOL,
    MAAND,
    NAAM,
    ONBEKEND,
    ORGSOORT,
    RELATIE,
    SCHOOLSOORT,
    STOP,
    TUSSEN,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WOORD,
    WOORDNAAM,
    WOORDVOORNAAM,
)

_VAN_DE = frozenset(woordgroep("van_de"))
_ALSO_WORDS = frozenset(("al", "ben", "la", "le", "du"))  # of a surname, and words too
_INITIALS = re.compile(r"(?<![\w.'’])(?:[^\W\d_]\.-?\s?){1,5}$")


def surname_certain(t: Tekst, j: int, last: str) -> bool:
    """``van der Meer``: after these words even an everyday word is a surname, when it is known as one."""
    return last in ("der", "den", "ter", "ten") and bool(t.kind[j] & ACHTERNAAM)


def followed(t: Tekst, i: int) -> bool:
    """Whether ``de Boer`` or the like follows at ``i``."""
    j = i
    while j < t.aantal and t.kind[j] & TUSSEN and j - i < 3 and t.near[j]:
        j += 1
    return j < t.aantal and t.near[j] and bool(t.kind[j] & ACHTERNAAM) and _surname_after(t, i, j)


def end_of(t: Tekst, i: int, taken: bytearray) -> tuple[int, bool]:
    """The word after a name that starts at ``i``, and whether what follows makes it sure."""
    sure = False
    end = i
    while end < t.aantal and t.kind[end] & TUSSEN and not t.kind[end] & VOORNAAM and end - i < 3:
        end += 1
    end += 1
    end = min(end, t.aantal)
    first = (
        bool(t.kind[i] & (VOORNAAM | WOORDVOORNAAM | ONBEKEND))
        or t.hoofd[i]
        or bool(i and t.kind[i - 1] & AANHEF)
    )
    while end < t.aantal and end - i < 7 and t.near[end] and not taken[t.begin[end]]:
        j = end
        while j < t.aantal and t.kind[j] & TUSSEN and not t.hoofd[j] and j - end < 3 and t.near[j]:
            j += 1
        if j >= t.aantal or not t.near[j] or taken[t.begin[j]]:
            break
        if j == end and not _part(t, j, i):
            break
        if j > end and t.capitals and not t.hoofd[j] and t.woord[j - 1] in _ALSO_WORDS:
            break  # Thijmen al jaren
        if j > end and not (first and _surname_after(t, end, j)):
            if t.kind[end] & NAAM and t.hoofd[end] and not t.kind[end] & STOP:
                end += 1
                continue
            break
        sure = sure or bool(t.kind[j] & (ACHTERNAAM | EIGENNAAM) and not t.kind[j] & WOORD)
        end = j + 1
    if end == i + 1 and first and _initial_after(t, i, end):
        end += 1
    return end, sure


def _initial_after(t: Tekst, i: int, j: int) -> bool:
    """``Tim S.``: the letter of a surname after a first name."""
    if j >= t.aantal or t.gat[j] != " " or t.eind[j] - t.begin[j] != 1 or not t.woord[j].isalpha():
        return False
    return t.text[t.eind[j] : t.eind[j] + 1] == "." and (t.hoofd[j] or not t.hoofd[i])


def _part(t: Tekst, j: int, i: int) -> bool:
    """Whether the word right after a name belongs to it."""
    kind = t.kind[j]
    if t.hoofd[j] and not t.start[j]:
        if kind & ACHTERNAAM and t.kind[j - 1] & VOORNAAM and not t.kind[j - 1] & WOORD:
            return True  # Junjie Ma
        return not kind & (AANHEF | RELATIE | BEGRIP | MAAND | SCHOOLSOORT | ORGSOORT) and not (
            kind & STOP and not kind & NAAM
        )
    if kind & (STOP | WERKWOORD | RELATIE | BEGRIP | MAAND | AANHEF):
        return False
    if kind & (NAAM | WOORDNAAM) and (
        not kind & WOORD or (kind & ACHTERNAAM and j == i + 1 and not t.hoofd[i] and not kind & GEEN_SCHOOL)
    ):
        return True
    return bool(kind & ONBEKEND and not t.hoofd[i])


def _surname_after(t: Tekst, end: int, j: int) -> bool:
    """Whether ``van der`` and the word after it is the surname of the name before."""
    kind = t.kind[j]
    if surname_certain(t, j, t.woord[j - 1]):
        return True
    if kind & (STOP | RELATIE | SCHOOLSOORT | MAAND | BEGRIP) and not (kind & ACHTERNAAM and t.hoofd[j]):
        return False
    if t.hoofd[j]:
        return not t.kind[end] & STOP or t.woord[end] in (
            "van",
            "de",
            "der",
            "den",
            "het",
            "'t",
            "te",
            "ter",
            "ten",
            "in",
            "op",
            "la",
            "le",
        )
    particle = t.woord[j - 1]
    if t.woord[end] in ("in", "op", "bij", "aan", "uit", "over", "voor", "tot", "onder", "het", "te"):
        return False
    if kind & ACHTERNAAM and not kind & (VOORNAAM | GEEN_SCHOOL):
        return True
    if kind & (ONBEKEND | EIGENNAAM) and not kind & (WOORD | TYPEFOUT) and not kind & VOORNAAM:
        return True
    return particle in _VAN_DE and not kind & (GEEN_SCHOOL | WERKWOORD)


def begin_of(t: Tekst, i: int, taken: bytearray) -> int:
    """Where a name begins whose surest word is at ``i``: also ``van der`` and a first name no list has."""
    first = i
    while (
        first
        and t.near[first]
        and not taken[t.begin[first - 1]]
        and t.kind[first - 1] & TUSSEN
        and i - first < 3
    ):
        word = t.woord[first - 1]
        if t.kind[i] & VOORNAAM and not (word in _VAN_DE or i - first):
            break
        two = (
            word == "de" and first > 1 and t.woord[first - 2] == "van" and t.kind[i] & (ONBEKEND | EIGENNAAM)
        )
        if not t.kind[i] & ACHTERNAAM and word not in _VAN_DE and not two and i == first:
            break
        if (
            word in ("in", "op", "bij", "aan", "uit", "over", "voor", "tot", "onder")
            and not t.kind[first] & TUSSEN
        ):
            break
        first -= 1
    return first


def with_initials(t: Tekst, i: int, taken: bytearray) -> int:
    """The begin of a name with the initials before it: ``J.P. de Vries``."""
    begin = t.begin[i]
    start = max(0, begin - 20)
    m = _INITIALS.search(t.text, start, begin)
    if m and not taken[m.start()] and m[0].strip() != "u.":
        return m.start()
    if (
        i
        and t.near[i]
        and t.eind[i - 1] - t.begin[i - 1] == 1
        and (t.hoofd[i - 1] or not t.capitals)
        and t.woord[i - 1] not in "tu"
    ):
        return t.begin[i - 1]
    return begin
