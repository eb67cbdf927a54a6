"""The deeds of the trail in plain Dutch, from ``regels/toegang/daden.yaml``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict


class Daden(BaseModel):
    """What each deed is called."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    daden: dict[str, str]

    def tekst(self, daad: str) -> str:
        """A deed in words; the code itself when it is no longer in the file."""
        return self.daden.get(daad, daad)


@cache
def load() -> Daden:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "toegang", "daden.yaml")
    return Daden.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
