"""The kinds of long work. A room says in ``ready()`` what it can do; nothing here knows a room."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie


class WerkMislukt(Exception):
    """The work cannot be done; the message says why in Dutch and what to do."""


class Voortgang(Protocol):
    """Tells how far the work is."""

    def __call__(self, gedaan: int, totaal: int, stap: str) -> None:
        """So many of so many steps are done, and what happens now: a fixed text about nobody."""
        ...


@dataclass(frozen=True)
class Opdracht:
    """What is to be done. It may be called again with the same ``id`` after a process that stopped halfway:
    then it finishes what is there, and makes nothing twice."""

    id: uuid.UUID
    gegevens: Mapping[str, Any]
    door: Persoon


@dataclass(frozen=True)
class Soort:
    """A kind of work: its name for people, who may ask for it, and what does it.

    ``doe`` gives the address of the result, or raises `WerkMislukt` with a message for who asked.
    ``is_er`` says whether the result of a piece of work is still there.
    """

    naam: str
    titel: str
    permissie: Permissie
    doe: Callable[[Opdracht, Voortgang], str]
    is_er: Callable[[uuid.UUID], bool]


_soorten: dict[str, Soort] = {}


def register(soort: Soort) -> None:
    """Add a kind; the same name again takes its place."""
    _soorten[soort.naam] = soort


def find(naam: str) -> Soort | None:
    """The kind of this name; None when no room does it any more."""
    return _soorten.get(naam)


def permissions() -> frozenset[Permissie]:
    """One of these gives access to one's own work; complete once every room is ready."""
    return frozenset(soort.permissie for soort in _soorten.values())
