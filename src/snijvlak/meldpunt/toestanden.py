"""Which state of a report may follow which; anything else is impossible."""

from __future__ import annotations

from snijvlak.vormgeving.teksten import tekst

from .models import Melding

T = Melding.Toestand
VOLGT: dict[Melding.Toestand, frozenset[Melding.Toestand]] = {
    T.ONTVANGEN: frozenset({T.IN_BEHANDELING}),
    T.IN_BEHANDELING: frozenset({T.OP_AGENDA, T.AFGESLOTEN}),
    T.OP_AGENDA: frozenset({T.BESPROKEN}),
    T.BESPROKEN: frozenset({T.AFGESLOTEN}),
    T.AFGESLOTEN: frozenset(),
    T.BEEINDIGD: frozenset(),  # and comes from anywhere, by `actions.end` alone
}


def next_states(melding: Melding) -> list[str]:
    """The states that may follow now."""
    return sorted(VOLGT[T(melding.toestand)])


class OngeldigeOvergang(Exception):
    """A report cannot go from its state to that one; the message says so in Dutch."""


def stays(van: str, naar: str) -> bool:
    """Whether a report keeps its state: a case is discussed even when a report under it was ended."""
    return (T(van), T(naar)) == (T.BEEINDIGD, T.BESPROKEN)


def check(van: str, naar: str) -> None:
    """Raises OngeldigeOvergang when ``naar`` may not follow ``van``."""
    if T(naar) not in VOLGT[T(van)]:
        raise OngeldigeOvergang(
            tekst("meldpunt.toestanden.een_melding_die_is_kan_niet", van=T(van).label, naar=T(naar).label)
        )
