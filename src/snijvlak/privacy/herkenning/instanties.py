"""Services with their region, firms, clubs, programmes; people and schools told by a title or a subject.

``SWV Westland``, ``CRISIS INTERVENTIE TEAM HAAGLANDEN``, ``mvv '27``, ``brouwer verslavingspreventie``,
``Ouderschap Blijft``; ``docent duits de graaf``, ``inspecteur de vriesschool``. All of them ``mogelijk``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from .aangrenzend import Merken
from .instellingswoorden import LID, group
from .regels import woordgroep
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordsoorten import (
    AANHEF,
    ACHTERNAAM,
    BEGRIP,
    GANGBAAR,
    MAAND,
    NAAM,
    ONBEKEND,
    ORGSOORT,
    PLAATS,
    RELATIE,
    SCHOOLNAAM,
    SCHOOLSOORT,
    STOP,
    TUSSEN,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WIJK,
    WOORD,
)

_LONGEST = 4
_PLACE = PLAATS | WIJK
_NOT = STOP | WERKWOORD | RELATIE | AANHEF | BEGRIP | MAAND | TUSSEN
_CLUB_VOOR = re.compile(r"(?<![\w.])(?:[a-z]\.){1,3}v\. $")
_CLUB = re.compile(r"(?<!\w)(?:[^\W\d_][\w.]{1,14} )?[^\W\d_][\w.-]{1,20} ?['’]\d\d(?!\w)")
_WORK = ask(ends=woordgroep("werkslot"))
_SERVICE, _SUBJECT, _ARTICLE = ask(group("dienst")), ask(group("vakdocent")), ask(("t", "'t", "’t"))
_HELPER = ask(group("hulp_met_lidwoord"))


def services(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """Each word that can be part of such a name."""
    work = frozenset(t.at(_WORK))
    for i in sorted({*work, *t.los, *t.hoofdletters}):
        if t.gat[i] != " ":
            if i + 1 < t.aantal and ":" in t.gat[i + 1] and _opens(t, marks, i):
                yield marks.vondst(i, i + 1, "persoon")
        elif i in work and _firm(t, marks, i):
            yield marks.vondst(_surname(t, i - 1), i + 1, "organisatie")
        elif t.hoofd[i] and t.hoofd[i - 1] and not t.start[i - 1] and _programme(t, marks, i - 1):
            yield marks.vondst(i - 1, i + 1, "organisatie")
    for i in t.at(_SERVICE):
        if (end := _region(t, i + 1)) > i + 1:
            yield marks.vondst(_whole(t, i), end, "organisatie")
    for i in t.at(_SUBJECT):
        if i + 2 < t.aantal:
            yield from _teacher(t, marks, i + 1)
    for i in t.at(_ARTICLE):
        if _school(t, marks, i + 1):
            yield marks.vondst(i, i + 2, "school")
    for i in t.at(_HELPER):
        if i > 1 and t.woord[i - 1] in LID and t.woord[i - 2] in group("bij_een_naam"):
            yield marks.vondst(i - 1, i + 1, "organisatie")
    yield from _beside(t, marks, group("titel"))
    if "'" in t.text or "’" in t.text:
        yield from _clubs(t)


def _opens(t: Tekst, marks: Merken, i: int) -> bool:
    """``gloria: zoon jordy``: a first name at the begin of a sentence, and who it is about after it."""
    return bool(t.start[i] and marks.free(i) and t.kind[i] & VOORNAAM and not t.kind[i] & _NOT)


def _school(t: Tekst, marks: Merken, j: int) -> bool:
    """``van t max af``: what follows ``'t`` is no person, but may be called after one."""
    if j >= t.aantal or not t.near[j] or not marks.free(j):
        return False
    return bool(t.kind[j] & (NAAM | SCHOOLNAAM) and not t.kind[j] & (STOP | TUSSEN))


def _firm(t: Tekst, marks: Merken, i: int) -> bool:
    """``brouwer verslavingspreventie``: a surname, or a word nobody knows, and what that firm does."""
    before = t.kind[i - 1]
    if t.kind[i] & (RELATIE | STOP) or before & (_NOT | _PLACE | TYPEFOUT | ORGSOORT | SCHOOLSOORT):
        return False
    if before & GANGBAAR and not (t.hoofd[i - 1] and not t.start[i - 1]):
        # de wit bewindvoering, but not: de goede begeleiding
        whose = i > 1 and t.woord[i - 2] in ("de", "van", "der") and t.near[i - 1] and before & ACHTERNAAM
        return bool(whose and not t.woord[i - 1].endswith("e"))
    named = marks.soort.get(i - 1) == "persoon" or before & (ACHTERNAAM | ONBEKEND)
    return bool((named and not t.woord[i - 1].endswith(("e", "ing", "s"))) or (named and before & ACHTERNAAM))


def _surname(t: Tekst, i: int) -> int:
    """The first word of a surname that ends at ``i``: ``van der`` belongs to it."""
    while i and t.kind[i - 1] & TUSSEN and t.near[i] and t.woord[i - 1] in ("van", "de", "der", "den", "el"):
        i -= 1
    return i


