"""The estimate per masked cell: of all distributions that keep the known sums, the one nearest to the prior.

The prior of a cell is a truncated Poisson over the counts it may have, with more for cells that the measures
of `voorkennis` call larger. When the source shows how many ages are masked (the classic layout), the weight
of a count n over k ages is the number of ways to spread n pupils over k ages without an empty one.

Keeping a known sum multiplies the weights of its cells by exp(t x count); the t are found one table after the
other, by Newton steps. That is iterative proportional fitting, here of truncated distributions: it ends at
the distribution with the least relative entropy to the prior (Csiszár 1975, I-divergence geometry of
probability distributions; Ireland and Kullback 1968, Contingency tables with given marginals). Where a few
cells share a sum that is masked itself, they are taken together: each gets the weight that the others leave
it (belief propagation, Pearl 1988), which is exact for cells that share one such sum.

How much each measure counts is found by expectation-maximisation (Dempster, Laird and Rubin 1977): first with
the school totals alone, then with all sums; the measures explain what the other sums add.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from snijvlak.grensverkeer.tellingen import VERBORGEN

from .stelsel import Getallen, Stelsel, Vector, Verband, totals

Tabel = NDArray[np.float64]

# How much the measures count when no table tells: about what the tables of 2017 give for SBO, SO and VSO.
STANDAARD = (0.2, 1.0)
LEEFTIJD = 1 / 7  # the chance that two pupils of a school are of one age: a school has about seven
_MEER_CELLEN = 4  # cells with a masked sum together: DUO masks up to 4, and each has at least 1
_RUIMTE = 16  # and the most such a sum may leave over its least
_STAP = 2.0  # the longest step of t: a Newton step can overshoot far from the answer
_GRENS = 30.0  # of t: past this a cell has its least or its most
_VER = 600.0  # exp of more is too large a number
_GENOEG = 0.002  # pupils that a sum may be off
_LEREN = 12
_LEER_GENOEG = 0.01


@dataclass
class _Gelijk:
    """Sums known exactly: ``cel`` has the free cells in them and ``rij`` the row of each; per row ``doel``,
    the sum above the least of its cells, and its t.
    """

    cel: Getallen
    rij: Getallen
    doel: Vector
    t: Vector

    def per_row(self, values: Vector) -> Vector:
        """The sum per row of a value per free cell."""
        return totals(self.rij, values[self.cel], len(self.doel))


@dataclass
class _Begrensd:
    """Sums known as an interval, of at most `_MEER_CELLEN` free cells.

    ``vrij`` has the free cells in them; ``cel`` per row and place which of those, -1 for none; ``rest`` for
    each of those and each count the weight that the others of its row leave it.
    """

    vrij: Getallen
    cel: Getallen
    laag: Getallen
    hoog: Getallen
    rest: Tabel


@dataclass
class Verwachting:
    """``gemiddeld``: the expected count per cell; ``gewichten``: how much each measure counts; ``afwijking``:
    the most that an expected sum is off a known one, in pupils.
    """

    gemiddeld: Vector
    gewichten: Vector
    afwijking: float


@dataclass
class _Model:
    """The free cells of a system: their prior (weights per count above the least) and their sums."""

    prior: Tabel
    gelijk: list[_Gelijk]
    begrensd: list[_Begrensd]
    stap: Vector = field(init=False)
    gewicht: Tabel = field(init=False)  # the prior as weights, times what others of a masked sum leave
    helling: Vector = field(init=False)  # the sum of the t of each cell

    def __post_init__(self) -> None:
        self.stap = np.arange(self.prior.shape[1], dtype=np.float64)
        self.gewicht = self.prior
        self.helling = np.zeros(len(self.prior))

    def chances(self, eta: Vector, cel: Getallen | slice = slice(None)) -> Tabel:
        """The distribution of cells, given the t of their sums and ``eta`` of the measures."""
        far = _VER / len(self.stap)
        ratio = np.exp(np.clip(eta[cel] + self.helling[cel], -far, far))
        chances = np.vander(ratio, len(self.stap), increasing=True) * self.gewicht[cel]
        chances /= chances.sum(axis=1, keepdims=True)
        return chances

    def moments(self, eta: Vector, cel: Getallen | slice = slice(None)) -> tuple[Vector, Vector]:
        """Mean and variance of the count above the least."""
        chances = self.chances(eta, cel)
        mean = chances @ self.stap
        return mean, chances @ self.stap**2 - mean**2

    def sweep(self, eta: Vector) -> float:
        """Once through all tables; the most that a sum was off, in pupils."""
        off = 0.0
        for verband in self.gelijk:
            off = max(off, self._step(verband, eta))
        if self.begrensd:
            self._together(eta)
        return off

    def _step(self, verband: _Gelijk, eta: Vector) -> float:
        mean, spread = self.moments(eta, verband.cel)
        rows = len(verband.doel)
        short = verband.doel - totals(verband.rij, mean, rows)
        curve = totals(verband.rij, spread, rows)
        step = np.clip(short / np.maximum(curve, 1e-6), -_STAP, _STAP)
        new = np.clip(verband.t + step, -_GRENS, _GRENS)
        self.helling[verband.cel] += (new - verband.t)[verband.rij]
        verband.t = new
        return float(np.abs(short).max(initial=0.0))

    def _together(self, eta: Vector) -> None:
        """Each cell of a masked sum gets the weight that the other cells of the sum leave it."""
        for verband in self.begrensd:
            own = self.chances(eta, verband.vrij) / np.maximum(verband.rest, 1e-12)
            own /= own.sum(axis=1, keepdims=True)
            verband.rest = _left_by_others(verband, own)
        self.gewicht = self.prior.copy()
        for verband in self.begrensd:
            self.gewicht[verband.vrij] *= verband.rest


def estimate(system: Stelsel, measures: Vector, *, learn: bool = True) -> Verwachting:
    """The expected count per cell. ``measures`` as `voorkennis.measures` gives them."""
    free = np.flatnonzero(system.laag < system.hoog)
    if len(free) == 0:
        return Verwachting(system.laag.astype(np.float64), np.array(STANDAARD), 0.0)
    whole = _model(system, free, system.verbanden)
    scholen = [v for v in system.verbanden if v.naam == "vestiging"]
    rest = [v for v in system.verbanden if v.naam != "vestiging"]
    x = measures[free]
    weights = np.array(STANDAARD)
    if learn and scholen and rest:
        weights = _learn(whole, _model(system, free, scholen), x, weights)
    eta = x @ weights
    off = _settle(whole, eta)
    mean = system.laag.astype(np.float64)
    mean[free] += whole.moments(eta)[0]
    return Verwachting(mean, weights, off)


def _settle(model: _Model, eta: Vector, rounds: int = 100) -> float:
    off = 0.0
    for _ in range(rounds):
        off = model.sweep(eta)
        if off < _GENOEG:
            break
    return off


def _learn(whole: _Model, alone: _Model, x: Vector, weights: Vector) -> Vector:
    """Move the weights until the sums beside the school totals shift no pupils along a measure any more."""
    if not alone.gelijk:
        return weights
    per_school = alone.gelijk[0]
    for number in range(_LEREN):
        eta = x @ weights
        for model in (whole, alone):
            for _ in range(6 if number == 0 else 3):
                model.sweep(eta)
        mean, spread = alone.moments(eta)
        score = x.T @ (whole.moments(eta)[0] - mean)
        inside = _within(x, per_school, spread)
        # A quarter: about the part of the information that the masks leave in the sums.
        known = 0.25 * (inside * spread[:, None]).T @ inside + 1e-6 * np.eye(x.shape[1])
        step = np.clip(np.linalg.solve(known, score), -0.5, 0.5)
        weights = weights + step
        if np.abs(step).max() < _LEER_GENOEG:
            break
    return weights


def _within(x: Vector, per_school: _Gelijk, spread: Vector) -> Vector:
    """The measures less their mean in the school: what all cells of a school share, its total settles."""
    weight = np.maximum(per_school.per_row(spread), 1e-9)
    less = x.copy()
    for column, values in enumerate(x.T):
        mean = per_school.per_row(values * spread) / weight
        less[per_school.cel, column] -= mean[per_school.rij]
    return less


def _model(system: Stelsel, free: Getallen, verbanden: list[Verband]) -> _Model:
    prior = _prior(system, free)
    gelijk: list[_Gelijk] = []
    begrensd: list[_Begrensd] = []
    for verband in verbanden:
        least, most = verband.som(system.laag), verband.som(system.hoog)
        row = verband.rij[free]
        exact = (verband.laag == verband.hoog) & (least < most)
        narrow = ~exact & (least < most) & ((verband.hoog < most) | (verband.laag > least))
        if (cell := np.flatnonzero((row >= 0) & exact[row])).size:
            rows, number = np.unique(row[cell], return_inverse=True)
            gelijk.append(_Gelijk(cell, number, (verband.hoog - least)[rows], np.zeros(len(rows))))
        cell = np.flatnonzero((row >= 0) & narrow[row])
        if found := _side_by_side(cell, row[cell], verband, least.astype(np.int64), prior.shape[1]):
            begrensd.append(found)
    return _Model(prior, gelijk, begrensd)


def _side_by_side(
    cell: Getallen, row: Getallen, verband: Verband, least: Getallen, counts: int
) -> _Begrensd | None:
    """The cells of each row side by side; rows with too many cells, or too much room, are left."""
    size = np.bincount(row, minlength=verband.rijen)
    fits = (size <= _MEER_CELLEN) & (verband.hoog - least <= _RUIMTE)
    order = np.argsort(row, kind="stable")
    order = order[fits[row[order]]]
    if order.size == 0:
        return None
    rows, number = np.unique(row[order], return_inverse=True)
    places = np.full((len(rows), _MEER_CELLEN), -1, dtype=np.int64)
    place = np.arange(len(order))
    places[number, place - np.searchsorted(number, number)] = place
    low = np.maximum(verband.laag[rows] - least[rows], 0)
    rest = np.ones((len(order), counts))
    return _Begrensd(cell[order], places, low, (verband.hoog - least)[rows], rest)


def _left_by_others(verband: _Begrensd, own: Tabel) -> Tabel:
    """For each cell and count the chance that the others of its row end within what is left."""
    rows, places = verband.cel.shape
    width = int(verband.hoog.max()) + 1
    parts = np.zeros((places, rows, width))
    for place in range(places):
        cell = verband.cel[:, place]
        count = min(own.shape[1], width)
        parts[place, :, :count] = own[cell, :count]
        parts[place, cell < 0] = 0.0
        parts[place, cell < 0, 0] = 1.0
    rest = np.ones_like(own)
    line = np.arange(rows)
    for place in range(places):
        others = [parts[p] for p in range(places) if p != place]
        total = np.cumsum(_added(_added(others[0], others[1]), others[2]), axis=1)
        has = verband.cel[:, place] >= 0
        for count in range(own.shape[1]):
            top, under = verband.hoog - count, verband.laag - count - 1
            upto = np.where(top >= 0, total[line, np.clip(top, 0, width - 1)], 0.0)
            below = np.where(under >= 0, total[line, np.clip(under, 0, width - 1)], 0.0)
            rest[verband.cel[has, place], count] = np.maximum(upto - below, 0.0)[has]
    return rest


def _added(one: Tabel, other: Tabel) -> Tabel:
    """The distribution of the sum of two counts, per row."""
    width = one.shape[1]
    total = np.zeros_like(one)
    for count in range(width):
        if one[:, count].any():
            total[:, count:] += one[:, count : count + 1] * other[:, : width - count]
    return total


def _prior(system: Stelsel, free: Getallen) -> Tabel:
    """The weight of each count from the least on, at most 1; counts above the most have weight zero."""
    low, high = system.laag[free], system.hoog[free]
    ages = system.tabel["verborgen"].to_numpy()[free]
    shown = np.where(ages > 0, system.tabel["zichtbaar"].to_numpy()[free], 0)
    table = _ways(int(high.max()), int(ages.max(initial=0)), LEEFTIJD if system.scholen else 1.0)
    count = low[:, None] + np.arange(int((high - low).max()) + 1)
    weight = table[ages[:, None], np.clip(count - shown[:, None], 0, table.shape[1] - 1)]
    weight = np.where((count <= high[:, None]) & (count >= shown[:, None]), weight, -np.inf)
    # Sources that contradict each other can leave no count possible; then all are equally likely.
    none = ~np.isfinite(weight).any(axis=1)
    weight[none] = np.where(count[none] <= high[none, None], 0.0, -np.inf)
    return np.exp(weight - weight.max(axis=1, keepdims=True))


def _ways(most: int, ages: int, same: float) -> Tabel:
    """log(ways to spread n pupils over k masked ages / n!) by k and n; row 0 is for ages that are not shown.

    A masked age has 1 to 4 pupils. ``same`` is the chance of an age, which sets cells with and without ages
    side by side.
    """
    table = np.full((ages + 1, most + 1), -np.inf)
    table[0] = [-math.lgamma(n + 1) for n in range(most + 1)]
    low, high = VERBORGEN
    one = np.array([0.0, *(same**n / math.factorial(n) for n in range(low, high + 1))])
    total = np.array([1.0])
    with np.errstate(divide="ignore"):
        for k in range(1, ages + 1):
            total = np.convolve(total, one)[: most + 1]
            table[k, : len(total)] = np.log(total)
    return table
