"""The rules in ``regels/taal/woorden``: read once, checked."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache
from importlib import resources
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from .vormen import OngeldigeVorm, expand

Ernst = Literal["fout", "let-op"]
_Regels = Annotated[tuple[str, ...], Field(min_length=1)]

__all__ = ["Ernst", "Lijst", "OngeldigeVorm", "Toegestaan", "Woordregel", "load"]


class _Vast(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Toegestaan(_Vast):
    """Where the words may stand: what somebody said (None: as the file says), or as part of other words."""

    citaat: bool | None = None
    woorden: tuple[str, ...] = ()


class Woordregel(_Vast):
    """Words to avoid. With ``uitleg`` they may stay once the text explains them; only the first counts."""

    code: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    woorden: _Regels
    hoofdletters: bool = False
    waarom: str = Field(min_length=20)
    liever: str = Field(min_length=2)
    ernst: Ernst
    toegestaan: Toegestaan = Toegestaan()
    uitleg: tuple[str, ...] = ()
    bron: str = Field(min_length=3)


class Lijst(_Vast):
    """A file: rules of one subject. In ``namen`` (laws, fixed names) no rule of any file finds anything."""

    bron: str = Field(min_length=10)
    vanaf: dt.date
    citaat: bool
    groepen: dict[str, str] = {}
    namen: tuple[str, ...] = ()
    regels: Annotated[tuple[Woordregel, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _every_form_means_something(self) -> Self:
        lines = [*self.namen, *(line for rule in self.regels for line in all_lines(rule))]
        for line in lines:
            for _ in expand(line, self.groepen):
                pass
        return self

    def quoted(self, rule: Woordregel) -> bool:
        """Whether a rule leaves alone what somebody said."""
        return self.citaat if rule.toegestaan.citaat is None else rule.toegestaan.citaat


def all_lines(rule: Woordregel) -> list[str]:
    """Everything that a rule looks for in a text."""
    return [*rule.woorden, *rule.toegestaan.woorden, *rule.uitleg]


@cache
def load() -> tuple[Lijst, ...]:
    """Read and check the files, in the order of their names.

    Raises:
        pydantic.ValidationError: a file breaks its form.
        ValueError: two rules have the same code.
    """
    folder = resources.files("snijvlak").joinpath("regels", "taal", "woorden")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: list[Lijst] = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yaml"):
            found.append(
                Lijst.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=loader))  # noqa: S506 -- safe
            )
    counted = Counter(rule.code for lijst in found for rule in lijst.regels)
    if double := [code for code, times in counted.items() if times > 1]:
        raise ValueError(f"Deze code staat er twee keer: {', '.join(double)}.")
    return tuple(found)
