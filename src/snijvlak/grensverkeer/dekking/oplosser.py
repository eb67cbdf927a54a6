"""One linear programme, answered by HiGHS: the least cost over columns that are never below zero."""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Getallen = NDArray[np.int64]
_DANTZIG = 0


class GeenOplossing(Exception):
    """No values satisfy all rows: a mistake in the model, for each of ours leaves a way out."""


@dataclass(frozen=True)
class Programma:
    """``kosten`` and ``meest`` per column. Rows of sums of columns: ``rij``, ``kolom`` and ``waarde`` are the
    entries, ``laag`` and ``hoog`` what each row's sum may be."""

    kosten: Vector
    meest: Vector
    rij: Getallen
    kolom: Getallen
    waarde: Vector
    laag: Vector
    hoog: Vector


class Oplosser:
    """Answers one programme, and then the same with other values of ``meest`` from where it was: that takes
    a part of the time."""

    def __init__(self, given: Programma) -> None:
        self._columns = np.arange(len(given.kosten), dtype=np.int32)
        self._zero = np.zeros(len(given.kosten))
        self._highs = highspy.Highs()
        # Small problems within a page. Presolve takes longer than it saves, and the simplest pricing is the
        # fastest on transport problems (measured: 4 to 29 ms instead of 16 to 50).
        options = (("output_flag", False), ("threads", 1), ("presolve", "off"), ("solver", "simplex"))
        for name, value in (*options, ("simplex_dual_edge_weight_strategy", _DANTZIG)):
            self._highs.setOptionValue(name, value)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(given.kosten), len(given.laag)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = given.kosten, self._zero, given.meest
        lp.row_lower_, lp.row_upper_ = given.laag, given.hoog
        order = np.argsort(given.kolom, kind="stable")
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        starts = np.searchsorted(given.kolom[order], np.arange(len(given.kosten) + 1))
        lp.a_matrix_.start_ = starts.astype(np.int32)
        lp.a_matrix_.index_ = given.rij[order].astype(np.int32)
        lp.a_matrix_.value_ = given.waarde[order]
        self._highs.passModel(lp)

    def least(self, meest: Vector | None = None) -> Vector:
        """The values of the columns where the cost is least.

        Raises:
            GeenOplossing: there are none.
        """
        if not self._columns.size:
            return self._zero
        if meest is not None:
            self._highs.changeColsBounds(len(self._columns), self._columns, self._zero, meest)
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise GeenOplossing(str(self._highs.getModelStatus()))
        return np.maximum(np.array(self._highs.getSolution().col_value), 0.0)
