"""Which state of a case may follow which, by whom, and what follows from it. Plain Python.

`docs/toestanden.md` shows the table, and the tests walk through every pair.
"""

from __future__ import annotations

from snijvlak import standen
from snijvlak.standen import OngeldigeOvergang, Overgang
from snijvlak.vormgeving.teksten import tekst

from .models import Casus

T = Casus.Toestand
_AGENDA, _OVERLEG = "agenda", "overleg"

OVERGANGEN = (
    Overgang(T.OP_AGENDA, T.VAN_DE_AGENDA, _AGENDA, "De meldingen zijn weer in behandeling."),
    Overgang(T.VAN_DE_AGENDA, T.OP_AGENDA, _AGENDA, "De meldingen staan weer op de agenda."),
    Overgang(T.OP_AGENDA, T.BESPROKEN, _OVERLEG, "Er is een leerpunt; de meldingen zijn besproken."),
    Overgang(T.BESPROKEN, T.OPGEVOLGD, _AGENDA, "Elke melder leest wat er is geleerd en gedaan."),
    Overgang(T.BESPROKEN, T.AFGESLOTEN, _AGENDA, "Elke melder kreeg een laatste antwoord."),
    Overgang(T.OPGEVOLGD, T.AFGESLOTEN, _AGENDA, "Elke melder kreeg een laatste antwoord."),
)


def check(van: str, naar: str) -> None:
    """Raises OngeldigeOvergang when ``naar`` may not follow ``van``."""
    if not standen.ways(OVERGANGEN, van, naar):
        raise OngeldigeOvergang(tekst("overleg.casusstanden.kan_niet", van=T(van).label, naar=T(naar).label))
