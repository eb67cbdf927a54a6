"""Paid in advance by the expected key, settled by the real one: who pays, who gets back. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal()


@dataclass(frozen=True)
class Post:
    """One municipality: what it paid in advance and what it owes in the end, in euros.

    ``saldo`` is what it still pays; below zero it gets that back. Of who paid in advance it is what all
    others pay, taken the other way.
    """

    naam: str
    voorschot: Decimal
    definitief: Decimal
    saldo: Decimal


@dataclass(frozen=True)
class Verrekening:
    """The settlement; the balances add up to zero. ``rest`` is what stays with who paid in advance, for no
    municipality that takes part can be asked for it."""

    voorfinancier: str
    posten: tuple[Post, ...]
    rest: Decimal

    @property
    def draagt(self) -> Decimal:
        """What who paid in advance bears in the end: its own share and the rest."""
        return self.rest + sum((p.definitief for p in self.posten if p.naam == self.voorfinancier), ZERO)


def settle(
    voorschot: Mapping[str, Decimal],
    definitief: Mapping[str, Decimal],
    voorfinancier: str,
    resten: Iterable[str] = (),
) -> Verrekening:
    """Settle what was paid in advance with what each owes, both by name.

    Who is in one of both alone paid, or owes, nothing in the other. Who paid in advance may be a municipality
    that takes part, or another (a region of municipalities, a samenwerkingsverband).
    """
    left_out = set(resten)
    names = sorted({*voorschot, *definitief, voorfinancier} - left_out)
    owes = {name: definitief.get(name, ZERO) - voorschot.get(name, ZERO) for name in names}
    others = sum((amount for name, amount in owes.items() if name != voorfinancier), ZERO)
    return Verrekening(
        voorfinancier,
        tuple(
            Post(
                name,
                voorschot.get(name, ZERO),
                definitief.get(name, ZERO),
                -others if name == voorfinancier else owes[name],
            )
            for name in names
        ),
        sum((amount for name, amount in definitief.items() if name in left_out), ZERO),
    )
