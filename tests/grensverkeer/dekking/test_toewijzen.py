"""Pupils over places: held to every way of placing them, and to what must always hold."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snijvlak.grensverkeer.dekking.toewijzen import Tabel, assign

pytestmark = pytest.mark.eenmaal
LIMIT = 10.0
KM = st.sampled_from([0.5, 1.0, 2.5, 4.0, 7.0, 9.5, 10.5, 14.0, 22.0])


def worth(given: Tabel, without: float, km: Tabel) -> tuple[float, float, float]:
    """What counts, in this order: pupils without a place, beyond the limit, kilometers."""
    return round(without, 6), round(float(given[km > LIMIT].sum()), 6), round(float((given * km).sum()), 6)


def best(pupils: list[int], places: list[int], km: Tabel) -> tuple[float, float, float]:
    """The best of all ways to give each single pupil a place or none."""
    homes = [home for home, n in enumerate(pupils) for _ in range(n)]
    found: list[tuple[float, float, float]] = []
    for choice in product(range(-1, len(places)), repeat=len(homes)):
        table = np.zeros(km.shape)
        for home, place in zip(homes, choice, strict=True):
            if place >= 0:
                table[home, place] += 1
        if (table.sum(axis=0) <= places).all():
            found.append(worth(table, choice.count(-1), km))
    return min(found)


@st.composite
def small(draw: st.DrawFn) -> tuple[list[int], list[int], Tabel]:
    pupils = draw(st.lists(st.integers(0, 2), min_size=1, max_size=3))
    places = draw(st.lists(st.integers(0, 3), min_size=1, max_size=3))
    rows = [[draw(KM) for _ in places] for _ in pupils]
    return pupils, places, np.array(rows)


@settings(max_examples=60)
@given(small())
def test_no_way_to_place_them_is_better(given: tuple[list[int], list[int], Tabel]) -> None:
    pupils, places, km = given
    found = assign(np.array(pupils, dtype=float), np.array(places, dtype=float), km, LIMIT)
    assert worth(found.aantal, float(found.zonder.sum()), km) == pytest.approx(best(pupils, places, km))


@given(st.integers(0, 2**32), st.floats(0.5, 1.5))
def test_what_must_always_hold(seed: int, room: float) -> None:
    chance = np.random.default_rng(seed)
    km = chance.uniform(0.5, 30, (12, 6))
    pupils = chance.gamma(0.7, 8, 12)
    places = chance.uniform(1, 40, 6)
    places *= room * pupils.sum() / places.sum()
    found = assign(pupils, places, km, LIMIT)
    assert (found.aantal >= 0).all() and (found.zonder >= 0).all()
    assert (found.aantal.sum(axis=0) <= places + 1e-6).all()
    assert found.aantal.sum(axis=1) + found.zonder == pytest.approx(pupils)
    # All have a place when there are enough, and otherwise no place stays empty.
    assert found.zonder.sum() == pytest.approx(max(0.0, pupils.sum() - places.sum()), abs=1e-6)
    if room >= 1:
        ours = worth(found.aantal, 0.0, km)
        for _ in range(5):  # others that everybody fits in: filled in an order drawn at random
            assert ours <= worth(filled(pupils, places, chance), 0.0, km)


def filled(pupils: np.ndarray, places: np.ndarray, chance: np.random.Generator) -> Tabel:
    table = np.zeros((len(pupils), len(places)))
    left = places.copy()
    for home in chance.permutation(len(pupils)):
        rest = pupils[home]
        for place in chance.permutation(len(places)):
            table[home, place] = min(rest, left[place])
            left[place] -= table[home, place]
            rest -= table[home, place]
    return table


def test_the_limit_goes_before_the_kilometers() -> None:
    """Both within the limit takes 8 + 9 km; the fewest kilometers would be 1 + 11."""
    km = np.array([[1.0, 8.0], [9.0, 11.0]])
    found = assign(np.ones(2), np.ones(2), km, LIMIT)
    assert found.aantal == pytest.approx(np.array([[0, 1], [1, 0]]))


def test_nobody_and_nowhere() -> None:
    assert assign(np.zeros(0), np.ones(2), np.zeros((0, 2)), LIMIT).aantal.shape == (0, 2)
    assert assign(np.array([3.0]), np.zeros(0), np.zeros((1, 0)), LIMIT).zonder == pytest.approx([3.0])
