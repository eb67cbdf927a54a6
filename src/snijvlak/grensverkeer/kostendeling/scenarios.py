"""The same cost by other keys, or another cost by the same key, side by side. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from .aantallen import OngeldigeAantallen
from .afronden import NietDeelbaar
from .deling import Invoer, Sleutel, Uitkomst, divide


@dataclass(frozen=True)
class Scenario:
    """A key and a cost with what comes out, or why nothing does (in Dutch)."""

    sleutel: Sleutel
    kosten: Decimal
    uitkomst: Uitkomst | None
    reden: str = ""


def compare(invoer: Invoer, sleutels: Sequence[Sleutel], kosten: Sequence[Decimal]) -> tuple[Scenario, ...]:
    """Each of these keys with each of these costs. What cannot be divided says why and stops no other."""
    return tuple(_one(invoer, sleutel, amount) for sleutel in sleutels for amount in kosten)


def _one(invoer: Invoer, sleutel: Sleutel, amount: Decimal) -> Scenario:
    try:
        return Scenario(sleutel, amount, divide(replace(invoer, sleutel=sleutel, kosten=amount)))
    except (OngeldigeAantallen, NietDeelbaar) as error:
        return Scenario(sleutel, amount, None, str(error))
