"""Which state of a division may follow which: one table. Plain Python.

`docs/toestanden.md` shows it, and the tests walk through every pair.
"""

from __future__ import annotations

from snijvlak import standen
from snijvlak.standen import OngeldigeOvergang, Overgang
from snijvlak.vormgeving.teksten import tekst

from ..models import Deling

T = Deling.Toestand
_WIE = "kosten-delen"

OVERGANGEN = (
    Overgang(T.CONCEPT, T.CONCEPT, _WIE, "Elke verandering is een nieuwe versie; de oude blijft te lezen."),
    Overgang(T.CONCEPT, T.VASTGESTELD, _WIE, "Bedragen staan vast, met een controlegetal."),
    Overgang(T.VASTGESTELD, T.CONCEPT, _WIE, "Er komt een nieuwe versie; de vastgestelde blijft staan."),
)


def check(van: str, naar: str) -> None:
    """Raises OngeldigeOvergang when ``naar`` may not follow ``van``."""
    if not standen.ways(OVERGANGEN, van, naar):
        raise OngeldigeOvergang(tekst("grensverkeer.kosten.staat_vast"))
