"""``herken`` and ``vervang`` as commands, and replacing and registers as they are used there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from snijvlak.privacy.herkenning import Herkenner, OngeldigRegister, Register, replace
from snijvlak.privacy.herkenning.cli import app

pytestmark = pytest.mark.eenmaal

PROGRAM = [sys.executable, "-c", "from snijvlak.privacy.herkenning.cli import app; app()"]


def _run(*words: str, text: str | bytes = "") -> subprocess.CompletedProcess[bytes]:
    data = text.encode() if isinstance(text, str) else text
    return subprocess.run([*PROGRAM, *words], input=data, capture_output=True, check=False)


def _line(key: object, text: object) -> str:
    return json.dumps({"id": key, "tekst": text}, ensure_ascii=False) + "\n"


def test_herken_gives_a_line_of_finds_for_each_line() -> None:
    done = _run("herken", "-", text=_line("a", "Youssef (9 jr)") + "\n" + _line(7, "niets"))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows == [
        {
            "id": "a",
            "vondsten": [
                {"begin": 0, "eind": 7, "soort": "persoon", "zekerheid": "zeker"},
                rows[0]["vondsten"][1],
            ],
        },
        {"id": 7, "vondsten": []},
    ]
    assert rows[0]["vondsten"][1]["soort"] == "leeftijd"
    assert done.returncode == 0


def test_vervang_numbers_the_same_person_the_same(tmp_path: Path) -> None:
    file = tmp_path / "teksten.jsonl"
    file.write_text(
        _line(1, "Youssef Amrani en juf Anja. YOUSSEF is boos, Yousef ook. Anja's klas."), encoding="utf-8"
    )
    done = _run("vervang", str(file))
    assert json.loads(done.stdout)["tekst"] == (
        "[persoon 1] en juf [persoon 2]. [persoon 1] is boos, [persoon 1] ook. [persoon 2] klas."
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("kapot\n", "Regel 2 is geen JSON"),
        ("[1]\n", "Regel 2 heeft geen 'id' en 'tekst'"),
        ('{"id": "x"}\n', "Regel 2 heeft geen 'id' en 'tekst'"),
        (_line("x", 5), "Op regel 2"),
        (b"\xff\xfe\n", "Regel 2 is geen UTF-8"),
        ("[" * 100_000 + "\n", "Regel 2 is geen JSON"),
    ],
)
def test_a_broken_line_is_named_and_leaves_no_half_answer(line: str | bytes, message: str) -> None:
    data = line.encode() if isinstance(line, str) else line
    text = _line(1, "Youssef").encode() + data + _line(3, "Anja").encode()
    done = CliRunner().invoke(app, ["herken", "-"], input=text)
    assert (done.exit_code, type(done.exception)) == (2, SystemExit)
    assert message in done.stderr
    assert [json.loads(row)["id"] for row in done.stdout.splitlines()] == [1]


def test_half_a_character_is_passed_on_as_json_can() -> None:
    done = _run("vervang", "-", text='{"id": "a", "tekst": "x \\ud800 y"}\n')
    assert json.loads(done.stdout)["tekst"] == "x \ud800 y"


def test_a_file_that_is_not_there_is_named() -> None:
    done = _run("herken", "bestaat-niet.jsonl")
    assert (done.returncode, "bestaat-niet.jsonl" in done.stderr.decode()) == (2, True)


def test_a_register_makes_a_school_known(tmp_path: Path) -> None:
    duo = tmp_path / "scholen.geojson"
    duo.write_text(
        json.dumps({"features": [{"properties": {"naam": "Openbare Basisschool Vliegend Hert"}}]}),
        encoding="utf-8",
    )
    own = tmp_path / "eigen.csv"
    own.write_text("naam;soort\nBuitengewoon Samen;organisatie\n", encoding="utf-8")
    text = "hulp van buitengewoon samen en les op vliegend hert"
    found = Herkenner(Register.read(duo, own)).find(text)
    assert [(text[v.begin : v.eind], v.soort) for v in found] == [
        ("buitengewoon samen", "organisatie"),
        ("vliegend hert", "school"),
    ]


@pytest.mark.parametrize(
    "column", ["VESTIGINGSNAAM", "INSTELLINGSNAAM VESTIGING", "INSTELLINGSNAAM_VESTIGING"]
)
def test_the_csv_files_of_duo_are_a_register_too(tmp_path: Path, column: str) -> None:
    duo = tmp_path / "vestigingen.csv"
    rows = f'"BRIN NUMMER";"{column}";"PLAATSNAAM"\r\n"00AA";"Obs Café Zoë";"DELFT"\r\n"00AB";"";"DELFT"\r\n'
    duo.write_bytes(rows.encode("cp1252"))
    assert Register.read(duo).scholen == {("café", "zoë"), ("obs", "café", "zoë")}


def test_a_file_of_your_own_in_another_encoding_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "eigen.csv"
    own.write_bytes("naam;soort\nCafé;school\n".encode("cp1252"))
    with pytest.raises(OngeldigRegister, match="UTF-8"):
        Register.read(own)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("naam\nA\n", "kolommen"),
        ("naam,soort\n,school\n", "regel 2"),
        ("naam,soort\nA,winkel\n", "regel 2"),
        ("{}", "DUO"),
        ('{"features": 3}', "DUO"),
        ("", "kolommen"),
    ],
)
def test_a_broken_register_is_refused_and_says_why(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "register"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(OngeldigRegister, match=message):
        Register.read(file)
    done = CliRunner().invoke(app, ["herken", "-", "--register", str(file)])
    assert (done.exit_code, type(done.exception)) == (2, SystemExit)
    assert re.search(message, done.stderr)


def test_what_was_replaced_before_stays_and_a_new_name_gets_another_number() -> None:
    text = "[persoon 1] zit thuis, [leeftijd 2] jong. Fatima uit [klas 3] belt moeder [persoon 1]."
    again = replace(text, Herkenner().find(text))
    assert again == text.replace("Fatima", "[persoon 2]")
    assert replace(again, Herkenner().find(again)) == again


def test_replace_keeps_what_was_not_found() -> None:
    assert replace("a b c", []) == "a b c"
