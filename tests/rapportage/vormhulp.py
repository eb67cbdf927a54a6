"""Contents of reports to make files of: one like the demo's, and one of thirty blocks."""

from __future__ import annotations

import datetime as dt

from snijvlak.rapportage.inhoud import Blok, Correctie, Herkomst, Inhoud, Zin
from snijvlak.vormgeving.tabel import Tabel, Waarde

BRON = (Herkomst(bron="Meldingen bij het meldpunt", versie="keuzelijst van 01-01-2026"),)
SECTOREN = ("PO", "VO", "SO", "VSO", "Totaal")
REDENEN = ("Wachtlijst", "Niemand heeft de regie", "Geld", "Vervoer", "Totaal")
BEELD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="80">'
    '<rect width="240" height="20" fill="#154273"/><text x="8" y="50">Wachtlijst 13</text></svg>'
)


def telling(naam: str, rijen: tuple[tuple[Waarde, ...], ...], kolommen: tuple[str, ...], titel: str) -> Blok:
    """A block with a table of counts, as the meldpunt brings it."""
    tabel = Tabel(
        titel=titel,
        lezing="‘Wachtlijst’ staat bovenaan: 1.213 keer.",
        bron="Meldingen bij het meldpunt",
        peil="1 januari 2026 tot en met 30 juni 2026",
        eenheid="aantal keer genoemd",
        kolommen=kolommen,
        rijen=rijen,
        noot="Een x betekent: dit aantal is verborgen.",
        vorm="staven",
        kolom=kolommen[-1],
    )
    return Blok(
        sleutel=f"meldpunt.{naam}",
        titel=titel,
        uitleg="De melder koos een of meer redenen.",
        tabel=tabel,
        herkomst=BRON,
    )


def redenen(naam: str = "redenen", titel: str = "Waardoor casussen vastliepen, per sector") -> Blok:
    """A table of reasons by sector in which counts are hidden."""
    rijen: tuple[tuple[Waarde, ...], ...] = tuple(
        (reden, 700 + n, 6 * n, None if n == 2 else n + 5, 0, None if n == 2 else 1213 - n)
        for n, reden in enumerate(REDENEN)
    )
    return telling(naam, rijen, ("Reden", *SECTOREN), titel)


def leerpunten(aantal: int) -> Blok:
    """Lessons, as the overleg brings them."""
    return Blok(
        sleutel="overleg.leerpunten",
        titel="Wat wij leerden",
        uitleg="Twee mensen gaven elk leerpunt vrij. Zij schreven het niet zelf.",
        zinnen=tuple(
            Zin(
                zin=f"Les {n}: spreek bij de eerste zorg af wie de regie heeft, en zet dat op papier.",
                toelichting="Niemand heeft de regie",
                kenmerk=f"leerpunt-{n}",
            )
            for n in range(1, aantal + 1)
        ),
        leeg="In deze periode is er geen leerpunt.",
        herkomst=BRON,
    )


def acties(naam: str, aantal: int, titel: str) -> Blok:
    """Actions with their state and effect."""
    tabel = Tabel(
        titel=titel,
        lezing="",
        bron="Snijvlak, overleg",
        peil="1 januari 2026 tot en met 30 juni 2026",
        eenheid="",
        kolommen=("Wat", "Wie", "Uiterlijk", "Stand", "Hielp het?"),
        rijen=tuple(
            (
                f"Actie {n}: maak een afspraak over vervoer naar de dagbesteding",
                "Gemeente Delft",
                "01-10-2026",
                "Bezig",
                "nog niet bekeken",
            )
            for n in range(1, aantal + 1)
        ),
    )
    return Blok(
        sleutel=f"overleg.{naam}",
        titel=titel,
        tabel=tabel,
        kenmerken=tuple(f"leerpunt-{n}" for n in range(1, aantal + 1)),
        leeg="Er is geen actie.",
        herkomst=BRON,
    )


def eigen(naam: str, titel: str, tekst: str) -> Blok:
    """A block that people wrote."""
    return Blok(sleutel=f"tekst.{naam}", titel=titel, tekst=tekst)


VOORAF = "Scholen en gemeenten melden kinderen die vastlopen.\n\nDit rapport vertelt waardoor zij vastliepen."
ONBEKEND = (
    "Niet iedereen die vastloopt, wordt gemeld.\n\nDe aantallen zeggen dus niet hoe vaak iets voorkomt."
)


def inhoud(blokken: tuple[Blok, ...], correctie: Correctie | None = None) -> Inhoud:
    """A released report of these blocks."""
    return Inhoud(
        begin=dt.date(2026, 1, 1),
        eind=dt.date(2026, 6, 30),
        regio="Haaglanden",
        blokken=blokken,
        versies=(Herkomst(bron="Snijvlak", versie="0.1.0"),),
        correctie=correctie,
    ).openbaar


def gewoon(lessen: int = 4, aantal_acties: int = 4, correctie: Correctie | None = None) -> Inhoud:
    """A report like the demo's."""
    sectoren = (("PO", 6), ("VO", 1207), ("Totaal", 1213))
    return inhoud(
        (
            eigen("voorwoord", "Vooraf", VOORAF),
            redenen(),
            telling("sector", sectoren, ("Sector", "Totaal"), "Waar het kind naar school gaat"),
            leerpunten(lessen),
            acties("acties", aantal_acties, "Wat wij zeiden, wat wij deden en wat het hielp"),
            acties("te_laat", aantal_acties // 2, "Welke acties te laat zijn"),
            eigen("onbekend", "Wat wij niet weten", ONBEKEND),
            eigen("verantwoording", "Hoe dit rapport is gemaakt", "De aantallen komen uit de meldingen."),
        ),
        correctie,
    )


def dertig() -> Inhoud:
    """A report of thirty blocks, ten of them with a table of ten rows or more."""
    rijen: tuple[tuple[Waarde, ...], ...] = tuple(
        (f"Gemeente {n}", *(n * m if (n + m) % 5 else None for m in range(1, 11))) for n in range(1, 16)
    )
    kolommen = ("Gemeente", *(f"K{m}" for m in range(1, 11)))
    return inhoud(
        (
            eigen("voorwoord", "Vooraf", VOORAF),
            *(telling(f"telling-{n}", rijen, kolommen, f"Tabel van blok {n}") for n in range(8)),
            leerpunten(60),
            acties("acties", 40, "Wat wij zeiden, wat wij deden en wat het hielp"),
            acties("te_laat", 20, "Welke acties te laat zijn"),
            *(eigen(f"eigen-{n}", f"Een eigen tekst {n}", VOORAF * 4) for n in range(16)),
            eigen("onbekend", "Wat wij niet weten", ONBEKEND),
            eigen("verantwoording", "Hoe dit rapport is gemaakt", VOORAF),
        )
    )
