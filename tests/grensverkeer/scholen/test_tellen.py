"""Counts with bounds: added up, and as shares of each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.grensverkeer.scholen import rmc, tabellen
from snijvlak.grensverkeer.scholen.tellen import Aantal, Procent, share, total

pytestmark = pytest.mark.eenmaal


@st.composite
def counts(draw: st.DrawFn) -> Aantal:
    low = draw(st.integers(0, 500))
    high = low + draw(st.integers(0, 60))
    return Aantal(low, draw(st.floats(low, high)), high)


@given(counts(), counts(), st.data())
def test_the_true_share_lies_between_the_bounds(part: Aantal, rest: Aantal, data: st.DataObject) -> None:
    found = share(part, rest)
    true, other = (data.draw(st.integers(one.laag, one.hoog)) for one in (part, rest))
    if found and true + other:
        assert 0 <= found.laag <= 100 * true / (true + other) <= found.hoog <= 100
    if found and found.schatting is not None:
        assert found.laag - 1 <= found.schatting <= found.hoog + 1


@given(st.lists(counts(), max_size=6))
def test_a_sum_has_the_sums_of_the_bounds(parts: list[Aantal]) -> None:
    whole = total(parts)
    assert (whole.laag, whole.hoog) == (sum(one.laag for one in parts), sum(one.hoog for one in parts))
    shown = whole.interval
    assert shown.midden is not None and shown.laag <= shown.midden <= shown.hoog


@pytest.mark.parametrize(
    ("part", "rest", "text"),
    [
        (Aantal(79, 79, 79), Aantal(21, 21, 21), "79%"),
        (Aantal(35, 38, 41), Aantal(59, 62, 65), "38% (35–41%)"),
        (Aantal(0, 0, 0), Aantal(40, 40, 40), "0%"),
        (Aantal(2, 2, 2), Aantal(40, 40, 40), "0–10%"),  # of a small count no more than that it is small
        (Aantal(40, 40, 40), Aantal(1, 2, 4), "90–100%"),
    ],
)
def test_a_share_in_words(part: Aantal, rest: Aantal, text: str) -> None:
    assert tabellen.percent(share(part, rest)) == text


def test_of_nothing_there_is_no_share() -> None:
    assert share(Aantal(), Aantal()) is None
    assert tabellen.percent(None) == ""
    assert share(Aantal(), Aantal(9, 9, 9)) == Procent(0, 0, 0)


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("0518", "Haaglanden"),
        ("0626", "Zuid-Holland-Noord"),  # Voorschoten: in Haaglanden, but not for the RMC (003, footnote 4)
        ("0546", "Zuid-Holland-Noord"),
        ("0599", "Rijnmond"),
        ("0614", "Rijnmond"),  # Westvoorne, before Voorne aan Zee
        ("0513", "Zuid-Holland-Oost"),
        ("0505", "Zuid-Holland-Zuid"),
        ("0344", None),
    ],
)
def test_the_rmc_regio_of_a_municipality(code: str, region: str | None) -> None:
    assert rmc.find(code) == region


def test_each_municipality_is_in_one_region() -> None:
    codes = [code for codes in rmc.municipalities().values() for code in codes]
    assert len(codes) == len(set(codes)) and tuple(rmc.municipalities()) == rmc.names()


@pytest.mark.parametrize(
    ("gemeenten", "fault"),
    [({"0518": "'s-Gravenhage"}, "staat al in een regio"), ({"0546": "Leyden"}, "heet niet Leyden")],
)
def test_rules_that_cannot_be_are_refused(gemeenten: dict[str, str], fault: str) -> None:
    one = {"naam": "Ergens", "bron": "verzonnen", "gemeenten": gemeenten}
    with pytest.raises(ValueError, match=fault):
        rmc.Regels.model_validate(
            {"vanaf": "2022-10-01", "haaglanden": "RMC-regio Haaglanden", "regios": [one]}
        )
