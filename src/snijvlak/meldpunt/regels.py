"""What reporter and team can choose, from ``regels/meldpunt``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict


class Keuzes(BaseModel):
    """Code to text, per question."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    keuze: str
    melders: dict[str, str]
    functies: dict[str, str]
    sectoren: dict[str, str]
    situaties: dict[str, str]
    redenen: dict[str, str]
    sinds: dict[str, str]
    naar_school: dict[str, str]
    geprobeerd: dict[str, str]
    met_wie: dict[str, str]

    def reden_kort(self, code: str) -> str:
        """The word before the colon, to head a row; the code itself when it is no longer in the file."""
        return self.redenen.get(code, code).partition(":")[0]


@cache
def load() -> Keuzes:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "meldpunt", "keuzes.yaml")
    return Keuzes.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


class Themas(BaseModel):
    """The themes that the team can give a report."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    keuze: str
    themas: dict[str, str]


@cache
def themas() -> Themas:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "meldpunt", "themas.yaml")
    return Themas.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


class Sleutelregels(BaseModel):
    """How long an old key stays after turning, in days."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    wachtdagen: int


@cache
def sleutels() -> Sleutelregels:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "meldpunt", "sleutels.yaml")
    return Sleutelregels.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


class Telregels(BaseModel):
    """From when on the count of a day stays as it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    keuze: str
    dagen: int


@cache
def tellen() -> Telregels:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "meldpunt", "tellen.yaml")
    return Telregels.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
