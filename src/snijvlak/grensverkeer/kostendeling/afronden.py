"""Amounts that add up exactly: the method of the largest remainder. Plain Python."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction


class NietDeelbaar(ValueError):
    """An amount is no whole number of units; the text says so in Dutch."""


def round_to_total(bedragen: Mapping[str, Fraction], totaal: Decimal, eenheid: Decimal) -> dict[str, Decimal]:
    """Exact amounts of 0 or more, which add up to ``totaal``, as whole units (0.01: cents) that do so too.

    Each is rounded down, and what is left goes, one unit each, to the largest remainders; of equal remainders
    to the larger amount and then to the first name, so that the order in which they are given says nothing.
    Source of the method: T. Hare, 1859 (also named after A. Hamilton, 1792).

    Raises:
        NietDeelbaar: the total is no whole number of units.
    """
    units = {name: amount / Fraction(eenheid) for name, amount in bedragen.items()}
    whole = Fraction(totaal) / Fraction(eenheid)
    if whole.denominator != 1 or sum(units.values()) != whole:
        raise NietDeelbaar(
            f"Het bedrag {totaal} is niet te verdelen in hele stappen van {eenheid} euro. "
            "Kies een ander bedrag."
        )
    down = {name: math.floor(value) for name, value in units.items()}
    left = int(whole) - sum(down.values())
    order = sorted(units, key=lambda name: (down[name] - units[name], -units[name], name))
    return {name: (down[name] + (name in order[:left])) * eenheid for name in bedragen}


def outward(laag: Fraction, hoog: Fraction, eenheid: Decimal) -> tuple[Decimal, Decimal]:
    """Bounds in whole units, rounded away from each other, so that what lies between them stays there."""
    unit = Fraction(eenheid)
    return math.floor(laag / unit) * eenheid, math.ceil(hoog / unit) * eenheid
