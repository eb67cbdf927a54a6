"""How far pupils travel, from counts of which only bounds and an estimate are known. Plain Python.

A figure of a group (mean, median, the part beyond a distance) has an estimate, from the estimated counts, and
bounds: the least and the most for all counts that each cell may have. Sums over cells would narrow it;
leaving them out never makes a bound wrong, only wider.

All three follow from where a threshold lies. The mean is largest when every cell beyond some distance has its
most and every other one its least: the derivative of a weighted mean to a weight has the sign of the distance
less the mean. The part beyond a distance, and so each median, is largest when the cells beyond it have their
most and the others their least.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Marge:
    """A figure with what it is at least and at most; laag <= schatting <= hoog."""

    laag: float
    schatting: float
    hoog: float


@dataclass(frozen=True)
class Groep:
    """Cells of a group of pupils: kilometers per cell, and how many pupils each may have and likely has."""

    km: Vector
    laag: Vector
    schatting: Vector
    hoog: Vector

    def sorted(self) -> Groep:
        """The same, the nearest first."""
        order = np.argsort(self.km, kind="stable")
        return Groep(*(values[order] for values in (self.km, self.laag, self.schatting, self.hoog)))


@dataclass(frozen=True)
class Reis:
    """Kilometers one way per pupil: the mean and the median; ``verder``: per distance that was asked the
    percentage that travels further."""

    gemiddeld: Marge
    mediaan: Marge
    verder: tuple[Marge, ...]


def travel(groep: Groep, drempels: tuple[int, ...]) -> Reis | None:
    """How far a group travels; None for a group in which there may be nobody."""
    near_first = groep.sorted()
    if not near_first.km.size or near_first.schatting.sum() <= 0 or near_first.laag.sum() <= 0:
        return None
    return Reis(
        _mean(near_first), _median(near_first), tuple(_beyond(near_first, limit) for limit in drempels)
    )


def _mean(groep: Groep) -> Marge:
    km, guess = groep.km, groep.schatting
    most = _largest_mean(km, groep.laag, groep.hoog)
    least = -_largest_mean(-km[::-1], groep.laag[::-1], groep.hoog[::-1])
    return _ordered(least, float(km @ guess / guess.sum()), most)


def _largest_mean(km: Vector, least: Vector, most: Vector) -> float:
    """Each place where the counts may go from their least to their most is tried."""
    tail = np.concatenate([np.cumsum((most - least)[::-1])[::-1], [0.0]])
    far = np.concatenate([np.cumsum((km * (most - least))[::-1])[::-1], [0.0]])
    return float(((km @ least + far) / (least.sum() + tail)).max())


def _median(groep: Groep) -> Marge:
    least = _where_half(groep.km, groep.hoog, groep.laag)
    guess = _where_half(groep.km, groep.schatting, groep.schatting)
    most = _where_half(groep.km, groep.laag, groep.hoog)
    return _ordered(least, guess, most)


def _where_half(km: Vector, near: Vector, far: Vector) -> float:
    """The first distance within which half is, with these counts up to it and those beyond it."""
    up_to = np.cumsum(near)
    beyond = far.sum() - np.cumsum(far)
    # Cells at one distance are within it together: only the last of them counts.
    last = np.append(km[1:] > km[:-1], True)
    half = last & (up_to >= beyond - 1e-9)
    return float(km[np.argmax(half)])


def _beyond(groep: Groep, limit: float) -> Marge:
    far = groep.km > limit
    least = _part(groep.laag[far].sum(), groep.hoog[~far].sum())
    guess = _part(groep.schatting[far].sum(), groep.schatting[~far].sum())
    return _ordered(least, guess, _part(groep.hoog[far].sum(), groep.laag[~far].sum()))


def _part(of: float, rest: float) -> float:
    return 100 * float(of / (of + rest)) if of + rest > 0 else 0.0


def _ordered(least: float, guess: float, most: float) -> Marge:
    # An estimate is a mean of whole counts: rounding may put it a hair beyond its bounds.
    return Marge(least, float(np.clip(guess, least, most)), most)
