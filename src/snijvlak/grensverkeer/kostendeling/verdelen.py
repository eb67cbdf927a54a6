"""Shares of a cost, and what is the least and the most that each can be. Plain Python, exact fractions.

A row has a weight between two bounds. The rows together may have a known total; some rows may not pay
(``zonder``): then the others pay their part too. The share of a row is its weight divided by the weights of
all that pay. Its bounds are the least and the most over *all* weights within the bounds that add up to the
total, not those of each row apart. Both are found without searching: ``docs/besluiten/0025-kosten-delen.md``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .aantallen import OngeldigeAantallen, Woonaantal, written


@dataclass(frozen=True)
class Deel:
    """A part of a whole (0 to 1) with its bounds; laag <= schatting <= hoog."""

    laag: Fraction
    schatting: Fraction
    hoog: Fraction


@dataclass(frozen=True)
class _Rij:
    naam: str
    laag: Fraction
    schatting: Fraction
    hoog: Fraction


def tighten(rows: Sequence[Woonaantal], totaal: Decimal | None) -> tuple[Woonaantal, ...]:
    """The same rows with what a known total says of each: bounds that can be reached, and estimates
    between them. Without a total the rows as they are.

    Raises:
        OngeldigeAantallen: no weights within the bounds have this total.
    """
    if totaal is None:
        return tuple(rows)
    low, high = sum((row.laag for row in rows), Decimal()), sum((row.hoog for row in rows), Decimal())
    if not low <= totaal <= high:
        raise OngeldigeAantallen(
            f"Het totaal van de school ({written(totaal)}) past niet bij de aantallen: samen zijn zij "
            f"{written(low)} tot {written(high)}. Kijk na welk van de twee niet klopt."
        )
    return tuple(_within(row, low, high, totaal) for row in rows)


def _within(row: Woonaantal, low: Decimal, high: Decimal, totaal: Decimal) -> Woonaantal:
    least = max(row.laag, totaal - (high - row.hoog))
    most = min(row.hoog, totaal - (low - row.laag))
    return Woonaantal(row.gemeente, least, min(max(row.schatting, least), most), most)


def shares(
    rows: Sequence[Woonaantal], totaal: Decimal | None, zonder: Collection[str] = ()
) -> dict[str, Deel]:
    """The share of each row that pays, by its name; the estimates add up to one.

    Raises:
        OngeldigeAantallen: the total cannot be, a name is there twice, or nobody is left to pay.
    """
    if len({row.gemeente for row in rows}) < len(rows):
        raise OngeldigeAantallen(
            "Een gemeente staat er twee keer in. Tel haar aantallen op en zet haar er een keer in."
        )
    exact = _exact(rows, totaal)
    paying = [row for row in exact if row.naam not in zonder]
    rest = [row for row in exact if row.naam in zonder]
    if not sum(row.schatting for row in paying):
        raise OngeldigeAantallen(
            "Er is geen gemeente die kan betalen: alle aantallen zijn 0. Vul aantallen in."
        )
    whole = sum(row.schatting for row in paying)
    room = _Ruimte(
        laag=sum((row.laag for row in paying), Fraction()),
        hoog=sum((row.hoog for row in paying), Fraction()),
        minstens=None if totaal is None else Fraction(totaal) - sum((row.hoog for row in rest), Fraction()),
        hoogstens=None if totaal is None else Fraction(totaal) - sum((row.laag for row in rest), Fraction()),
    )
    return {row.naam: Deel(_least(row, room), row.schatting / whole, _most(row, room)) for row in paying}


@dataclass(frozen=True)
class _Ruimte:
    """What the rows that pay can be together: by their own bounds, and by the total less the rest."""

    laag: Fraction
    hoog: Fraction
    minstens: Fraction | None
    hoogstens: Fraction | None


def _least(row: _Rij, room: _Ruimte) -> Fraction:
    """As little of it as can be, and as much as can be of the others."""
    others = room.hoog - row.hoog
    if not others:
        return Fraction(1)  # nobody else pays
    whole = row.laag + others
    return row.laag / (whole if room.hoogstens is None else min(whole, room.hoogstens))


def _most(row: _Rij, room: _Ruimte) -> Fraction:
    if not row.hoog:
        return Fraction()
    whole = row.hoog + room.laag - row.laag
    return row.hoog / (whole if room.minstens is None else max(whole, room.minstens))


def _exact(rows: Sequence[Woonaantal], totaal: Decimal | None) -> list[_Rij]:
    """Rows with bounds that can be reached, and estimates moved towards the bounds until they add up."""
    tight = tighten(rows, totaal)
    low, high = (
        sum((Fraction(getattr(row, side)) for row in tight), Fraction()) for side in ("laag", "hoog")
    )
    now = sum((Fraction(row.schatting) for row in tight), Fraction())
    goal = now if totaal is None else Fraction(totaal)
    side, room = ("hoog", high - now) if goal > now else ("laag", now - low)
    step = abs(goal - now) / room if goal != now else Fraction()
    return [
        _Rij(
            row.gemeente,
            Fraction(row.laag),
            Fraction(row.schatting) + step * (Fraction(getattr(row, side)) - Fraction(row.schatting)),
            Fraction(row.hoog),
        )
        for row in tight
    ]
