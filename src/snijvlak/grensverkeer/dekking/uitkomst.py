"""What was computed of coverage, as it is kept and shown. Plain Python; JSON can hold all of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import TypeAdapter

from .punten import Hoe
from .reizen import Reis

Indeling = Literal["gemeente", "samenwerkingsverband", "regio"]


@dataclass(frozen=True)
class Aantal:
    """Pupils: the least and the most that all tables allow, and the estimate; laag <= schatting <= hoog."""

    laag: int
    schatting: float
    hoog: int


@dataclass(frozen=True)
class Verdeeld:
    """What comes of dividing the pupils of an area over the places with the least distance.

    ``km``: the mean distance of who has a place, one way; ``ver``: pupils with a place beyond the limit;
    ``zonder``: pupils without a place.
    """

    km: float
    ver: float
    zonder: float


@dataclass(frozen=True)
class Gebied:
    """One type of education in one area.

    ``leerlingen`` live there, ``onderweg`` of them with a distance that is known; ``duizend``: those per
    thousand pupils who live there. ``locaties`` are there, with ``plaatsen`` (of which ``aangenomen`` by our
    rule), ``op_school`` pupils from everywhere, and a waiting list as far as it was given. ``reis`` and
    ``verdeeld`` are None where too few pupils live to tell.
    """

    soort: str
    indeling: Indeling
    naam: str
    leerlingen: Aantal
    onderweg: float
    duizend: float | None
    locaties: int
    plaatsen: int
    aangenomen: int
    op_school: Aantal
    wachtlijst: int | None
    reis: Reis | None
    verdeeld: Verdeeld | None


@dataclass(frozen=True)
class Locatie:
    """A place for one type of education or care.

    ``leerlingen``: from everywhere, None where nobody counts; ``eigen``: of those who live in the region.
    ``plaatsen``: None where nobody told and we assume none; ``gegeven`` when somebody told. ``ruimte``:
    places for pupils of the region, so without those of others. ``hoe`` is empty without a point;
    ``verband`` where it has no samenwerkingsverband of ours.
    """

    code: str
    naam: str
    soort: str
    cluster: str
    pc4: str
    gemeente: str
    verband: str
    binnen: bool
    lengte: float
    breedte: float
    hoe: Hoe | Literal[""]
    leerlingen: Aantal | None
    eigen: float
    plaatsen: int | None
    gegeven: bool
    wachtlijst: int | None
    ruimte: float

    @property
    def aangenomen(self) -> int:
        """The places that we assume."""
        return 0 if self.gegeven else self.plaatsen or 0


@dataclass(frozen=True)
class Thuis:
    """A home postcode of the region, its samenwerkingsverbanden (PO and VO), and the point from which is
    measured; ``hoe`` empty without one."""

    pc4: str
    gemeente: str
    verbanden: tuple[str, str]
    lengte: float
    breedte: float
    hoe: Hoe | Literal[""]


@dataclass(frozen=True)
class Dekking:
    """All of it. ``peil``, ``bronnen``: per type the year of the counts, and the files; ``omrijfactor``,
    ``kortste_km``: as computed with; ``dag``: of the rules; ``bron_opgave``, ``peil_opgave``: the list of
    locations as people read it. ``niet_gevonden``: given locations that DUO does not count."""

    peil: dict[str, int]
    dag: str
    omrijfactor: float
    kortste_km: float
    gebieden: tuple[Gebied, ...]
    locaties: tuple[Locatie, ...]
    thuis: tuple[Thuis, ...]
    bronnen: dict[str, tuple[str, ...]]
    hashes: tuple[str, ...]
    niet_gevonden: tuple[str, ...]
    bron_opgave: str = ""
    peil_opgave: str = ""

    @property
    def soorten(self) -> tuple[str, ...]:
        """The types of education that there are counts of."""
        return tuple(self.peil)

    def gebieden_van(self, indeling: Indeling, soort: str) -> list[Gebied]:
        """The areas of a kind, for one type of education."""
        return [one for one in self.gebieden if (one.indeling, one.soort) == (indeling, soort)]


@cache
def adapter() -> TypeAdapter[Dekking]:
    """Reads and writes it as JSON."""
    return TypeAdapter(Dekking)
