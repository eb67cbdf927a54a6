"""What a map is made of: areas with their outline, or tiles in their place, and points."""

from __future__ import annotations

from dataclasses import dataclass

Graden = tuple[float, float]  # degrees east and north (WGS84)


@dataclass(frozen=True)
class Gebied:
    """An area; ``ringen`` are its outlines and holes, each closed."""

    code: str
    naam: str
    ringen: tuple[tuple[Graden, ...], ...]


@dataclass(frozen=True)
class Tegel:
    """An area as a square in a grid, counted from the upper left corner."""

    code: str
    naam: str
    kolom: int
    rij: int


@dataclass(frozen=True)
class Punt:
    """A place on a map, and where it leads (empty: nowhere)."""

    naam: str
    plek: Graden
    adres: str = ""
