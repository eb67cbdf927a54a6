"""Contributing factors, coarse time and kinds of body, from ``regels/overleg/``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator


class Factor(BaseModel):
    """What contributed, and on which level."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    niveau: str
    naam: str


class Factoren(BaseModel):
    """The dated taxonomy."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    niveaus: dict[str, str]
    factoren: dict[str, Factor]

    @model_validator(mode="after")
    def _levels_exist(self) -> Factoren:
        for code, factor in self.factoren.items():
            if factor.niveau not in self.niveaus:
                raise ValueError(f"factor {code}: niveau '{factor.niveau}' bestaat niet")
        return self


class Soort(BaseModel):
    """A kind of body: on which level, and about which kind of area."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    naam: str
    niveau: str
    gebied: Literal["gemeente", "samenwerkingsverband", "rmc", "regio"]
    uitleg: str


class Soorten(BaseModel):
    """The kinds of body, their levels, and how often a body can meet."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    niveaus: dict[str, str]
    frequenties: dict[str, str]
    soorten: dict[str, Soort]

    @model_validator(mode="after")
    def _levels_exist(self) -> Soorten:
        for code, soort in self.soorten.items():
            if soort.niveau not in self.niveaus:
                raise ValueError(f"soort {code}: niveau '{soort.niveau}' bestaat niet")
        return self


class LeerafspraakTekst(BaseModel):
    """What a member agrees to, from a day."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    vanaf: dt.date
    zinnen: tuple[str, ...] = Field(min_length=1)


class Leerafspraken(BaseModel):
    """The versions of the learning statement, the oldest first."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    versies: tuple[LeerafspraakTekst, ...] = Field(min_length=1)

    def on(self, day: dt.date) -> LeerafspraakTekst:
        """The version that holds on a day; before the first one, the first."""
        return next((v for v in reversed(self.versies) if v.vanaf <= day), self.versies[0])


class Acties(BaseModel):
    """What holds for lessons and actions."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    keuze: str
    soorten: dict[str, str]
    niveaus: dict[str, str]
    effect_na_maanden: int = Field(ge=1, le=60)
    herinner_dagen: int = Field(ge=0, le=180)
    bewijs: dict[str, int]


class Tijdlijn(BaseModel):
    """The moments of a timeline, from long ago to now."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    momenten: dict[str, str] = Field(min_length=1)


def _read(name: str) -> Any:
    text = resources.files("snijvlak").joinpath("regels", "overleg", name).read_text(encoding="utf-8")
    return yaml.safe_load(text)


@cache
def factoren() -> Factoren:
    """Read and check the taxonomy; raises pydantic.ValidationError when it breaks its form."""
    return Factoren.model_validate(_read("factoren.yaml"))


@cache
def soorten() -> Soorten:
    """Read and check the kinds of body; raises pydantic.ValidationError when the file breaks its form."""
    return Soorten.model_validate(_read("soorten.yaml"))


@cache
def leerafspraken() -> Leerafspraken:
    """Read and check the learning statement; raises pydantic.ValidationError when it breaks its form."""
    return Leerafspraken.model_validate(_read("leerafspraak.yaml"))


def acties() -> Acties:
    """What holds for actions; raises pydantic.ValidationError when the file breaks its form."""
    return Acties.model_validate(_read("acties.yaml"))


def factor_naam(code: str) -> str:
    """A factor in words; the code itself when it is no longer in the taxonomy."""
    known = factoren().factoren
    return known[code].naam if code in known else code


def tijdlijn() -> Tijdlijn:
    """Read and check coarse time; raises pydantic.ValidationError when the file breaks its form."""
    return Tijdlijn.model_validate(_read("tijdlijn.yaml"))
