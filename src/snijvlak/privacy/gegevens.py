"""Which field of the database holds personal data, from ``regels/privacy/gegevens.yaml``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Reden = Annotated[str, StringConstraints(pattern=r"^\S[^\n]*\.$")]


class _Regel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Velden(_Regel):
    """The fields of one model, each in one class; what says something of a person says why."""

    persoonsgegeven: dict[str, Reden] = Field(default_factory=dict)
    versleuteld: dict[str, Reden] = Field(default_factory=dict)
    geen: tuple[str, ...] = Field(default=(), alias="geen-persoonsgegeven")

    @property
    def namen(self) -> tuple[str, ...]:
        """Every field that is classed."""
        return (*self.persoonsgegeven, *self.versleuteld, *self.geen)

    @model_validator(mode="after")
    def _once(self) -> Velden:
        double = sorted({name for name in self.namen if self.namen.count(name) > 1})
        if double:
            raise ValueError(f"veld '{double[0]}' staat in meer dan een klasse")
        return self


class Gegevens(_Regel):
    """All models by their label, such as ``toegang.Persoon``."""

    bron: str
    vanaf: dt.date
    modellen: dict[str, Velden]


@cache
def load() -> Gegevens:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form, or classes a field twice.
    """
    path = resources.files("snijvlak").joinpath("regels", "privacy", "gegevens.yaml")
    return Gegevens.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
