"""How hard a page may be to read, from ``regels/taal/leesbaarheid.yaml``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field


class Uitzondering(BaseModel):
    """A sentence that may be longer, by how it begins, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    begint: str = Field(min_length=10)
    reden: str = Field(min_length=10)


class Grenzen(BaseModel):
    """The limits of a page: LIX, and words in a sentence."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    lix: float = Field(gt=0, le=60)
    lix_vanaf_woorden: int = Field(ge=0, le=200)
    woorden_per_zin: int = Field(gt=5, le=40)
    uitzonderingen: tuple[Uitzondering, ...] = ()

    def too_hard(self, lix: float, count: int) -> bool:
        """Whether a text of so many words reads too hard; of a few words LIX says nothing."""
        return lix > self.lix and count >= self.lix_vanaf_woorden

    def too_long(self, sentence: str, count: int) -> bool:
        """Whether a sentence has too many words and is no exception."""
        allowed = any(sentence.startswith(exception.begint) for exception in self.uitzonderingen)
        return count > self.woorden_per_zin and not allowed


@cache
def load() -> Grenzen:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "taal", "leesbaarheid.yaml")
    return Grenzen.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
