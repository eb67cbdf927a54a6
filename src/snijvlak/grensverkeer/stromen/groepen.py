"""How homes and schools are put together: per municipality, per samenwerkingsverband or per RMC region.

The areas of the region come first, then its neighbours, then all others together, then what is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from snijvlak.gebied import queries as gebied
from snijvlak.gebied.regels import load
from snijvlak.grensverkeer import gemeenten
from snijvlak.grensverkeer.klaar import GEEN_POSTCODE, GEEN_SCHOOL, GEMEENTE, VERBAND
from snijvlak.grensverkeer.tellingen import BIJZONDER
from snijvlak.vormgeving.teksten import tekst

RMC = "rmc"
VERDELINGEN = (GEMEENTE, VERBAND, RMC)
BUITEN, ONBEKEND = "buiten", "onbekend"
# Of these homes is not known that they are outside the region: no postcode, or one that no list has.
ONBEKENDE_WOONPLAATS = ("", "40", GEEN_POSTCODE)
ONBEKENDE_SCHOOL = ("", GEEN_SCHOOL)


@dataclass(frozen=True)
class Groep:
    """A row or column: its key in an address, its name, and whether it is of the region itself."""

    sleutel: str
    naam: str
    regio: bool = False


@dataclass(frozen=True)
class Indeling:
    """Groups in the order in which they are shown, and the group of each code that has one of its own.

    ``per``: of which flows (see `schatting.klaarzetten`).
    """

    per: str
    groepen: tuple[Groep, ...]
    van: Mapping[str, str]

    def find(self, code: str) -> str:
        """The key of the group of a home or a school."""
        if code in self.van:
            return self.van[code]
        known = code.isdecimal() and len(code) == 4 if self.per == GEMEENTE else code != ""
        return BUITEN if known else ONBEKEND


@cache
def divide(verdeling: str, soort: str) -> Indeling:
    """The groups of one of `VERDELINGEN`; samenwerkingsverbanden differ by type of education."""
    if verdeling == VERBAND:
        return _verbanden("PO" if soort in ("BO", "SBO", "SO") else "VO")
    return _rmc() if verdeling == RMC else _gemeenten()


def _rest() -> tuple[Groep, Groep]:
    return (
        Groep(BUITEN, tekst("grensverkeer.groepen.buiten")),
        Groep(ONBEKEND, tekst("grensverkeer.groepen.onbekend")),
    )


def _gemeenten() -> Indeling:
    ten = [Groep(number(g.code), g.naam, regio=True) for g in gebied.haaglanden()]
    near = [Groep(number(g.code), g.naam) for g in gebied.buurgemeenten()]
    own = (*ten, *near)
    return Indeling(GEMEENTE, (*own, *_rest()), {g.sleutel: g.sleutel for g in own})


def _rmc() -> Indeling:
    regions = [r for r in load().regios if r.soort == "RMC"]
    groups = [Groep(f"rmc{place}", r.naam, regio=True) for place, r in enumerate(regions, 1)]
    inside = {
        number(code): group.sleutel
        for group, region in zip(groups, regions, strict=True)
        for code in region.gemeenten
    }
    return Indeling(GEMEENTE, (*groups, *_rest()), inside)


def _verbanden(soort: str) -> Indeling:
    inside = {g.code for g in gebied.haaglanden()}
    rules = load()
    here = {code for area in rules.gebieden if area.gemeente in inside for code in (area.po, area.vo)}
    own = [
        Groep(v.code, v.titel, regio=True)
        for v in rules.samenwerkingsverbanden
        if v.soort == soort and v.code in here
    ]
    return Indeling(VERBAND, (*own, *_rest()), {g.sleutel: g.sleutel for g in own})


def number(code: str) -> str:
    """The number of a municipality as flows have it, from a code of CBS (``GM0518``)."""
    return code.removeprefix("GM")


@cache
def region() -> frozenset[str]:
    """The numbers of the ten municipalities."""
    return frozenset(number(g.code) for g in gebied.haaglanden())


@cache
def name(code: str) -> str:
    """What people call a home or a school area of a flow."""
    if code in (*ONBEKENDE_WOONPLAATS, GEEN_SCHOOL):
        return tekst("grensverkeer.groepen.niet_bekend")
    if code in BIJZONDER:
        return BIJZONDER[code]
    found = gemeenten.find(code) if code.isdecimal() else None
    return found.naam if found else _verbandnaam(code)


def _verbandnaam(code: str) -> str:
    return next((v.titel for v in load().samenwerkingsverbanden if v.code == code), code)


def by_name(codes: Iterable[str]) -> list[str]:
    """Codes in the order of their names, without 's-."""
    return sorted(codes, key=lambda code: name(code).removeprefix("'s-"))
