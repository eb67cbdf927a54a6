"""What a location more or less changes: held to every move that single pupils could make."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snijvlak.grensverkeer.dekking.wat_als import Nieuw, Nu, changes

pytestmark = pytest.mark.eenmaal
LIMIT = 10.0
KM = st.sampled_from([0.5, 1.0, 2.5, 4.0, 7.0, 9.5, 11.0, 16.0])
Case = tuple[Nu, frozenset[int], Nieuw | None]


def state(cells: list[tuple[int, int, int]], free: list[int], km: list[list[float]]) -> Nu:
    """``cells``: home, location, pupils."""
    home, place, pupils = (np.array(column) for column in zip(*cells, strict=True))
    way = np.array(km, dtype=np.float64)
    return Nu(home, place, pupils.astype(np.float64), way[home, place], np.array(free, dtype=np.float64), way)


def best(nu: Nu, closed: frozenset[int], new: Nieuw | None) -> tuple[float, float, float]:
    """Without a place, beyond the limit, kilometers of who moves less what a free choice saves: the best of
    all that single pupils could do."""
    places = len(nu.vrij)
    each = [cell for cell, n in enumerate(nu.leerlingen) for _ in range(int(n))]
    ways: list[list[int]] = []
    for cell in each:
        lost = nu.plek[cell] in closed
        other = [p for p in range(places) if p not in closed and p != nu.plek[cell]] if lost else []
        nearer = new is not None and (lost or new.km[nu.thuis[cell]] < nu.km_nu[cell])
        ways.append([*other, *([places] if nearer else []), -1 if lost else int(nu.plek[cell])])
    found: list[tuple[float, float, float]] = []
    for choice in product(*ways):
        left = np.append(nu.vrij, new.plaatsen if new else 0.0)
        for cell, to in zip(each, choice, strict=True):
            if to != nu.plek[cell]:
                left[nu.plek[cell]] += 1
                if to >= 0:
                    left[to] -= 1
        if (left[[p for p in range(places + 1) if p not in closed]] >= 0).all():
            found.append(_worth(nu, closed, new, each, choice))
    return min(found)


def _worth(
    nu: Nu, closed: frozenset[int], new: Nieuw | None, each: list[int], choice: tuple[int, ...]
) -> tuple[float, float, float]:
    without, far, way = 0, 0, 0.0
    for cell, to in zip(each, choice, strict=True):
        if to == -1:
            without += 1
        elif to != nu.plek[cell]:
            home = nu.thuis[cell]
            km = float(new.km[home] if new is not None and to == len(nu.vrij) else nu.km[home, to])
            lost = nu.plek[cell] in closed
            far += lost and km > LIMIT
            way += km if lost else km - float(nu.km_nu[cell])
    return float(without), float(far), round(way, 6)


@st.composite
def small(draw: st.DrawFn) -> Case:
    homes, places = draw(st.integers(1, 3)), draw(st.integers(2, 3))
    km = [[draw(KM) for _ in range(places)] for _ in range(homes)]
    pairs = st.tuples(st.integers(0, homes - 1), st.integers(0, places - 1), st.integers(1, 2))
    cells = draw(st.lists(pairs, min_size=1, max_size=3, unique_by=lambda cell: cell[:2]))
    nu = state(cells, [draw(st.integers(0, 2)) for _ in range(places)], km)
    closed = frozenset(draw(st.sets(st.integers(0, places - 1), max_size=1)))
    new = None
    if draw(st.booleans()):
        new = Nieuw(float(draw(st.integers(0, 3))), np.array([draw(KM) for _ in range(homes)]))
    return nu, closed, new


@settings(max_examples=100)
@given(small())
def test_no_moves_are_better(case: Case) -> None:
    nu, closed, new = case
    (found,) = changes(nu, closed, new, [1.0], LIMIT)
    lost = np.isin(nu.plek, list(closed))
    before = ((nu.leerlingen - found.zonder) * nu.km_nu)[lost].sum()
    ours = (found.zonder.sum(), found.ver.sum(), found.verschil.sum() + before)
    assert ours == pytest.approx(best(nu, closed, new), abs=1e-6)


@given(st.integers(0, 2**32))
def test_what_must_always_hold(seed: int) -> None:
    chance = np.random.default_rng(seed)
    km = chance.uniform(0.5, 25, (10, 6))
    home, place = (axis.ravel() for axis in np.indices(km.shape))
    pupils = chance.gamma(0.5, 3, km.size)
    nu = Nu(home, place, pupils, km[home, place], chance.uniform(0, 10, 6), km)
    new = Nieuw(20.0, chance.uniform(0.5, 25, 10))
    for opened in changes(nu, frozenset(), new, [0.5, 0.75, 1.0], LIMIT):
        # Who need not move only gains, and no more go than there are places.
        assert (opened.verschil <= 1e-9).all() and opened.meer.sum() == opened.zonder.sum() == 0
        assert opened.bezet == pytest.approx(opened.minder.sum()) and opened.bezet <= 20 + 1e-6
    few, some, many = (one.verschil.sum() for one in changes(nu, frozenset(), new, [0.5, 0.75, 1.0], LIMIT))
    assert few >= some - 1e-9 and some >= many - 1e-9  # more who suit it can only save more
    (closed,) = changes(nu, frozenset({2}), None, [0.0], LIMIT)
    lost = place == 2
    assert (closed.verschil[~lost] == 0).all() and (closed.minder[~lost] == 0).all()
    moved = pupils[lost].sum() - closed.zonder.sum()
    assert closed.minder.sum() + closed.meer.sum() <= moved + 1e-6
    assert moved <= nu.vrij[[0, 1, 3, 4, 5]].sum() + 1e-6
    (both,) = changes(nu, frozenset({2}), new, [1.0], LIMIT)
    assert both.zonder.sum() <= closed.zonder.sum() + 1e-6


def test_only_a_part_of_each_group_goes() -> None:
    nu = state([(0, 0, 8), (1, 0, 4)], [0], [[10.0], [3.0]])
    new = Nieuw(100.0, np.array([2.0, 5.0]))
    half, whole = changes(nu, frozenset(), new, [0.5, 1.0], LIMIT)
    assert half.minder.tolist() == [4, 0] and half.verschil.tolist() == [-32, 0]
    assert whole.minder.tolist() == [8, 0] and whole.bezet == 8


def test_a_place_that_comes_free_is_for_who_lost_one() -> None:
    """1 closes and 0 is full, until one of 0 goes to the new location, which is not for the others."""
    nu = state([(0, 0, 1), (1, 1, 1)], [0, 0], [[9.0, 9.0], [4.0, 2.0]])
    new = Nieuw(1.0, np.array([1.0, np.inf]))
    (found,) = changes(nu, frozenset({1}), new, [1.0], LIMIT)
    assert found.minder.tolist() == [1, 0] and found.meer.tolist() == [0, 1]
    assert found.verschil.tolist() == [-8, 2] and found.zonder.sum() == 0


def test_who_lost_a_place_goes_before_who_would_gain_the_most() -> None:
    """The other place is beyond the limit for who lost one."""
    nu = state([(0, 0, 1), (1, 1, 1)], [0, 0], [[1.0, 11.0], [9.0, 500.0]])
    (found,) = changes(nu, frozenset({0}), Nieuw(1.0, np.array([2.0, 1.0])), [1.0], LIMIT)
    assert found.zonder.sum() == found.ver.sum() == found.minder.sum() == 0
    assert found.meer.tolist() == [1, 0]


def test_nothing_asked_changes_nothing() -> None:
    nu = state([(0, 0, 3)], [2], [[4.0]])
    (found,) = changes(nu, frozenset(), None, [1.0], LIMIT)
    assert not any(part.any() for part in (found.minder, found.meer, found.zonder, found.verschil))
