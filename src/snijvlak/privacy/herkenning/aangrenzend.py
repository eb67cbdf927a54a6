"""Words beside what was found, or beside a word that announces a name: marked as ``mogelijk``.

``(Kolom Groep)``, ``Duin en Vliet``: capitals go together. ``dhr. spaans``, ``kind: romeo``: who is announced
is somebody, whatever the word means elsewhere. ``petra kok``: a surname is a word more often than not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from .instellingswoorden import closes, group
from .tekst import Tekst
from .vondsten import Soort, Vondst
from .vraagwoorden import ask, letter
from .woordsoorten import (
    AANHEF,
    ACHTERNAAM,
    BEGRIP,
    GANGBAAR,
    GEEN_SCHOOL,
    MAAND,
    NAAM,
    NAAMWOORD,
    ONBEKEND,
    ORGSOORT,
    RELATIE,
    SCHOOLSOORT,
    SCHOOLWOORD,
    STOP,
    TUSSEN,
    VOORNAAM,
    WERKWOORD,
    WOORDVOORNAAM,
)

_NOBODY = STOP | WERKWOORD | RELATIE | AANHEF | MAAND
_TELLS = RELATIE | NAAMWOORD | AANHEF | ACHTERNAAM | WOORDVOORNAAM
_LETTER = ask(also=letter)
_LINK = ("en", "van", "de", "der", "het", "met", "voor", "op", "ter", "des")
_NAMED: tuple[Soort, ...] = ("persoon", "school", "organisatie", "wijk", "plaats")
_LONGEST = 6  # words that are looked at beside one find
_TELLEN = 3  # words that go with one label


class Merken:
    """Which words are found, as what; and what is added. Made once for a text: several finders ask it."""

    def __init__(self, t: Tekst, found: list[Vondst]) -> None:
        self.t = t
        self.found: list[Vondst] = []
        self.soort: dict[int, Soort] = {}
        self.first = t.eerste
        self.spans: list[tuple[int, int, Soort]] = []
        self.sure: set[int] = set()
        self.add(found)

    def add(self, more: Iterable[Vondst]) -> None:
        """Keep more finds; who made them did not see them yet."""
        new, t, first = list(more), self.t, self.first
        self.found += new
        for begin, eind, soort, zeker in new:
            i = first.get(begin)
            if i is None:
                continue
            end = bisect_left(t.begin, eind, i)
            for j in range(i, end):
                self.soort[j] = soort
            if zeker == "zeker":
                self.sure.update(range(i, end))
            self.spans.append((i, end, soort))

    def free(self, j: int) -> bool:
        return j not in self.soort and 0 <= j < self.t.aantal

    def vondst(self, i: int, end: int, soort: Soort) -> Vondst:
        return Vondst(self.t.begin[i], self.t.eind[end - 1], soort, "mogelijk")


def adjacent(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """What goes with a find or with a word that announces somebody."""
    for first, end, soort in marks.spans:
        if soort in _NAMED:
            yield from _beside(t, marks, first, end, soort)
    for i in sorted({*t.of(_TELLS), *t.los, *t.at(_LETTER)}):
        if i + 1 >= t.aantal:
            continue
        kind = t.kind[i]
        if kind & (RELATIE | NAAMWOORD | AANHEF):
            yield from _announced(t, marks, i)
        elif kind & ACHTERNAAM and i not in marks.soort and t.gat[i + 1] == " (" and t.kind[i + 1] & RELATIE:
            yield marks.vondst(i, i + 1, "persoon")  # visser (ib'er)
        elif i and t.gat[i] == ", ":
            yield from _listed(t, marks, i)
        elif i not in marks.soort and (kind & WOORDVOORNAAM or len(t.woord[i]) == 1):
            yield from _lettered(t, marks, i)


def _beside(t: Tekst, marks: Merken, first: int, end: int, soort: Soort) -> Iterator[Vondst]:
    last = end if soort in ("plaats", "wijk") else _right(t, marks, end, soort)
    if last > end or (soort == "persoon" and (last := _surname(t, marks, first, end)) > end):
        yield marks.vondst(end, last, soort)
    elif (
        soort in ("school", "organisatie") and end + 1 < t.aantal and t.woord[end] in ("locatie", "vestiging")
    ):
        if marks.free(end) and not t.kind[end + 1] & _NOBODY:
            yield marks.vondst(end, end + 2, soort)
    elif soort == "school" and _school_word(t, marks, end):
        yield marks.vondst(end, end + 1, soort)
    told = first and t.woord[first - 1] not in ("school", "locatie")  # the word alone names nothing
    if soort == "school" and told and _school_word(t, marks, first - 1, before=True):
        yield marks.vondst(first - 1, first, soort)
    if soort not in ("plaats", "wijk") and (begin := _left(t, marks, first, soort)) < first:
        yield marks.vondst(begin, first, soort)


def _capital(t: Tekst, marks: Merken, j: int) -> bool:
    if j in marks.sure or marks.soort.get(j, "persoon") not in _NAMED:
        return False
    return (
        0 <= j < t.aantal
        and t.hoofd[j]
        and not t.start[j]
        and (not t.kind[j] & (WERKWOORD | RELATIE | AANHEF | MAAND) or t.woord[j].endswith("coach"))
    )


def _right(t: Tekst, marks: Merken, end: int, soort: Soort) -> int:
    """The word after the capitals that go on at ``end``, with small words between them."""
    last = end
    links = (*_LINK, "in", "aan") if soort == "organisatie" else _LINK
    while last < t.aantal and last - end < _LONGEST and t.near[last]:
        if _capital(t, marks, last):
            last += 1
        elif (
            t.woord[last] in links
            and last + 1 < t.aantal
            and t.near[last + 1]
            and _capital(t, marks, last + 1)
        ):
            last += 2
        else:
            break
    return last


def _left(t: Tekst, marks: Merken, first: int, soort: Soort) -> int:
    begin, term = first, BEGRIP if soort == "persoon" else 0
    while begin and first - begin < _LONGEST and t.near[begin]:
        if t.kind[begin - 1] & term:
            break  # verslag MDO Dilara
        if _capital(t, marks, begin - 1) and t.hoofd[begin]:
            begin -= 1
        elif (
            t.woord[begin - 1] in _LINK
            and begin > 1
            and t.near[begin - 1]
            and _capital(t, marks, begin - 2)
            and t.hoofd[begin]
        ):
            begin -= 2
        else:
            break
    return begin


def _surname(t: Tekst, marks: Merken, first: int, end: int) -> int:
    """``petra kok``, ``sofie de lange,``: after a first name alone, in a text where capitals say nothing."""
    name = t.kind[end - 1]
    if t.woord[end - 1].endswith(("-de", "-van", "-el", "-der", "-den")) and end < t.aantal and t.near[end]:
        return end + 1  # Rossi-de Jong
    if (
        t.hoofd[end - 1]
        or not name & (VOORNAAM | WOORDVOORNAAM)
        or not all(t.kind[k] & TUSSEN for k in range(first, end - 1))
    ):
        return end
    j = end
    while j < t.aantal and t.kind[j] & TUSSEN and t.near[j] and j - end < 3:
        j += 1
    if (
        j == end
        and j < t.aantal
        and t.gat[j] == " "
        and marks.free(j)
        and len(t.woord[j]) == 1
        and t.woord[j] not in "uàé"
    ):
        return j + 1  # mouna t
    if j >= t.aantal or not t.near[j] or not marks.free(j) or not all(map(marks.free, range(end, j))):
        return end
    kind = t.kind[j]
    if j > end:
        whole = t.woord[end] in ("de", "van", "el", "ten", "ter") and closes(t, j + 1)
        return j + 1 if whole and not kind & (WERKWOORD | RELATIE | BEGRIP | SCHOOLSOORT) else end
    if kind & (_NOBODY | BEGRIP | SCHOOLSOORT | ORGSOORT):
        return end
    ends = closes(t, j + 1) or t.kind[j + 1] & (WERKWOORD | STOP)
    if t.shouted and not kind & GEEN_SCHOOL and (kind & ACHTERNAAM or not kind & GANGBAAR):
        return j + 1
    return (
        j + 1
        if ends and (kind & ACHTERNAAM or not kind & GANGBAAR or t.woord[j].endswith(("ers", "man")))
        else end
    )


def _school_word(t: Tekst, marks: Merken, end: int, *, before: bool = False) -> bool:
    """``stanislas dalton``, ``tyltyl witte vogel``: the kind of school beside its name."""
    if not marks.free(end) or not t.near[end + before]:
        return False
    return (
        bool(t.kind[end] & SCHOOLWOORD)
        or t.woord[end] in group("schoolaard")
        or t.woord[end] in group("schoolvorm")
    )


def _listed(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``de haan, lars``, ``wang, jia``: a surname before a comma and a first name; ``m vd meer``."""
    if not t.kind[i] & (VOORNAAM | WOORDVOORNAAM | ONBEKEND) or t.gat[i] != ", " or not marks.free(i - 1):
        return
    opens = i - 1
    while opens and t.kind[opens - 1] & TUSSEN and t.near[opens]:
        opens -= 1
    line = not opens or "\n" in t.gat[opens] or ":" in t.gat[opens]
    if line and not t.kind[i - 1] & (_NOBODY | BEGRIP):
        yield marks.vondst(opens, i, "persoon")


