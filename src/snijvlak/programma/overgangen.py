"""Which state may follow which, by whom, and what follows: of a promise, of its release, of an agreement.

`docs/toestanden.md` shows the tables, and the tests walk through every pair.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from snijvlak import standen
from snijvlak.standen import Overgang
from snijvlak.vormgeving.teksten import tekst

from .models import Openbaar, Programmapunt, Toezegging

T, V, P = Toezegging.Toestand, Openbaar.Vrijgave, Programmapunt.Toestand


class Wie(StrEnum):
    """Who may do a step."""

    SCHRIJVER = "schrijver"  # keeps the programme
    LEZER = "lezer"  # releases, and wrote nothing of it


_AGREED = "De raad leest wat er is afgesproken, na vrijgave."
_STOPPED = "De raad leest waarom het stopt, na vrijgave."
_BACK = "De tekst is weer te veranderen; wat eerder is vrijgegeven, blijft openbaar."
_GONE = "De tekst is nergens meer openbaar."
_ENDED = "De afspraak blijft in de lijst, zonder evaluatiemoment."

TOEZEGGING: tuple[Overgang, ...] = (
    Overgang(T.TOEGEZEGD, T.AFGESPROKEN, Wie.SCHRIJVER, _AGREED),
    Overgang(T.AFGESPROKEN, T.GEDAAN, Wie.SCHRIJVER, "De raad leest wat er is gedaan, na vrijgave."),
    Overgang(T.GEDAAN, T.EFFECT_BEKEKEN, Wie.SCHRIJVER, "De raad leest of het hielp, na vrijgave."),
    Overgang(
        T.EFFECT_BEKEKEN, T.AFGESPROKEN, Wie.SCHRIJVER, "Het hielp niet genoeg: er is een nieuwe afspraak."
    ),
    Overgang(T.TOEGEZEGD, T.GESTOPT, Wie.SCHRIJVER, _STOPPED),
    Overgang(T.AFGESPROKEN, T.GESTOPT, Wie.SCHRIJVER, _STOPPED),
    Overgang(T.GESTOPT, T.AFGESPROKEN, Wie.SCHRIJVER, _AGREED),
)

VRIJGAVE: tuple[Overgang, ...] = (
    Overgang(V.CONCEPT, V.TER_VRIJGAVE, Wie.SCHRIJVER, "Een ander leest de tekst na."),
    Overgang(V.TER_VRIJGAVE, V.CONCEPT, Wie.SCHRIJVER, _BACK),
    Overgang(V.TER_VRIJGAVE, V.CONCEPT, Wie.LEZER, _BACK),
    Overgang(V.TER_VRIJGAVE, V.VRIJGEGEVEN, Wie.LEZER, "Iedereen kan de tekst lezen."),
    Overgang(V.VRIJGEGEVEN, V.CONCEPT, Wie.SCHRIJVER, _BACK),
    Overgang(V.CONCEPT, V.INGETROKKEN, Wie.SCHRIJVER, _GONE),
    Overgang(V.CONCEPT, V.INGETROKKEN, Wie.LEZER, _GONE),
    Overgang(V.VRIJGEGEVEN, V.INGETROKKEN, Wie.SCHRIJVER, _GONE),
    Overgang(V.VRIJGEGEVEN, V.INGETROKKEN, Wie.LEZER, _GONE),
    Overgang(
        V.INGETROKKEN, V.CONCEPT, Wie.SCHRIJVER, "De tekst is weer te veranderen; openbaar is zij nog niet."
    ),
)

PUNT: tuple[Overgang, ...] = (
    Overgang(P.LOOPT, P.AFGEROND, Wie.SCHRIJVER, _ENDED),
    Overgang(P.LOOPT, P.GESTOPT, Wie.SCHRIJVER, _ENDED),
    Overgang(P.AFGEROND, P.LOOPT, Wie.SCHRIJVER, "De afspraak loopt weer."),
    Overgang(P.GESTOPT, P.LOOPT, Wie.SCHRIJVER, "De afspraak loopt weer."),
)


def check(tabel: tuple[Overgang, ...], van: str, naar: str, wie: Collection[Wie]) -> None:
    """Raises OngeldigeOvergang when ``naar`` may not follow ``van``, or not by any of these."""
    standen.check(
        tabel,
        van,
        naar,
        wie,
        kan_niet=tekst("programma.daden.overgang_kan_niet"),
        mag_niet=tekst("programma.daden.overgang_mag_niet"),
    )
