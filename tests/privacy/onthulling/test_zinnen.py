"""Percentages only of groups that bear one, and no sentence about so few that people recognise them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.privacy.onthulling.procent import share
from snijvlak.privacy.onthulling.zinnen import Geval, rare


@pytest.mark.parametrize(
    ("deel", "geheel", "procent"),
    [
        (10, 40, 25),
        (1, 20, 5),
        (5, 19, None),
        (0, 0, None),
        (None, 40, None),
        (10, None, None),
        (40, 40, 100),
        (1, 200, 1),
    ],
)
def test_percentages(deel: int | None, geheel: int | None, procent: int | None) -> None:
    assert share(deel, geheel) == procent


@given(st.integers(0, 10**6), st.integers(20, 10**6))
def test_a_percentage_is_rounded_and_nothing_else(deel: int, geheel: int) -> None:
    if deel > geheel:
        with pytest.raises(ValueError, match="geen deel"):
            share(deel, geheel)
    else:
        procent = share(deel, geheel)
        assert procent is not None
        assert abs(procent - 100 * deel / geheel) <= 0.5


CASES = [
    *(Geval({"sector": "VSO", "gemeente": "Delft"}, f"school {i % 2}") for i in range(8)),
    *(Geval({"sector": "PO", "gemeente": "Delft"}, f"school {i}") for i in range(9)),
    *(Geval({"sector": "PO", "gemeente": "Rijswijk"}, f"school {i}") for i in range(3)),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Spreek af wie de regie heeft.", [], id="over niemand in het bijzonder"),
        pytest.param("In het PO duurt het lang.", [], id="twaalf gevallen, negen scholen"),
        pytest.param("In het vso duurt het lang.", [(8, 2)], id="genoeg gevallen, te weinig scholen"),
        pytest.param("In Rijswijk duurt het lang.", [(3, 3)], id="te weinig gevallen"),
        pytest.param("In Delft en Rijswijk duurt het lang.", [], id="twee gemeenten samen"),
        pytest.param("In het VSO van Rijswijk duurt het lang.", [(0, 0)], id="wat er bij ons niet was"),
        pytest.param("Op de poort staat Delfts blauw.", [], id="alleen hele woorden"),
        pytest.param(
            "Het kind zit in het PO. Het woont in Rijswijk.", [(3, 3), (3, 3)], id="over twee zinnen"
        ),
        pytest.param("PO: te laat.\n\nRijswijk en Delft: samen.", [], id="alinea's staan los"),
    ],
)
def test_sentences(text: str, found: list[tuple[int, int]]) -> None:
    assert [(piece.gevallen, piece.scholen) for piece in rare(text, CASES)] == found
