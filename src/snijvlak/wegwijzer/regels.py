"""Doors, reasons and names of local teams, from ``regels/wegwijzer/deuren.yaml``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Regel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DeurRegel(_Regel):
    """Who can help, and why they belong to the child."""

    code: Literal["lokaal-team", "gemeente", "PO", "VO", "RMC", "subregio"]
    naam: str = Field(min_length=1)
    waarom: str = Field(min_length=1)
    bron: str = Field(min_length=1)


class LokaalTeam(_Regel):
    """What a municipality (CBS code) calls its local team."""

    gemeente: str = Field(pattern=r"^GM\d{4}$")
    naam: str = Field(min_length=1)
    bron: str = Field(min_length=1)


class WegwijzerRegels(_Regel):
    """The file, checked: every door is described once."""

    bron: str
    vanaf: dt.date
    deuren: tuple[DeurRegel, ...] = Field(min_length=1)
    lokale_teams: tuple[LokaalTeam, ...]
    afspraak: str = Field(min_length=1)
    melden: str = Field(min_length=1)

    @model_validator(mode="after")
    def _once(self) -> WegwijzerRegels:
        for kind, codes in (
            ("deur", [d.code for d in self.deuren]),
            ("lokaal team van", [t.gemeente for t in self.lokale_teams]),
        ):
            double = {code for code in codes if codes.count(code) > 1}
            if double:
                raise ValueError(f"{kind} {min(double)} staat twee keer in deuren.yaml")
        return self


@cache
def load() -> WegwijzerRegels:
    """Read and check the file; raises pydantic.ValidationError when it breaks its form."""
    path = resources.files("snijvlak").joinpath("regels", "wegwijzer", "deuren.yaml")
    return WegwijzerRegels.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
