"""Linear and whole-number programs over HiGHS, with exact answers in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Geheel = NDArray[np.int64]
_NEAR = 1e-5
_PRIMAL = 4


class Onoplosbaar(Exception):
    """No values satisfy all rows."""


class GeenTijd(Exception):
    """The time limit ended the search; ``ondergrens`` is what is proven of the minimum."""

    def __init__(self, ondergrens: float, beste: Vector | None) -> None:
        super().__init__("time limit")
        self.ondergrens = ondergrens
        self.beste = beste


@dataclass(frozen=True)
class Rij:
    """A linear form with bounds; None is unbounded."""

    kolommen: NDArray[np.int64]
    factoren: NDArray[np.float64]
    laag: float | None
    hoog: float | None


class Programma:
    """Columns from 0 up to ``boven``, rows, and an objective per question; ``whole``: in whole numbers."""

    def __init__(self, columns: int, boven: float, rows: Sequence[Rij] = (), *, whole: bool = False) -> None:
        self.columns = columns
        self._all = np.arange(columns, dtype=np.int32)
        self._highs = highspy.Highs()
        for name, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0)):
            self._highs.setOptionValue(name, value)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = columns, len(rows)
        lp.col_cost_ = np.zeros(columns)
        lp.col_lower_, lp.col_upper_ = np.zeros(columns), np.full(columns, float(boven))
        lp.row_lower_ = np.array([_low(row.laag) for row in rows])
        lp.row_upper_ = np.array([_high(row.hoog) for row in rows])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lengths = [len(row.kolommen) for row in rows]
        lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int32)
        if rows:
            lp.a_matrix_.index_ = np.concatenate([row.kolommen for row in rows]).astype(np.int32)
            lp.a_matrix_.value_ = np.concatenate([row.factoren for row in rows])
        self._highs.passModel(lp)
        self._whole = whole
        self._most = float(boven)
        if not whole:
            # The last answer stays possible for the next question: the primal method goes on from there.
            self._highs.setOptionValue("simplex_strategy", _PRIMAL)
        if whole:
            kinds = np.full(columns, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
            self._highs.changeColsIntegrality(columns, self._all, kinds)

    def limit(self, seconds: float) -> None:
        """How long one question may take."""
        self._highs.setOptionValue("time_limit", self._highs.getRunTime() + max(0.05, seconds))

    def fix(self, column: int, value: float) -> None:
        """Give a column its value."""
        self._highs.changeColBounds(column, value, value)

    def free(self, column: int) -> None:
        """Let a column have any value from 0 up to ``boven`` again."""
        self._highs.changeColBounds(column, 0.0, self._most)

    def add(self, row: Rij) -> None:
        """Add a row."""
        self._highs.addRow(
            _low(row.laag), _high(row.hoog), len(row.kolommen), row.kolommen.astype(np.int32), row.factoren
        )

    def optimise(self, cost: Vector, *, maximise: bool = False) -> Vector:
        """The columns at the optimum.

        Raises:
            Onoplosbaar: no values satisfy all rows.
            GeenTijd: the limit was reached first.
        """
        sense = highspy.ObjSense.kMaximize if maximise else highspy.ObjSense.kMinimize
        self._highs.changeObjectiveSense(sense)
        self._highs.changeColsCost(self.columns, self._all, cost)
        self._highs.run()
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            return np.array(self._highs.getSolution().col_value)
        if status in (
            highspy.HighsModelStatus.kInfeasible,
            highspy.HighsModelStatus.kUnboundedOrInfeasible,
        ):
            raise Onoplosbaar
        info = self._highs.getInfo()
        found = np.array(self._highs.getSolution().col_value)
        feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        raise GeenTijd(info.mip_dual_bound if self._whole else 0.0, found if feasible else None)

    def prices(self, rows: int) -> Vector:
        """By how much the last answer goes up for each one that the bounds of a row do; of the first rows."""
        return np.array(self._highs.getSolution().row_dual[:rows])


def as_whole(values: Vector) -> Geheel | None:
    """The values as whole numbers; None when one is not whole."""
    rounded = np.rint(values)
    return rounded.astype(np.int64) if np.abs(values - rounded).max(initial=0.0) < _NEAR else None


def _low(value: float | None) -> float:
    return -highspy.kHighsInf if value is None else float(value)


def _high(value: float | None) -> float:
    return highspy.kHighsInf if value is None else float(value)
