"""Whether a report may go from one state to another, by `overgangen`; anything else is impossible."""

from __future__ import annotations

from snijvlak import standen
from snijvlak.standen import OngeldigeOvergang
from snijvlak.vormgeving.teksten import tekst

from .models import WEG, Melding
from .overgangen import OVERGANGEN, Wie

T, Bak = Melding.Toestand, Melding.Bak


def next_states(melding: Melding, wie: Wie) -> list[str]:
    """The states into which this one may bring a report now."""
    return sorted(standen.next_states(OVERGANGEN, melding.toestand, {wie}))


def stays(van: str, naar: str) -> bool:
    """Whether a report keeps its state: a case is discussed even when a report under it has no text."""
    return T(van) in WEG and T(naar) == T.BESPROKEN


def ways(van: str, naar: str) -> frozenset[str]:
    """Who may do this step; empty when it is impossible."""
    return standen.ways(OVERGANGEN, van, naar)


def check(van: str, naar: str, wie: Wie | None = None) -> None:
    """Raises OngeldigeOvergang when ``naar`` may not follow ``van`` (by this one)."""
    allowed = ways(van, naar)
    if not allowed or (wie is not None and wie not in allowed):
        raise OngeldigeOvergang(
            tekst("meldpunt.toestanden.een_melding_die_is_kan_niet", van=T(van).label, naar=T(naar).label)
        )


_PLACES = {
    T.ONTVANGEN: Bak.NIEUW,
    T.OP_AGENDA: Bak.GEPLAND,
    T.BESPROKEN: Bak.GEPLAND,
    T.OPGEVOLGD: Bak.GEPLAND,
    T.AFGESLOTEN: Bak.KLAAR,
    T.NIET_OP_ZIJN_PLEK: Bak.KLAAR,
    T.INGETROKKEN: Bak.KLAAR,
    T.BEEINDIGD: Bak.KLAAR,
}


def tray(toestand: str, *, ask: bool = False) -> Melding.Bak:
    """Where the team finds a report in this state; ``ask``: the last word was a question of the team."""
    return _PLACES.get(T(toestand), Bak.MELDER if ask else Bak.WIJ)
