"""The words beside a word for a kind of school: ``basisschool agatha snellen``, ``martinus school``.

Runs last, for what stands there is a name even when no list and no rule of ``scholen`` knows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .instellingswoorden import LID, closes, group
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordsoorten import (
    AANHEF,
    BEGRIP,
    GANGBAAR,
    GEEN_SCHOOL,
    MAAND,
    NAAM,
    RELATIE,
    SCHOOLNAAM,
    SCHOOLSOORT,
    SCHOOLWOORD,
    STOP,
    TUSSEN,
    WERKWOORD,
    WOORD,
)

_ENDS = WERKWOORD | RELATIE | MAAND | AANHEF | BEGRIP
_STAFF = ask(group("schoolmens"))
_METHOD = ask(("freinetschool", "montessorischool", "daltonschool", "jenaplanschool", "vrijeschool"))
_THERE = ("op", "naar", "van", "bij", "aan")
_LONGEST = 3  # words of a name without an article


def school_words(t: Tekst, found: Sequence[Vondst]) -> Iterator[Vondst]:
    """Names of schools beside the word that tells what they are."""
    del found  # what overlaps is settled later
    for i in t.at(_STAFF):
        k = i + 2
        if k < t.aantal and t.woord[i + 1] == "van" and not t.kind[k] & SCHOOLWOORD and _bare(t, k):
            yield Vondst(t.begin[k], t.eind[k], "school", "mogelijk")
    for i in t.at(_METHOD):
        if i > 1 and t.near[i] and t.near[i - 1] and t.woord[i - 1] == "de" and t.woord[i - 2] in _THERE:
            yield Vondst(t.begin[i - 1], t.eind[i], "school", "mogelijk")  # op de freinetschool
    for i in t.of(SCHOOLSOORT | SCHOOLWOORD):
        kind = t.kind[i]
        first, end = _before(t, i) if kind & SCHOOLWOORD else i, i + 1
        if kind & SCHOOLSOORT and t.woord[i] not in group("kale_school"):
            end = _after(t, i)
        if first < i or end > i + 1:
            yield Vondst(t.begin[first], t.eind[end - 1], "school", "mogelijk")


def _bare(t: Tekst, i: int) -> bool:
    """``de juf van ladder``: a noun would have an article."""
    kind = t.kind[i]
    unfit = STOP | _ENDS | GEEN_SCHOOL | SCHOOLSOORT | TUSSEN
    return (
        t.near[i]
        and t.near[i - 1]
        and bool(kind & WOORD)
        and not kind & unfit
        and not t.woord[i].endswith("en")
    )


def _after(t: Tekst, i: int) -> int:
    """The word after the name that follows the kind at ``i``; ``i + 1`` where none does."""
    j = i + 1
    article = j + 1 < t.aantal and t.near[j] and t.woord[j] in LID
    if article:
        j += 1
    start = j
    most = 2 if article else _LONGEST
    while j < t.aantal and t.near[j] and j - start < most:
        kind = t.kind[j]
        if (kind & _ENDS and not t.hoofd[j]) or (kind & STOP and not kind & TUSSEN):
            break
        if article and j > start and not t.woord[start].endswith("e"):
            break
        j += 1
    while j > start and t.kind[j - 1] & TUSSEN and not t.kind[j - 1] & NAAM:
        j -= 1
    if j == start:
        return i + 1
    known = article or t.woord[i] in group("korte_schoolsoort") or not t.kind[start] & GANGBAAR
    return j if known or (closes(t, j) and j > start + 1) else i + 1


def _before(t: Tekst, i: int) -> int:
    """Where the name before the kind at ``i`` begins: ``gerrit komrij college``, ``unic school``."""
    first = i
    while first and i - first < _LONGEST and t.near[first]:
        kind, word = t.kind[first - 1], t.woord[first - 1]
        inside = first < i and kind & TUSSEN and word not in ("op", "in", "bij", "aan", "voor", "uit", "van")
        ordinary = kind & (STOP | _ENDS | GEEN_SCHOOL | SCHOOLSOORT) or (
            kind & WOORD
            and (word.endswith(("e", "s", "ig", "isch")) or kind & GANGBAAR)
            and not kind & (NAAM | SCHOOLNAAM)
        )
        if ordinary and not inside:
            break
        first -= 1
    while first < i and t.kind[first] & TUSSEN and not t.kind[first] & NAAM:
        first += 1
    return first
