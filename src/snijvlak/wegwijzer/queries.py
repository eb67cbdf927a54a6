"""Which way to go with a child. Plain Python: no database, usable from a notebook."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from snijvlak.gebied.queries import PostcodeAntwoord, Soort, find_gemeente, look_up_postcode, pc4
from snijvlak.gebied.regels import Gemeente

from . import regels


@dataclass(frozen=True)
class Deur:
    """Who can help: ``titel`` is the kind, ``naam`` who it is for this child, ``waarom`` one sentence."""

    code: str
    titel: str
    naam: str
    waarom: str
    bron: str


@dataclass(frozen=True)
class Wegwijzing:
    """The answer for one postcode on one day: the first door first, none when the postcode is unknown.

    ``vervolgstap`` and ``melden`` are always there: an answer is never a dead end.
    """

    antwoord: PostcodeAntwoord
    deuren: tuple[Deur, ...]
    vervolgstap: str
    melden: str


def point_the_way(postcode: str, op: dt.date, soort: Soort | None = None) -> Wegwijzing:
    """The doors for a home postcode on a day, for one kind of education or (None) for both. Never raises."""
    rules, answer = regels.load(), look_up_postcode(postcode, op)
    if answer.gemeente is None:
        return Wegwijzing(answer, (), answer.vervolgstap, rules.melden)
    names = {
        "lokaal-team": _local_team(answer.gemeente),
        "gemeente": answer.gemeente.naam,
        "PO": answer.po.titel if answer.po and soort != "VO" else "",
        "VO": answer.vo.titel if answer.vo and soort != "PO" else "",
        "RMC": answer.rmc,
        "subregio": answer.subregio,
    }
    deuren = tuple(
        Deur(d.code, d.naam, names[d.code], d.waarom, d.bron) for d in rules.deuren if names[d.code]
    )
    return Wegwijzing(answer, deuren, f"{answer.vervolgstap} {rules.afspraak}", rules.melden)


def _local_team(gemeente: Gemeente) -> str:
    own = {team.gemeente: team.naam for team in regels.load().lokale_teams}.get(gemeente.code)
    return f"{own}, het lokale team van {gemeente.naam}" if own else f"het lokale team van {gemeente.naam}"


def find_place(text: str, op: dt.date) -> Gemeente | None:
    """The municipality of Haaglanden of a postcode or a name; None for another place."""
    found = look_up_postcode(text, op).gemeente if pc4(text) else find_gemeente(text)
    return found if found and found.haaglanden else None
