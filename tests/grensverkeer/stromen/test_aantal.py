"""Numbers with bounds: sums hold whatever the hidden counts are, and an estimate never leaves its bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.grensverkeer.stromen.aantal import Aantal, Stroom, percent, total, whole

pytestmark = pytest.mark.eenmaal


@st.composite
def streams(draw: st.DrawFn) -> tuple[int, Stroom]:
    """A true number, with bounds around it for who sees all, and wider ones for everybody."""
    true = draw(st.integers(0, 40))
    low, high = true - draw(st.integers(0, min(true, 5))), true + draw(st.integers(0, 5))
    least, most = low - draw(st.integers(0, min(low, 3))), high + draw(st.integers(0, 3))
    guess = draw(st.floats(low, high))
    everything = Aantal(low, min(max(round(guess), low), high), high)
    return true, Stroom(Aantal(least, draw(st.integers(least, most)), most), everything, guess)


@given(st.lists(streams(), max_size=12), st.booleans())
def test_the_true_sum_lies_within_and_so_does_the_estimate(
    given_: list[tuple[int, Stroom]], alles: bool
) -> None:
    true, flows = sum(one for one, _ in given_), [flow for _, flow in given_]
    for found in (total(flows, alles=alles), whole(flows, alles=alles)):
        assert found.laag <= true <= found.hoog
        assert found.laag <= found.midden <= found.hoog


def flow(guess: float, *, widened: bool) -> Stroom:
    return Stroom(Aantal(0, 9, 20), Aantal(0 if not widened else 1, round(guess), 20), guess)


@pytest.mark.parametrize(("widened", "middle"), [(0, 30), (1, 81), (4, 81), (5, 30), (9, 30)])
def test_the_estimate_of_a_whole_region_needs_enough_that_hides(widened: int, middle: int) -> None:
    """Nine flows, by estimate 3.4 each; everybody sees 9 of each."""
    flows = [flow(3.4, widened=number < widened) for number in range(9)]
    assert whole(flows, alles=False).midden == middle
    assert whole(flows, alles=True).midden == 31


@given(streams(), streams())
def test_the_true_share_lies_within(one: tuple[int, Stroom], other: tuple[int, Stroom]) -> None:
    away, home = one[1].open, other[1].open
    found = percent(away, home)
    if one[0] + other[0] and found:
        assert found[0] - 1e-9 <= 100 * one[0] / (one[0] + other[0]) <= found[2] + 1e-9
        assert found[0] - 1e-9 <= found[1] <= found[2] + 1e-9


@pytest.mark.parametrize(
    ("away", "home", "share"),
    [
        (Aantal(10, 10, 10), Aantal(90, 90, 90), (10, 10, 10)),
        (Aantal(5, 8, 10), Aantal(90, 92, 95), (5, 8, 10)),
        (Aantal(0, 0, 0), Aantal(60, 60, 60), (0, 0, 0)),
        (Aantal(8, 8, 8), Aantal(0, 0, 0), (100, 100, 100)),
        (Aantal(0, 0, 0), Aantal(0, 0, 0), None),
    ],
)
def test_shares(away: Aantal, home: Aantal, share: tuple[float, float, float] | None) -> None:
    found = percent(away, home)
    assert found is None if share is None else found == pytest.approx(share)
