"""Names of ordinary words beside what somebody does, beside a class or beside another school.

``EXAMENSECRETARIS POST``, ``mentor bram de lange houdt``, ``IB de oranje boom mailt``, ``autismecoach van zo
gewoon komt``, ``2p op de inspecteur)``, ``op isw en de vijver``, ``2Samen``. All of them ``mogelijk``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .aangrenzend import Merken
from .beginnen import Starts
from .instellingswoorden import LID, closes, group
from .regels import taal, woordgroep
from .tekst import Tekst
from .vangnet import ordinary
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordsoorten import (
    AANHEF,
    ACHTERNAAM,
    AFGELEID,
    BEGRIP,
    EIGENNAAM,
    GANGBAAR,
    GEEN_SCHOOL,
    MAAND,
    ONBEKEND,
    ORGSOORT,
    PLAATS,
    RELATIE,
    SCHOOLNAAM,
    SCHOOLSOORT,
    STOP,
    TUSSEN,
    WERKWOORD,
    WIJK,
)

_NOBODY = STOP | RELATIE | AANHEF | BEGRIP | MAAND | GEEN_SCHOOL | SCHOOLSOORT | ORGSOORT | PLAATS | WIJK
_NOT_THERE = STOP | RELATIE | AANHEF | BEGRIP | MAAND | GEEN_SCHOOL | ORGSOORT | WERKWOORD
_ELSE = PLAATS | WIJK | SCHOOLSOORT | TUSSEN
_VAN = ("van", "vd", "v")
_SURNAME = ("van", "de", "der", "den", "ter", "ten", "vd", "el", "la", "te")
_SPEAKS = STOP | WERKWOORD
_UNSURE = ("school", "persoon")
_SHORT, _LONGEST = 3, 3
# A spelling that only names kept: van straalen, van der beeken.
_OLD = re.compile(r"(?:aa|ee|oo|uu)[bdfgklmnprst]e(?:n|r|ns|rs)?$")
# 2Samen, 4Kids; and in small letters only after a word that has somebody after it
_DIGIT = re.compile(r"(?<![\w€.,:/+-])\d{1,2}[^\W\d_][^\W_]{2,20}(?![\w/])")
_DIGIT_LONG = 4  # letters of such a word where nothing before it says what it is
_LEIDT = ("van", "bij", "via", "naar", "door", "namens", "vanuit", "met", "of")


_AMBT = woordgroep("ambtslot")


def _is_office(word: str) -> bool:
    office = word.endswith(_AMBT) or word in taal().relaties
    return office and word not in group("iemand")


_STAFF, _OFFICE, _MEE = ask(group("schoolmens")), ask(also=_is_office), ask(("mee",))
_ANYBODY, _TITLE = ask(group("die_iemand")), ask(taal().aanhef)


def beside_office(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """Each place where such a name can stand."""
    for i in _led(t, _STAFF):
        if t.woord[i + 1] in LID:
            yield from _school(t, marks, i + 1)
    if not t.capitals:
        yield from _somebody(t, marks)
    yield from _beside(t, marks)
    yield from _of_staff(t, marks)


def _of_staff(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """``meester jip van de fortuin weet``: where somebody works who is called as at a school."""
    for first, end, soort in marks.spans:
        if soort != "persoon" or not first or end + 2 >= t.aantal or t.woord[end] != "van":
            continue
        if t.woord[first - 1] not in group("schoolmens") or t.woord[end + 1] not in LID:
            continue
        after = _noun(t, marks, end + 2)
        if after > end + 2 and t.near[end] and t.near[end + 1] and not ordinary(t.woord[after - 1]):
            yield marks.vondst(end + 1, after, "school")


def _led(t: Tekst, number: int) -> Iterator[int]:
    """The words that were asked for, where a space and a word follow."""
    return (i for i in t.at(number) if i + 1 < t.aantal and t.gat[i + 1] == " ")


def _before(t: Tekst, i: int) -> str:
    return t.woord[i - 1] if i and t.near[i] else ""


def _somebody(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """What stands after a word for what somebody is, where capitals say nothing."""
    for i in _led(t, _MEE):
        speaks = t.kind[i + 1] & _SPEAKS and not t.kind[i + 1] & TUSSEN
        does = t.woord[i + 1] in group("doet_ook") or t.woord[i + 1] in group("doet")
        offers = does and (t.start[i] or "." in t.gat[i])
        if offers or (speaks and _before(t, i) in ("of", "dat", "als", "omdat")):
            yield marks.vondst(i, i + 1, "organisatie")  # of mee kan helpen; mee biedt
    for i in _led(t, _OFFICE):
        yield from _surname(t, marks, i + 1)
    anybody = (i for i in _led(t, _ANYBODY) if _before(t, i) in ("de", "die", "een"))
    for i in {*_led(t, _OFFICE), *_led(t, _TITLE), *anybody}:
        if t.woord[i + 1] in _VAN:
            yield from _works_for(t, marks, i + 2)


def _stops(t: Tekst, j: int) -> bool:
    """Whether the sentence goes on with a verb or a small word at ``j``, or ends before it."""
    return closes(t, j) or bool(t.kind[j] & _SPEAKS)


def _surname(t: Tekst, marks: Merken, j: int) -> Iterator[Vondst]:
    """``EXAMENSECRETARIS POST``, ``lpa van straalen``, ``mentor bram de lange``."""
    first = j
    while j < t.aantal and marks.soort.get(j) == "persoon" and t.near[j]:
        j += 1
    begin = j
    while j < t.aantal and t.woord[j] in _SURNAME and t.near[j] and j - begin < _LONGEST:
        j += 1
    if j >= t.aantal or not t.near[j] or not marks.free(j) or len(t.woord[j]) < _SHORT:
        return
    kind, linked, called = t.kind[j], j > begin, begin > first
    ends = _stops(t, j + 1) or (linked and t.woord[j + 1].endswith("en"))  # lpa van straalen inplannen
    if kind & (_NOBODY & ~GEEN_SCHOOL) or not ends:
        return
    if called:
        named = linked and kind & ACHTERNAAM
    elif linked:
        rare = kind & (ACHTERNAAM | ONBEKEND | EIGENNAAM | AFGELEID) and not kind & (GANGBAAR | SCHOOLNAAM)
        common = ordinary(t.woord[j]) and not _OLD.search(t.woord[j])
        named = rare and t.woord[begin] != "te" and not common and t.woord[begin:j] != ["de"]
        named = named or (t.woord[begin] in ("vd", "v.d", "v/d") and kind & ACHTERNAAM)  # mentor vd broek
    else:
        named = kind & ACHTERNAAM and not kind & (WERKWOORD | GEEN_SCHOOL)
    if named:
        yield marks.vondst(begin, j + 1, "persoon")


def _works_for(t: Tekst, marks: Merken, j: int) -> Iterator[Vondst]:
    """``mevrouw van lef want``, ``autismecoach van zo gewoon komt``: nobody else is called so."""
    if j >= t.aantal or t.gat[j] != " " or not marks.free(j):
        return
    if t.kind[j] & STOP:
        end = j
        while end < t.aantal and end - j < _LONGEST and (end == j or t.near[end]) and marks.free(end):
            if t.kind[end] & (WERKWOORD | TUSSEN | RELATIE | AANHEF) or t.woord[end] in group("geen_opstap"):
                break
            end += 1
        if end > j + 1 and (closes(t, end) or t.kind[end] & WERKWOORD):
            yield marks.vondst(j, end, "organisatie")
        return
    common = t.woord[j] in group("van_iets") or ordinary(t.woord[j]) or len(t.woord[j]) < _SHORT
    if (
        not common
        and not t.kind[j] & (_NOT_THERE | PLAATS | WIJK | SCHOOLSOORT | TUSSEN)
        and _stops(t, j + 1)
    ):
        yield marks.vondst(j, j + 1, "organisatie")


def _noun(t: Tekst, marks: Merken, j: int) -> int:
    """The word after a noun, with an adjective or without, that may be a school; ``j`` if there is none."""
    end = j
    while end < t.aantal and end - j < 2 and t.near[end] and marks.soort.get(end, "school") in _UNSURE:
        if t.kind[end] & (_NOT_THERE & ~(WERKWOORD if t.kind[end] & SCHOOLNAAM else 0)):
            return j
        end += 1
        if _stops(t, end):
            break
    if end == j or not _stops(t, end):
        return j
    pair = end == j + 2
    if pair and not t.woord[j].endswith(("e", "en")):
        return j
    return end


def _school(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``IB de oranje boom mailt``: who works at a school, and its name with an article."""
    end = _noun(t, marks, i + 1)
    if end <= i + 1:
        return
    first, coloured = t.woord[i + 1], group("naamkleur")
    told = t.kind[end - 1] & SCHOOLNAAM or first in coloured or first in group("titel")
    says = end < t.aantal and t.near[end] and t.woord[end] in group("doet")
    said = says and (end == i + 3 or t.woord[end] not in ("heeft", "had", "kan", "kon", "wil", "wilde"))
    if told or (said and t.woord[end - 1] not in group("tijdwoord")):
        yield marks.vondst(i, end, "school")


