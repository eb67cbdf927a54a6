"""Budget moves to the objective division in steps of at most 3% a year, and nothing gets lost."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.verdeelmodel import regels
from snijvlak.verdeelmodel.ingroei import Budgetten, OngeldigeBudgetten, path, whole

pytestmark = pytest.mark.eenmaal

STAP = Fraction(3, 100)


def budgets(**amounts: int) -> Budgetten:
    return {name: Fraction(amount) for name, amount in amounts.items()}


@st.composite
def divisions(draw: st.DrawFn) -> tuple[Budgetten, Budgetten]:
    """Two divisions of one total over the same areas (made-up amounts)."""
    before = draw(st.lists(st.integers(50, 5_000), min_size=1, max_size=5))
    weights = draw(st.lists(st.integers(1, 20), min_size=len(before), max_size=len(before)))
    after = [Fraction(sum(before) * w, sum(weights)) for w in weights]
    names = [f"gebied {n}" for n in range(len(before))]
    return (
        dict(zip(names, map(Fraction, before), strict=True)),
        dict(zip(names, after, strict=True)),
    )


@pytest.mark.parametrize(
    ("historisch", "objectief", "years"),
    [
        # Nothing to do.
        (budgets(a=100, b=100), budgets(a=100, b=100), []),
        # Within one step: at once.
        (budgets(a=1000, b=1000), budgets(a=1030, b=970), [{"a": 1030, "b": 970}]),
        # One step is too little by 10: 30 first, then the rest.
        (
            budgets(a=1000, b=1000),
            budgets(a=1040, b=960),
            [{"a": 1030, "b": 970}, {"a": 1040, "b": 960}],
        ),
        # The small area sets the pace: 3 of its 9, so each goes a third of its way; then 3% of 103.
        (
            budgets(klein=100, groot=10_000, vast=500),
            budgets(klein=109, groot=9_991, vast=500),
            [
                {"klein": 103, "groot": 9_997, "vast": 500},
                {"klein": Fraction("106.09"), "groot": Fraction("9993.91"), "vast": 500},
                {"klein": 109, "groot": 9_991, "vast": 500},
            ],
        ),
    ],
)
def test_examples(historisch: Budgetten, objectief: Budgetten, years: list[Budgetten]) -> None:
    assert path(historisch, objectief, STAP) == years


@given(divisions())
def test_the_total_stays_and_no_step_is_too_large(division: tuple[Budgetten, Budgetten]) -> None:
    historisch, objectief = division
    for before, after in pairwise([historisch, *path(historisch, objectief, STAP)]):
        assert sum(after.values()) == sum(historisch.values())
        assert all(abs(after[g] - before[g]) <= STAP * before[g] for g in before)


@given(divisions())
def test_everyone_goes_only_towards_the_goal_and_arrives_in_the_same_year(
    division: tuple[Budgetten, Budgetten],
) -> None:
    historisch, objectief = division
    years = [historisch, *path(historisch, objectief, STAP)]
    assert years[-1] == objectief
    for before, after in pairwise(years):
        for g in before:
            lowest, highest = sorted((before[g], objectief[g]))
            assert lowest <= after[g] <= highest
            assert (after[g] == objectief[g]) == (after == objectief) or before[g] == objectief[g]


@given(divisions())
def test_some_area_takes_the_whole_step_each_year_but_the_last(
    division: tuple[Budgetten, Budgetten],
) -> None:
    historisch, objectief = division
    years = [historisch, *path(historisch, objectief, STAP)]
    for before, after in pairwise(years[:-1]):
        assert any(abs(after[g] - before[g]) == STAP * before[g] for g in before)


@given(divisions())
def test_another_way_to_compute_it_gives_the_same(division: tuple[Budgetten, Budgetten]) -> None:
    """Slow and obvious: with ordinary numbers, try smaller and smaller parts until none is too large."""
    historisch, objectief = division
    now = {g: float(v) for g, v in historisch.items()}
    for year in path(historisch, objectief, STAP):
        low, high = 0.0, 1.0
        for _ in range(60):
            part = (low + high) / 2
            fits = all(abs(part * (float(objectief[g]) - now[g])) <= 0.03 * now[g] for g in now)
            low, high = (part, high) if fits else (low, part)
        now = {g: now[g] + low * (float(objectief[g]) - now[g]) for g in now}
        assert all(now[g] == pytest.approx(float(year[g]), rel=1e-6) for g in now)


@given(divisions())
def test_whole_euros_keep_the_total(division: tuple[Budgetten, Budgetten]) -> None:
    historisch, objectief = division
    for year in path(historisch, objectief, STAP):
        rounded = whole(year)
        assert sum(rounded.values()) == sum(historisch.values())
        assert all(abs(rounded[g] - year[g]) < 1 for g in year)


@pytest.mark.parametrize(
    ("historisch", "objectief", "fault"),
    [
        ({}, {}, "voor elk gebied"),
        (budgets(a=1), budgets(b=1), "voor elk gebied"),
        (budgets(a=1, b=0), budgets(a=0, b=1), "Het budget van b moet groter zijn dan 0"),
        (budgets(a=1, b=1), budgets(a=1, b=2), "historisch 2, objectief 3"),
    ],
)
def test_what_cannot_be_phased_in_is_named(historisch: Budgetten, objectief: Budgetten, fault: str) -> None:
    with pytest.raises(OngeldigeBudgetten, match=fault):
        path(historisch, objectief, STAP)


def test_the_rule_is_that_of_the_letter() -> None:
    rule = regels.load()
    assert rule.stap == STAP and rule.vanaf.year == 2026 and "RIS324582" in rule.bron
