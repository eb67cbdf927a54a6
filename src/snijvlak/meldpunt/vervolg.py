"""What a reporter can do at once, from ``regels/meldpunt/vervolgstappen.yaml``. Plain Python."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, PositiveInt, model_validator

from . import regels


class Als(BaseModel):
    """When a step helps: at least one of the codes of each question that is named."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    situaties: frozenset[str] = frozenset()
    redenen: frozenset[str] = frozenset()
    sectoren: frozenset[str] = frozenset()
    naar_school: frozenset[str] = frozenset()
    sinds: frozenset[str] = frozenset()
    grens: bool | None = None

    def codes(self) -> dict[str, frozenset[str]]:
        """The codes by question, without the questions that do not matter."""
        asked = ("situaties", "redenen", "sectoren", "naar_school", "sinds")
        return {name: codes for name in asked if (codes := getattr(self, name))}


class Stap(BaseModel):
    """One thing to do, and with whom."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    als: Als = Als()
    stap: str
    bij: str
    bron: str


class Vervolgstappen(BaseModel):
    """All steps, the most useful first."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    keuze: str
    hoogstens: PositiveInt
    stappen: tuple[Stap, ...]

    @model_validator(mode="after")
    def _known_codes(self) -> Vervolgstappen:
        keuzes = regels.load()
        for stap in self.stappen:
            for question, codes in stap.als.codes().items():
                if strange := codes - set(getattr(keuzes, question)):
                    raise ValueError(f"{question} kent niet: {', '.join(sorted(strange))}")
        if not self.stappen or self.stappen[-1].als != Als():
            raise ValueError("de laatste stap geldt altijd, zodat niemand zonder stap blijft")
        return self


@cache
def load() -> Vervolgstappen:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form, or names a code that nobody can choose.
    """
    path = resources.files("snijvlak").joinpath("regels", "meldpunt", "vervolgstappen.yaml")
    return Vervolgstappen.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def steps(chosen: Mapping[str, Collection[str]], *, grens: bool) -> list[Stap]:
    """What helps in this situation: the first few steps that fit, and always the last of the file.

    Args:
        chosen: the codes by question (``situaties``, ``redenen``, ``sectoren``, ``naar_school``, ``sinds``).
        grens: whether the child lives in another municipality than the school.
    """
    rules = load()
    fitting = [stap for stap in rules.stappen[:-1] if _fits(stap.als, chosen, grens)]
    return [*fitting[: rules.hoogstens - 1], rules.stappen[-1]]


def _fits(als: Als, chosen: Mapping[str, Collection[str]], grens: bool) -> bool:
    if als.grens is not None and als.grens != grens:
        return False
    return all(codes & set(chosen.get(question, ())) for question, codes in als.codes().items())
