"""Shares and their bounds, held to what comes out when every possibility is tried."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from snijvlak.grensverkeer.kostendeling.aantallen import OngeldigeAantallen, Woonaantal, exact, typed
from snijvlak.grensverkeer.kostendeling.verdelen import shares, tighten

pytestmark = pytest.mark.eenmaal
NAMES = ("Delft", "Rijswijk", "Westland", "onbekend")


@st.composite
def rows(draw: st.DrawFn) -> list[Woonaantal]:
    found: list[Woonaantal] = []
    for name in NAMES[: draw(st.integers(1, 4))]:
        low, middle, high = sorted(draw(st.lists(st.integers(0, 5), min_size=3, max_size=3)))
        found.append(Woonaantal(name, Decimal(low), Decimal(middle), Decimal(high)))
    return found


def every_possibility(given: list[Woonaantal], totaal: int | None) -> Iterator[dict[str, int]]:
    ranges = [range(int(row.laag), int(row.hoog) + 1) for row in given]
    for counts in product(*ranges):
        if totaal is None or sum(counts) == totaal:
            yield dict(zip((row.gemeente for row in given), counts, strict=True))


@given(rows(), st.none() | st.integers(0, 20), st.sampled_from([(), ("onbekend",)]))
@settings(max_examples=300, deadline=None)
def test_bounds_are_what_trying_everything_gives(
    given: list[Woonaantal], totaal: int | None, without: tuple[str, ...]
) -> None:
    tried: dict[str, list[Fraction]] = {}
    for counts in every_possibility(given, totaal):
        whole = sum(count for name, count in counts.items() if name not in without)
        for name, count in counts.items():
            if whole and name not in without:
                tried.setdefault(name, []).append(Fraction(count, whole))
    try:
        found = shares(given, None if totaal is None else Decimal(totaal), without)
    except OngeldigeAantallen:
        # Refused: nothing is possible, or the estimate says that nobody pays.
        assert not tried or not sum(r.schatting for r in given if r.gemeente not in without)
        return
    assert {name: (min(all_), max(all_)) for name, all_ in tried.items()} == {
        name: (deel.laag, deel.hoog) for name, deel in found.items()
    }


@given(rows(), st.none() | st.integers(0, 20))
def test_estimates_add_up_to_one_and_lie_within_their_bounds(
    given: list[Woonaantal], totaal: int | None
) -> None:
    try:
        found = shares(given, None if totaal is None else Decimal(totaal))
    except OngeldigeAantallen:
        assume(False)
        return
    assert sum(deel.schatting for deel in found.values()) == 1
    assert all(deel.laag <= deel.schatting <= deel.hoog for deel in found.values())


@given(rows(), st.integers(0, 20))
def test_a_total_leaves_each_row_what_it_can_be(given: list[Woonaantal], totaal: int) -> None:
    possible = list(every_possibility(given, totaal))
    if not possible:
        with pytest.raises(OngeldigeAantallen, match="past niet bij de aantallen"):
            tighten(given, Decimal(totaal))
        return
    for row in tighten(given, Decimal(totaal)):
        counts = [counts[row.gemeente] for counts in possible]
        assert (row.laag, row.hoog) == (min(counts), max(counts))


def test_a_known_total_says_more_than_bounds_alone() -> None:
    given = [Woonaantal("Delft", Decimal(1), Decimal(2), Decimal(4)), exact("Westland", 8)]
    assert shares(given, None)["Delft"].hoog == Fraction(4, 12)
    assert shares(given, Decimal(10))["Delft"].hoog == Fraction(2, 10)


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ([exact("Delft", 0), exact("Westland", 0)], "geen gemeente die kan betalen"),
        ([exact("Delft", 1), exact("Delft", 2)], "twee keer"),
    ],
)
def test_what_cannot_be_divided_is_refused(given: list[Woonaantal], fault: str) -> None:
    with pytest.raises(OngeldigeAantallen, match=fault):
        shares(given, None)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("12", (12, 12, 12)),
        (" 9-14 ", (9, Decimal("11.5"), 14)),
        ("9 tot 14", (9, Decimal("11.5"), 14)),
        ("9-11-14", (9, 11, 14)),
        ("2,5", (Decimal("2.5"),) * 3),
    ],
)
def test_what_somebody_types(text: str, bounds: tuple[Decimal, ...]) -> None:
    row = typed("Delft", text)
    assert (row.laag, row.schatting, row.hoog) == bounds
    assert typed("Delft", row.ingevuld) == row


@pytest.mark.parametrize("text", ["", "-3", "twaalf", "14-9", "9-14-11", "1e9", "12345678", "٣"])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(OngeldigeAantallen):
        typed("Delft", text)
