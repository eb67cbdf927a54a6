"""Where a postcode lies, as a point, and how far it is from there to a school. Plain Python.

DUO gives points of schools, not of homes. So a home postcode lies at the mean of the schools in it, of all
types: basisscholen stand where people live. A postcode without a school takes the point of the nearest one by
number in its municipality (numbers of postcodes follow the map), and else the mean of its municipality.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Afstanden = NDArray[np.float64]
# How a point was found: given, from the schools in the postcode, from a near postcode, from the municipality.
Hoe = Literal["gegeven", "postcode", "buurpostcode", "gemeente"]

AARDE_KM = 6371.0088  # mean radius (IUGG)


@dataclass(frozen=True)
class Punt:
    """Degrees east and north (WGS84), and how they were found."""

    lengte: float
    breedte: float
    hoe: Hoe


@dataclass(frozen=True)
class Schoolpunt:
    """A school that stands somewhere: its postcode in four digits and degrees (WGS84)."""

    pc4: str
    lengte: float
    breedte: float


class Kaart:
    """The points of postcodes."""

    def __init__(self, scholen: Iterable[Schoolpunt], gemeente_van: Mapping[str, str]) -> None:
        """``gemeente_van`` gives the municipality of a postcode."""
        together: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for school in scholen:
            together[school.pc4].append((school.lengte, school.breedte))
        self._own = {pc4: _mean(points) for pc4, points in together.items()}
        self._near: dict[str, list[str]] = defaultdict(list)
        for pc4 in self._own:
            if pc4 in gemeente_van:
                self._near[gemeente_van[pc4]].append(pc4)
        self._middle = {
            gemeente: _mean([self._own[pc4] for pc4 in codes]) for gemeente, codes in self._near.items()
        }

    def find(self, pc4: str, gemeente: str) -> Punt | None:
        """Where a postcode of a municipality lies; None when no school tells. Without postcode ("") it is
        the middle of the municipality."""
        if pc4 in self._own:
            return Punt(*self._own[pc4], "postcode")
        if gemeente not in self._near:
            return None
        if not pc4.isdigit():
            return Punt(*self._middle[gemeente], "gemeente")
        number = int(pc4)
        near = min(self._near[gemeente], key=lambda other: (abs(int(other) - number), other))
        return Punt(*self._own[near], "buurpostcode")


def _mean(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    east, north = zip(*sorted(points), strict=True)  # sorted: the order of a file decides nothing
    return sum(east) / len(east), sum(north) / len(north)


def kilometers(van: Sequence[Punt], naar: Sequence[Punt], omrijfactor: float, kortste_km: float) -> Afstanden:
    """The distance by road, in kilometers, from each point to each other: a row per ``van``.

    The great circle (haversine) times the factor by which roads are longer, and never under the shortest.
    """
    a, b = (np.radians([(p.lengte, p.breedte) for p in points]).reshape(-1, 2) for points in (van, naar))
    east = a[:, None, 0] - b[None, :, 0]
    north = a[:, None, 1] - b[None, :, 1]
    half = np.sin(north / 2) ** 2 + np.cos(a[:, None, 1]) * np.cos(b[None, :, 1]) * np.sin(east / 2) ** 2
    straight = 2 * AARDE_KM * np.arcsin(np.sqrt(half))
    return np.maximum(straight * omrijfactor, kortste_km)
