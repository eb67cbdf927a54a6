"""Where a postcode lies, and how far it is."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.grensverkeer.dekking.punten import Kaart, Punt, Schoolpunt, kilometers

pytestmark = pytest.mark.eenmaal

SCHOLEN = [
    Schoolpunt("2611", 4.35, 52.01),
    Schoolpunt("2611", 4.37, 52.03),
    Schoolpunt("2613", 4.36, 52.00),
    Schoolpunt("2511", 4.31, 52.08),
]
GEMEENTE = {"2611": "0503", "2612": "0503", "2613": "0503", "2600": "0503", "2511": "0518", "2512": "0518"}


@pytest.mark.parametrize(
    ("pc4", "gemeente", "lengte", "breedte", "hoe"),
    [
        ("2611", "0503", 4.36, 52.02, "postcode"),  # the mean of the schools in it
        ("2612", "0503", 4.36, 52.02, "buurpostcode"),  # as near to 2613; the lower number goes first
        ("2614", "0503", 4.36, 52.00, "buurpostcode"),
        ("2599", "0518", 4.31, 52.08, "buurpostcode"),  # nearest within its own municipality, not 2600
        ("", "0503", 4.36, 52.01, "gemeente"),  # the mean of the postcodes, not of the schools
    ],
)
def test_where_a_postcode_lies(pc4: str, gemeente: str, lengte: float, breedte: float, hoe: str) -> None:
    found = Kaart(SCHOLEN, GEMEENTE).find(pc4, gemeente)
    assert found and found.hoe == hoe
    assert (found.lengte, found.breedte) == (pytest.approx(lengte), pytest.approx(breedte))


def test_without_a_school_in_the_municipality_it_is_not_known() -> None:
    assert Kaart(SCHOLEN, GEMEENTE).find("2242", "0629") is None


def test_the_order_of_the_schools_decides_nothing() -> None:
    assert Kaart(SCHOLEN, GEMEENTE).find("2611", "0503") == Kaart(SCHOLEN[::-1], GEMEENTE).find(
        "2611", "0503"
    )


POINT = st.builds(Punt, st.floats(3.4, 7.2), st.floats(50.8, 53.5), st.just("gegeven"))


@given(POINT, POINT)
def test_a_distance_is_that_of_the_law_of_cosines(a: Punt, b: Punt) -> None:
    """Another formula for the great circle; it is not sharp under a few meters, so those are not asked."""
    north, south = math.radians(a.breedte), math.radians(b.breedte)
    east = math.radians(a.lengte - b.lengte)
    cosine = math.sin(north) * math.sin(south) + math.cos(north) * math.cos(south) * math.cos(east)
    expected = 6371.0088 * math.acos(min(1.0, cosine))
    (found,) = kilometers([a], [b], 1.0, 0.0)[0]
    assert found == pytest.approx(expected, abs=0.01)
    assert kilometers([b], [a], 1.0, 0.0)[0, 0] == pytest.approx(found)
    assert kilometers([a], [b], 1.3, 0.5)[0, 0] == pytest.approx(max(1.3 * found, 0.5))


def test_between_two_known_towers() -> None:
    """From the Dom of Utrecht to the Nieuwe Kerk of Delft: 52 km east to west, 9 km north to south."""
    dom, kerk = Punt(5.12142, 52.09070, "gegeven"), Punt(4.36075, 52.01233, "gegeven")
    assert kilometers([dom], [kerk], 1.0, 0.0)[0, 0] == pytest.approx(math.hypot(52.1, 8.7), abs=0.2)
