"""Which state of a lesson or an action may follow which, by whom, and what follows: the tables of states.

`docs/toestanden.md` shows them, and the tests walk through every pair.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from snijvlak import standen
from snijvlak.standen import Overgang
from snijvlak.vormgeving.teksten import tekst

from .models import Leerpunt, Verbeteractie

L, A = Leerpunt.Toestand, Verbeteractie.Toestand


class Wie(StrEnum):
    """Who may do a step."""

    LID = "lid"  # takes part in a body that has the case on an agenda
    LEZER = "lezer"  # such a member or a coördinator, but not who wrote the lesson
    TWEEDE_LEZER = "tweede-lezer"  # a reader, after another reader released it
    EIGENAAR = "eigenaar"  # who does the action


_DOERS = (Wie.LID, Wie.EIGENAAR)
_BACK = "De vrijgaven vervallen; het leerpunt is weer te veranderen."
_HELD = "Het leerpunt wacht tot er meer casussen zijn, of tot iemand het algemener maakt."
_GONE = "Het leerpunt staat nergens meer buiten het overleg."

LEERPUNT: tuple[Overgang, ...] = (
    Overgang(L.CONCEPT, L.TER_VRIJGAVE, Wie.LID, "Twee anderen lezen het leerpunt na."),
    Overgang(L.CONCEPT, L.AANGEHOUDEN, Wie.LID, _HELD),
    Overgang(L.CONCEPT, L.INGETROKKEN, Wie.LID, _GONE),
    Overgang(L.TER_VRIJGAVE, L.CONCEPT, Wie.LID, _BACK),
    Overgang(L.TER_VRIJGAVE, L.CONCEPT, Wie.LEZER, _BACK),
    Overgang(L.TER_VRIJGAVE, L.AANGEHOUDEN, Wie.LID, _HELD),
    Overgang(L.TER_VRIJGAVE, L.AANGEHOUDEN, Wie.LEZER, _HELD),
    Overgang(
        L.TER_VRIJGAVE,
        L.VRIJGEGEVEN,
        Wie.TWEEDE_LEZER,
        "Het leerpunt staat in de bibliotheek en telt mee voor het rapport.",
    ),
    Overgang(L.AANGEHOUDEN, L.CONCEPT, Wie.LID, "Het leerpunt is weer te veranderen."),
    Overgang(L.AANGEHOUDEN, L.INGETROKKEN, Wie.LID, _GONE),
    Overgang(L.VRIJGEGEVEN, L.INGETROKKEN, Wie.LID, _GONE),
    Overgang(L.VRIJGEGEVEN, L.INGETROKKEN, Wie.LEZER, _GONE),
)

ACTIE: tuple[Overgang, ...] = (
    *(Overgang(A.AFGESPROKEN, A.BEZIG, wie, "Het bord laat zien dat eraan wordt gewerkt.") for wie in _DOERS),
    *(Overgang(A.BEZIG, A.GEDAAN, wie, "De dag om het effect te bekijken staat vast.") for wie in _DOERS),
    Overgang(A.GEDAAN, A.EFFECT_BEKEKEN, Wie.LID, "Het rapport en het bord zeggen of het hielp."),
    *(
        Overgang(A.EFFECT_BEKEKEN, A.BEZIG, wie, "Het effect is niet bereikt; de actie loopt weer.")
        for wie in _DOERS
    ),
    *(
        Overgang(state, A.GESTOPT, wie, "De reden staat op het bord.")
        for state in (A.AFGESPROKEN, A.BEZIG)
        for wie in _DOERS
    ),
)


def check(tabel: tuple[Overgang, ...], van: str, naar: str, wie: Collection[Wie]) -> None:
    """Raises OngeldigeOvergang when ``naar`` may not follow ``van``, or not by any of these."""
    kan_niet, mag_niet = (
        tekst("overleg.leren.overgang_kan_niet"),
        tekst("overleg.leren.overgang_mag_niet"),
    )
    standen.check(tabel, van, naar, wie, kan_niet=kan_niet, mag_niet=mag_niet)


def next_states(tabel: tuple[Overgang, ...], van: str, wie: Collection[Wie]) -> frozenset[str]:
    """The states into which these may bring it now."""
    return frozenset(standen.next_states(tabel, van, wie))
