"""What rooms do by themselves each night, so that nobody has to remember it.

A room says in ``ready()`` which function does it; that is loaded when the night comes. What it did already it
leaves alone, so that a night too many does nothing. `snijvlak bewaren uitvoeren` is the night.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

_log = logging.getLogger(__name__)
_taken: dict[str, str] = {}


@dataclass(frozen=True)
class Uitkomst:
    """What a task said in Dutch (empty: there was nothing to do), or that it failed."""

    naam: str
    gezegd: str
    mislukt: bool = False


def register(naam: str, functie: str) -> None:
    """Do this each night: ``functie`` is "module:name" of what gets the day and says what it did."""
    _taken[naam] = functie


def run(today: dt.date) -> Iterator[Uitkomst]:
    """Do all tasks; one that fails keeps no other from being done."""
    for naam, functie in _taken.items():
        module, _, name = functie.partition(":")
        try:
            yield Uitkomst(naam, getattr(import_module(module), name)(today))
        except Exception as error:
            # The kind alone: a message may hold what a person wrote.
            _log.error("a task of the night failed: %s, %s", naam, type(error).__name__)
            yield Uitkomst(naam, "", mislukt=True)
