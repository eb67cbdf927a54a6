"""How much texts are alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.meldpunt.gelijkenis import alike

TEXTS = st.lists(
    st.sampled_from(["wachtlijst", "contract", "school", "moeder", "vervoer", "taxi"]), max_size=8
).map(" ".join)


def test_the_same_words_are_most_alike() -> None:
    story = "Het contract van de aanbieder stopt en het kind zit thuis."
    found = alike(
        story, ["Het kind zit thuis, het contract van de aanbieder stopt.", "De taxi komt niet.", ""]
    )
    assert found[0] == pytest.approx(1) and found[0] > found[1] == 0 == found[2]


def test_a_rare_word_in_common_weighs_more_than_one_that_all_have() -> None:
    others = ["hulp gestopt rolstoel", "hulp gestopt wachtlijst", "hulp gestopt vervoer"]
    found = alike("hulp gestopt rolstoel", others)
    assert found[0] > found[1] == pytest.approx(found[2])


@given(TEXTS, st.lists(TEXTS, max_size=5))
def test_it_lies_between_nothing_and_all_and_goes_both_ways(text: str, others: list[str]) -> None:
    found = alike(text, others)
    assert len(found) == len(others) and all(0 <= score <= 1 for score in found)
    for other in others:
        assert alike(text, [other])[0] == pytest.approx(alike(other, [text])[0])
