"""Working days, and what was promised."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.meldpunt import termijnen
from snijvlak.meldpunt.termijnen import Termijnen, Versie

D = dt.date
DAYS = st.dates(D(2025, 1, 1), D(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (D(2026, 11, 27), True),  # a Friday
        (D(2026, 11, 28), False),  # Saturday
        (D(2026, 12, 25), False),  # Christmas, a Friday
        (D(2026, 4, 27), False),  # King's Day, a Monday
        (D(2026, 4, 3), False),  # Good Friday counts with them (article 3, second paragraph)
        (D(2026, 4, 6), False),  # Easter Monday
        (D(2026, 5, 14), False),  # Ascension Day
        (D(2026, 5, 5), False),  # the fifth of May, each year
        (D(2026, 5, 4), True),
        (D(2027, 5, 17), False),  # Whit Monday
    ],
)
def test_which_days_count(day: dt.date, counts: bool) -> None:
    assert termijnen.is_working_day(day) == counts


@pytest.mark.parametrize(
    ("begin", "days", "until"),
    [
        (D(2026, 11, 27), 2, D(2026, 12, 1)),  # over a weekend
        (D(2026, 11, 28), 2, D(2026, 12, 1)),  # received on a Saturday
        (D(2026, 12, 23), 2, D(2026, 12, 28)),  # over Christmas and a weekend
        (D(2026, 11, 30), 5, D(2026, 12, 7)),
    ],
)
def test_a_promise_ends_on_a_working_day(begin: dt.date, days: int, until: dt.date) -> None:
    assert termijnen.after(begin, days) == until


@given(DAYS, st.integers(1, 30))
def test_counting_back_gives_the_same(begin: dt.date, days: int) -> None:
    until = termijnen.after(begin, days)
    assert termijnen.is_working_day(until) and termijnen.between(begin, until) == days
    assert termijnen.between(until, begin) == 0


@given(DAYS, DAYS)
def test_counting_is_as_one_by_one(begin: dt.date, end: dt.date) -> None:
    days = (begin + dt.timedelta(days=n) for n in range(1, (end - begin).days + 1))
    assert termijnen.between(begin, end) == sum(map(termijnen.is_working_day, days))


@pytest.mark.parametrize(
    ("confirmed", "answered", "today", "left"),
    [
        (None, None, D(2026, 11, 27), (2, 5)),
        (None, None, D(2026, 12, 1), (0, 3)),
        (None, None, D(2026, 12, 2), (-1, 2)),
        (None, None, D(2026, 12, 7), (-4, -1)),
        (D(2026, 11, 30), D(2026, 12, 9), D(2027, 1, 5), (1, -3)),
    ],
)
def test_how_much_is_left(
    confirmed: dt.date | None, answered: dt.date | None, today: dt.date, left: tuple[int, int]
) -> None:
    first, second = termijnen.promises(D(2026, 11, 27), confirmed, answered, today)
    assert (first.soort, first.uiterlijk, second.soort, second.uiterlijk) == (
        *("bevestigen", D(2026, 12, 1)),
        *("antwoorden", D(2026, 12, 4)),
    )
    assert (first.dagen, second.dagen) == left
    assert first.gehouden == (left[0] >= 0)


def test_late_by_a_weekend_is_late() -> None:
    first, _ = termijnen.promises(D(2026, 11, 25), None, None, D(2026, 11, 28))
    assert first.uiterlijk == D(2026, 11, 27) and first.dagen == -1


def test_a_report_keeps_the_promise_of_its_day() -> None:
    rules = Termijnen(
        bron="b",
        keuze="k",
        versies=(
            Versie(vanaf=D(2026, 1, 1), bevestigen=2, antwoorden=5, vrij=()),
            Versie(vanaf=D(2027, 1, 1), bevestigen=1, antwoorden=3, vrij=()),
        ),
    )
    assert rules.on(D(2026, 12, 31)).bevestigen == 2 and rules.on(D(2027, 1, 1)).bevestigen == 1
    assert rules.on(D(2020, 1, 1)).bevestigen == 2
    with pytest.raises(ValueError, match="volgorde"):
        Termijnen(bron="b", keuze="k", versies=tuple(reversed(rules.versies)))
