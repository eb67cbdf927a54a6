"""The assumptions of coverage, from ``regels/grensverkeer/dekking.yaml``."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from ..tellingen import ONDERWIJS

Kolom = Literal["locatie", "soort", "postcode", "plaatsen", "wachtlijst", "vestiging", "cluster"]
_STRICT = ConfigDict(extra="forbid", frozen=True)


class Aanname(BaseModel):
    """What is assumed: what it is, the least and the most it may be, and why."""

    model_config = _STRICT
    laag: Decimal = Field(ge=0)
    waarde: Decimal
    hoog: Decimal
    wat: str = Field(min_length=5)
    waarom: str = Field(min_length=5)

    @model_validator(mode="after")
    def _in_order(self) -> Aanname:
        if not self.laag <= self.waarde <= self.hoog:
            raise ValueError("laag, waarde en hoog staan niet in die volgorde")
        return self


class Aannames(BaseModel):
    """What is assumed of roads, places and pupils."""

    model_config = _STRICT
    omrijfactor: Aanname
    kortste_km: Aanname
    marge: Aanname
    past: Aanname

    @model_validator(mode="after")
    def _can_be(self) -> Aannames:
        if self.omrijfactor.laag < 1 or self.marge.laag < 1 or self.past.hoog > 1:
            raise ValueError("een weg is niet korter dan de lijn, en een deel is hoogstens 1")
        return self


class Soort(BaseModel):
    """What holds for one type of education."""

    model_config = _STRICT
    verband: Literal["PO", "VO"]
    grens_km: Decimal = Field(gt=0)
    per_duizend: tuple[str, ...] = Field(min_length=1)


class Dekking(BaseModel):
    """The dated rules."""

    model_config = _STRICT
    bron: str = Field(min_length=10)
    vanaf: dt.date
    soorten: dict[str, Soort] = Field(min_length=1)
    zorg: tuple[str, ...]
    drempels_km: tuple[int, ...] = Field(min_length=1)
    aannames: Aannames
    minimum_leerlingen: int = Field(ge=5)
    meeste_terzijde: Decimal = Field(ge=0, le=1)
    kolommen: dict[Kolom, tuple[str, ...]]

    @model_validator(mode="after")
    def _known_types(self) -> Dekking:
        asked = {*self.soorten, *(name for soort in self.soorten.values() for name in soort.per_duizend)}
        if unknown := asked - set(ONDERWIJS):
            raise ValueError(f"soort onderwijs {min(unknown)} onbekend")
        if list(self.drempels_km) != sorted(set(self.drempels_km)):
            raise ValueError("de drempels staan niet op volgorde")
        return self


@cache
def load() -> Dekking:
    """The rules.

    Raises:
        ValidationError: the file says something that cannot be.
    """
    path = resources.files("snijvlak").joinpath("regels", "grensverkeer", "dekking.yaml")
    return Dekking.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
