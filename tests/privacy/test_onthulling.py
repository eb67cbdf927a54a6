"""Nothing small leaves the house, and what is published does not give it away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.privacy.onthulling import THRESHOLD, BeschermdeTabel, protect

TABLES = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 12), min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


def protected(rows: list[list[int]]) -> BeschermdeTabel:
    rijen = [f"r{i}" for i in range(len(rows))]
    kolommen = [f"k{j}" for j in range(len(rows[0]))]
    counts = {(rijen[i], kolommen[j]): v for i, row in enumerate(rows) for j, v in enumerate(row)}
    return protect(counts, rijen, kolommen)


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([[5, 6], [7, 8]], [["5", "6", "11"], ["7", "8", "15"], ["12", "14", "26"]]),
        ([[5, 0], [0, 8]], [["5", "0", "5"], ["0", "8", "8"], ["5", "8", "13"]]),
        ([[3, 6], [7, 8]], [["x", "x", "x"], ["7", "8", "15"], ["x", "14", "x"]]),
        ([[3, 6], [7, 2]], [["x", "x", "x"], ["x", "x", "x"], ["x", "x", "x"]]),
        ([[0, 4], [7, 8], [9, 9]], [["x", "x", "x"], ["7", "8", "15"], ["9", "9", "18"], ["16", "x", "x"]]),
        ([[0]], [["0", "0"], ["0", "0"]]),
    ],
)
def test_what_is_shown(rows: list[list[int]], shown: list[list[str]]) -> None:
    assert [list(row[1:]) for row in protected(rows).as_text()] == shown


@given(TABLES)
def test_nothing_small_is_shown_and_what_is_shown_is_true(rows: list[list[int]]) -> None:
    tabel = protected(rows)
    full = [[*row, sum(row)] for row in rows]
    full.append([sum(column) for column in zip(*full, strict=True)])
    for truth, shown in zip(full, tabel.waarden, strict=True):
        for value, seen in zip(truth, shown, strict=True):
            assert seen is None or (seen == value and not 0 < value < THRESHOLD)


@given(TABLES, st.integers(1, 1000))
def test_an_attacker_cannot_tell_a_small_count_from_any_larger_one(rows: list[list[int]], more: int) -> None:
    """A table with the same published numbers exists in which the small count is larger by any amount."""
    seen = protected(rows).waarden
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            if not 0 < value < THRESHOLD:
                continue
            other = [list(r) for r in rows]
            other[i][j] += more
            full = [[*r, sum(r)] for r in other]
            full.append([sum(column) for column in zip(*full, strict=True)])
            for truth, shown in zip(full, seen, strict=True):
                assert all(s is None or s == t for t, s in zip(truth, shown, strict=True))


@pytest.mark.parametrize(
    ("counts", "rijen", "fault"),
    [
        ({("a", "k"): -1}, ["a"], "kleiner dan nul"),
        ({("b", "k"): 1}, ["a"], "hoort niet bij"),
        ({}, ["a", "a"], "maar een keer"),
        ({}, ["Totaal"], "niet 'Totaal' heten"),
    ],
)
def test_bad_input_is_named(counts: dict[tuple[str, str], int], rijen: list[str], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        protect(counts, rijen, ["k"])
