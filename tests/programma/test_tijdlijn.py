"""The picture of promises over the years: everything inside it, in order, and nothing over another."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.programma import tijdlijn
from snijvlak.programma.models import Toezegging

pytestmark = pytest.mark.eenmaal
NAMES = {state.value: str(state.label) for state in Toezegging.Toestand}
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2034, 12, 31))
LINES = st.lists(
    st.lists(st.tuples(DAYS, st.sampled_from(sorted(NAMES))), min_size=1, max_size=8).map(sorted),
    min_size=1,
    max_size=12,
)


def drawn(lines: list[list[tuple[dt.date, str]]]) -> tijdlijn.Tekening:
    found = tijdlijn.draw([tijdlijn.Regel(n, tuple(line)) for n, line in enumerate(lines, 1)], NAMES)
    assert found is not None
    return found


def test_each_state_has_a_shape_of_its_own() -> None:
    assert set(tijdlijn.SHAPES) == set(NAMES) and len(set(tijdlijn.SHAPES.values())) == len(NAMES)


def test_nothing_happened() -> None:
    assert tijdlijn.draw([], NAMES) is None


def test_a_day_stands_where_it_lies_in_its_year() -> None:
    """Half-way through the one year that there is, half-way the picture."""
    found = drawn([[(dt.date(2026, 7, 2), "toegezegd")]])
    [mark], [line] = found.tekens, found.strepen
    assert mark.x == pytest.approx((34 + tijdlijn.WIDTH - 12) / 2, abs=1) and mark.y == line.y
    assert [(jaar.naam, jaar.x) for jaar in found.jaren] == [("2026", 34)]


@given(LINES)
def test_all_of_it_is_inside_and_apart(lines: list[list[tuple[dt.date, str]]]) -> None:
    found = drawn(lines)
    assert [line.nummer for line in found.strepen] == list(range(1, len(lines) + 1))
    assert len(found.tekens) == sum(map(len, lines))
    for mark in (*found.tekens, *found.legenda):
        assert 6 <= mark.x <= found.breedte - 6 and 6 <= mark.y <= found.hoogte - 6
    for line, given_line in zip(found.strepen, lines, strict=True):
        marks = [mark for mark in found.tekens if mark.y == line.y]
        assert [mark.pad for mark in marks] == [tijdlijn.SHAPES[state] for _, state in given_line]
        assert all(two.x - one.x >= 13.99 for one, two in pairwise(marks))
        assert (line.x, line.x2) == (marks[0].x, marks[-1].x)
    named = [jaar for jaar in found.jaren if jaar.naam]
    assert 1 <= len(named) <= 6 and all(two.x - one.x > 40 for one, two in pairwise(named))
