"""Counts per home municipality of which only bounds may be known. Plain Python."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

MAX = Decimal(1_000_000)
_NUMBER = r"\d{1,7}(?:,\d{1,2})?"
_TYPED = re.compile(
    rf"({_NUMBER})(?:\s*(?:-|–|tot)\s*({_NUMBER}))?(?:\s*(?:-|–|tot)\s*({_NUMBER}))?", re.ASCII
)


class OngeldigeAantallen(ValueError):
    """Counts that cannot be; the text says in Dutch what is wrong and what to do."""


@dataclass(frozen=True)
class Woonaantal:
    """What was counted (pupils, pupils with help, hours a week) of those who live in one municipality.

    0 <= laag <= schatting <= hoog; all the same when the count is known. ``gemeente`` is an official name, or
    the code of a remainder (``regels/grensverkeer/kostendeling.yaml``).

    Raises:
        OngeldigeAantallen: the bounds are not like that.
    """

    gemeente: str
    laag: Decimal
    schatting: Decimal
    hoog: Decimal

    def __post_init__(self) -> None:
        for name in ("laag", "schatting", "hoog"):
            object.__setattr__(self, name, Decimal(getattr(self, name)))
        if not 0 <= self.laag <= self.schatting <= self.hoog <= MAX:
            raise OngeldigeAantallen(
                "Het laagste aantal is hoger dan de schatting of het hoogste. Schrijf ze van laag naar hoog."
            )

    @property
    def precies(self) -> bool:
        """Whether the count is known."""
        return self.laag == self.hoog

    @property
    def ingevuld(self) -> str:
        """The count as ``typed`` reads it back."""
        parts = (self.laag,) if self.precies else (self.laag, self.schatting, self.hoog)
        return "-".join(written(part) for part in parts)


def exact(gemeente: str, aantal: int | Decimal) -> Woonaantal:
    """A count that is known."""
    value = Decimal(aantal)
    return Woonaantal(gemeente, value, value, value)


def typed(gemeente: str, text: str) -> Woonaantal:
    """What somebody typed: ``12``, ``9-14`` (the estimate is halfway) or ``9-11-14``; with a decimal comma.

    Raises:
        OngeldigeAantallen: it is something else.
    """
    found = _TYPED.fullmatch(text.strip())
    if not found:
        raise OngeldigeAantallen(
            "Dit is geen aantal. Schrijf 12 als u het weet, of 9-14 als het tussen 9 en 14 ligt."
        )
    given = [number(part) for part in found.groups() if part]
    if len(given) == 1:
        given *= 3
    elif len(given) == 2:
        given.insert(1, (given[0] + given[1]) / 2)
    if any(first > second for first, second in pairwise(given)):
        raise OngeldigeAantallen(
            "Het laagste aantal is hoger dan de schatting of het hoogste. Schrijf ze van laag naar hoog."
        )
    return Woonaantal(gemeente, *given)


def number(text: str) -> Decimal:
    """A number of 0 or more in Dutch notation (``1.234,5``) or with a point before decimals (``1234.5``).

    Raises:
        OngeldigeAantallen: it is no such number.
    """
    plain = text.strip().removeprefix("€").strip().replace(" ", "")
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?", plain) or "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,12}(?:\.[0-9]{1,6})?", plain):
        raise OngeldigeAantallen("Dit is geen getal. Schrijf bijvoorbeeld 12 of 12,5.")
    return Decimal(plain)


def written(value: Decimal) -> str:
    """A number as people write it: no decimals that say nothing, a comma before the others."""
    return f"{value.normalize():f}".replace(".", ",")
