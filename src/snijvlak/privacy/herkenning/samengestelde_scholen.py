"""Schools whose name and kind are one word: ``Julianaschool``, ``segbroekcollege``."""

from __future__ import annotations

from functools import cache

from . import regels
from .instellingswoorden import LID, Gevonden, apart, group
from .tekst import Tekst
from .woordsoorten import (
    NAAM,
    ONBEKEND,
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

_BARE_BEFORE = ("op", "naar", "van", "bij", "volgens", "vanuit")

SLOT = ("school", "college", "lyceum", "gymnasium", "mavo")
_STRAAT = ("straat", "laan", "plein", "kade", "singel", "gracht", "dreef", "weg", "dijk", "plantsoen")
_VOORSTUK = ("st", "sint", "mgr", "dr", "ds", "prof", "mr", "kard", "past")
_KORTSTE_STRAAT = 7  # letters: a school by the street is no school by the way


@cache
def _generic() -> frozenset[str]:
    return frozenset(regels.taal().geen_schoolnaam)


def compound(t: Tekst, i: int) -> Gevonden | None:
    """``Julianaschool``, ``segbroekcollege``: the name and the kind in one word."""
    word = t.woord[i]
    slot = next(s for s in SLOT if word.endswith(s))
    stem = word[: -len(slot)].rstrip("-'’")
    if word in _generic() or len(stem) < 3 or t.kind[i] & (STOP | SCHOOLSOORT):
        return None
    named = t.hoofd[i] and not t.start[i]
    # A noun would have an article: who writes "volgens bloemkampschool" writes a name.
    pointed = i and t.near[i] and t.woord[i - 1] in _BARE_BEFORE
    if not named and not pointed and slot == "school" and t.kind[i] & WOORD and not _stem_named(t, stem):
        return None
    first, end = _compound_start(t, i), i + 1
    while (
        end < t.aantal
        and t.near[end]
        and t.hoofd[end]
        and t.hoofd[i]
        and not t.kind[end] & (RELATIE | STOP)
        and end - i < 3
    ):
        end += 1
    return first, end, "school", "zeker" if named else "mogelijk"


def _compound_start(t: Tekst, i: int) -> int:
    first = i
    if i and t.gat[i] in (".-", "-") and t.woord[i - 1] in _VOORSTUK:
        first = i - 1  # St.-Maartenscollege
    while first and i - first < 4 and t.near[first]:
        before = t.kind[first - 1]
        if (
            (t.hoofd[first - 1] and not t.start[first - 1] and not before & (STOP | RELATIE | WERKWOORD))
            or t.woord[first - 1] in group("titel")
            or (first == i and before & VOORNAAM and not before & (WOORD | STOP | WERKWOORD))
        ):
            first -= 1
        else:
            break
    return _with_particles(t, first)


def _with_particles(t: Tekst, first: int) -> int:
    """``op de la reyschool``, ``naar van ostadeschool``: the particles before a name in small letters."""
    j = first
    while j and first - j < 3 and t.kind[j - 1] & TUSSEN and t.near[j]:
        j -= 1
    if first - j == 1 and t.woord[j] in LID:
        return first
    return j if j < first and (apart(t, j) or t.woord[j - 1] in ("op", "naar", "bij", "volgens")) else first


def _stem_named(t: Tekst, stem: str) -> bool:
    if stem.endswith(_STRAAT) and len(stem) > _KORTSTE_STRAAT:
        return True  # havenstraatschool
    kind = t.schat.kind(stem)
    if stem.endswith("s") and not kind & NAAM:
        kind |= t.schat.kind(stem[:-1]) & NAAM
    return (bool(kind & (NAAM | SCHOOLNAAM | PLAATS | WIJK)) and not kind & STOP) or bool(
        kind & ONBEKEND and not kind & TYPEFOUT
    )
