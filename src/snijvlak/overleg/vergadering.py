"""Which state of a meeting may follow which, and what follows from it. Plain Python.

`docs/toestanden.md` shows the table, and the tests walk through every pair.
"""

from __future__ import annotations

from snijvlak import standen
from snijvlak.standen import OngeldigeOvergang, Overgang
from snijvlak.vormgeving.teksten import tekst

from .models import Bijeenkomst

T = Bijeenkomst.Toestand
_WIE = "leidt"  # the chair of the body, or who sets up bodies

OVERGANGEN = (
    Overgang(T.GEPLAND, T.GEOPEND, _WIE, "Wat de leden apart voorbereidden, ziet nu iedereen die erbij is."),
    Overgang(T.GEPLAND, T.AFGELAST, _WIE, "De casussen zijn van de agenda; het meldpunt gaat verder."),
    Overgang(T.GEOPEND, T.GESLOTEN, _WIE, "Aan de agenda en het verslag verandert niets meer."),
    Overgang(T.GESLOTEN, T.GEOPEND, _WIE, "Een vergissing: het verslag is weer te veranderen."),
)


def next_states(toestand: str) -> list[str]:
    """The states that may follow."""
    return standen.next_states(OVERGANGEN, toestand, {_WIE})


def check(van: str, naar: str) -> None:
    """Raises OngeldigeOvergang when ``naar`` may not follow ``van``."""
    if not standen.ways(OVERGANGEN, van, naar):
        raise OngeldigeOvergang(tekst("overleg.vergadering.kan_niet", van=T(van).label, naar=T(naar).label))
