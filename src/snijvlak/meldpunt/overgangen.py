"""Which state of a report may follow which, by whom, and what follows from it: the one table of states.

`docs/toestanden.md` shows it, and the tests walk through every pair.
"""

from __future__ import annotations

from enum import StrEnum

from snijvlak.standen import Overgang
from snijvlak.toegang.permissies import Permissie

from .models import Melding

T = Melding.Toestand
CONCEPT = "concept"  # kept elsewhere (`models.Concept`): it is no report yet


class Wie(StrEnum):
    """Who may bring a report into another state."""

    MELDER = "melder"  # with the receipt
    TEAM = "team"
    AGENDA = "agenda"
    OVERLEG = "overleg"
    TERMIJN = "termijn"  # the daily task, or a person in charge by command


# What a person must hold for it; the others are no person who is signed in.
PERMISSIES = {
    Wie.TEAM: Permissie.MELDING_BEANTWOORDEN,
    Wie.AGENDA: Permissie.CASUS_AGENDEREN,
    Wie.OVERLEG: Permissie.OVERLEG_DEELNEMEN,
}


_ALIVE = tuple(t for t in T if t not in (T.INGETROKKEN, T.BEEINDIGD))

OVERGANGEN: tuple[Overgang, ...] = (
    Overgang(CONCEPT, T.ONTVANGEN, Wie.MELDER, "Het concept is leeg; de termijnen gaan lopen."),
    Overgang(T.ONTVANGEN, T.IN_BEHANDELING, Wie.TEAM, "De melder ziet dat het meldpunt de melding oppakt."),
    Overgang(T.ONTVANGEN, T.NIET_OP_ZIJN_PLEK, Wie.TEAM, "De melder leest waar het wel terechtkan."),
    Overgang(T.IN_BEHANDELING, T.NIET_OP_ZIJN_PLEK, Wie.TEAM, "De melder leest waar het wel terechtkan."),
    Overgang(T.NIET_OP_ZIJN_PLEK, T.IN_BEHANDELING, Wie.TEAM, "De melding staat weer op de werklijst."),
    Overgang(
        T.NIET_OP_ZIJN_PLEK, T.IN_BEHANDELING, Wie.MELDER, "Een bericht van de melder vraagt een antwoord."
    ),
    Overgang(T.IN_BEHANDELING, T.OP_AGENDA, Wie.AGENDA, "Een overleg bespreekt de casus."),
    Overgang(
        T.OP_AGENDA, T.IN_BEHANDELING, Wie.AGENDA, "De casus is van de agenda; het meldpunt gaat verder."
    ),
    Overgang(T.OP_AGENDA, T.BESPROKEN, Wie.OVERLEG, "Er is een leerpunt met een actie."),
    Overgang(T.BESPROKEN, T.OPGEVOLGD, Wie.TEAM, "De melder leest wat er is geleerd en gedaan."),
    Overgang(
        T.IN_BEHANDELING, T.AFGESLOTEN, Wie.TEAM, "De melder leest het antwoord; de bewaartermijn loopt."
    ),
    Overgang(T.BESPROKEN, T.AFGESLOTEN, Wie.TEAM, "De melder leest het antwoord; de bewaartermijn loopt."),
    Overgang(T.OPGEVOLGD, T.AFGESLOTEN, Wie.TEAM, "De melder leest het antwoord; de bewaartermijn loopt."),
    Overgang(T.AFGESLOTEN, T.IN_BEHANDELING, Wie.MELDER, "Een bericht van de melder vraagt een antwoord."),
    *(Overgang(t, T.INGETROKKEN, Wie.MELDER, "De teksten en de sleutels zijn vernietigd.") for t in _ALIVE),
    *(Overgang(t, T.BEEINDIGD, Wie.TERMIJN, "De teksten en de sleutels zijn vernietigd.") for t in _ALIVE),
)
