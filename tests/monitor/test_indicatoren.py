"""The indicators: what the sources ask for, each with its source, in careful words."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from snijvlak.monitor.indicatoren import Indicatoren, load


def test_the_three_wishes_of_the_council_members_are_there() -> None:
    """Outcomes and what plays from outside, besides use (dialoogtafels 2022)."""
    kinds = {indicator.soort for indicator in load().indicatoren.values()}
    assert {"gebruik", "uitkomst", "omgeving"} <= kinds


def test_every_kind_has_an_indicator() -> None:
    assert set(load().soorten) == {indicator.soort for indicator in load().indicatoren.values()}


def test_every_indicator_names_one_of_the_three_sources() -> None:
    sources = ("RIS324582", "dialoogtafels 2022", "onderzoek 2023")
    for code, indicator in load().indicatoren.items():
        assert indicator.bron.startswith(sources), code


def test_the_criteria_of_the_budget_model_are_those_of_the_letter() -> None:
    criteria = [code for code, i in load().indicatoren.items() if i.soort == "verdeling"]
    assert criteria == [
        "aantal-jeugdigen",
        "eenouderhuishoudens",
        "kinderen-of-bijstand",
        "armoederisico",
        "ouders-psychisch",
    ]


def test_words_are_careful() -> None:
    """Not "the most expensive care" (dialoogtafels 2022)."""
    for code, indicator in load().indicatoren.items():
        text = f"{indicator.naam} {indicator.definitie}".lower()
        assert [word for word in ("duurste", "probleemkind", "zorgmijd") if word in text] == [], code


def test_an_unknown_kind_is_refused() -> None:
    data = load().model_dump(mode="json")
    data["indicatoren"]["grensverkeer"]["soort"] = "weer"
    with pytest.raises(ValidationError, match="soort 'weer' bestaat niet"):
        Indicatoren.model_validate(data)
