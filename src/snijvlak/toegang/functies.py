"""Functions that never go together with some permissions, from ``regels/toegang/functies.yaml``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field

from .permissies import ROLLEN, Permissie

# The title and the kind of function, and the role, of a membership.
Titel = tuple[str, str, str]
_WORD = re.compile(r"[^\W\d_]+")


class Functie(BaseModel):
    """A function kept apart: by which words a title shows it, from which permissions, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    naam: str
    woorden: tuple[str, ...] = Field(min_length=1)
    nooit_met: frozenset[Permissie] = Field(min_length=1)
    waarom: str


class Functies(BaseModel):
    """The functions by code, with the day they hold from."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    functies: dict[str, Functie]


@cache
def load() -> Functies:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "toegang", "functies.yaml")
    return Functies.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def kinds(titel: str, functiesoort: str) -> frozenset[str]:
    """The codes of the functions that a membership has: the one chosen, and those its title gives away."""
    words = [word.casefold() for word in _WORD.findall(titel)]
    found = {
        code
        for code, functie in load().functies.items()
        if any(part in word for word in words for part in functie.woorden)
    }
    return frozenset(found | ({functiesoort} & load().functies.keys()))


def rights(lidmaatschappen: Iterable[Titel]) -> frozenset[Permissie]:
    """What the roles of memberships give together."""
    return frozenset[Permissie]().union(
        *(ROLLEN[rol].permissies for _, _, rol in lidmaatschappen if rol in ROLLEN)
    )


def kept_apart(lidmaatschappen: Iterable[Titel]) -> dict[Permissie, str]:
    """What the memberships of one person in one organisation, at one time, may not give after all.

    Each such permission with the code of the function (the first by name) that it never goes with.
    """
    rows = list(lidmaatschappen)
    held = rights(rows)
    codes = frozenset[str]().union(*(kinds(titel, soort) for titel, soort, _ in rows))
    return {p: code for code in sorted(codes, reverse=True) for p in held & load().functies[code].nooit_met}
