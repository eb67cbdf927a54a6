"""What one room can point to in another: a lesson, an action, a block of a released report.

A room has a module with ``def places() -> Sequence[Vindplaats]`` (what somebody can choose now) and
``def find(kenmerken) -> Mapping[str, Vindplaats]`` (what was chosen once), and names it in ``ready()``:
``register("overleg", "snijvlak.overleg.vindplaatsen")``. Who points keeps the ``kenmerk`` alone, so it shows
how things stand today, and nothing when it is there no more.

The other way round a room says what leads to a page that is frozen: ``register_questions`` names a module
with ``def questions(adres) -> Mapping[str, Sequence[Vraag]]``, per block of the report of that address.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

_places: dict[str, str] = {}
_questions: dict[str, str] = {}


@dataclass(frozen=True)
class Vindplaats:
    """Something to point to. ``kenmerk`` begins with the room and a colon, and lasts.

    ``stand`` says how it stands, ``adres`` where it is read. What everybody may know of is ``openbaar``.
    """

    kenmerk: str
    groep: str
    naam: str
    adres: str
    stand: str = ""
    openbaar: bool = False


@dataclass(frozen=True)
class Vraag:
    """A question that a block answers, and where it is asked."""

    naam: str
    adres: str


def register(kamer: str, module: str) -> None:
    """Let a room offer what others point to; the module is loaded when somebody asks."""
    _places[kamer] = module


def register_questions(kamer: str, module: str) -> None:
    """Let a room say which questions the blocks of a report answer."""
    _questions[kamer] = module


def places() -> list[Vindplaats]:
    """All that somebody can point to now, room by room."""
    return [place for module in _places.values() for place in import_module(module).places()]


def find(kenmerken: Collection[str]) -> dict[str, Vindplaats]:
    """What is still there of these, in the order in which it was asked."""
    found: dict[str, Vindplaats] = {}
    for kamer, module in _places.items():
        if own := [kenmerk for kenmerk in kenmerken if kenmerk.partition(":")[0] == kamer]:
            found |= import_module(module).find(own)
    return {kenmerk: found[kenmerk] for kenmerk in kenmerken if kenmerk in found}


def questions(adres: str) -> dict[str, Sequence[Vraag]]:
    """Per block of the released report of this address the questions that it answers."""
    found: dict[str, list[Vraag]] = {}
    for module in _questions.values():
        given: Mapping[str, Sequence[Vraag]] = import_module(module).questions(adres)
        for blok, asked in given.items():
            found.setdefault(blok, []).extend(asked)
    return dict(found)
