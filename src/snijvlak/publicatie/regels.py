"""What counts as a finding in a text for the public, from ``regels/publicatie``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict


class Bevindingregels(BaseModel):
    """Kinds of findings that are usual, and what a small number is."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    keuze: str
    in_tekst: frozenset[str]
    in_tabel: frozenset[str]
    stukken: tuple[str, ...]
    zonder_meldingen: frozenset[str]
    mensen: tuple[str, ...]
    klein: tuple[str, ...]


@cache
def bevindingen() -> Bevindingregels:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "publicatie", "bevindingen.yaml")
    return Bevindingregels.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
