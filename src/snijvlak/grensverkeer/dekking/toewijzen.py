"""Pupils over places with the least distance in all: a transport problem (Hitchcock 1941), by HiGHS.

First as many as possible get a place within the limit; of all ways to do so the one with the fewest
kilometers is taken. Where there are fewer places than pupils, the difference is without a place. One
programme does both: a place beyond the limit costs more than any detour could save.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .oplosser import Oplosser, Programma, Vector

Tabel = NDArray[np.float64]


@dataclass(frozen=True)
class Toewijzing:
    """``aantal``: pupils of each home (row) at each place (column); ``zonder``: per home those without one.
    Not whole: the numbers of pupils are estimates."""

    aantal: Tabel
    zonder: Vector


def assign(leerlingen: Vector, plaatsen: Vector, km: Tabel, grens: float) -> Toewijzing:
    """Divide pupils of homes over places; ``km`` has a row per home. Numbers are 0 or more."""
    homes, places = km.shape
    short = max(0.0, float(leerlingen.sum() - plaatsen.sum()))
    penalty = beyond(km.max(initial=1.0), homes, places)
    cost = (km + np.where(km > grens, penalty, 0.0)).ravel()
    cells = homes * places
    home, place = np.divmod(np.arange(cells), max(places, 1))
    out = np.arange(homes)
    found = Oplosser(
        Programma(
            # Everyone without a place counts alike: how many there are follows from the numbers.
            kosten=np.concatenate([cost, np.full(homes, penalty)]),
            meest=np.full(cells + homes, np.inf),
            rij=np.concatenate([home, homes + place, out, np.full(homes, homes + places)]),
            kolom=np.concatenate([np.arange(cells), np.arange(cells), cells + out, cells + out]),
            waarde=np.ones(2 * (cells + homes)),
            laag=np.concatenate([leerlingen, np.full(places + 1, -np.inf)]),
            hoog=np.concatenate([leerlingen, plaatsen, [short]]),
        )
    ).least()
    return Toewijzing(found[:cells].reshape(homes, places), found[cells:])


def beyond(longest: float, homes: int, places: int) -> float:
    """A cost for a place beyond the limit that outweighs the kilometers; ``longest``: the most of one pupil.

    Two answers differ by exchanges around rings (a pupil takes another's place, who takes a third's, ...). A
    ring passes each home and each place once, so it gains less than the longest distance times the fewer of
    both.
    """
    return longest * (min(homes, places) + 1)
