"""The estimate keeps what is known, and is the mean of all states that are possible."""

from __future__ import annotations

from itertools import product
from math import factorial

import numpy as np
import polars as pl
import pytest

from snijvlak.grensverkeer.schatting import verwachting
from snijvlak.grensverkeer.schatting.stelsel import Stelsel, Verband

pytestmark = pytest.mark.eenmaal


def _system(
    cells: int, *sums: tuple[list[int], list[tuple[int, int]]], ages: list[int] | None = None
) -> Stelsel:
    table = pl.DataFrame(
        {"vestiging": ["a"] * cells, "verborgen": ages or [0] * cells, "zichtbaar": [0] * cells}
    )
    verbanden = [
        Verband(name, np.array(rows), np.array([b[0] for b in known]), np.array([b[1] for b in known]))
        for name, (rows, known) in zip(("vestiging", "gemeente x postcode"), sums, strict=False)
    ]
    low = np.maximum(1, np.array(ages or [1] * cells))
    return Stelsel(table, low, np.full(cells, 4), verbanden)


def _mean(system: Stelsel, measures: np.ndarray | None = None) -> np.ndarray:
    x = np.zeros((len(system.laag), 2)) if measures is None else measures
    return verwachting.estimate(system, x, learn=False).gemiddeld


def test_school_total_is_kept_and_equal_cells_share_it() -> None:
    assert _mean(_system(4, ([0] * 4, [(10, 10)]))).tolist() == pytest.approx([2.5] * 4, abs=0.01)


def test_a_cell_with_larger_measures_gets_more_of_the_total() -> None:
    mean = _mean(_system(3, ([0] * 3, [(6, 6)])), np.array([[1.0, 1.0], [0.0, 0.0], [-1.0, -1.0]]))
    assert mean[0] > mean[1] > mean[2]
    assert mean.sum() == pytest.approx(6, abs=0.01)


def test_cells_of_a_masked_sum_are_taken_together_exactly() -> None:
    # Two cells, together 1 to 4: count out the states, with the weights 1/n! of the prior.
    states = [(a, b) for a, b in product(range(1, 5), repeat=2) if a + b <= 4]
    weights = np.array([1 / factorial(a) / factorial(b) for a, b in states])
    expected = (weights @ np.array(states)) / weights.sum()
    system = _system(2, ([-1, -1], [(0, 0)]), ([0, 0], [(1, 4)]))
    assert _mean(system).tolist() == pytest.approx(expected.tolist(), abs=1e-6)


def test_sums_of_two_tables_are_both_kept() -> None:
    system = _system(
        6, ([0, 0, 0, 1, 1, 1], [(6, 6), (8, 8)]), ([0, 1, 2, 0, 1, 2], [(6, 6), (5, 5), (1, 4)])
    )
    mean = _mean(system)
    assert [mean[:3].sum(), mean[3:].sum()] == pytest.approx([6, 8], abs=0.02)
    assert [mean[[0, 3]].sum(), mean[[1, 4]].sum()] == pytest.approx([6, 5], abs=0.02)
    assert mean[[2, 5]].sum() < 4


def test_more_masked_ages_make_a_cell_larger() -> None:
    mean = _mean(_system(3, ([0] * 3, [(7, 7)]), ages=[1, 2, 3]))
    assert mean.sum() == pytest.approx(7, abs=0.01)
    # One pupil more is likelier among three ages than in the one age of another cell.
    assert mean[0] - 1 < mean[1] - 2 < mean[2] - 3 + 0.2
    assert mean[2] >= 3


def test_without_any_total_masked_grades_count_as_many_as_the_prior_says() -> None:
    # The file of secondary education has no totals: two masked grades of 1 to 4, and ten pupils shown.
    table = pl.DataFrame({"vestiging": ["a"], "verborgen": [2], "zichtbaar": [10]})
    system = Stelsel(table, np.array([12]), np.array([18]), [])
    one = sum(n / factorial(n) for n in range(1, 5)) / sum(1 / factorial(n) for n in range(1, 5))
    assert _mean(system).tolist() == pytest.approx([10 + 2 * one])


def test_nothing_masked_is_left_as_it_is() -> None:
    system = _system(2)
    system.laag[:] = system.hoog[:] = [7, 9]
    assert _mean(system).tolist() == [7.0, 9.0]
