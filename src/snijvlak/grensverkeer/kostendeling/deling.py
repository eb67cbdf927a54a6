"""One division of a cost: what goes in, and what each municipality pays. Plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from . import verdelen
from .aantallen import OngeldigeAantallen, Woonaantal
from .afronden import outward, round_to_total

Rest = Literal["voorfinancier", "deelnemers"]


@dataclass(frozen=True)
class Telling:
    """What was counted per home municipality (and per remainder), and the total of the school if known."""

    rijen: tuple[Woonaantal, ...] = ()
    totaal: Decimal | None = None
    bron: str = ""


@dataclass(frozen=True)
class Sleutel:
    """A key: what it counts, and which part (0 to 1) all who take part pay alike before that."""

    code: str
    maat: str
    basisdeel: Decimal = Decimal()


@dataclass(frozen=True)
class Invoer:
    """All that a division is made from, so that it can be made again: amounts in euros.

    ``resten`` are the codes of rows that are no municipality; ``rest`` says who pays for them: who paid in
    advance, or the municipalities that take part in proportion. ``regels`` is the day of the rules used.
    """

    kosten: Decimal
    sleutel: Sleutel
    voorfinancier: str
    rest: Rest
    resten: tuple[str, ...]
    eenheid: Decimal
    voorschotdeel: Decimal = Decimal(1)
    tellingen: Mapping[str, Telling] = field(default_factory=dict)
    regels: str = ""

    @property
    def telling(self) -> Telling:
        """What the key counts."""
        return self.tellingen.get(self.sleutel.maat, Telling())

    def with_count(self, maat: str, telling: Telling) -> Invoer:
        """The same with another count of one kind."""
        return replace(self, tellingen={**self.tellingen, maat: telling})


@dataclass(frozen=True)
class Aandeel:
    """What one municipality, or one remainder, pays in euros; the bounds are rounded outward.

    ``procent`` is its part of the whole cost, in tenths of a percent.
    """

    naam: str
    is_rest: bool
    aantal: Woonaantal
    procent: Decimal
    laag: Decimal
    bedrag: Decimal
    hoog: Decimal


@dataclass(frozen=True)
class Uitkomst:
    """A division: the amounts add up to ``kosten`` exactly."""

    kosten: Decimal
    aandelen: tuple[Aandeel, ...]

    @property
    def bedragen(self) -> dict[str, Decimal]:
        """The amount by name."""
        return {one.naam: one.bedrag for one in self.aandelen}

    @property
    def rest(self) -> Decimal:
        """What is for no municipality that takes part."""
        return sum((one.bedrag for one in self.aandelen if one.is_rest), Decimal())

    @property
    def precies(self) -> bool:
        """Whether every count was known: then the bounds differ by no more than rounding."""
        return all(one.aantal.precies for one in self.aandelen)


def divide(invoer: Invoer) -> Uitkomst:
    """Who pays what.

    Raises:
        OngeldigeAantallen: nothing was counted, the counts cannot be, or nobody is left to pay.
        NietDeelbaar: the cost is no whole number of units.
    """
    telling = invoer.telling
    if not telling.rijen:
        raise OngeldigeAantallen(
            "Er is nog niets geteld voor deze sleutel. Vul eerst de aantallen per woongemeente in."
        )
    without = invoer.resten if invoer.rest == "deelnemers" else ()
    parts = verdelen.shares(telling.rijen, telling.totaal, without)
    rows = {row.gemeente: row for row in verdelen.tighten(telling.rijen, telling.totaal)}
    base = _base(invoer, rows)
    whole = Fraction(invoer.kosten)
    moving = whole - sum(base.values())
    exact = {name: base.get(name, Fraction()) + moving * part.schatting for name, part in parts.items()}
    rounded = round_to_total(exact, invoer.kosten, invoer.eenheid)
    return Uitkomst(
        invoer.kosten,
        tuple(
            _share(invoer, rows[name], base.get(name, Fraction()), moving, part, rounded[name])
            for name, part in parts.items()
        ),
    )


def _base(invoer: Invoer, rows: Mapping[str, Woonaantal]) -> dict[str, Fraction]:
    """What each that takes part pays before anything is counted: a municipality that can have a pupil."""
    taking_part = [name for name, row in rows.items() if row.hoog and name not in invoer.resten]
    if not invoer.sleutel.basisdeel:
        return {}
    if not taking_part:
        raise OngeldigeAantallen(
            "Er is geen gemeente die kan betalen: alle aantallen zijn 0. Vul aantallen in."
        )
    each = Fraction(invoer.kosten) * Fraction(invoer.sleutel.basisdeel) / len(taking_part)
    return dict.fromkeys(taking_part, each)


def _share(
    invoer: Invoer, row: Woonaantal, base: Fraction, moving: Fraction, part: verdelen.Deel, amount: Decimal
) -> Aandeel:
    low, high = outward(base + moving * part.laag, base + moving * part.hoog, invoer.eenheid)
    whole = Fraction(invoer.kosten)
    exact = (base + moving * part.schatting) / whole if whole else Fraction()
    percent = (Decimal(round(exact * 1000)) / 10).quantize(Decimal("0.1"))
    return Aandeel(row.gemeente, row.gemeente in invoer.resten, row, percent, low, amount, high)


def advance(invoer: Invoer) -> Uitkomst:
    """What is asked in advance: the part that was agreed (``voorschotdeel``) of the expected cost, by the
    expected key.

    Raises:
        OngeldigeAantallen, NietDeelbaar: as ``divide``.
    """
    units = round(Fraction(invoer.kosten) * Fraction(invoer.voorschotdeel) / Fraction(invoer.eenheid))
    return divide(replace(invoer, kosten=units * invoer.eenheid))
