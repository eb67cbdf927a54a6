"""``snijvlak verdeelmodel ingroei``: budgets in, a path per year out."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

pytestmark = pytest.mark.eenmaal

GOOD = "gebied,historisch,objectief\nOost (verzonnen),1000,1040\nWest (verzonnen),1000,960\n"


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    path = tmp_path / "budgetten.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", [GOOD, "\ufeff" + GOOD.replace(",", ";").replace("\n", "\r\n")])
def test_a_row_per_year_and_area(run: Run, bestand: Path, form: str) -> None:
    bestand.write_text(form, encoding="utf-8")
    answer = run("verdeelmodel", "ingroei", "budgetten.csv")
    assert answer.returncode == 0
    assert answer.stdout.splitlines() == [
        "jaar,gebied,budget,verandering",
        *("2026,Oost (verzonnen),1030,30", "2026,West (verzonnen),970,-30"),
        *("2027,Oost (verzonnen),1040,10", "2027,West (verzonnen),960,-10"),
    ]
    assert "bereikt in 2027." in answer.stderr and "RIS324582" in answer.stderr


def test_nothing_to_move_is_said(run: Run, bestand: Path) -> None:
    bestand.write_text("gebied,historisch,objectief\nOost,5,5\n", encoding="utf-8")
    answer = run("verdeelmodel", "ingroei", "budgetten.csv")
    assert answer.stdout.count("\n") == 1 and "al voor de eerste stap" in answer.stderr


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "de kopregel klopt niet"),
        ("gebied,nu,straks\na,1,1\n", "de kopregel klopt niet"),
        ("gebied,historisch,objectief\n", "Geef voor elk gebied"),
        (GOOD + "Zuid,1\n", "de regel 'Zuid, 1' heeft geen gebied en twee bedragen"),
        (GOOD + ",1,1\n", "heeft geen gebied"),
        (GOOD + "Zuid,1.000,1\n", "bij Zuid staat '1.000'. Schrijf hele euro's zonder punten"),
        (GOOD + "Zuid,-1,1\n", "bij Zuid staat '-1'"),
        (GOOD + "Zuid,0,0\n", "Het budget van Zuid moet groter zijn dan 0"),
        (GOOD + "Zuid,1,2\n", "De totalen zijn niet gelijk: historisch 2001, objectief 2002"),
        (GOOD + "Oost (verzonnen),1,1\n", "Oost (verzonnen) staat er twee keer in"),
        (GOOD + 'Zuid,"1,1\n', "is geen csv"),
    ],
)
def test_bad_input_is_named_and_nothing_is_shown(run: Run, bestand: Path, text: str, fault: str) -> None:
    bestand.write_text(text, encoding="utf-8")
    answer = run("verdeelmodel", "ingroei", "budgetten.csv")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert fault in answer.stderr and "Traceback" not in answer.stderr


def test_a_file_that_is_not_there_is_named(run: Run) -> None:
    answer = run("verdeelmodel", "ingroei", "weg.csv")
    assert answer.returncode == 2 and answer.stderr.startswith("weg.csv: het bestand is niet te lezen")
