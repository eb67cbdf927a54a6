"""What the API answers, field by field. The descriptions become those of the OpenAPI document."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import Field

from snijvlak.vormgeving.teksten import tekst

Code = Annotated[str, Field(description=tekst("grensverkeer.api.veld_code"))]
Naam = Annotated[str, Field(description=tekst("grensverkeer.api.veld_naam"))]
Soort = Annotated[str, Field(description=tekst("grensverkeer.api.veld_soort"))]
Peiljaar = Annotated[int, Field(description=tekst("grensverkeer.api.veld_peiljaar"))]
Vestiging = Annotated[str, Field(description=tekst("grensverkeer.api.veld_vestiging"))]


class Aantal(Schema):
    """A count of pupils."""

    laag: int = Field(description=tekst("grensverkeer.api.veld_laag"))
    hoog: int = Field(description=tekst("grensverkeer.api.veld_hoog"))
    schatting: int | None = Field(description=tekst("grensverkeer.api.veld_schatting"))


class Gebied(Schema):
    """A municipality, a samenwerkingsverband, or a home abroad or unknown."""

    code: Code
    naam: Naam


class Stroom(Aantal):
    """Pupils who live in one place and go to school in another."""

    woon: Gebied
    school: Gebied


class Stromen(Schema):
    """All flows of one type of education in one year that touch the region."""

    soort: Soort
    peiljaar: Peiljaar
    verdeling: str = Field(description=tekst("grensverkeer.api.veld_verdeling"))
    bronnen: list[str] = Field(description=tekst("grensverkeer.api.veld_bronnen"))
    stromen: list[Stroom]


class School(Schema):
    """A school."""

    vestiging: Vestiging
    naam: str | None
    gemeente: Gebied | None
    plaats: str | None
    postcode: str | None
    lengte: float | None = Field(description=tekst("grensverkeer.api.veld_lengte"))
    breedte: float | None = Field(description=tekst("grensverkeer.api.veld_breedte"))
    soorten: list[str]


class Scholen(Schema):
    """A page of the schools that were asked for."""

    peiljaar: Peiljaar
    aantal: int = Field(description=tekst("grensverkeer.api.veld_aantal"))
    bladzijde: int
    per_bladzijde: int
    scholen: list[School]


class Herkomst(Aantal):
    """Pupils of a school by their home."""

    soort: Soort
    woon: Gebied
    samenwerkingsverband: Gebied | None


class SchoolHerkomst(School):
    """A school and where its pupils live."""

    peiljaar: Peiljaar
    bronnen: list[str] = Field(description=tekst("grensverkeer.api.veld_bronnen"))
    herkomst: list[Herkomst]


class Jaar(Schema):
    """What there is of a year."""

    peiljaar: Peiljaar
    soorten: list[str]
    verdelingen: list[str]


class Overzicht(Schema):
    """What can be asked."""

    uitleg: str
    licentie: str
    jaren: list[Jaar]


class Probleem(Schema):
    """What went wrong, as RFC 9457 has it."""

    title: str
    status: int
    detail: str
