"""Why a report may be opened, from ``regels/meldpunt/inzage.yaml``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field, PositiveInt

NOOD = "nood: "


class Nood(BaseModel):
    """What emergency access asks and gives."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    minuten: PositiveInt
    redenen: dict[str, str] = Field(min_length=1)


class Inzage(BaseModel):
    """The reasons, dated."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    keuze: str
    open: dict[str, str] = Field(min_length=1, max_length=1)
    afgesloten: dict[str, str] = Field(min_length=1)
    vergelijken: dict[str, str] = Field(min_length=1, max_length=1)
    contact: dict[str, str] = Field(min_length=1)
    nood: Nood

    @property
    def werk(self) -> str:
        """The code of the reason while a report is open."""
        return next(iter(self.open))

    @property
    def naast(self) -> str:
        """The code of the reason for reading a report next to another."""
        return next(iter(self.vergelijken))

    def tekst(self, reden: str) -> str:
        """A reason as the reporter reads it; a code that is no longer in the file stays as it is."""
        code = reden.removeprefix(NOOD)
        known = {**self.open, **self.afgesloten, **self.vergelijken, **self.contact, **self.nood.redenen}
        return known.get(code, code)


@cache
def load() -> Inzage:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "meldpunt", "inzage.yaml")
    return Inzage.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
