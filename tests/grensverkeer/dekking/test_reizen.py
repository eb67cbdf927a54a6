"""How far a group travels: the bounds hold for every count that can be, and some count reaches them."""

from __future__ import annotations

import random
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.grensverkeer.dekking.reizen import Groep, Marge, Reis, travel

pytestmark = pytest.mark.eenmaal
LIMITS = (6, 10, 20)


def group(*cells: tuple[float, int, float, int]) -> Groep:
    km, low, guess, high = (np.array(column, dtype=np.float64) for column in zip(*cells, strict=True))
    return Groep(km, low, guess, high)


def exact(km: list[float], counts: list[int]) -> dict[str, float]:
    """The same figures of counts that are known, a pupil at a time."""
    each = sorted(far for far, n in zip(km, counts, strict=True) for _ in range(n))
    middle = each[(len(each) + 1) // 2 - 1]  # the lower of two in the middle
    found = {"gemiddeld": sum(each) / len(each), "mediaan": middle}
    return found | {f"{limit}": 100 * sum(far > limit for far in each) / len(each) for limit in LIMITS}


def figures(reis: Reis) -> dict[str, Marge]:
    further = {f"{limit}": margin for limit, margin in zip(LIMITS, reis.verder, strict=True)}
    return {"gemiddeld": reis.gemiddeld, "mediaan": reis.mediaan} | further


def test_counts_that_are_known_have_no_margin() -> None:
    km, counts = [2.0, 5.0, 8.0, 8.0, 25.0], [3, 4, 1, 2, 1]
    found = travel(group(*((far, n, float(n), n) for far, n in zip(km, counts, strict=True))), LIMITS)
    assert found
    for name, value in exact(km, counts).items():
        margin = figures(found)[name]
        assert (margin.laag, margin.schatting, margin.hoog) == pytest.approx((value, value, value)), name


CELL = st.tuples(st.sampled_from([0.5, 2.0, 6.0, 6.5, 9.0, 12.0, 30.0]), st.integers(1, 3), st.integers(0, 3))


@given(st.lists(CELL, min_size=1, max_size=4))
def test_the_bounds_are_those_of_all_counts_that_can_be(cells: list[tuple[float, int, int]]) -> None:
    """Every combination is counted, a pupil at a time."""
    km = [far for far, _, _ in cells]
    ways = [range(low, low + more + 1) for _, low, more in cells]
    every = [exact(km, list(counts)) for counts in product(*ways)]
    found = travel(group(*((far, low, low + more / 3, low + more) for far, low, more in cells)), LIMITS)
    assert found
    for name, margin in figures(found).items():
        values = [one[name] for one in every]
        assert margin.laag == pytest.approx(min(values)), name
        assert margin.hoog == pytest.approx(max(values)), name
        assert margin.laag <= margin.schatting <= margin.hoog, name


def test_the_order_of_the_cells_decides_nothing() -> None:
    chance = random.Random(3)  # noqa: S311 -- no secret
    cells = [(chance.uniform(0, 30), 1, 1.7, 4) for _ in range(40)]
    shuffled = chance.sample(cells, len(cells))
    assert travel(group(*cells), LIMITS) == travel(group(*shuffled), LIMITS)


def test_a_group_without_pupils_has_no_distance() -> None:
    empty = Groep(*(np.zeros(0) for _ in range(4)))
    assert travel(empty, LIMITS) is None
    assert travel(group((3.0, 0, 1.2, 4)), LIMITS) is None  # there may be nobody
