"""Maps with made-up municipalities: their outlines, places and numbers are invented."""

from __future__ import annotations

from dataclasses import replace

from snijvlak.vormgeving.kaart import Gebied, Kaart, Punt, Tegel, draw
from snijvlak.vormgeving.tabel import Interval, Tabel

_TABEL = Tabel(
    titel="Leerlingen die buiten de eigen gemeente naar school gaan (verzonnen)",
    lezing="Uit Watermonde gaan de meeste leerlingen naar een andere gemeente: 320 tot 410.",
    bron="verzonnen",
    peil="2026",
    eenheid="leerlingen, laagste en hoogste aantal",
    kolommen=("Gemeente", "Leerlingen"),
    rijen=(
        ("Duinrand", 120),
        ("Kleiland", Interval(180, 260)),
        ("Watermonde", Interval(320, 410)),
        ("Polder-Oost", None),
    ),
)
_HOEKEN = {"a": (4.1, 52.1), "b": (4.25, 52.14), "c": (4.4, 52.1), "d": (4.24, 52.03), "e": (4.08, 51.98)}
_HOEKEN |= {"f": (4.25, 51.96), "g": (4.42, 51.99), "h": (4.5, 52.06)}
_NAMEN = {"D": "Duinrand", "K": "Kleiland", "W": "Watermonde", "P": "Polder-Oost", "N": "Nieuwpolder"}
_OMTREK = {"D": "abda", "K": "bcdb", "W": "adfea", "P": "dcgfd", "N": "chgc"}


def areas() -> Kaart:
    """Outlines, links, a place, a hidden value and an area without data."""
    gebieden = [
        Gebied(code, _NAMEN[code], (tuple(_HOEKEN[hoek] for hoek in omtrek),))
        for code, omtrek in _OMTREK.items()
    ]
    return draw(
        _TABEL,
        gebieden,
        naam="voorbeeld-grenzen",
        kolom="Leerlingen",
        bron="verzonnen",
        adressen=dict.fromkeys(_NAMEN, "#kaarten"),
        punten=[Punt("Een school", (4.2, 52.02))],
    )


def tiles() -> Kaart:
    """The same without boundaries."""
    places = {"D": (0, 0), "K": (1, 0), "W": (0, 1), "P": (1, 1), "N": (2, 1)}
    tegels = [Tegel(code, _NAMEN[code], *place) for code, place in places.items()]
    return draw(
        replace(_TABEL, titel="Dezelfde leerlingen, zonder grenzen"),
        tegels,
        naam="voorbeeld-tegels",
        kolom="Leerlingen",
        gekozen=("K",),
    )
