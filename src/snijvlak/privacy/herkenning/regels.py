"""The word lists in ``regels/privacy/herkenning``: read once, checked."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources
from typing import Annotated, Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _split(value: Any) -> Any:
    return tuple(value.split()) if isinstance(value, str) else value


# A block of text in YAML reads a hundred times as fast as a list of as many items.
Woorden = Annotated[tuple[str, ...], BeforeValidator(_split), Field(min_length=1)]


class _Lijst(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str = Field(min_length=10)
    licentie: str = Field(min_length=5)
    vanaf: dt.date


class Woordenboek(NamedTuple):
    """Dutch words in lower case, words that have a capital, which words are common, and names of people."""

    woorden: list[str]
    eigennamen: list[str]
    gangbaar: list[str]
    voornamen: list[str]
    achternamen: list[str]


class GeenWoordenboek(Exception):
    """The list of words was not made; the message says in Dutch what to do."""


class Namen(_Lijst):
    """First names and surnames by origin."""

    voornamen: dict[str, Woorden]
    achternamen: dict[str, Woorden]


class Plaatsen(_Lijst):
    """Places and wijken in lower case, words of one name joined by a hyphen."""

    plaatsen: Woorden
    woordplaatsen: Woorden
    wijken: Woorden
    wijkslot: Woorden
    geen_wijk: Woorden


class Taal(_Lijst):
    """The words that show what something is; `taal.yaml` says of each list what it is for."""

    stopwoorden: Woorden
    werkwoorden: Woorden
    aanhef: Woorden
    naamwoorden: Woorden
    relaties: Woorden
    tussenvoegsels: Woorden
    woordnamen: Woorden
    woordvoornamen: Woorden
    begrippen: Woorden
    maanden: Woorden
    dagen: Woorden
    schoolsoorten: Woorden
    schoolwoorden: Woorden
    geen_schoolnaam: Woorden
    schoolnamen: Woorden
    geen_school: Woorden
    organisatiesoorten: Woorden
    organisatieslot: Woorden
    organisaties: Woorden
    straatdelen: Woorden
    geen_straat: Woorden


class Aanbieders(_Lijst):
    """Well-known organisations, by what they do; words of one name joined by a hyphen."""

    groepen: dict[str, Woorden]


class Vak(_Lijst):
    """Ordinary words of reports, and what such a word may end with."""

    vakwoorden: Woorden
    vakslot: Woorden


class Zinsbouw(_Lijst):
    """Words that show in a sentence what stands beside them, by group."""

    groepen: dict[str, Woorden]


_L = TypeVar("_L", bound=_Lijst)


def _read(name: str, kind: type[_L]) -> _L:
    path = resources.files("snijvlak").joinpath("regels", "privacy", "herkenning", name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return kind.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=loader))  # noqa: S506


@cache
def taal() -> Taal:
    """Words that give away what follows or precedes. Raises pydantic's ValidationError on a broken file."""
    return _read("taal.yaml", Taal)


def woordenboek() -> Woordenboek:
    """The dictionary, as `woordenboek.py` made it; not kept, it is large.

    Raises:
        GeenWoordenboek: it was not made.
    """
    path = resources.files("snijvlak").joinpath("regels", "privacy", "herkenning", "woorden.txt")
    try:
        sections = path.read_text(encoding="utf-8").split("\n\n")
        return Woordenboek(*(section.split() for section in sections))
    except (FileNotFoundError, TypeError) as error:  # there is none, or an older one with fewer sections
        raise GeenWoordenboek(
            "De woordenlijst is er niet, of is oud. Geef in de map van Snijvlak eerst: make omgeving"
        ) from error


@cache
def namen() -> Namen:
    """First names and surnames. Raises as `taal`."""
    return _read("namen.yaml", Namen)


@cache
def plaatsen() -> Plaatsen:
    """Places and wijken. Raises as `taal`."""
    return _read("plaatsen.yaml", Plaatsen)


@cache
def aanbieders() -> Aanbieders:
    """Organisations that are known as facts. Raises as `taal`."""
    return _read("aanbieders.yaml", Aanbieders)


@cache
def vak() -> Vak:
    """Ordinary words of reports. Raises as `taal`."""
    return _read("vakwoorden.yaml", Vak)


@cache
def _zinsbouw() -> Zinsbouw:
    return _read("zinsbouw.yaml", Zinsbouw)


def woordgroep(naam: str) -> tuple[str, ...]:
    """The words of a group of ``zinsbouw.yaml``. Raises as `taal`, and KeyError for an unknown group."""
    return _zinsbouw().groepen[naam]
