"""Nothing small leaves the house, and one table by itself does not give it away."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snijvlak.privacy.onthulling import (
    BeschermdeTabel,
    Indeling,
    OngeldigeTabel,
    Tabel,
    Uitkomst,
    protect,
    regels,
)

from .aanvaller import Groep, Wereld, enumerate_ranges

pytestmark = pytest.mark.eenmaal

K = regels.today().drempel
ROWS = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 12), min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


def tabel(rows: list[list[int]]) -> Tabel:
    """Two dimensions; one row is a table of one dimension."""
    columns = [f"k{j}" for j in range(len(rows[0]))]
    if len(rows) == 1:
        return Tabel.of(["sector"], [columns], {(k,): v for k, v in zip(columns, rows[0], strict=True)})
    names = [f"r{i}" for i in range(len(rows))]
    counts = {(names[i], columns[j]): v for i, row in enumerate(rows) for j, v in enumerate(row)}
    return Tabel.of(["reden", "sector"], [names, columns], counts)


def shown(rows: list[list[int]], methode: str = "onderdrukken") -> list[list[str]]:
    made = protect(tabel(rows), methode="afronden" if methode == "afronden" else "onderdrukken").tabel
    return [list(row[1:]) for row in made.as_text()]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([[5, 6], [7, 8]], ["5 6 11", "7 8 15", "12 14 26"], id="niets klein"),
        pytest.param([[0, 0], [0, 0]], ["0 0 0", "0 0 0", "0 0 0"], id="nul is niet klein"),
        pytest.param([[3, 6], [7, 8]], ["x x 9", "x x 15", "10 14 24"], id="vier in een rechthoek"),
        pytest.param([[3, 6, 9]], ["x", "x", "9", "18"], id="samen met de kleinste andere"),
        pytest.param([[1, 2, 9]], ["x", "x", "x", "12"], id="1 en 2 samen zijn te weinig"),
        pytest.param([[2, 2]], ["x", "x", "x"], id="dan ook het totaal"),
        pytest.param([[3]], ["x", "x"], id="een enkel aantal"),
        pytest.param([[4, 0, 20]], ["x", "0", "x", "24"], id="een 0 helpt niet: 4 of 0 van 4"),
    ],
)
def test_what_is_hidden(rows: list[list[int]], expected: list[str]) -> None:
    assert [" ".join(row) for row in shown(rows)] == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[5, 10], [0, 20]], ["5 10 15", "0 20 20", "5 30 35"]),
        ([[3, 6, 9]], ["5", "5", "10", "20"]),
        ([[1]], ["0", "0"]),
        ([[1, 1, 1, 1, 1]], ["0", "0", "0", "0", "5", "5"]),
    ],
)
def test_what_is_rounded(rows: list[list[int]], expected: list[str]) -> None:
    made = shown(rows, "afronden")
    assert [" ".join(row) for row in made][-1] == expected[-1]
    assert sorted(" ".join(row) for row in made) == sorted(expected)


@given(ROWS)
@settings(deadline=None)
def test_an_attacker_finds_no_small_count(rows: list[list[int]]) -> None:
    """Not even one who knows which hidden counts are not 0: no hidden 0 is the excuse."""
    truth = tabel(rows)
    made = protect(truth)
    assert all(s in (None, v) for s, v in zip(made.tabel.aantallen, truth.waarden, strict=True))
    wereld, groups = world(truth)
    for groep, value, seen in zip(groups, truth.waarden, made.tabel.aantallen, strict=True):
        wereld.bekend.append((groep, min(1, value), None) if seen is None else (groep, seen, seen))
    for groep, value in zip(groups, truth.waarden, strict=True):
        if 1 <= value < K:
            low, high = wereld.range(groep)
            assert low <= value <= high
            assert high - low >= K - 1


@given(ROWS)
@settings(deadline=None)
def test_rounded_tables_add_up_stay_near_and_hide(rows: list[list[int]]) -> None:
    truth = tabel(rows)
    made = protect(truth, methode="afronden")
    for seen, value in zip(made.tabel.aantallen, truth.waarden, strict=True):
        assert seen is not None
        assert seen % 5 == 0
        assert abs(seen - value) <= 4
    for total, parts in truth.indeling.equations():
        assert made.tabel.aantallen[total] == sum(made.tabel.aantallen[i] or 0 for i in parts)
    wereld, groups = world(truth)
    wereld.bekend += [
        (groep, low, high) for groep, (_, low, high) in zip(groups, made.publicatie.bounds(), strict=True)
    ]
    for groep, value in zip(groups, truth.waarden, strict=True):
        if 1 <= value < K:
            low, high = wereld.range(groep)
            assert high - low >= K - 1


@given(st.lists(st.integers(0, 5), min_size=4, max_size=4))
@settings(deadline=None, max_examples=25)
def test_no_choice_hides_fewer_or_smaller_counts(values: list[int]) -> None:
    """Every choice of hidden counts is tried on a table of two by two, every attack by counting."""
    truth = tabel([values[:2], values[2:]])
    made = protect(truth)
    best = cheapest(truth)
    hidden = [v for v, s in zip(truth.waarden, made.tabel.aantallen, strict=True) if s is None]
    assert (len(hidden), sum(hidden)) == best
    assert made.ondergrens == len(hidden)


def cheapest(truth: Tabel) -> tuple[int, int]:
    cells = [i for i, plek in enumerate(truth.indeling.places()) if max(plek) < 2]
    members = [frozenset(n for n, i in enumerate(cells) if within(truth.indeling, i, p)) for p in range(9)]
    sensitive = {i for i, value in enumerate(truth.waarden) if 1 <= value < K}
    others = [i for i in range(9) if i not in sensitive]
    choices = sorted(
        (len(extra) + len(sensitive), sum(truth.waarden[i] for i in {*extra, *sensitive}), extra)
        for size in range(len(others) + 1)
        for extra in itertools.combinations(others, size)
    )
    for count, total, extra in choices:
        hidden = sensitive | set(extra)
        rows = [
            (members[i], min(1, v), None) if i in hidden else (members[i], v, v)
            for i, v in enumerate(truth.waarden)
        ]
        ranges = enumerate_ranges(4, rows, 9)
        assert ranges is not None
        if all(ranges[1][i] - ranges[0][i] >= K - 1 for i in sensitive):
            return count, total
    raise AssertionError("hiding everything protects")


def within(indeling: Indeling, cell: int, place: int) -> bool:
    places = list(indeling.places())
    return all(p in (c, 2) for c, p in zip(places[cell], places[place], strict=True))


def world(truth: Tabel) -> tuple[Wereld, list[Groep]]:
    """The true counts as the plain attacker wants them: whom each number is about."""
    sizes = truth.indeling.sizes
    places = list(truth.indeling.places())
    inner = {
        p: v
        for p, v in zip(places, truth.waarden, strict=True)
        if all(i < s - 1 for i, s in zip(p, sizes, strict=True))
    }
    groups = [
        frozenset(
            cel
            for cel in inner
            if all(i in (c, s - 1) and (i == s - 1 or i == c) for i, c, s in zip(p, cel, sizes, strict=True))
        )
        for p in places
    ]
    return Wereld(inner), groups


def test_five_hundred_cells_are_proven_best() -> None:
    truth = tabel([[(7 * i + 11 * j + i * j) % 23 for j in range(25)] for i in range(20)])
    made = protect(truth, seconds=10)
    assert made.gevoelig > 50
    assert made.ondergrens == made.tabel.verborgen


def test_a_sparse_table_has_many_ways_to_hide_as_few_and_the_smallest_is_proven() -> None:
    chance = random.Random(3)  # noqa: S311 -- no secret
    mean = [chance.choice([12, 40, 120]) for _ in range(25)]
    rows = [[int(chance.expovariate(1 / m)) if chance.random() < 0.3 else 0 for m in mean] for _ in range(20)]
    search = Looks()
    made = protect(tabel(rows), progress=search)
    assert made.ondergrens == made.tabel.verborgen
    assert search.looks < 30


class Looks:
    """Counts the choices that were looked at: each takes as long on every machine."""

    looks = 0

    def __call__(self, hidden: int) -> None:
        self.looks += 1


def test_without_time_the_choice_is_safe_and_says_how_far_it_may_be_from_the_best() -> None:
    truth = tabel([[(7 * i + 11 * j + i * j) % 23 for j in range(12)] for i in range(12)])
    best, quick = protect(truth), protect(truth, seconds=0)
    assert quick.ondergrens is not None
    assert quick.ondergrens <= best.tabel.verborgen <= quick.tabel.verborgen


@pytest.mark.parametrize(
    ("counts", "rijen", "fault"),
    [
        ({("a", "k"): -1}, ["a"], "kleiner dan nul"),
        ({("a", "k"): 10**12}, ["a"], "onmogelijk groot"),
        ({("b", "k"): 1}, ["a"], "hoort niet bij"),
        ({}, ["a", "a"], "maar een keer"),
        ({}, ["totaal"], "rekenen we zelf uit"),
        ({}, [], "ten minste een categorie"),
    ],
)
def test_bad_input_is_named(counts: dict[tuple[str, ...], int], rijen: list[str], fault: str) -> None:
    with pytest.raises(OngeldigeTabel, match=fault):
        Tabel.of(["reden", "sector"], [rijen, ["k"]], counts)


def test_a_base_below_the_threshold_is_refused() -> None:
    with pytest.raises(ValueError, match="verbergt te weinig"):
        protect(tabel([[1]]), methode="afronden", drempel=5, basis=3)


def test_a_higher_threshold_hides_more() -> None:
    made: Uitkomst = protect(tabel([[7, 30, 40]]), drempel=10)
    assert isinstance(made.tabel, BeschermdeTabel)
    assert made.tabel.aantallen == (None, None, 40, 77)
