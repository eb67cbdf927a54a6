"""Disclosure control: nothing small or traceable leaves the house.

What computes is imported when it is first used: it brings numpy and a solver, which most pages do not need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .grootboek import Grootboek, OnbruikbaarGrootboek
from .publicatie import Periode, Publicatie
from .tabel import HIDDEN, TOTAL, BeschermdeTabel, Indeling, OngeldigeTabel, Tabel

if TYPE_CHECKING:
    from .bescherming import NietTeBeschermen, Uitkomst, protect

__all__ = [
    "HIDDEN",
    "TOTAL",
    "BeschermdeTabel",
    "Grootboek",
    "Indeling",
    "NietTeBeschermen",
    "OnbruikbaarGrootboek",
    "OngeldigeTabel",
    "Periode",
    "Publicatie",
    "Tabel",
    "Uitkomst",
    "protect",
]


def __getattr__(name: str) -> Any:
    if name in ("NietTeBeschermen", "Uitkomst", "protect"):
        from . import bescherming

        return getattr(bescherming, name)
    raise AttributeError(name)
