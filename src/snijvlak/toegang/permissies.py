"""Permissions in one enum, and the roles that hold them. Code asks for a permission, never for a role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Permissie(StrEnum):
    """What a person may do."""

    MELDING_LEZEN = "melding-lezen"
    MELDING_BEANTWOORDEN = "melding-beantwoorden"
    GLAS_BREKEN = "glas-breken"
    CASUS_AGENDEREN = "casus-agenderen"
    GEGEVENS_VASTHOUDEN = "gegevens-vasthouden"
    OVERLEG_INRICHTEN = "overleg-inrichten"
    OVERLEG_DEELNEMEN = "overleg-deelnemen"
    LEERPUNTEN_LEZEN = "leerpunten-lezen"
    PROGRAMMA_LEZEN = "programma-lezen"
    PROGRAMMA_BIJHOUDEN = "programma-bijhouden"
    RAPPORT_MAKEN = "rapport-maken"
    RAPPORT_VRIJGEVEN = "rapport-vrijgeven"
    GEGEVENS_LADEN = "gegevens-laden"
    KOSTEN_DELEN = "kosten-delen"
    TOEGANG_BEHEREN = "toegang-beheren"
    SPOOR_LEZEN = "spoor-lezen"


@dataclass(frozen=True)
class Rol:
    """A described set of permissions."""

    code: str
    naam: str
    uitleg: str
    permissies: frozenset[Permissie]


P = Permissie
ROLLEN = {
    rol.code: rol
    for rol in (
        Rol(
            "coordinator-meldpunt",
            "Coördinator meldpunt",
            "Leest meldingen, antwoordt de melder en zet casussen op de agenda van een overleg. Plant "
            "bijeenkomsten. Houdt vast wat langer nodig is.",
            frozenset(
                {
                    *(P.MELDING_LEZEN, P.MELDING_BEANTWOORDEN, P.CASUS_AGENDEREN),
                    *(P.OVERLEG_INRICHTEN, P.GEGEVENS_VASTHOUDEN, P.LEERPUNTEN_LEZEN, P.PROGRAMMA_LEZEN),
                }
            ),
        ),
        Rol(
            "achterwacht-meldpunt",
            "Achterwacht meldpunt",
            "Kan in nood een melding openen, een half uur lang. Een ander ziet dat, en de melder ook.",
            frozenset({P.GLAS_BREKEN, P.LEERPUNTEN_LEZEN}),
        ),
        Rol(
            "deelnemer-overleg",
            "Deelnemer overleg",
            "Ziet de agenda van het eigen overleg en leert er samen van casussen.",
            frozenset({P.OVERLEG_DEELNEMEN, P.LEERPUNTEN_LEZEN, P.PROGRAMMA_LEZEN}),
        ),
        Rol(
            "beleidsadviseur",
            "Beleidsadviseur",
            "Maakt het rapport aan de raad, houdt afspraken bij, en verdeelt de kosten van hulp op school.",
            frozenset(
                {
                    P.RAPPORT_MAKEN,
                    P.KOSTEN_DELEN,
                    P.LEERPUNTEN_LEZEN,
                    P.PROGRAMMA_LEZEN,
                    P.PROGRAMMA_BIJHOUDEN,
                }
            ),
        ),
        Rol(
            "data-analist",
            "Data-analist",
            "Laadt bestanden van DUO en anderen en controleert ze. Verdeelt de kosten van hulp op school.",
            frozenset({P.GEGEVENS_LADEN, P.KOSTEN_DELEN, P.LEERPUNTEN_LEZEN}),
        ),
        Rol(
            "publicatiebeheerder",
            "Publicatiebeheerder",
            "Geeft een rapport of een tekst voor de raad vrij die een ander heeft gemaakt.",
            frozenset({P.RAPPORT_VRIJGEVEN, P.LEERPUNTEN_LEZEN, P.PROGRAMMA_LEZEN}),
        ),
        Rol(
            "beheerder",
            "Beheerder",
            "Beheert personen en organisaties en leest het spoor; leest geen meldingen.",
            frozenset({P.TOEGANG_BEHEREN, P.SPOOR_LEZEN, P.LEERPUNTEN_LEZEN}),
        ),
        Rol(
            "medewerker",
            "Medewerker",
            "Heeft een functie in de organisatie, zoals contractmanager. Leest wat anderen leerden.",
            frozenset({P.LEERPUNTEN_LEZEN}),
        ),
    )
}


def rol_choices() -> list[tuple[str, str]]:
    """Code and name of each role. A function, so that a new role is no change of the database."""
    return [(rol.code, rol.naam) for rol in ROLLEN.values()]
