"""Figures of an area beside a case: whoever has them registers a function that gives lines with their source.

``config`` registers, for it knows all rooms: ``cijfers.register(function)`` in the ``ready`` of an app above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cijfer:
    """A line with figures, already protected against recognition, and where it comes from."""

    tekst: str
    bron: str


# The code of an area and of a sector; an empty sector is all of them.
Bron = Callable[[str, str], Sequence[Cijfer]]
_bronnen: list[Bron] = []


def register(bron: Bron) -> None:
    """Let a room show its figures beside a case."""
    _bronnen.append(bron)


def beside(gebieden: Iterable[str], sector: str = "") -> list[Cijfer]:
    """The lines of all rooms about these areas."""
    return [line for gebied in gebieden for bron in _bronnen for line in bron(gebied, sector)]