def _lettered(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``m vd meer``, ``met wil bakker``: a letter, or a word that is a first name too, and a surname."""
    j = i + 1
    while j < t.aantal and t.kind[j] & TUSSEN and t.near[j] and j - i < 4:
        j += 1
    if j >= t.aantal or not t.near[j] or not t.kind[j] & ACHTERNAAM or not marks.free(j):
        return
    letter = len(t.woord[i]) == 1 and t.woord[i] != "u" and j > i + 1
    named = j == i + 1 and i
    if named and t.kind[i - 1] & RELATIE and (closes(t, j + 1) or t.kind[j + 1] & WERKWOORD):
        yield marks.vondst(i, j + 1, "persoon")  # moeder wil bakker heeft
    elif letter or (named and t.woord[i - 1] in group("voor_naam")):
        yield marks.vondst(i, j + 1, "persoon")


def _announced(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """The word after ``dhr.``, and what stands after ``kind:`` in a form."""
    kind, j = t.kind[i], i + 1
    gap = t.gat[j]
    if kind & (RELATIE | NAAMWOORD) and ":" in gap and not gap.strip(" :\t"):
        end = j
        while marks.free(end) and end - j < _TELLEN and (end == j or t.near[end]):
            if t.kind[end] & (_NOBODY | BEGRIP | GEEN_SCHOOL) and not t.kind[end] & TUSSEN:
                break
            end += 1
        while end > j and t.kind[end - 1] & TUSSEN and not t.kind[end - 1] & NAAM:
            end -= 1
        if end > j:
            yield marks.vondst(j, end, "persoon")
    elif kind & AANHEF and t.woord[i] not in group("familie_los") and t.near[j] and marks.free(j):
        if t.kind[j] & WOORDVOORNAAM and closes(t, j + 1):
            yield marks.vondst(j, j + 1, "persoon")  # juf wil
        unfit = STOP if t.hoofd[j] else _NOBODY | TUSSEN | SCHOOLSOORT | ORGSOORT
        yield from [] if t.kind[j] & unfit else [marks.vondst(j, j + 1, "persoon")]
