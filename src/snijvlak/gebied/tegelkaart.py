"""The place of each municipality on a map without boundaries, from ``regels/gebied/tegelkaart.yaml``."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache
from importlib import resources
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator


class Plaats(BaseModel):
    """A square of the grid, counted from the upper left corner."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    gemeente: str = Field(pattern=r"^GM\d{4}$")
    kolom: int = Field(ge=0, le=9)
    rij: int = Field(ge=0, le=9)


class Tegelkaart(BaseModel):
    """All squares; no two in one place, no municipality twice."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    tegels: tuple[Plaats, ...]

    @model_validator(mode="after")
    def _apart(self) -> Self:
        for what, count in (
            *Counter(tegel.gemeente for tegel in self.tegels).items(),
            *Counter((tegel.kolom, tegel.rij) for tegel in self.tegels).items(),
        ):
            if count > 1:
                raise ValueError(f"{what} staat er twee keer in")
        return self


@cache
def load() -> Tegelkaart:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "gebied", "tegelkaart.yaml")
    return Tegelkaart.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
