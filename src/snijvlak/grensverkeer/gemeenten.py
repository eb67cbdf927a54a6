"""All municipalities of the country by number and by name, however a source writes them. Plain Python.

`snijvlak.gebied` knows the ones of the region and their everyday names; files of DUO and CBS have them all.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from snijvlak.gebied import queries as gebied

Nummer = Annotated[str, Field(pattern=r"^\d{4}$")]


@dataclass(frozen=True)
class Gemeente:
    """A municipality: its number in four digits, without GM, and its official name."""

    code: str
    naam: str


class _Regels(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    bron: str
    vanaf: dt.date
    gemeenten: dict[Nummer, str]
    spellingen: dict[str, Nummer]

    @model_validator(mode="after")
    def _spellings_refer_to_what_exists(self) -> _Regels:
        unknown = set(self.spellingen.values()) - set(self.gemeenten)
        if unknown:
            raise ValueError(f"spellingen: gemeente {min(unknown)} onbekend")
        return self


@cache
def rules() -> _Regels:
    """The rule file, checked.

    Raises:
        pydantic.ValidationError: it breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "grensverkeer", "gemeenten.yaml")
    return _Regels.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def find(text: str) -> Gemeente | None:
    """The municipality for a number ('518', 'GM0518') or a name ('S GRAVENHAGE', 'Den Haag'); else None."""
    written = text.strip()
    if number := re.fullmatch(r"(?i:gm)?(\d{1,4})", written):
        code = number[1].zfill(4)
    else:
        near = gebied.find_gemeente(written) if written else None
        code = near.code.removeprefix("GM") if near else _by_name().get(_plain(written), "")
        code = code or _by_name().get(_bare(written), "")
    naam = rules().gemeenten.get(code)
    return Gemeente(code, naam) if naam else None


def names(texts: Iterable[str | None]) -> dict[str, tuple[str, str | None]]:
    """For each different text its official name and number; an unknown name stays, without number."""
    found: dict[str, tuple[str, str | None]] = {}
    for text in {text for text in texts if text}:
        gemeente = find(text)
        found[text] = (gemeente.naam, gemeente.code) if gemeente else (text, None)
    return found


@cache
def _by_name() -> dict[str, str]:
    written = [*((naam, code) for code, naam in rules().gemeenten.items()), *rules().spellingen.items()]
    return {fold(naam): code for fold in (_bare, _plain) for naam, code in written}


def _plain(name: str) -> str:
    """Letters alone, without their accents."""
    return _bare(unicodedata.normalize("NFKD", name))


def _bare(name: str) -> str:
    """Letters a to z alone. An accented letter that came through a wrong code page falls out the same way."""
    return re.sub(r"[^a-z]", "", name.casefold())
