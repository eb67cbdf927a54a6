"""Whatever is the matter with settings or database, a command says it in Dutch and ends with 2."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from .conftest import Run

pytestmark = pytest.mark.eenmaal

NOWHERE = "postgresql://niemand@127.0.0.1:1/niets"
COMMANDS = ["toegang lijst", "meldpunt stand", "overleg lijst"]


@pytest.mark.parametrize("words", COMMANDS)
def test_a_database_that_is_behind(run: Run, words: str) -> None:
    answer = run(*words.split())
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == "De database is nog niet bijgewerkt. Geef eerst: snijvlak beheer migrate\n"


@pytest.mark.parametrize("words", [*COMMANDS, "beheer migrate", "start"])
def test_a_database_that_does_not_answer(run: Run, words: str) -> None:
    answer = run(*words.split(), SNIJVLAK_DATABASE=NOWHERE)
    assert answer.returncode == 2 and answer.stderr.startswith("De database is niet te bereiken.")
    assert answer.stderr.count("\n") == 1 and "niemand" not in answer.stderr


def test_an_address_that_is_none(run: Run) -> None:
    answer = run("toegang", "lijst", SNIJVLAK_DATABASE="naast de koffie")
    assert answer.returncode == 2
    assert answer.stderr.startswith("SNIJVLAK_DATABASE is geen adres van een database.")


@pytest.mark.parametrize("words", ["toegang lijst", "beheer check", "start"])
def test_production_that_lacks_something(run: Run, words: str) -> None:
    answer = run(*words.split(), SNIJVLAK_OMGEVING="productie")
    assert answer.returncode == 2 and "SNIJVLAK_GEHEIM ontbreekt" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_data_folder_that_cannot_be(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    answer = run("toegang", "lijst", SNIJVLAK_GEGEVENS=str(tmp_path / "bestand" / "map"))
    assert answer.returncode == 2
    assert answer.stderr.startswith("De map met gegevens is niet te gebruiken")


def test_a_database_that_refuses_to_be_written(run: Run, tmp_path: Path) -> None:
    assert run("beheer", "migrate", "-v0").returncode == 0
    path = tmp_path / "gegevens" / "snijvlak.sqlite3"
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TRIGGER vol BEFORE INSERT ON toegang_organisatie"
            " BEGIN SELECT RAISE(ABORT, 'de schijf is vol'); END"
        )
    answer = run("toegang", "organisatie", "Proef", "--soort", "gemeente")
    assert answer.returncode == 2 and "Er is niets veranderd." in answer.stderr
    assert run("toegang", "lijst").stdout.startswith("Er zijn nog geen personen.")
