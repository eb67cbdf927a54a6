"""The assumptions of bundling, from ``regels/grensverkeer/bundeling.yaml``."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

Kolom = Literal["school", "woongemeente", "soort", "aanbieder", "uren", "kosten", "leerlingen"]
_STRICT = ConfigDict(extra="forbid", frozen=True)


class Aanname(BaseModel):
    """What is assumed: the least and the most it may be, what it is, and why."""

    model_config = _STRICT
    laag: Decimal = Field(ge=0)
    hoog: Decimal = Field(ge=0)
    wat: str = Field(min_length=5)
    waarom: str = Field(min_length=5)

    @model_validator(mode="after")
    def _in_order(self) -> Aanname:
        if self.laag > self.hoog:
            raise ValueError("laag is hoger dan hoog")
        return self

    @property
    def midden(self) -> Decimal:
        """Halfway."""
        return (self.laag + self.hoog) / 2


class Aannames(BaseModel):
    """Together they say what collective help costs next to the same help one by one."""

    model_config = _STRICT
    deelname: Aanname
    reizen: Aanname
    groep: Aanname
    uurprijs: Aanname
    vast: Aanname

    @model_validator(mode="after")
    def _can_be(self) -> Aannames:
        if self.deelname.hoog > 1 or self.reizen.hoog > 1:
            raise ValueError("een deel is hoogstens 1")
        if self.groep.laag < 1:
            raise ValueError("een uur hulp helpt minstens een leerling")
        return self


class Bundeling(BaseModel):
    """The dated rules."""

    model_config = _STRICT
    bron: str = Field(min_length=10)
    vanaf: dt.date
    aannames: Aannames
    uren_per_hulpverlener: int = Field(gt=0, le=40)
    minimum_arrangementen: int = Field(ge=2)
    bundelbaar: tuple[str, ...] = Field(min_length=1)
    blijft_individueel: tuple[str, ...]
    meeste_terzijde: Decimal = Field(ge=0, le=1)
    kolommen: dict[Kolom, tuple[str, ...]]
    persoonlijk: tuple[str, ...] = Field(min_length=1)


@cache
def load() -> Bundeling:
    """The rules.

    Raises:
        ValidationError: the file says something that cannot be.
    """
    path = resources.files("snijvlak").joinpath("regels", "grensverkeer", "bundeling.yaml")
    return Bundeling.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
