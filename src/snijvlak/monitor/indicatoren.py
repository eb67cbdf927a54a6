"""The indicators that the sources name, from ``regels/monitor/indicatoren.yaml``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

Tekst = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S[^\n]*$")]


class _Regel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Indicator(_Regel):
    """One indicator: what it is, where it is asked for (``bron``), where figures come from (``herkomst``)."""

    soort: str
    naam: Tekst
    definitie: Tekst
    eenheid: Literal["aantal", "procent", "verhouding", "weken", "euro"]
    bron: Tekst
    herkomst: Tekst


class Indicatoren(_Regel):
    """The dated list: kinds and indicators, each by its code."""

    bron: Tekst
    vanaf: dt.date
    soorten: dict[str, Tekst]
    indicatoren: dict[str, Indicator]

    @model_validator(mode="after")
    def _kinds_exist(self) -> Indicatoren:
        for code, indicator in self.indicatoren.items():
            if indicator.soort not in self.soorten:
                raise ValueError(f"indicator {code}: soort '{indicator.soort}' bestaat niet")
        return self


@cache
def load() -> Indicatoren:
    """Read and check the file; raises pydantic.ValidationError when it breaks its form."""
    path = resources.files("snijvlak").joinpath("regels", "monitor", "indicatoren.yaml")
    return Indicatoren.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
