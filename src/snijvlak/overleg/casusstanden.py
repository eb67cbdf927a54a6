"""Which state of a case may follow which, by whom, and what follows from it. Plain Python.

`docs/toestanden.md` shows the table, and the tests walk through every pair.
"""

from __future__ import annotations

from dataclasses import dataclass

from snijvlak.vormgeving.teksten import tekst

from .models import Casus

T = Casus.Toestand


@dataclass(frozen=True)
class Overgang:
    """One step of a case: by whom, and what follows (in Dutch, for the documentation)."""

    van: Casus.Toestand
    naar: Casus.Toestand
    wie: str
    gevolg: str


_AGENDA, _OVERLEG = "agenda", "overleg"
OVERGANGEN = (
    Overgang(T.OP_AGENDA, T.VAN_DE_AGENDA, _AGENDA, "De meldingen zijn weer in behandeling."),
    Overgang(T.VAN_DE_AGENDA, T.OP_AGENDA, _AGENDA, "De meldingen staan weer op de agenda."),
    Overgang(T.OP_AGENDA, T.BESPROKEN, _OVERLEG, "Er is een leerpunt; de meldingen zijn besproken."),
    Overgang(T.BESPROKEN, T.OPGEVOLGD, _AGENDA, "Elke melder leest wat er is geleerd en gedaan."),
    Overgang(T.BESPROKEN, T.AFGESLOTEN, _AGENDA, "Elke melder kreeg een laatste antwoord."),
    Overgang(T.OPGEVOLGD, T.AFGESLOTEN, _AGENDA, "Elke melder kreeg een laatste antwoord."),
)
_STEPS = {(step.van, step.naar) for step in OVERGANGEN}


class OngeldigeStand(Exception):
    """A case cannot go from its state to that one; the message says so in Dutch."""


def check(van: str, naar: str) -> None:
    """Raises OngeldigeStand when ``naar`` may not follow ``van``."""
    if (van, naar) not in _STEPS:
        raise OngeldigeStand(tekst("overleg.casusstanden.kan_niet", van=T(van).label, naar=T(naar).label))