def _programme(t: Tekst, marks: Merken, i: int) -> bool:
    """``Ouderschap Blijft``: in a sentence, two words with a capital that have none elsewhere."""
    first, after = t.kind[i], t.kind[i + 1]
    if not first & WOORD or first & (NAAM | AANHEF | MAAND | BEGRIP | _PLACE | STOP | SCHOOLSOORT | RELATIE):
        return False
    spoken = after & (WERKWOORD | STOP) and not after & (AANHEF | TUSSEN | MAAND | VOORNAAM)
    return bool(
        spoken and len(t.woord[i]) > _LONGEST and i not in marks.sure and t.woord[i + 1] not in ("ik", "u")
    )


def _whole(t: Tekst, i: int) -> int:
    """``veilig thuis``, ``raad voor de kinderbescherming``: the first word of a service that has more."""
    first = i
    while first and i - first < _LONGEST and t.near[first] and t.woord[first - 1] in group("voor_dienst"):
        first -= 1
    while first < i and t.woord[first] in ("de", "voor", "van", "en"):
        first += 1
    return first


def _is_region(t: Tekst, j: int) -> bool:
    if j >= t.aantal or not t.near[j]:
        return False
    word = t.woord[j]
    streek = group("streek")
    return bool(
        t.kind[j] & _PLACE or word in streek or word in group("regio") or word.partition("-")[0] in streek
    ) or word in group("streeknaam")


def _region(t: Tekst, j: int) -> int:
    """The word after the region that begins at ``j``, past ``passend onderwijs``; ``j`` where none does."""
    k = j
    while k < t.aantal and k - j < _LONGEST and t.woord[k] in group("voor_streek") and t.near[k]:
        k += 1
    end, kind = t.phrase(k) if k < t.aantal and t.near[k] else (k, 0)  # den haag
    end = end if kind & _PLACE else k
    while end - k < _LONGEST and _is_region(t, end + (t.woord[end : end + 1] in (["en"], ["-"]) and end > k)):
        end += 1 + (t.woord[end] == "en")
    return end if end > k else j


def _teacher(t: Tekst, marks: Merken, j: int) -> Iterator[Vondst]:
    """``docent duits de graaf``: after what somebody teaches."""
    if t.woord[j] not in group("schoolvak") or not t.near[j]:
        return
    end = j + 1
    while end < t.aantal and t.kind[end] & TUSSEN and t.near[end]:
        end += 1
    if end < t.aantal and t.near[end] and marks.free(end) and _somebody(t, end):
        named = (end > j + 1 and t.woord[end - 1] not in ("op", "aan", "voor")) or t.kind[end] & (
            NAAM | ONBEKEND
        )
        if named:
            yield marks.vondst(j + 1, end + 1, "persoon")


def _somebody(t: Tekst, j: int) -> bool:
    return t.hoofd[j] or not t.kind[j] & (STOP | WERKWOORD | BEGRIP)


def _beside(t: Tekst, marks: Merken, titles: frozenset[str]) -> Iterator[Vondst]:
    """``CRISIS INTERVENTIE`` before ``TEAM HAAGLANDEN``, ``inspecteur`` before ``de vriesschool``."""
    words = group("teamwoord")
    for first, end, soort in marks.spans:
        begin = first
        if soort == "organisatie" and (
            t.kind[first] & ORGSOORT or t.woord[first] in ("team", "dienst", "punt")
        ):
            while (
                begin
                and first - begin < _LONGEST
                and t.gat[begin] in (" ", "-", " & ")
                and marks.free(begin - 1)
            ):
                link = t.woord[begin - 1] in ("en", "voor") and begin > 1 and t.woord[begin - 2] in words
                if not link and t.woord[begin - 1] not in words:
                    break
                begin -= 1
            begin = _what(t, marks, begin)
        elif soort == "school" and first and t.near[first] and marks.free(first - 1):
            begin -= t.woord[first - 1] in titles or t.woord[first - 1] in group("schoolheld")
        if soort != "persoon" and (
            m := _CLUB_VOOR.search(t.low, max(0, t.begin[first] - 10), t.begin[first])
        ):
            yield Vondst(m.start(), t.eind[end - 1], "organisatie", "mogelijk")  # s.v. honselersdijk
        last = end
        while soort == "organisatie" and last - end < 3 and _is_region(t, last) and marks.free(last):
            last += 1
        if begin < first or last > end:
            yield marks.vondst(begin, last, soort)


def _what(t: Tekst, marks: Merken, first: int) -> int:
    """``naar mediation bureau smit``: what a bureau does, between ``naar`` and the bureau."""
    j = first - 1
    if j < 1 or t.gat[first] != " " or not marks.free(j) or t.kind[j] & (_NOT & ~BEGRIP | PLAATS):
        return first
    led = t.woord[j - 1] in group("van_organisatie") or t.woord[j - 1] in ("naar", "met", "op")
    return j if led and t.gat[j] == " " and not t.woord[j].endswith("e") else first


def _clubs(t: Tekst) -> Iterator[Vondst]:
    """``mvv '27``: a year as part of the name of a club."""
    for m in _CLUB.finditer(t.low):
        inside = range(bisect_left(t.begin, m.start()), bisect_left(t.begin, m.end() - 3))
        if not inside:
            continue  # 3a '27: what stands before the year begins with a number
        first, last = inside[0], inside[-1]
        if t.kind[last] & (STOP | MAAND | WERKWOORD) or t.woord[last] in group("voor_jaar"):
            continue
        club = t.kind[first] & ORGSOORT or t.hoofd[first] or t.woord[first] in group("clubsoort")
        begin = first if club else last
        yield Vondst(t.begin[begin], m.end(), "organisatie", "mogelijk")
