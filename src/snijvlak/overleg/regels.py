"""Contributing factors, coarse time and kinds of body, from ``regels/overleg/``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources
from typing import Any

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


class Soorten(BaseModel):
    """The kinds of body."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    soorten: dict[str, str]


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
def tijdlijn() -> Tijdlijn:
    """Read and check coarse time; raises pydantic.ValidationError when the file breaks its form."""
    return Tijdlijn.model_validate(_read("tijdlijn.yaml"))
