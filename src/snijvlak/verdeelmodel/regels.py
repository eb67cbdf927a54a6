"""The rule file ``regels/verdeelmodel/ingroei.yaml``."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field


class Ingroei(BaseModel):
    """How fast budget may move. ``maximale_stap`` is a text, so that it is exact: "0.03" for 3%."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    maximale_stap: str = Field(pattern=r"^0\.[0-9]*[1-9]$")

    @property
    def stap(self) -> Fraction:
        """The largest step of a year, as a part of an area's budget in the year before."""
        return Fraction(self.maximale_stap)


@cache
def load() -> Ingroei:
    """Read and check the file; raises pydantic.ValidationError when it breaks its form."""
    path = resources.files("snijvlak").joinpath("regels", "verdeelmodel", "ingroei.yaml")
    return Ingroei.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
