"""The rules of ``regels/privacy/bewaartermijnen.yaml``, dated and checked."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from .rekenen import Geldig, Termijn, valid_on

Zin = Annotated[str, StringConstraints(pattern=r"^\S[^\n]*\.$")]


class Wat(StrEnum):
    """What happens when the term is over."""

    BEEINDIGEN = "beeindigen"  # the text is destroyed with its keys; what is counted stays
    WISSEN = "wissen"  # what a person wrote or who it was goes; the row stays
    VERWIJDEREN = "verwijderen"  # the row goes


class _Regel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Duur(_Regel):
    """A term as the file writes it."""

    jaren: int = Field(0, ge=0, le=100)
    maanden: int = Field(0, ge=0, le=1200)
    dagen: int = Field(0, ge=0, le=36500)

    @model_validator(mode="after")
    def _some(self) -> Duur:
        if not (self.jaren or self.maanden or self.dagen):
            raise ValueError("noem jaren, maanden of dagen")
        return self

    @property
    def termijn(self) -> Termijn:
        """For computing."""
        return Termijn(self.jaren, self.maanden, self.dagen)


class Stap(_Regel):
    """One thing that happens: what, how long after which moment."""

    wat: Wat
    na: Duur
    # The name of a field of the model, or words for what the room finds by itself.
    begint: str = ""
    begint_bij: Zin | None = Field(None, alias="begint-bij")
    grond: Zin

    @model_validator(mode="after")
    def _one_start(self) -> Stap:
        if bool(self.begint) == bool(self.begint_bij):
            raise ValueError("noem begint of begint-bij, en niet allebei")
        return self


class Versie(_Regel):
    """The rule of one model from a day on: steps, or it goes with another record, or it stays."""

    vanaf: dt.date
    stappen: tuple[Stap, ...] = ()
    met: str = ""
    grond: Zin | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Versie:
        if bool(self.stappen) == bool(self.met):
            raise ValueError("noem stappen, of met welk ander gegeven het meegaat")
        if self.met and not self.grond:
            raise ValueError("noem de grond")
        if len({stap.wat for stap in self.stappen}) != len(self.stappen):
            raise ValueError("elke stap mag een keer")
        return self


class Bewaartermijnen(_Regel):
    """All rules, by the label of a model such as ``meldpunt.Melding``."""

    bron: str
    vanaf: dt.date
    # What of a rule is our own choice, for the municipality to confirm.
    keuze: Zin
    regels: dict[str, Annotated[tuple[Versie, ...], Field(min_length=1)]]

    @model_validator(mode="after")
    def _dated_once(self) -> Bewaartermijnen:
        for model, versions in self.regels.items():
            days = [version.vanaf for version in versions]
            if days != sorted(set(days)):
                raise ValueError(f"{model}: zet de versies op volgorde van vanaf, elke dag een keer")
            for version in versions:
                if version.met and version.met not in self.regels:
                    raise ValueError(f"{model}: {version.met} heeft geen regel")
        return self

    def on(self, model: str, day: dt.date) -> Versie | None:
        """The version of a rule that holds on a day; None before the first.

        Raises:
            KeyError: the model has no rule.
        """
        versions = self.regels[model]
        index = valid_on([version.vanaf for version in versions], day)
        return None if index is None else versions[index]

    def steps(self, model: str, wat: str) -> list[tuple[Versie, Stap]]:
        """A step of a model in each version that has it."""
        return [(v, s) for v in self.regels.get(model, ()) for s in v.stappen if s.wat == wat]

    def terms(self, model: str, wat: str) -> list[Geldig]:
        """The dated terms of a step, for `rekenen.due`."""
        return [Geldig(version.vanaf, step.na.termijn) for version, step in self.steps(model, wat)]


@cache
def load() -> Bewaartermijnen:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "privacy", "bewaartermijnen.yaml")
    return Bewaartermijnen.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
