"""A table for each kind of picture, and the pictures."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from snijvlak.vormgeving import grafiek
from snijvlak.vormgeving.tabel import Interval, Tabel
from snijvlak.vormgeving.vormen import Vorm

_ABOUT: dict[str, str] = {
    "bron": "verzonnen voor dit voorbeeld",
    "peil": "1 januari 2026",
    "eenheid": "aantal kinderen",
}


def tabellen() -> dict[Vorm, Tabel]:
    """A made-up table for each kind of picture."""
    return {
        "staven": Tabel(
            "Kinderen per plaats",
            "In Aardam zijn het er het meest.",
            **_ABOUT,
            kolommen=("Plaats", "Kinderen"),
            rijen=(("Aardam", 42), ("Beekwijk", 17), ("Cederhof", Interval(1, 4)), ("Duindorp", None)),
            vorm="staven",
        ),
        "lijn": Tabel(
            "Kinderen per jaar",
            "In Aardam stijgt het aantal elk jaar.",
            **_ABOUT,
            kolommen=("Jaar", "Aardam", "Beekwijk"),
            rijen=(("2023", Interval(20, 26), 30), ("2024", Interval(28, 36), 27), ("2025", 42, 29)),
            vorm="lijn",
        ),
        "trechter": Tabel(
            "Van aanmelding naar hulp",
            "Van elke tien kinderen krijgen er vier hulp.",
            **_ABOUT,
            kolommen=("Stap", "Kinderen"),
            rijen=(("Aangemeld", 100), ("Gesproken", 71), ("Hulp gestart", 40)),
            vorm="trechter",
        ),
        "waterval": Tabel(
            "Wie erbij kwam en wie ging",
            "Er kwamen meer kinderen bij dan er gingen.",
            **_ABOUT,
            kolommen=("Stap", "Kinderen"),
            rijen=(("Begin", 80), ("Nieuw", 31), ("Klaar", -19), ("Eind", 92)),
            vorm="waterval",
        ),
        "helling": Tabel(
            "Toen en nu",
            "Beekwijk daalt, de andere plaatsen stijgen.",
            **_ABOUT,
            kolommen=("Plaats", "2023", "2025"),
            rijen=(("Aardam", 23, 42), ("Beekwijk", 30, 24), ("Cederhof", 8, 12)),
            vorm="helling",
        ),
        "matrix": Tabel(
            "Wonen en naar school gaan",
            "De meeste kinderen gaan in hun eigen plaats naar school.",
            **_ABOUT,
            kolommen=("Woont in", "School in Aardam", "School in Beekwijk"),
            rijen=(("Aardam", 120, 14), ("Beekwijk", Interval(1, 4), 96)),
            vorm="matrix",
        ),
        "oorzakenboom": Tabel(
            "Waardoor een kind thuis zat",
            "Twee oorzaken samen maakten dat de hulp niet begon.",
            **{**_ABOUT, "eenheid": "oorzaken"},
            kolommen=("Oorzaak", "Verklaart", "Soort"),
            rijen=(
                ("Hulp begon niet", "", "gevolg"),
                ("Niemand besliste", "Hulp begon niet", "oorzaak"),
                ("Er was een wachtlijst", "Hulp begon niet", "oorzaak"),
            ),
            vorm="oorzakenboom",
        ),
    }


def draw(gegevens: Path) -> None:
    """Draw the pictures that are not there yet, in a data folder.

    Raises:
        TekeningMislukt: that failed; the page then shows the tables alone.
    """
    grafiek.prepare(tabellen().values(), _folder(gegevens))


def find(vorm: str) -> Path | None:
    """The file with a picture; None if there is none."""
    for kind, tabel in tabellen().items():
        if kind == vorm:
            return grafiek.find(tabel, _folder(settings.OMGEVING.gegevens))
    return None


def _folder(gegevens: Path) -> Path:
    return gegevens / "vormgeving" / "grafieken"
