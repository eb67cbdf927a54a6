"""``snijvlak privacy bescherm``: a long table in, a protected table out, or a reason why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

pytestmark = pytest.mark.eenmaal

GOOD = "reden,sector,aantal\nregie,SO,3\nregie,VO,6\ngeld,SO,7\ngeld,VO,8\n"


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def tabel(tmp_path: Path) -> Path:
    path = tmp_path / "tabel.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_small_counts_and_what_gives_them_away_are_hidden(run: Run, tabel: Path, tmp_path: Path) -> None:
    answer = run("privacy", "bescherm", "tabel.csv", "--uit", "uit.csv")
    assert answer.returncode == 0 and answer.stdout.startswith("4 van de 9 aantallen zijn verborgen")
    assert lines(tmp_path / "uit.csv") == [
        "reden,sector,aantal",
        *("regie,SO,x", "regie,VO,x", "regie,Totaal,9"),
        *("geld,SO,x", "geld,VO,x", "geld,Totaal,15"),
        *("Totaal,SO,10", "Totaal,VO,14", "Totaal,Totaal,24"),
    ]
    assert tabel.read_text(encoding="utf-8") == GOOD


def test_what_is_absent_counts_as_nought(run: Run, tabel: Path, tmp_path: Path) -> None:
    tabel.write_text("\ufeffa;aantal;b\r\np;5;q\r\nr;9;s\r\n\r\n", encoding="utf-8")
    assert run("privacy", "bescherm", "tabel.csv", "--uit", "uit.csv").returncode == 0
    rows = lines(tmp_path / "uit.csv")
    assert rows[0] == "a;aantal;b" and rows[1:4] == ["p;5;q", "p;0;s", "p;5;Totaal"] and len(rows) == 10


def test_one_dimension(run: Run, tabel: Path, tmp_path: Path) -> None:
    tabel.write_text("aantal,reden\n3,geld\n9,regie\n40,wachtlijst\n", encoding="utf-8")
    assert run("privacy", "bescherm", "tabel.csv", "--uit", "uit.csv").returncode == 0
    assert lines(tmp_path / "uit.csv") == ["aantal,reden", "x,geld", "x,regie", "40,wachtlijst", "52,Totaal"]


def test_rounding(run: Run, tabel: Path, tmp_path: Path) -> None:
    words = ("--methode", "afronden", "--drempel", "10", "--basis", "10")
    answer = run("privacy", "bescherm", "tabel.csv", *words, "--uit", "uit.csv")
    assert answer.returncode == 0 and "afgerond op 10" in answer.stdout
    counts = [int(line.rpartition(",")[2]) for line in lines(tmp_path / "uit.csv")[1:]]
    assert all(count % 10 == 0 for count in counts) and counts[2] == counts[0] + counts[1]


LEDGER = ("--grootboek", "boek", "--bron", "meldingen", "--periode")


def test_earlier_publications_count(run: Run, tabel: Path, tmp_path: Path) -> None:
    tabel.write_text("reden,aantal\ngeld,10\nregie,20\n", encoding="utf-8")
    first = run("privacy", "bescherm", "tabel.csv", *LEDGER, "2026-01-01/2026-03-31", "--uit", "q.csv")
    assert first.returncode == 0 and "Het staat in het grootboek." in first.stdout
    again = run("privacy", "bescherm", "tabel.csv", *LEDGER, "2026-01-01/2026-03-31", "--uit", "q2.csv")
    assert again.returncode == 0 and "Dit stond al zo in het grootboek." in again.stdout
    assert lines(tmp_path / "q.csv") == lines(tmp_path / "q2.csv")
    tabel.write_text("reden,aantal\ngeld,13\nregie,40\n", encoding="utf-8")
    half = run("privacy", "bescherm", "tabel.csv", *LEDGER, "2026-01-01/2026-06-30", "--uit", "h.csv")
    assert half.returncode == 0
    assert lines(tmp_path / "h.csv") == ["reden,aantal", "geld,x", "regie,x", "Totaal,53"]
    assert len(list((tmp_path / "boek").glob("*.json"))) == 2
    audit = run("privacy", "toets", "q.csv", "h.csv", "--grootboek", "boek")
    assert audit.returncode == 0 and "bron 'meldingen', periode 2026-01-01/2026-06-30" in audit.stdout
    assert "TE NAUW" not in audit.stdout and "geld" in audit.stdout


def test_counts_that_contradict_what_was_published_end_with_3(run: Run, tabel: Path, tmp_path: Path) -> None:
    words = (*LEDGER, "2026-01-01/2026-03-31", "--uit", "uit.csv")
    tabel.write_text("reden,aantal\ngeld,10\nregie,20\n", encoding="utf-8")
    assert run("privacy", "bescherm", "tabel.csv", *words).returncode == 0
    before = lines(tmp_path / "uit.csv")
    tabel.write_text("reden,aantal\ngeld,11\nregie,20\n", encoding="utf-8")
    answer = run("privacy", "bescherm", "tabel.csv", *words)
    assert answer.returncode == 3 and "Bij geld is eerder 10 gepubliceerd" in answer.stderr
    assert lines(tmp_path / "uit.csv") == before and len(list((tmp_path / "boek").glob("*.json"))) == 1


def test_a_file_that_gives_small_counts_away_ends_the_audit_with_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "boek").mkdir()
    (tmp_path / "uit.csv").write_text("reden,aantal\ngeld,x\nregie,9\nTotaal,12\n", encoding="utf-8")
    answer = run("privacy", "toets", "uit.csv", "--grootboek", "boek")
    assert (
        answer.returncode == 3
        and "TE NAUW" in answer.stdout
        and "staat niet in het grootboek" in answer.stdout
    )


def test_a_broken_write_leaves_the_ledger_as_it_was(run: Run, tabel: Path, tmp_path: Path) -> None:
    answer = run(
        "privacy", "bescherm", "tabel.csv", *LEDGER, "2026-01-01/2026-03-31", "--uit", "geen/uit.csv"
    )
    assert answer.returncode == 2 and not list((tmp_path / "boek").glob("*.json"))


def test_sentences_about_too_few_are_named(run: Run, tmp_path: Path) -> None:
    cases = "school,sector\n" + "".join(f"s{i},{'PO' if i < 6 else 'VSO'}\n" for i in range(8))
    (tmp_path / "gevallen.csv").write_text(cases, encoding="utf-8")
    (tmp_path / "tekst.txt").write_text("In het PO duurt het lang. In het VSO ook.", encoding="utf-8")
    answer = run("privacy", "zinnen", "tekst.txt", "--gevallen", "gevallen.csv")
    assert answer.returncode == 3 and "2 gevallen, 2 scholen: In het VSO ook." in answer.stdout
    (tmp_path / "tekst.txt").write_text("In het PO duurt het lang.", encoding="utf-8")
    assert run("privacy", "zinnen", "tekst.txt", "--gevallen", "gevallen.csv").returncode == 0
    (tmp_path / "gevallen.csv").write_text("sector,gemeente\n", encoding="utf-8")
    answer = run("privacy", "zinnen", "tekst.txt", "--gevallen", "gevallen.csv")
    assert answer.returncode == 2 and "kolom 'school'" in answer.stderr


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "de kopregel klopt niet"),
        ("reden,sector,getal\na,b,5\n", "de kopregel klopt niet"),
        ("reden,reden,aantal\na,b,5\n", "de kopregel klopt niet"),
        ("aantal\n5\n", "de kopregel klopt niet"),
        ("reden,sector,jaar,aantal\na,b,c,5\n", "de kopregel klopt niet"),
        ("reden,sector,aantal\n", "er staan geen aantallen in"),
        (GOOD + "a,b\n", "de regel 'a, b' heeft geen 3 kolommen"),
        (GOOD + "a,b,-1\n", "bij a / b staat '-1'"),
        (GOOD + "a,b,99999999999\n", "bij a / b staat '99999999999'"),
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
        ("tabel.csv --uit uit.csv --periode 2026", "'2026' is geen periode"),
        ("tabel.csv --uit uit.csv --periode 2026-02-01/2026-01-01", "ligt het einde voor het begin"),
        ("tabel.csv --uit uit.csv --methode afronden --basis 3", "verbergt te weinig"),
        ("tabel.csv --uit uit.csv --methode raden", "--methode"),
        ("tabel.csv --uit uit.csv --drempel 1", "--drempel"),
        ("tabel.csv --uit uit.csv --grootboek tabel.csv", "Het grootboek tabel.csv is niet te gebruiken"),
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
