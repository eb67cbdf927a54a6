"""The bounds hold, and are the narrowest: against counting out every possible state."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snijvlak.grensverkeer.schatting import grenzen
from snijvlak.grensverkeer.schatting.stelsel import Stelsel, Verband, tighten

pytestmark = pytest.mark.eenmaal


@st.composite
def stelsels(draw: st.DrawFn, tables: int) -> tuple[Stelsel, np.ndarray, np.ndarray]:
    """A few cells, sums over them that a true state satisfies, and the flow and school of each cell."""
    count = draw(st.integers(1, 6))
    several = st.lists(st.integers(1, 4), min_size=count, max_size=count)
    truth = np.array(draw(several))
    school = np.array(draw(st.lists(st.integers(0, 1), min_size=count, max_size=count)))
    home = np.array(draw(st.lists(st.integers(0, 1), min_size=count, max_size=count)))
    verbanden: list[Verband] = []
    for number in range(tables):
        row = np.array(draw(st.lists(st.integers(-1, 2), min_size=count, max_size=count)))
        sums = np.bincount(row[row >= 0], truth[row >= 0], 3).astype(np.int64)
        masked = np.array(draw(st.lists(st.booleans(), min_size=3, max_size=3))) & (sums > 0) & (sums < 5)
        verbanden.append(Verband(str(number), row, np.where(masked, 1, sums), np.where(masked, 4, sums)))
    table = pl.DataFrame({"vestiging": [str(s) for s in school]})
    system = Stelsel(table, np.ones(count, np.int64), np.full(count, 4), verbanden)
    return system, school * 2 + home, school


def _by_counting(system: Stelsel, flow: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every state within the bounds of the cells that satisfies all sums, and what its flows are."""
    axes = [np.arange(low, high + 1) for low, high in zip(system.laag, system.hoog, strict=True)]
    states = np.stack([axis.ravel() for axis in np.meshgrid(*axes)], axis=1)
    for verband in system.verbanden:
        for row in np.unique(verband.rij[verband.rij >= 0]):
            total = states[:, verband.rij == row].sum(axis=1)
            states = states[(total >= verband.laag[row]) & (total <= verband.hoog[row])]
    sums = np.stack([states[:, flow == number].sum(axis=1) for number in range(4)])
    return sums.min(axis=1), sums.max(axis=1)


@settings(max_examples=60, deadline=None)
@given(stelsels(tables=3))
def test_no_possible_state_is_outside_the_bounds(case: tuple[Stelsel, np.ndarray, np.ndarray]) -> None:
    system, flow, school = case
    low, high = _by_counting(system, flow)
    tighten(system)
    found = grenzen.bounds(system, flow, school, 4)
    assert system.tegenspraken == 0
    assert (found.laag <= low).all()
    assert (found.hoog >= high).all()


@settings(max_examples=60, deadline=None)
@given(stelsels(tables=2))
def test_with_two_tables_in_one_programme_the_bounds_are_attained(
    case: tuple[Stelsel, np.ndarray, np.ndarray],
) -> None:
    """Two tables make a transport problem, whose programmes end in whole numbers."""
    system, flow, _ = case
    low, high = _by_counting(system, flow)
    tighten(system)
    found = grenzen.bounds(system, flow, np.zeros(len(flow), np.int64), 4)
    assert found.laag.tolist() == low.tolist()
    assert found.hoog.tolist() == high.tolist()


def test_school_total_narrows_what_the_cells_alone_leave_open() -> None:
    # Three masked cells that are 9 together; two of them from one home: at least 9 - 4, at most 9 - 1.
    total = Verband("vestiging", np.zeros(3, np.int64), np.array([9]), np.array([9]))
    system = Stelsel(pl.DataFrame({"vestiging": ["a"] * 3}), np.ones(3, np.int64), np.full(3, 4), [total])
    found = grenzen.bounds(system, np.array([0, 0, 1]), np.zeros(3, np.int64), 2)
    assert (found.laag.tolist(), found.hoog.tolist()) == ([5, 1], [8, 4])


def test_sums_that_cannot_hold_are_let_go_and_counted() -> None:
    wrong = Verband("vestiging", np.zeros(2, np.int64), np.array([9]), np.array([9]))
    system = Stelsel(pl.DataFrame({"vestiging": ["a"] * 2}), np.ones(2, np.int64), np.full(2, 4), [wrong])
    tighten(system)
    assert system.tegenspraken == 1
    assert (system.laag.tolist(), system.hoog.tolist()) == ([1, 1], [4, 4])
