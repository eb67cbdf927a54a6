"""What bundling may bring, held to a simple count and to every corner of the assumptions."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from snijvlak.grensverkeer.bundeling import inlezen, regels, rekenen, voorbeeld
from snijvlak.grensverkeer.bundeling.inlezen import Individueel
from snijvlak.grensverkeer.bundeling.regels import Aannames, load

pytestmark = pytest.mark.eenmaal
RULES = load()


def fixed(**values: str) -> Aannames:
    """Assumptions without a margin."""
    start = {"deelname": "1", "reizen": "0", "groep": "1", "uurprijs": "1", "vast": "0"}
    return Aannames.model_validate(
        {
            name: {"laag": value, "hoog": value, "wat": "Een aanname", "waarom": "Voor de toets"}
            for name, value in {**start, **values}.items()
        }
    )


def test_the_same_help_in_another_form_gains_nothing() -> None:
    most, cost, won = rekenen.gain(Fraction(80_000), fixed())
    assert (most.midden, cost.midden, won.midden) == (80_000, 80_000, 0)


def test_what_half_of_the_help_brings() -> None:
    """Half of 80,000; a fifth of the hours less; an hour helps one and a half pupil; 4,000 to arrange it."""
    most, cost, won = rekenen.gain(
        Fraction(80_000), fixed(deelname="0.5", reizen="0.2", groep="1.5", vast="4000")
    )
    assert most.midden == 40_000
    assert cost.midden == 4_000 + 40_000 * Fraction(8, 10) / Fraction(3, 2)
    assert won.midden == most.midden - cost.midden


@given(st.integers(1, 10**6), st.integers(0, 2**32))
def test_no_choice_between_the_bounds_lies_outside_the_margin(now: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- no secret
    _, _, won = rekenen.gain(Fraction(now), RULES.aannames)
    assert won.laag <= won.midden <= won.hoog
    for _ in range(20):
        pick = {
            name: Fraction(one.laag)
            + (Fraction(one.hoog) - Fraction(one.laag)) * Fraction(chance.randint(0, 8), 8)
            for name in Aannames.model_fields
            for one in [getattr(RULES.aannames, name)]
        }
        cost = pick["vast"] + pick["deelname"] * now * (1 - pick["reizen"]) * pick["uurprijs"] / pick["groep"]
        assert won.laag <= pick["deelname"] * now - cost <= won.hoog


def test_break_even_is_the_first_number_that_gains() -> None:
    given = fixed(reizen="0.2", vast="4000")
    count = rekenen.needed(10, Fraction(50_000), given)
    assert count == 4  # each of 5,000 gains 1,000
    assert rekenen.needed(10, Fraction(50_000), fixed(uurprijs="1.2", vast="4000")) is None


def test_the_school_of_the_source_comes_first() -> None:
    """90 pupils and 44 individual coaches."""
    rows = inlezen.read(voorbeeld.make()).rijen
    found = rekenen.schools(rows, RULES)
    first = found[0]
    mine = [row for row in rows if row.school == first.naam]
    assert (first.leerlingen, first.arrangementen) == (90, 44) and first.hulpverleners[1] == 44
    assert first.per_100 and 44 < first.per_100[1] < 49
    # The same counted in another way.
    able = [row for row in mine if row.soort not in ("specialistische behandeling", "muziek in de klas")]
    assert first.kosten_bundelbaar == sum(row.kosten for row in able)
    assert first.aanbieders == len({row.aanbieder for row in mine})
    assert sum(who.kosten for who in first.deelnemers) == first.kosten_bundelbaar
    assert sum(who.arrangementen for who in first.deelnemers) == first.bundelbaar == len(able)
    assert [one.winst.midden for one in found] == sorted((one.winst.midden for one in found), reverse=True)
    # A school with three arrangements has nothing to bundle.
    assert "VSO De Bedachte Brug (verzonnen)" not in {one.naam for one in found}


def row(**given: object) -> Individueel:
    start = {"school": "S", "woongemeente": "Delft", "soort": "begeleiding", "aanbieder": "A"}
    return Individueel(**{**start, "uren": Decimal(4), "kosten": Decimal(1000), **given})  # pyright: ignore[reportArgumentType] -- any field


def test_helpers_are_at_least_what_the_hours_of_each_provider_take() -> None:
    rows = [row() for _ in range(9)] + [row(aanbieder="B", uren=Decimal(1)) for _ in range(3)]
    (one,) = rekenen.schools(rows, RULES)
    assert one.hulpverleners == (2 + 1, 12)  # 36 hours of A take two people of 32 hours
    assert one.per_100 is None


def test_a_kind_that_the_rules_do_not_know_is_named_and_does_not_count() -> None:
    rows = [*(row() for _ in range(5)), row(soort="paardrijden"), row(soort="ggz-behandeling")]
    (one,) = rekenen.schools(rows, RULES)
    assert (one.bundelbaar, one.onbekend) == (5, ("paardrijden",))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"deelname": {"laag": "0.9", "hoog": "0.5"}}, "laag is hoger dan hoog"),
        ({"deelname": {"laag": "0.9", "hoog": "1.5"}}, "hoogstens 1"),
        ({"groep": {"laag": "0", "hoog": "2"}}, "minstens een leerling"),
    ],
)
def test_assumptions_that_cannot_be_are_refused(change: dict[str, dict[str, str]], fault: str) -> None:
    data = RULES.aannames.model_dump()
    for name, values in change.items():
        data[name] |= values
    with pytest.raises(ValidationError, match=fault):
        Aannames.model_validate(data)


def test_the_rules_are_dated_and_name_their_source() -> None:
    assert regels.load().vanaf.year == 2026 and "44 individuele coaches" in regels.load().bron
