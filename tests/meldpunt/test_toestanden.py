"""A report goes from state to state along a table; anything else is refused in words."""

from __future__ import annotations

import itertools

import pytest

from snijvlak.meldpunt import toestanden
from snijvlak.meldpunt.models import Melding

POSSIBLE = {
    ("ontvangen", "in-behandeling"),
    ("in-behandeling", "op-agenda"),
    ("in-behandeling", "afgesloten"),
    ("op-agenda", "besproken"),
    ("besproken", "afgesloten"),
}


@pytest.mark.parametrize(("van", "naar"), list(itertools.product(Melding.Toestand.values, repeat=2)))
def test_only_what_the_table_says(van: str, naar: str) -> None:
    if (van, naar) in POSSIBLE:
        toestanden.check(van, naar)
    else:
        with pytest.raises(toestanden.OngeldigeOvergang, match="Ververs de werklijst"):
            toestanden.check(van, naar)


def test_every_state_can_be_reached_and_left_but_the_last() -> None:
    # To be ended is no step of the work: that comes from `actions.end` alone.
    assert {naar for _, naar in POSSIBLE} == set(Melding.Toestand.values) - {"ontvangen", "beeindigd"}
    assert {van for van, _ in POSSIBLE} == set(Melding.Toestand.values) - {"afgesloten", "beeindigd"}


@pytest.mark.parametrize(("van", "naar"), list(itertools.product(Melding.Toestand.values, repeat=2)))
def test_only_a_report_that_was_ended_keeps_its_state_when_its_case_is_discussed(van: str, naar: str) -> None:
    assert toestanden.stays(van, naar) == ((van, naar) == ("beeindigd", "besproken"))
