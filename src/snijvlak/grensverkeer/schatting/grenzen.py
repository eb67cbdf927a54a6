"""The least and the most pupils that each flow can have, given everything known: linear programmes (HiGHS).

A flow is a sum of cells: the pupils of one home municipality at the schools of one municipality. All flows to
one school municipality share the cells of its schools, so there is one programme per school municipality, and
each flow is a question to it; HiGHS goes on from the answer to the question before. Sums that also hold cells
of schools elsewhere (boards) come in with those cells at their own bounds. That leaves a solution out never,
so the bounds hold; a whole programme over all municipalities would rarely be tighter (docs/besluiten/0022).

Two things save most questions. The sums alone give quick bounds; and each answer is a possible state of the
whole municipality, so when one of the answers so far attains the quick bound of a flow, that bound is the
answer.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import highspy
import numpy as np

from .stelsel import Getallen, Stelsel, Vector, Verband, totals

_NEAR = 1e-6
_PRIMAL = 4


@dataclass(frozen=True)
class Grenzen:
    """Per flow the least and the most pupils, and how many programmes it took."""

    laag: Getallen
    hoog: Getallen
    programmas: int


@dataclass
class _Stromen:
    """The bounds per flow so far, and what its exact cells (``vast``) count."""

    laag: Getallen
    hoog: Getallen
    vast: Getallen


_Som = tuple[Verband, Vector, Vector]  # sums, and per row the least and the most of its cells


@dataclass(frozen=True)
class _Rijen:
    """Sums over the columns of one programme: pairs of row and column by row, and bounds per row."""

    rij: Getallen
    kolom: Getallen
    laag: Vector
    hoog: Vector


def bounds(
    system: Stelsel,
    stroom: Getallen,
    school: Getallen,
    aantal: int,
    told: Callable[[int, int], object] = lambda done, of: None,
) -> Grenzen:
    """The bounds of flows.

    ``stroom``: the number of the flow that a cell is in (-1: in none asked for), below ``aantal``;
    ``school``: the number of the school municipality of each cell (-1: not known; such cells stand alone).
    ``told`` hears how many municipalities are done.
    """
    sums = [(v, v.som(system.laag), v.som(system.hoog)) for v in system.verbanden]
    found = _quick(system, sums, stroom, aantal)
    asked = np.unique(school[(stroom >= 0) & (school >= 0)])
    free = np.flatnonzero((system.laag < system.hoog) & (school >= 0))
    free = free[np.argsort(school[free], kind="stable")]
    starts = np.searchsorted(school[free], asked, side="left")
    ends = np.searchsorted(school[free], asked, side="right")
    programmes = 0
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        cells = free[start:end]
        rows = _rows(system, sums, cells)
        if len(rows.laag):  # else nothing binds the cells together, and the quick bounds are the answer
            programmes += _narrow(system, cells, rows, stroom, found)
        told(number, len(asked))
    return Grenzen(found.laag, found.hoog, programmes)


def _quick(system: Stelsel, sums: list[_Som], stroom: Getallen, aantal: int) -> _Stromen:
    """Bounds by each table of sums alone: what its rows leave for their cells in the flow."""
    inside = stroom >= 0
    flow = stroom[inside]
    low = totals(flow, system.laag[inside], aantal)
    high = totals(flow, system.hoog[inside], aantal)
    known = inside & (system.laag == system.hoog)
    fixed = totals(stroom[known], system.laag[known], aantal)
    for som in sums:
        by_table = _by_table(system, som, stroom, aantal)
        low, high = np.maximum(low, by_table[0]), np.minimum(high, by_table[1])
    return _Stromen(low.astype(np.int64), high.astype(np.int64), fixed.astype(np.int64))


def _by_table(system: Stelsel, som: _Som, stroom: Getallen, aantal: int) -> tuple[Vector, Vector]:
    verband, least_of_row, most_of_row = som
    has = (verband.rij >= 0) & (stroom >= 0)
    loose = (verband.rij < 0) & (stroom >= 0)
    low = totals(stroom[loose], system.laag[loose], aantal)
    high = totals(stroom[loose], system.hoog[loose], aantal)
    pairs, where = np.unique(verband.rij[has] * np.int64(aantal) + stroom[has], return_inverse=True)
    row, flow = pairs // aantal, pairs % aantal
    least = totals(where, system.laag[has], len(pairs))
    most = totals(where, system.hoog[has], len(pairs))
    least_left = verband.laag[row] - (most_of_row[row] - most)
    most_left = verband.hoog[row] - (least_of_row[row] - least)
    low = low + np.bincount(flow, np.maximum(least, least_left), aantal)
    high = high + np.bincount(flow, np.minimum(most, most_left), aantal)
    return low, high


def _rows(system: Stelsel, sums: list[_Som], cells: Getallen) -> _Rijen:
    """The sums that say more of these cells than their own bounds do; the other cells of a sum may have
    anything.
    """
    number = 0
    pairs = [np.empty((2, 0), dtype=np.int64)]
    bounds_of_rows = [np.empty((2, 0))]
    for verband, least_of_row, most_of_row in sums:
        mine = np.flatnonzero(verband.rij[cells] >= 0)
        rows, where = np.unique(verband.rij[cells[mine]], return_inverse=True)
        least = totals(where, system.laag[cells[mine]], len(rows))
        most = totals(where, system.hoog[cells[mine]], len(rows))
        low = verband.laag[rows] - (most_of_row[rows] - most)
        high = verband.hoog[rows] - (least_of_row[rows] - least)
        # A row of one cell was used up when the cells were narrowed.
        tells = (np.bincount(where, minlength=len(rows)) > 1) & ((low > least) | (high < most))
        new = np.cumsum(tells) - 1 + number
        keep = tells[where]
        pairs.append(np.stack([new[where[keep]], mine[keep]]))
        bounds_of_rows.append(np.stack([np.maximum(low, least)[tells], np.minimum(high, most)[tells]]))
        number += int(tells.sum())
    row, column = np.concatenate(pairs, axis=1)
    order = np.argsort(row, kind="stable")
    low, high = np.concatenate(bounds_of_rows, axis=1)
    return _Rijen(row[order], column[order], low, high)


def _narrow(system: Stelsel, cells: Getallen, rows: _Rijen, stroom: Getallen, found: _Stromen) -> int:
    """Narrow the bounds of the flows that these cells (all free ones of a municipality) are in; how many
    programmes it took.
    """
    flows, flow_of_cell = np.unique(stroom[cells], return_inverse=True)
    programme = _Programma(system.laag[cells], system.hoog[cells], rows)
    reached_low = np.full(len(flows), np.inf)
    reached_high = np.full(len(flows), -np.inf)
    asked = 0
    for place in np.flatnonzero(flows >= 0).tolist():
        flow = flows[place]
        mine = (flow_of_cell == place).astype(np.float64)
        for sign in (1.0, -1.0):
            fixed = found.vast[flow]
            quick = found.laag[flow] - fixed if sign > 0 else found.hoog[flow] - fixed
            reached = reached_low[place] if sign > 0 else reached_high[place]
            if sign * (reached - quick) <= _NEAR:
                continue  # an answer to another question shows that the quick bound is attained
            values = programme.least(sign * mine)
            if values is None:
                continue  # contradictory sums: the quick bounds stand
            asked += 1
            total = totals(flow_of_cell, values, len(flows))
            reached_low, reached_high = np.minimum(reached_low, total), np.maximum(reached_high, total)
            if sign > 0:
                found.laag[flow] = max(found.laag[flow], math.ceil(total[place] - _NEAR) + fixed)
            else:
                found.hoog[flow] = min(found.hoog[flow], math.floor(total[place] + _NEAR) + fixed)
    return asked


class _Programma:
    """One linear programme that is asked for the least of one sum of columns after the other."""

    def __init__(self, low: Getallen, high: Getallen, rows: _Rijen) -> None:
        columns = len(low)
        self._all = np.arange(columns, dtype=np.int32)
        self._highs = highspy.Highs()
        options = (("output_flag", False), ("threads", 1), ("presolve", "off"), ("solver", "simplex"))
        # The last answer stays possible for the next question: the primal method goes on from there.
        for name, value in (*options, ("simplex_strategy", _PRIMAL)):
            self._highs.setOptionValue(name, value)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = columns, len(rows.laag)
        lp.col_cost_ = np.zeros(columns)
        lp.col_lower_, lp.col_upper_ = low.astype(np.float64), high.astype(np.float64)
        lp.row_lower_, lp.row_upper_ = rows.laag, rows.hoog
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        starts = np.searchsorted(rows.rij, np.arange(len(rows.laag) + 1))
        lp.a_matrix_.start_ = starts.astype(np.int32)
        lp.a_matrix_.index_ = rows.kolom.astype(np.int32)
        lp.a_matrix_.value_ = np.ones(len(rows.kolom))
        self._highs.passModel(lp)

    def least(self, cost: Vector) -> Vector | None:
        """The values of the columns where their cost is least; None when no values satisfy all rows."""
        self._highs.changeColsCost(len(cost), self._all, cost)
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._highs.getSolution().col_value)
