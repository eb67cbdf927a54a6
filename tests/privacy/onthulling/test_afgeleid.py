"""Sums of counts that others masked: no count in them is narrowed, and nothing is said that was not known."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.privacy.onthulling.afgeleid import widen

pytestmark = pytest.mark.eenmaal

# A count as DUO shows it: itself, or 1 to 4.
COUNTS = st.one_of(st.just((1, 4)), st.integers(5, 40).map(lambda n: (n, n)))


def shown(known: tuple[int, int], ranges: list[tuple[int, int]]) -> tuple[int, int, bool]:
    """What is shown of one sum."""
    least, most = (np.array([sum(pair[place] for pair in ranges)]) for place in (0, 1))
    room = np.array([max(high - low for low, high in ranges)])
    found = widen(np.array([known[0]]), np.array([known[1]]), least, most, room)
    return int(found.laag[0]), int(found.hoog[0]), bool(found.verwijd[0])


@pytest.mark.parametrize(
    ("known", "ranges", "expected"),
    [
        pytest.param((3, 3), [(1, 4)], (1, 4, True), id="one hidden count is never exact again"),
        pytest.param((20, 20), [(17, 17), (1, 4)], (18, 21, True), id="nor beside one that is not hidden"),
        pytest.param((5, 5), [(1, 4), (1, 4)], (5, 5, False), id="five of two leaves both open"),
        pytest.param((2, 2), [(1, 4), (1, 4)], (2, 5, True), id="two of two would say one and one"),
        pytest.param((8, 8), [(1, 4), (1, 4)], (5, 8, True), id="eight of two would say four and four"),
        pytest.param((30, 30), [(12, 12), (18, 18)], (30, 30, False), id="what DUO shows may be added up"),
        pytest.param((4, 9), [(1, 4)] * 3, (4, 9, False), id="bounds that say nothing of one count stay"),
    ],
)
def test_what_is_shown(
    known: tuple[int, int], ranges: list[tuple[int, int]], expected: tuple[int, int, bool]
) -> None:
    assert shown(known, ranges) == expected


@given(st.lists(COUNTS, min_size=1, max_size=5), st.data())
def test_no_count_gets_narrower_than_its_publisher_left_it(
    ranges: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Every way to fill in the counts is tried: the oracle knows no formula."""
    values = [range(low, high + 1) for low, high in ranges]
    truth = sum(data.draw(st.sampled_from(value)) for value in values)
    below, above = data.draw(st.integers(0, 6)), data.draw(st.integers(0, 6))
    known = (max(truth - below, sum(v[0] for v in values)), min(truth + above, sum(v[-1] for v in values)))
    low, high, _ = shown(known, ranges)
    assert (low, high) == (min(low, known[0]), max(high, known[1]))  # never more than the tables say
    fits = [filled for filled in itertools.product(*values) if low <= sum(filled) <= high]
    for place, (least, most) in enumerate(ranges):
        assert {min(f[place] for f in fits), max(f[place] for f in fits)} == {least, most}
