"""Organisations of any words where one is likely, addresses with all that follows, and what is usual there.

All names are invented. Of what stands there as a rule, the recogniser must say nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed, missed_of, told, told_of

pytestmark = pytest.mark.eenmaal


def _lines(name: str) -> list[str]:
    return (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()


def test_who_gives_help_is_marked_whatever_the_name_means(herkenner: Herkenner) -> None:
    lines = [line.replace("[", "[organisatie:") for line in _lines("plekken.txt")]
    assert len(lines) > 200
    assert missed_of(lines, herkenner.find) == {}


def test_an_address_is_marked_with_unit_and_addition(herkenner: Herkenner) -> None:
    lines = [line.replace("[", "[adres:") for line in _lines("adressen.txt")]
    assert missed_of(lines, herkenner.find) == {}


def test_what_stands_there_as_a_rule_is_left_alone(herkenner: Herkenner) -> None:
    assert told_of(_lines("gewone_plekken.txt"), herkenner.find) == {}


def test_a_name_between_quotes_is_marked_and_a_quoted_word_is_not(herkenner: Herkenner) -> None:
    assert missed("coach van '[organisatie:nieuwe ronde]' haalt hem op", herkenner.find) == []
    assert told("hij slaat bij 'nee' van een ander", herkenner.find) == []


def test_a_number_of_telephones_is_part_of_a_name_and_a_telephone_is_not(herkenner: Herkenner) -> None:
    assert missed("wouter van [organisatie:jongerenpunt 070] gaat mee", herkenner.find) == []
    found = herkenner.find("bel het jongerenpunt delft 070 3661908")
    assert {vondst.soort for vondst in found} == {"organisatie", "telefoon"}
