"""The word lists: dated, with source and licence, without mistakes."""

from __future__ import annotations

from itertools import chain

import pytest

from snijvlak.privacy.herkenning import regels

pytestmark = pytest.mark.eenmaal


def test_every_list_has_source_licence_and_date() -> None:
    for lijst in (regels.taal(), regels.namen(), regels.plaatsen(), regels.aanbieders()):
        assert lijst.bron
        assert lijst.licentie
        assert lijst.vanaf.year >= 2020


def test_names_come_from_every_origin() -> None:
    origins = " ".join(regels.namen().voornamen)
    for word in (
        "Nederlands",
        "Marokkaans",
        "Turks",
        "Surinaams",
        "Antilliaans",
        "Pools",
        "Bulgaars",
        "Eritrees",
        "Somalisch",
        "Chinees",
        "Arabisch",
    ):
        assert word in origins


def test_words_that_show_something_are_in_lower_case() -> None:
    taal = regels.taal()
    for name in type(taal).model_fields:
        value = getattr(taal, name)
        if isinstance(value, tuple):
            assert [word for word in value if word != word.lower()] == [], name


def test_no_name_is_a_word_that_never_is_one() -> None:
    own = regels.namen()
    first = {name.lower() for name in chain.from_iterable(own.voornamen.values())}
    assert not {"moeder", "vader", "school", "niet", "heeft", "klas"} & first
