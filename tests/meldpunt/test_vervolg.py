"""What a reporter can do at once, by the rules."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from snijvlak.meldpunt import regels, vervolg
from snijvlak.taal.leesbaarheid import sentences, words

CASES = [
    # chosen, over a border, words of the first step
    ({"naar_school": ["thuis"], "redenen": ["wachtlijst"]}, False, "leerplichtambtenaar"),
    ({"redenen": ["grensverkeer"]}, True, "gemeente waar het kind woont"),
    ({"redenen": ["grensverkeer"]}, False, "Vertel ouders"),
    ({"redenen": ["bekostiging", "regie"]}, False, "Laat een van hen beginnen"),
    ({"redenen": ["regie"]}, False, "doorbraaktafel"),
    ({"redenen": ["privacy"]}, False, "gegevens mag delen"),
    ({"sectoren": ["MBO"]}, False, "RMC-consulent"),
    ({"situaties": ["gestopt"]}, False, "wie besliste"),
    ({}, False, "Vertel ouders"),
]


@pytest.mark.parametrize(("chosen", "grens", "words"), CASES)
def test_the_first_step_fits(chosen: dict[str, list[str]], grens: bool, words: str) -> None:
    assert words in vervolg.steps(chosen, grens=grens)[0].stap


def test_nobody_is_without_a_step_and_nobody_gets_too_many() -> None:
    keuzes, most = regels.load(), vervolg.load().hoogstens
    for situatie, reden, sector, school in itertools.product(
        keuzes.situaties, keuzes.redenen, keuzes.sectoren, keuzes.naar_school
    ):
        chosen = {"situaties": [situatie], "redenen": [reden], "sectoren": [sector], "naar_school": [school]}
        found = vervolg.steps(chosen, grens=True)
        assert 1 <= len(found) <= most and found[-1] == vervolg.load().stappen[-1]
        assert len({step.stap for step in found}) == len(found)


def test_every_step_is_given_to_who_it_is_for() -> None:
    for stap in vervolg.load().stappen:
        alone = {name: [code] for name, codes in stap.als.codes().items() for code in codes}
        assert stap in vervolg.steps(alone, grens=bool(stap.als.grens)), stap.stap


def test_every_step_is_short_and_names_its_source() -> None:
    for stap in vervolg.load().stappen:
        assert stap.bron and stap.bij
        assert max(len(words(sentence)) for sentence in sentences(stap.stap)) <= 20, stap.stap


def rules(stappen: list[dict[str, Any]]) -> vervolg.Vervolgstappen:
    rest = {"bron": "b", "vanaf": "2026-11-27", "keuze": "k", "hoogstens": 4}
    return vervolg.Vervolgstappen.model_validate({**rest, "stappen": stappen})


ALWAYS = {"stap": "s", "bij": "b", "bron": "x"}


def test_a_code_that_nobody_can_choose_is_refused() -> None:
    assert rules([ALWAYS])
    with pytest.raises(ValueError, match="redenen kent niet: weer"):
        rules([{**ALWAYS, "als": {"redenen": ["weer"]}}, ALWAYS])


def test_the_last_step_is_for_everybody() -> None:
    with pytest.raises(ValueError, match="geldt altijd"):
        rules([ALWAYS, {**ALWAYS, "als": {"redenen": ["regie"]}}])
