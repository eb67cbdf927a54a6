"""Tables of states: which state may follow which, by whom, and what follows. Plain Python, for every room.

A room writes its table as a tuple of steps; `docs/toestanden.md` shows them all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Overgang:
    """One step: from, to, who may, and what follows (in Dutch, for the documentation)."""

    van: str
    naar: str
    wie: str
    gevolg: str


class OngeldigeOvergang(Exception):
    """Something cannot go from its state to that one, or not by this one; the message says so in Dutch."""


def ways(tabel: Iterable[Overgang], van: str, naar: str) -> frozenset[str]:
    """Who may do this step; empty when it is impossible."""
    return frozenset(step.wie for step in tabel if (step.van, step.naar) == (van, naar))


def check(
    tabel: Iterable[Overgang], van: str, naar: str, wie: Collection[str], *, kan_niet: str, mag_niet: str
) -> None:
    """Raises OngeldigeOvergang: ``naar`` may not follow ``van``, or not by any of these; with those words."""
    allowed = ways(tabel, van, naar)
    if not allowed & set(wie):
        raise OngeldigeOvergang(mag_niet if allowed else kan_niet)


def next_states(tabel: Iterable[Overgang], van: str, wie: Collection[str]) -> list[str]:
    """The states into which these may bring it now, each once and in the order of the table."""
    return list(dict.fromkeys(step.naar for step in tabel if step.van == van and step.wie in wie))
