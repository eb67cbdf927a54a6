"""A name that is a word too: ``Wil``, ``Roos``, ``storm``."""

from __future__ import annotations

import re

from .instellingswoorden import closes, group
from .naamdelen import followed
from .regels import woordgroep
from .tekst import Tekst
from .woordsoorten import (
    ACHTERNAAM,
    EIGENNAAM,
    GEEN_SCHOOL,
    NAAM,
    ONBEKEND,
    ORGANISATIE,
    ORGSOORT,
    RELATIE,
    SCHOOLNAAM,
    SCHOOLSOORT,
    STOP,
    TUSSEN,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WOORD,
    WOORDVOORNAAM,
)

_LID = frozenset(woordgroep("lid"))
_MET = frozenset(woordgroep("met"))
_DAT = frozenset(woordgroep("dat"))

_BIJ = frozenset(woordgroep("bij"))
_VOOR_ONDERWERP = frozenset(
    ["en", "maar", "nu", "dan", "daarna", "ook", "heeft", "is", "wil", "kan", "gaat", "zit", "moet", "zegt"]
)
_HOUSE = ORGSOORT | ORGANISATIE | SCHOOLSOORT | SCHOOLNAAM
_AGED = re.compile(r" \((?:bijna |net |nu )?\d{1,2}(?:[,.;]\d)? ?(?:j|jr|jaar|mnd|maanden|wkn|weken)?\)")
_NA_ONDERWERP = ("niet", "en", "al", "nog", "ook", "weer", "zelf")


def word_name(t: Tekst, i: int, named: bool) -> bool | None:
    """A name that is a word too: a name only where the sentence shows it."""
    kind, word = t.kind[i], t.woord[i]
    near = i > 0 and t.near[i]
    previous = t.woord[i - 1] if near else ""
    before = t.kind[i - 1] if near else 0
    after = t.kind[i + 1] if i + 1 < t.aantal and t.near[i + 1] else 0
    following = t.woord[i + 1] if after else ""
    article = previous in _LID
    if named and not article:
        return bool(before & RELATIE or kind & WOORDVOORNAAM)
    if not kind & (VOORNAAM | WOORDVOORNAAM):
        sober = not article and not kind & (STOP | WERKWOORD | GEEN_SCHOOL) and word not in _BIJ
        return False if before & RELATIE and sober and (kind & ACHTERNAAM or after & WERKWOORD) else None
    if article:
        return None
    if kind & WOORDVOORNAAM and _addressed(t, i, previous, following):
        return False
    verb = after & WERKWOORD and not following.endswith("en")
    if kind & (STOP | WERKWOORD):  # wil, ben, dan
        clause = t.start[i] or previous in _DAT or "," in t.gat[i]
        clause = clause or bool(before & RELATIE and word != following)  # haar vriendinnetje lieve is
        return False if clause and verb and following != word[:-1] and kind & WOORDVOORNAAM else None
    if t.hoofd[i] and t.start[i] and kind & WOORDVOORNAAM and after and t.hoofd[i + 1] and not after & STOP:
        return True
    told = following.endswith(("de", "te", "t")) and bool(after & WOORD) and not after & STOP
    if t.hoofd[i] and t.start[i] and (after & (WERKWOORD | STOP | TUSSEN | ACHTERNAAM) or not after or told):
        return bool((verb or told) and kind & WOORDVOORNAAM)
    if (
        after & (ACHTERNAAM | ONBEKEND | EIGENNAAM) and not after & (STOP | WERKWOORD | WOORD | TYPEFOUT)
    ) or (after & TUSSEN and followed(t, i + 1)):
        return True
    if not kind & WOORDVOORNAAM:
        return False if before & RELATIE else None
    if previous in _DAT or previous.endswith("jarige") or (verb and before & WERKWOORD):
        return False
    if before & RELATIE or previous in _MET:
        if after & ACHTERNAAM and not after & (WERKWOORD | STOP | GEEN_SCHOOL):
            return False
        return False if not after & (NAAM | WOORD) or after & (STOP | WERKWOORD | RELATIE) else None
    return False if _begins_clause(t, i, previous) and _goes_on(t, i, following, bool(verb)) else None


def _addressed(t: Tekst, i: int, previous: str, following: str) -> bool:
    """``met wil van team jeugd``, ``app van ben,``, ``bel wil even``, ``lieve (10 mnd)``."""
    if _AGED.match(t.low, t.eind[i]):
        return True
    two = t.woord[i - 2] if i > 1 and t.near[i - 1] else ""
    ends = closes(t, i + 1)
    if previous == "van" and two in group("bericht"):
        return ends or following in group("na_roepnaam")
    if previous in group("roept"):
        return ends or following in group("na_roepnaam")
    works = following == "van" and i + 2 < t.aantal and t.near[i + 2] and t.kind[i + 2] & _HOUSE
    return previous in group("voor_naam") and bool(works)


def _begins_clause(t: Tekst, i: int, previous: str) -> bool:
    return not previous or t.start[i] or "," in t.gat[i] or previous in _VOOR_ONDERWERP


def _goes_on(t: Tekst, i: int, following: str, verb: bool) -> bool:
    """Whether what follows is what follows somebody who is the subject."""
    return verb or following in _NA_ONDERWERP or (not following and t.start[i])
