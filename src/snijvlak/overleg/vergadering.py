"""Which state of a meeting may follow which, by whom, and what follows from it. Plain Python.

`docs/toestanden.md` shows the table, and the tests walk through every pair.
"""

from __future__ import annotations

from dataclasses import dataclass

from snijvlak.vormgeving.teksten import tekst

from .models import Bijeenkomst

T = Bijeenkomst.Toestand


@dataclass(frozen=True)
class Overgang:
    """One step of a meeting, with what follows (in Dutch, for the documentation)."""

    van: Bijeenkomst.Toestand
    naar: Bijeenkomst.Toestand
    gevolg: str


# Each by who leads the meeting: its chair, or who sets up bodies.
OVERGANGEN = (
    Overgang(T.GEPLAND, T.GEOPEND, "Wat de leden apart voorbereidden, ziet nu iedereen die erbij is."),
    Overgang(T.GEPLAND, T.AFGELAST, "De casussen zijn van de agenda; het meldpunt gaat verder."),
    Overgang(T.GEOPEND, T.GESLOTEN, "Aan de agenda en het verslag verandert niets meer."),
    Overgang(T.GESLOTEN, T.GEOPEND, "Een vergissing: het verslag is weer te veranderen."),
)
_STEPS = {(step.van, step.naar) for step in OVERGANGEN}


class OngeldigeStap(Exception):
    """A meeting cannot go from its state to that one; the message says so in Dutch."""


def next_states(toestand: str) -> list[str]:
    """The states that may follow."""
    return [step.naar for step in OVERGANGEN if step.van == toestand]


def check(van: str, naar: str) -> None:
    """Raises OngeldigeStap when ``naar`` may not follow ``van``."""
    if (van, naar) not in _STEPS:
        raise OngeldigeStap(tekst("overleg.vergadering.kan_niet", van=T(van).label, naar=T(naar).label))
