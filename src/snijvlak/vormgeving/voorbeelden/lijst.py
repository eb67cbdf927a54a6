"""A list to sort, search and leaf in."""

from __future__ import annotations

from dataclasses import dataclass

from snijvlak.vormgeving.lijst import Kolom, Lijst
from snijvlak.vormgeving.onderdelen import STANDEN


@dataclass(frozen=True)
class Plaats:
    """A made-up place for the list."""

    code: int
    naam: str
    stand: str
    soort: str
    aantal: int


_NAMES = "Aardam Beekwijk Cederhof Duindorp Eikenrode Fonteinstad Geestland Havenmond Iepenburg Jonkerveen"
PLAATSEN = tuple(
    Plaats(n, naam, soort.replace("-", " ").capitalize(), soort, (n * 37) % 101)
    for n, (naam, soort) in enumerate(zip(_NAMES.split(), [*STANDEN, *STANDEN], strict=False), start=1)
)
LIJST = Lijst(
    (
        Kolom("plaats", "Plaats", "naam"),
        Kolom("stand", "Stand", "stand"),
        Kolom("aantal", "Aantal", "aantal"),
        Kolom("doen", "Wat u kunt doen"),
    ),
    sorteer="plaats",
    zoekvelden=("naam",),
    anker="lijsten",
)
LIJST_SIZE = 4
