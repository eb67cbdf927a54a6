"""The dated parameters of disclosure control, from ``regels/privacy/onthulling.yaml``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator


class Parameters(BaseModel):
    """What counts as small from a day on; all are numbers of people, except ``scholen``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vanaf: dt.date
    drempel: int = Field(ge=2)
    basis: int = Field(ge=2)
    scholen: int = Field(ge=2)
    procent_vanaf: int = Field(ge=1, alias="procent-vanaf")
    bron: str = Field(min_length=10)

    @model_validator(mode="after")
    def _wide_enough(self) -> Parameters:
        if self.basis < self.drempel:
            raise ValueError("de basis is kleiner dan de drempel: afronden verbergt dan te weinig")
        return self


class _Bestand(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    parameters: tuple[Parameters, ...] = Field(min_length=1)


@cache
def load() -> tuple[Parameters, ...]:
    """All versions, the oldest first.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "privacy", "onthulling.yaml")
    found = _Bestand.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    return tuple(sorted(found.parameters, key=lambda version: version.vanaf))


def on(day: dt.date) -> Parameters:
    """The parameters of a day; before the first version the first holds."""
    versions = load()
    return next((v for v in reversed(versions) if v.vanaf <= day), versions[0])


def today() -> Parameters:
    """The parameters of today, in the time zone of this machine."""
    return on(dt.datetime.now(dt.UTC).astimezone().date())
