"""What rooms bring for everybody to read beside reports: lessons with their actions, and data sets.

A room has a module with one or more of these functions and names it in ``ready()``:
``register.register_public("overleg", "snijvlak.overleg.openbaar")``.

- ``lessons() -> Sequence[Les]``: each lesson that was ever released, the newest first
- ``actions(adressen) -> Mapping[str, Sequence[Actie]]``: the actions of these lessons
- ``datasets() -> Sequence[Gegevensset]``: tables that have no person in them, or were protected before

A lesson is shown once a released report says it; who shows it sees to that. Plain Python.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from . import register
from .gegevens import Gegevensset


@dataclass(frozen=True)
class Kenmerk:
    """A trait of a lesson: its code (empty: the lesson is for all of them) and its name for people."""

    code: str
    naam: str


@dataclass(frozen=True)
class Les:
    """A lesson. ``adres`` is its lasting name, ``zoektekst`` what a search compares (``taal.zoektekst``).

    Who shows it never shows the sentence of one that was withdrawn.
    """

    adres: str
    zin: str
    factor: Kenmerk
    sector: Kenmerk
    situatie: Kenmerk
    bewijs: Kenmerk
    zoektekst: str
    ingetrokken: bool = False


@dataclass(frozen=True)
class Actie:
    """An action of a lesson, by which organisation; ``effect`` is empty until somebody looked at it."""

    wat: str
    wie: str
    uiterlijk: dt.date
    stand: str
    effect: str = ""


def lessons() -> list[Les]:
    """The lessons of all rooms.

    Raises:
        ValueError: two lessons have the same lasting name.
    """
    found = [les for brings in _all("lessons") for les in brings()]
    names = [les.adres for les in found]
    if len(set(names)) < len(names):
        raise ValueError("two lessons have the same address")
    return found


def actions(adressen: Collection[str]) -> Mapping[str, Sequence[Actie]]:
    """The actions of lessons by the lasting name of the lesson; a lesson without any is left out."""
    return {adres: tuple(acties) for brings in _all("actions") for adres, acties in brings(adressen).items()}


def datasets() -> list[Gegevensset]:
    """The data sets of all rooms."""
    return [one for brings in _all("datasets") for one in brings()]


def _all(function: str) -> Iterator[Any]:
    for name in register.public_modules():
        if found := getattr(import_module(name), function, None):
            yield found
