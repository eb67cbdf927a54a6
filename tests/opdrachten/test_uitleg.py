"""Help and remarks on what was typed are in Dutch, and say how to go on."""

from __future__ import annotations

import re

import pytest

from snijvlak import cli

from .conftest import Run

pytestmark = pytest.mark.eenmaal


def test_help_shows_a_group_per_room(run: Run) -> None:
    answer = run("--help")
    assert answer.returncode == 0 and answer.stderr == ""
    shown = re.findall(r"^  (\w+) {2,}\S", answer.stdout.split("Opdrachten:")[1], re.M)
    assert set(shown) == {*cli.GROUPS, "beheer", "start"}


@pytest.mark.parametrize("group", ["", "gebied", "toegang"])
def test_a_group_without_a_command_shows_its_help(run: Run, group: str) -> None:
    answer = run(*group.split())
    assert answer.returncode == 2 and answer.stderr == run(*group.split(), "--help").stdout


@pytest.mark.parametrize("words", ["--help", "gebied --help", "gebied postcode --help", "start --help"])
def test_help_is_in_dutch(run: Run, words: str) -> None:
    text = run(*words.split()).stdout
    assert text.startswith("Gebruik: snijvlak ") and "Toon deze uitleg." in text
    english = ("Usage", "Options", "Arguments", "Commands", "Show this", "[required]", "default")
    assert [word for word in english if word in text] == []


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        ("gebied postcode", "Er ontbreekt iets: geef ook 'postcode'. Zie: snijvlak gebied postcode --help"),
        ("grensverkeer matrix", "Er ontbreekt iets: geef ook '--soort'."),
        ("kamer", "De opdracht 'kamer' bestaat niet. Zie: snijvlak --help"),
        ("gebied postcod 2511", "De opdracht 'postcod' bestaat niet. Bedoelt u 'postcode'?"),
        ("gebied postcode 2511 --opp x", "De optie '--opp' bestaat niet. Bedoelt u --op?"),
        ("gebied postcode 2511 AB", "Dit is te veel: AB. Zet tekst met spaties tussen aanhalingstekens."),
        ("start --poort", "Achter de optie '--poort' hoort nog een waarde."),
        ("start --demo=ja", "Achter de optie '--demo' hoort geen waarde."),
        ("start --poort acht", "De waarde bij '--poort' klopt niet. Schrijf een heel getal."),
    ],
)
def test_a_typing_error_is_explained(run: Run, words: str, remark: str) -> None:
    answer = run(*words.split())
    assert answer.returncode == 2 and answer.stdout == "" and answer.stderr.startswith(remark)
    assert answer.stderr.count("\n") == 1


def test_words_after_beheer_go_to_django_unread(run: Run) -> None:
    answer = run("beheer", "migrate", "--help")
    assert answer.returncode == 0 and "--fake-initial" in answer.stdout
