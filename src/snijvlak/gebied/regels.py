"""The rule files in ``regels/gebied/``: loaded once, checked, and turned into look-up tables."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

GemeenteCode = str
_RANGE = re.compile(r"^([1-9]\d{3})(?:-([1-9]\d{3}))?$")


class _Regel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Gemeente(_Regel):
    """A municipality with its CBS code, official name and the spellings found in sources."""

    code: str = Field(pattern=r"^GM\d{4}$")
    naam: str
    haaglanden: bool
    spellingen: tuple[str, ...]


class Samenwerkingsverband(_Regel):
    """A samenwerkingsverband passend onderwijs; ``naam`` is empty where no source of ours names it."""

    code: str = Field(pattern=r"^(PO|VO)\d{4}$")
    soort: Literal["PO", "VO"]
    naam: str = ""

    @property
    def titel(self) -> str:
        return f"{self.naam} ({self.code})" if self.naam else self.code


class PostcodeGebied(_Regel):
    """Postcodes (4 digits) that share a municipality and both samenwerkingsverbanden."""

    gemeente: GemeenteCode
    po: str
    vo: str
    postcodes: tuple[str, ...]

    @model_validator(mode="after")
    def _ranges_are_ranges(self) -> PostcodeGebied:
        for part in self.postcodes:
            match = _RANGE.match(part)
            if not match or (match[2] and match[2] <= match[1]):
                raise ValueError(f"'{part}' is geen postcode (2635) en geen reeks (2635-2636)")
        return self

    def expand(self) -> list[str]:
        """All postcodes, one by one."""
        numbers: list[str] = []
        for part in self.postcodes:
            first, _, last = part.partition("-")
            numbers += [str(n) for n in range(int(first), int(last or first) + 1)]
        return numbers


class Regio(_Regel):
    """A group of municipalities: RMC-regio or subregio."""

    soort: Literal["RMC", "subregio"]
    naam: str
    vanaf: dt.date
    bron: str
    gemeenten: tuple[GemeenteCode, ...]


class Contractgebied(_Regel):
    """A contract area of one municipality and the wijken in it; filled in by the user."""

    naam: str
    gemeente: GemeenteCode
    vanaf: dt.date
    bron: str
    wijken: tuple[str, ...]


class GebiedRegels(_Regel):
    """Everything in ``regels/gebied/``, checked against itself."""

    vanaf: dt.date
    bron_gemeenten: str
    bron_postcodes: str
    gemeenten: tuple[Gemeente, ...]
    samenwerkingsverbanden: tuple[Samenwerkingsverband, ...]
    gebieden: tuple[PostcodeGebied, ...]
    regios: tuple[Regio, ...]
    contractgebieden: tuple[Contractgebied, ...]

    @model_validator(mode="after")
    def _refer_to_what_exists(self) -> GebiedRegels:
        codes = {g.code for g in self.gemeenten}
        verbanden = {s.code for s in self.samenwerkingsverbanden}
        seen: set[str] = set()
        for gebied in self.gebieden:
            if gebied.gemeente not in codes or gebied.po not in verbanden or gebied.vo not in verbanden:
                raise ValueError(f"postcodes {gebied.postcodes}: gemeente of samenwerkingsverband onbekend")
            double = seen.intersection(gebied.expand())
            if double:
                raise ValueError(f"postcode {min(double)} staat twee keer in postcodes.yaml")
            seen.update(gebied.expand())
        for groep in (*self.regios,):
            unknown = set(groep.gemeenten) - codes
            if unknown:
                raise ValueError(f"{groep.naam}: gemeente {min(unknown)} onbekend")
        return self


def _read(name: str) -> dict[str, Any]:
    text = resources.files("snijvlak").joinpath("regels", "gebied", name).read_text(encoding="utf-8")
    return yaml.safe_load(text)


@cache
def load() -> GebiedRegels:
    """Read and check all files of ``regels/gebied/``.

    Raises:
        pydantic.ValidationError: a file breaks its form or refers to what does not exist.
    """
    gemeenten, verbanden = _read("gemeenten.yaml"), _read("samenwerkingsverbanden.yaml")
    postcodes, regios = _read("postcodes.yaml"), _read("regios.yaml")
    return GebiedRegels(
        vanaf=max(gemeenten["vanaf"], verbanden["vanaf"], postcodes["vanaf"]),
        bron_gemeenten=gemeenten["bron"],
        bron_postcodes=postcodes["bron"],
        gemeenten=gemeenten["gemeenten"],
        samenwerkingsverbanden=verbanden["samenwerkingsverbanden"],
        gebieden=postcodes["gebieden"],
        regios=regios["regios"],
        contractgebieden=regios["contractgebieden"],
    )
