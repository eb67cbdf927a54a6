"""In which RMC-regio a home municipality lies, from ``regels/grensverkeer/rmc.yaml``. Plain Python."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from snijvlak.gebied import queries as gebied

from .. import gemeenten


class Regio(BaseModel):
    """A region with the numbers and names of its municipalities."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    naam: str
    bron: str
    gemeenten: dict[gemeenten.Nummer, str]


class Regels(BaseModel):
    """The regions around Haaglanden; ``haaglanden`` is the name of its own in ``gebied/regios.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vanaf: dt.date
    haaglanden: str
    regios: tuple[Regio, ...]

    @model_validator(mode="after")
    def _each_once_and_known(self) -> Self:
        if not gebied.municipalities(self.haaglanden):
            raise ValueError(f"{self.haaglanden} staat niet in gebied/regios.yaml")
        seen = {g.code.removeprefix("GM") for g in gebied.municipalities(self.haaglanden)}
        known = gemeenten.rules().gemeenten
        for regio in self.regios:
            for code, naam in regio.gemeenten.items():
                if code in seen:
                    raise ValueError(f"{regio.naam}: gemeente {code} staat al in een regio")
                if known.get(code) != naam:
                    raise ValueError(f"{regio.naam}: gemeente {code} heet niet {naam}")
                seen.add(code)
        return self


@cache
def rules() -> Regels:
    """The rule file, checked.

    Raises:
        pydantic.ValidationError: it breaks its form, or has a municipality that does not exist.
    """
    path = resources.files("snijvlak").joinpath("regels", "grensverkeer", "rmc.yaml")
    return Regels.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def _regions() -> dict[str, str]:
    found = {
        code: regio.naam.removeprefix("RMC-regio ") for regio in rules().regios for code in regio.gemeenten
    }
    own = rules().haaglanden
    return found | {
        g.code.removeprefix("GM"): own.removeprefix("RMC-regio ") for g in gebied.municipalities(own)
    }


def names() -> tuple[str, ...]:
    """The regions that we know, Haaglanden first."""
    own = rules().haaglanden.removeprefix("RMC-regio ")
    return (own, *(regio.naam for regio in rules().regios))


@cache
def municipalities() -> dict[str, tuple[str, ...]]:
    """The numbers of the municipalities of each region."""
    return {name: tuple(code for code, own in _regions().items() if own == name) for name in names()}


def find(code: str) -> str | None:
    """The region of a municipality (four digits); None for one elsewhere."""
    return _regions().get(code)
