"""Questions about areas. Plain Python: no database, usable from a notebook."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .regels import Gemeente, PostcodeGebied, Samenwerkingsverband, load

Soort = Literal["PO", "VO"]

NEXT_STEP_UNKNOWN = (
    "Kijk of de postcode klopt. Ligt het adres buiten Haaglanden, vraag dan de gemeente waar het kind woont "
    "welk samenwerkingsverband er hoort. Ligt het adres wel in Haaglanden (een nieuwe straat bijvoorbeeld), "
    "vraag dan de beheerder van Snijvlak om de postcode toe te voegen."
)


@dataclass(frozen=True)
class PostcodeAntwoord:
    """The answer for one postcode on one day.

    ``gevonden`` is False for a postcode that we do not know, or a day before our table starts;
    ``toelichting`` then says why, and ``vervolgstap`` always says what to do next.
    """

    postcode: str
    op: dt.date
    gevonden: bool
    toelichting: str
    vervolgstap: str
    gemeente: Gemeente | None = None
    po: Samenwerkingsverband | None = None
    vo: Samenwerkingsverband | None = None
    rmc: str = ""
    subregio: str = ""
    bron: str = ""


@cache
def _by_postcode() -> dict[str, PostcodeGebied]:
    return {pc: gebied for gebied in load().gebieden for pc in gebied.expand()}


def _fold(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.casefold())


@cache
def _by_name() -> dict[str, Gemeente]:
    found: dict[str, Gemeente] = {}
    for gemeente in load().gemeenten:
        for name in (gemeente.naam, gemeente.code, *gemeente.spellingen):
            found[_fold(name) if not name.startswith("GM") else name] = gemeente
    return found


def haaglanden() -> tuple[Gemeente, ...]:
    """The ten municipalities, in alphabetical order of the name without 's-."""
    ten = [g for g in load().gemeenten if g.haaglanden]
    return tuple(sorted(ten, key=lambda g: _fold(g.naam).removeprefix("s")))


def buurgemeenten() -> tuple[Gemeente, ...]:
    """Municipalities outside Haaglanden that share a samenwerkingsverband with one inside."""
    regels = load()
    inside = {g.code for g in haaglanden()}
    shared = {code for a in regels.gebieden if a.gemeente in inside for code in (a.po, a.vo)}
    outside = {a.gemeente for a in regels.gebieden if a.gemeente not in inside and shared & {a.po, a.vo}}
    return tuple(g for g in regels.gemeenten if g.code in outside)


def find_gemeente(name: str) -> Gemeente | None:
    """The municipality for a CBS code ('GM0518', '518') or a spelling ('Den Haag'); None if unknown."""
    text = name.strip()
    if re.fullmatch(r"(?i:gm)?\d{1,4}", text):
        return _by_name().get(f"GM{int(re.sub(r'[^0-9]', '', text)):04d}")
    return _by_name().get(_fold(text))


def areas(soort: str) -> list[tuple[str, str]]:
    """Code and name of the areas of a kind: gemeente, samenwerkingsverband or rmc; of another kind none."""
    rules = load()
    if soort == "gemeente":
        return [(g.code, g.naam) for g in haaglanden()]
    if soort == "samenwerkingsverband":
        return [(s.code, s.titel) for s in rules.samenwerkingsverbanden]
    return [(r.naam, r.naam) for r in rules.regios if r.soort.lower() == soort]


def municipalities(code: str) -> tuple[Gemeente, ...]:
    """The municipalities of Haaglanden in an area of `areas`: of a samenwerkingsverband those with a postcode
    in it; of an unknown code none."""
    rules = load()
    inside = {a.gemeente for a in rules.gebieden if code in (a.po, a.vo)}
    inside |= {gemeente for r in rules.regios if r.naam == code for gemeente in r.gemeenten}
    return tuple(g for g in haaglanden() if g.code == code or g.code in inside)


def find_samenwerkingsverband(postcode: str, soort: Soort, op: dt.date) -> Samenwerkingsverband | None:
    """Which samenwerkingsverband serves a home postcode on a day; None if unknown.

    Source: Regeling BWBR0032324. The postcode decides, not the municipality.
    """
    answer = look_up_postcode(postcode, op)
    return answer.po if soort == "PO" else answer.vo


def pc4(postcode: str) -> str | None:
    """The four digits of a postcode ('3155', '3155 AB'); None when it is no Dutch postcode."""
    match = re.fullmatch(r"([1-9][0-9]{3})\s*(?:[A-Za-z]{2})?", postcode.strip())
    return match[1] if match else None


def look_up_postcode(postcode: str, op: dt.date) -> PostcodeAntwoord:
    """Everything known of a home postcode ('3155', '3155 AB') on a day. Never raises."""
    text, digits = postcode.strip(), pc4(postcode)
    if digits is None:
        why = f"'{text[:20]}' is geen Nederlandse postcode."
        step = "Vul de vier cijfers van de postcode in, bijvoorbeeld 2511."
        return PostcodeAntwoord(text[:20], op, False, why, step)
    regels = load()
    if op < regels.vanaf:
        start = _date(regels.vanaf)
        why = f"Onze tabel begint op {start}; over {_date(op)} weten we niets."
        return PostcodeAntwoord(digits, op, False, why, f"Kies een datum vanaf {start}.")
    gebied = _by_postcode().get(digits)
    if gebied is None:
        why = f"Postcode {digits} staat niet in de tabel voor Haaglanden en omgeving."
        return PostcodeAntwoord(digits, op, False, why, NEXT_STEP_UNKNOWN)
    return _answer(digits, op, gebied)


def _answer(digits: str, op: dt.date, gebied: PostcodeGebied) -> PostcodeAntwoord:
    regels = load()
    verband = {s.code: s for s in regels.samenwerkingsverbanden}
    gemeente = _by_name()[gebied.gemeente]
    regio = {r.soort: r.naam for r in regels.regios if gemeente.code in r.gemeenten and r.vanaf <= op}
    others = {(a.po, a.vo) for a in regels.gebieden if a.gemeente == gemeente.code} - {(gebied.po, gebied.vo)}
    why = (
        f"Let op: de postcode beslist. Andere postcodes in {gemeente.naam} horen bij een ander "
        "samenwerkingsverband."
        if others
        else ""
    )
    return PostcodeAntwoord(
        postcode=digits,
        op=op,
        gevonden=True,
        toelichting=why,
        vervolgstap=f"Hulp vanuit de gemeente loopt via het lokale team van {gemeente.naam}.",
        gemeente=gemeente,
        po=verband[gebied.po],
        vo=verband[gebied.vo],
        rmc=regio.get("RMC", ""),
        subregio=regio.get("subregio", ""),
        bron=regels.bron_postcodes,
    )


def _date(day: dt.date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
