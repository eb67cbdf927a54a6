"""Who is named after ``mw``, ``juf`` or ``heet``."""

from __future__ import annotations

from .naamdelen import surname_certain
from .regels import woordgroep
from .tekst import Tekst
from .woordsoorten import (
    AANHEF,
    ACHTERNAAM,
    AFGELEID,
    BEGRIP,
    MAAND,
    NAAM,
    NAAMWOORD,
    ONBEKEND,
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

_FAMILIE = frozenset(woordgroep("familie"))
_MEVROUW = ("mw", "mevr", "mevrouw", "dhr", "heer")
_PLACED = ("in", "op", "bij", "aan", "voor", "uit", "over", "tot")
_GEEN = STOP | WERKWOORD | BEGRIP | MAAND | AANHEF


def called(t: Tekst, i: int, named: bool) -> bool | None:
    """After ``mw``, ``juf`` or ``heet``: nearly any word is a name."""
    kind, word = t.kind[i], t.woord[i]
    if kind & TUSSEN and not kind & VOORNAAM:
        return _with_particle(t, i)
    family = t.woord[i - 1] in _FAMILIE
    if (
        named
        and not kind & (RELATIE | BEGRIP | AANHEF)
        and not (kind & STOP and word in ("is", "heeft", "de", "het"))
    ):
        return True
    if kind & (STOP | MAAND | BEGRIP | RELATIE | AANHEF):
        return None
    if kind & WERKWOORD and not kind & (WOORDNAAM | VOORNAAM):
        return None
    if kind & (NAAM | WOORDNAAM | WOORDVOORNAAM):
        return not (family and kind & WOORD)
    if kind & ONBEKEND:
        return bool(not kind & TYPEFOUT)
    if t.woord[i - 1] in ("familie", "fam", "gezin") and (
        kind & AFGELEID or word.endswith(("man", "mans", "stra", "sen", "ers", "inga", "sma"))
    ):
        return False
    return (
        False
        if t.kind[i - 1] & AANHEF
        and not family
        and kind & WOORD
        and not word.endswith(("t", "en"))
        and t.woord[i - 1] not in ("mr", "heer", "familie", "gezin")
        else None
    )


def _with_particle(t: Tekst, i: int) -> bool | None:
    """``mw van der meer``, ``dhr de goede``; not ``contactpersoon in elk plan``."""
    word = t.woord[i]
    j = i
    while j < t.aantal and t.kind[j] & TUSSEN and j - i < 3 and (j == i or t.near[j]):
        j += 1
    if j >= t.aantal or not t.near[j]:
        return None
    if t.hoofd[j] and not t.kind[j] & (RELATIE | AANHEF) and (j > i):
        return True
    if surname_certain(t, j, t.woord[j - 1]):
        return True
    if word == "de" and j == i + 1 and t.woord[i - 1] in _MEVROUW and not t.kind[j] & (RELATIE | BEGRIP):
        return bool(t.kind[j] & NAAM)
    small = t.kind[j] & STOP and word in _PLACED
    if (small or not t.kind[j] & ACHTERNAAM) and t.kind[j] & (_GEEN | RELATIE | SCHOOLSOORT):
        return None
    placed = word in _PLACED
    loose = t.kind[i - 1] & NAAMWOORD or t.woord[i - 1] in _FAMILIE or placed or word == "van"
    return True if t.kind[j] & (NAAM | ONBEKEND) else None if placed or (loose and j - i < 2) else False
