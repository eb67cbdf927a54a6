"""``snijvlak privacy bescherm``: a long table in, a protected table out, or a reason why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

pytestmark = pytest.mark.eenmaal

GOOD = "reden,sector,aantal\nregie,SO,3\nregie,VO,6\ngeld,SO,7\ngeld,VO,8\n"


@pytest.fixture
def tabel(tmp_path: Path) -> Path:
    path = tmp_path / "tabel.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_small_counts_and_what_gives_them_away_are_hidden(run: Run, tabel: Path, tmp_path: Path) -> None:
    answer = run("privacy", "bescherm", "tabel.csv", "--uit", "uit.csv")
    assert answer.returncode == 0 and answer.stdout.startswith("5 van de 9 aantallen zijn verborgen.")
    assert (tmp_path / "uit.csv").read_text(encoding="utf-8").splitlines() == [
        "reden,sector,aantal",
        *("regie,SO,x", "regie,VO,x", "regie,Totaal,x"),
        *("geld,SO,7", "geld,VO,8", "geld,Totaal,15"),
        *("Totaal,SO,x", "Totaal,VO,14", "Totaal,Totaal,x"),
    ]
    assert tabel.read_text(encoding="utf-8") == GOOD


def test_what_is_absent_counts_as_nought(run: Run, tabel: Path, tmp_path: Path) -> None:
    tabel.write_text("\ufeffa;aantal;b\r\np;5;q\r\nr;9;s\r\n\r\n", encoding="utf-8")
    assert run("privacy", "bescherm", "tabel.csv", "--uit", "uit.csv").returncode == 0
    rows = (tmp_path / "uit.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "a,b,aantal" and rows[1:4] == ["p,q,5", "p,s,0", "p,Totaal,5"] and len(rows) == 10


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "de kopregel klopt niet"),
        ("reden,sector,getal\na,b,5\n", "de kopregel klopt niet"),
        ("reden,reden,aantal\na,b,5\n", "de kopregel klopt niet"),
        ("reden,sector,jaar,aantal\na,b,c,5\n", "de kopregel klopt niet"),
        ("reden,sector,aantal\n", "er staan geen aantallen in"),
        (GOOD + "a,b\n", "de regel 'a, b' heeft geen drie kolommen"),
        (GOOD + "a,b,-1\n", "bij a / b staat '-1'"),
        (GOOD + "a,b,2.5\n", "bij a / b staat '2.5'"),
        (GOOD + "a,b,\n", "bij a / b staat ''"),
        (GOOD + "a,b,²\n", "bij a / b staat '²'"),
        (GOOD + "a,,5\n", "is een indeling leeg"),
        (GOOD + "totaal,SO,5\n", "'totaal' mag er niet in staan"),
        (GOOD + "geld, VO ,5\n", "geld / VO staat er twee keer in"),
        (GOOD + 'a,"b,5\n', "is geen csv"),
    ],
)
def test_bad_input_is_named_and_nothing_is_written(
    run: Run, tabel: Path, tmp_path: Path, text: str, fault: str
) -> None:
    tabel.write_text(text, encoding="utf-8")
    answer = run("privacy", "bescherm", "tabel.csv", "--uit", "uit.csv")
    assert answer.returncode == 2 and fault in answer.stderr and "Traceback" not in answer.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["tabel.csv"]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("weg.csv --uit uit.csv", "het bestand is niet te lezen"),
        (". --uit uit.csv", "het bestand is niet te lezen"),
        ("tabel.csv --uit geen/map/uit.csv", "Schrijven naar geen/map/uit.csv lukt niet"),
        ("tabel.csv --uit .", "Schrijven naar . lukt niet"),
        ("tabel.csv --uit ./tabel.csv", "zou de tabel zelf overschrijven"),
    ],
)
def test_files_that_cannot_be_used_are_named(
    run: Run, tabel: Path, tmp_path: Path, words: str, fault: str
) -> None:
    answer = run("privacy", "bescherm", *words.split())
    assert answer.returncode == 2 and fault in answer.stderr and "Traceback" not in answer.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["tabel.csv"] and tabel.read_text() == GOOD


def test_other_characters_than_utf8_are_refused(run: Run, tabel: Path) -> None:
    tabel.write_bytes("reden,sector,aantal\nprivé,SO,5\n".encode("cp1252"))
    answer = run("privacy", "bescherm", "tabel.csv", "--uit", "uit.csv")
    assert answer.returncode == 2 and "geen UTF-8" in answer.stderr
