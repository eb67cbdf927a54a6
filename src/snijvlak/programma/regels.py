"""Action lines, levels and kinds of the programme, from ``regels/programma``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator


class Niveau(BaseModel):
    """Where an agreement is made and carried out."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    naam: str
    afkorting: str
    schaal: str
    bron: str

    @property
    def voluit(self) -> str:
        """The name with its abbreviation."""
        return f"{self.naam} ({self.afkorting})"


class Actielijn(BaseModel):
    """A line of the programme, and the kinds with which doing it together adds something."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    naam: str
    meerwaarde: tuple[str, ...] = Field(min_length=1)
    bron: str


class Programma(BaseModel):
    """The dated programme."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    keuze: str
    herinner_dagen: int = Field(ge=0, le=180)
    soorten: dict[str, str]
    niveaus: dict[str, Niveau]
    actielijnen: dict[str, Actielijn]

    @model_validator(mode="after")
    def _kinds_exist(self) -> Programma:
        for code, lijn in self.actielijnen.items():
            if unknown := set(lijn.meerwaarde) - set(self.soorten):
                raise ValueError(f"actielijn {code}: soort '{min(unknown)}' bestaat niet")
        return self


@cache
def programma() -> Programma:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "programma", "programma.yaml")
    return Programma.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
