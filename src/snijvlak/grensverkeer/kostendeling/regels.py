"""The rules of dividing costs, from ``regels/grensverkeer/kostendeling.yaml``."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from .deling import Rest, Sleutel

_DEEL = Field(ge=0, le=1, max_digits=5, decimal_places=4)


class Sleutelregel(BaseModel):
    """A key: what it counts, and whether those who take part pay a part alike."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    maat: str
    basis: bool


class Kostendeling(BaseModel):
    """The dated rules."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str = Field(min_length=10)
    vanaf: dt.date
    sleutels: dict[str, Sleutelregel] = Field(min_length=1)
    basisdeel: Decimal = _DEEL
    voorschotdeel: Decimal = _DEEL
    eenheid: Decimal = Field(gt=0, le=100, decimal_places=2)
    resten: tuple[str, ...] = Field(min_length=1)
    rest: Rest

    @model_validator(mode="after")
    def _says_each_thing_once(self) -> Kostendeling:
        if len(set(self.resten)) < len(self.resten):
            raise ValueError("een rest staat er twee keer")
        return self

    @property
    def maten(self) -> tuple[str, ...]:
        """What can be counted, each once."""
        return tuple(dict.fromkeys(rule.maat for rule in self.sleutels.values()))

    def sleutel(self, code: str, basisdeel: Decimal | None = None) -> Sleutel:
        """The key of a code, with another base share if given.

        Raises:
            KeyError: there is no such key.
        """
        rule = self.sleutels[code]
        part = self.basisdeel if basisdeel is None else basisdeel
        return Sleutel(code, rule.maat, part if rule.basis else Decimal())


@cache
def load() -> Kostendeling:
    """The rules.

    Raises:
        ValidationError: the file says something that cannot be.
    """
    path = resources.files("snijvlak").joinpath("regels", "grensverkeer", "kostendeling.yaml")
    return Kostendeling.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