def _beside(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """``op isw gasthuislaan en de vijver``: after another school."""
    for first, end, soort in marks.spans:
        if end + 2 >= t.aantal or t.woord[end] != "en":
            continue
        at_school = soort == "school" or (first and marks.soort.get(first - 1) == "school")
        if at_school and t.woord[end + 1] in LID:
            after = _noun(t, marks, end + 2)
            known = after > end + 2 and t.kind[after - 1] & SCHOOLNAAM
            if known and t.near[end] and t.near[end + 1]:
                yield marks.vondst(end + 1, after, "school")


def beside_numbers(t: Tekst, marks: Merken, at: Starts) -> Iterator[Vondst]:
    """What is told by a number in it or by a class before it."""
    if at.cijfer:
        yield from _after_class(t, marks)
        yield from _digits(t, at)


def _after_class(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """``2 vmbo-k 's gravendreef)``, ``2p op de inspecteur)``: the school right after a class."""
    for end in {vondst.eind for vondst in marks.found if vondst.soort == "klas"}:
        i = t.eerste.get(end + (2 if t.text.startswith(", ", end) else 1), -1)
        if i < 0 or t.text[end] not in " ," or not marks.free(i):
            continue
        led = t.woord[i] in ("op", "van")
        j = i + led
        if j + 1 >= t.aantal or (led and t.gat[j] != " ") or t.gat[j + 1] not in (" ", "-"):
            continue
        if t.woord[j] in ("'s", "’s") and t.woord[j + 1] not in group("s_tijd"):
            yield marks.vondst(j, j + 2, "school")
        elif led and t.woord[j] in LID and not t.capitals:
            after = _noun(t, marks, j + 1)
            if after > j + 1 and closes(t, after) and t.woord[after - 1] not in group("tijdwoord"):
                yield marks.vondst(j, after, "school")


def _digits(t: Tekst, at: Starts) -> Iterator[Vondst]:
    """``2Samen``: a digit and a word in one, and no measure, class or count."""
    for begin in at.cijfer:
        m = _DIGIT.match(t.text, begin)
        if not m:
            continue
        letters = m[0].lstrip("0123456789")
        low = letters.lower()
        if (
            not letters.isalpha()
            or low in group("na_een_cijfer")
            or low.endswith(("jarige", "jarig", "daags"))
        ):
            continue
        i = t.eerste.get(m.end() - len(letters), -1)
        before = t.kind[i - 1] if i > 0 and t.text[t.eind[i - 1] : m.start()] == " " else 0
        if before & ORGSOORT:
            yield Vondst(t.begin[i - 1], m.end(), "organisatie", "mogelijk")  # kinderopvang 2samen
            continue
        if len(letters) < _DIGIT_LONG:
            continue
        title = t.capitals and letters[0].isupper() and not letters.isupper()
        led = i > 0 and t.woord[i - 1] in _LEIDT and t.text[t.eind[i - 1] : m.start()] == " "
        alone = t.text[m.start() - 1 : m.start()] == "(" and t.text[m.end() : m.end() + 1] == ")"
        if title or led or alone:
            yield Vondst(m.start(), m.end(), "organisatie", "mogelijk")
