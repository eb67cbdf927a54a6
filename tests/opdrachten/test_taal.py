"""``snijvlak taal``: how easy a text is to read, and which words it had better not use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Give


def test_it_tells_how_easy_a_file_is(give: Give, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Wachten\n\nDe hulp stopt.\n", encoding="utf-8")
    code, said = give("taal", "lix", str(tmp_path / "brief.txt"))
    assert code == 0
    assert "LIX:           27,0 (tot 40" in said and "   3  De hulp stopt." in said


def test_it_reads_what_is_given_to_it(give: Give) -> None:
    code, said = give("taal", "lix", "-", stdin="De hulp stopt.")
    assert code == 0 and "   3  De hulp stopt." in said
    code, said = give("taal", "lix", "-", stdin="\udcff")
    assert code == 2 and "In de invoer staat geen tekst in UTF-8" in said


def test_it_gives_json(give: Give, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("De hulp stopt.", encoding="utf-8")
    code, said = give("taal", "lix", str(tmp_path / "brief.txt"), "--json")
    assert code == 0
    assert json.loads(said) == {
        "lix": 3.0,
        "woorden": 3,
        "zinnen": 1,
        "lange_woorden": 0,
        "langste_zinnen": [{"zin": "De hulp stopt.", "woorden": 3}],
    }


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "het is er niet"), (b"\xff\xfe\x00", "geen tekst in UTF-8"), (b"12", "geen woorden")],
)
def test_it_says_what_is_wrong(give: Give, tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "brief.txt"
    if content is not None:
        path.write_bytes(content)
    code, said = give("taal", "lix", str(path))
    assert code == 2 and words in said


def test_it_says_what_to_write_instead_and_why(give: Give, tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(
        "Beste raad,\n\nDerhalve is er hulp voor\nzware gevallen. Geen zware gevallen meer.\n",
        encoding="utf-8",
    )
    code, said = give("taal", "toets", str(path))
    assert code == 1
    assert said.splitlines() == [
        f"{path}:",
        "  regel 3, kolom 1: Derhalve (let op)",
        "    liever: daarom; daardoor",
        "    want: Bijna niemand zegt dit nog hardop.",
        "  regel 4, kolom 1: zware gevallen (fout)",
        "    liever: kinderen in een situatie waarin veel tegelijk speelt",
        "    want: Een kind of gezin is geen geval. Zwaar is de situatie, en die is te beschrijven.",
        "  regel 4, kolom 22: zware gevallen (fout)",
        "    liever: kinderen in een situatie waarin veel tegelijk speelt",
        "Fouten: 2. Let op: 1.",
    ]


def test_without_a_fault_it_ends_well(give: Give, tmp_path: Path) -> None:
    (tmp_path / "goed.md").write_text("De hulp stopt. `probleemkind`", encoding="utf-8")
    code, said = give("taal", "toets", str(tmp_path / "goed.md"), "-", stdin="Derhalve stopt de hulp.")
    assert code == 0
    assert f"{tmp_path / 'goed.md'}: niets gevonden" in said and "de invoer:" in said
    assert said.endswith("Fouten: 0. Let op: 1.\n")


def test_findings_are_given_as_json_with_their_key_and_place(give: Give, tmp_path: Path) -> None:
    path = tmp_path / "overleg" / "teksten.yaml"
    path.parent.mkdir()
    path.write_text("nieuw:\n  kop: Één probleemkind\n", encoding="utf-8")
    code, said = give("taal", "toets", "--json", str(path))
    assert code == 1
    (row,) = json.loads(said)
    assert row.pop("waarom") and row.pop("bron")
    assert row == {
        "bestand": str(path),
        "regel": 2,
        "kolom": 12,
        "sleutel": "overleg.nieuw.kop",
        "begin": 18,
        "eind": 30,
        "woorden": "probleemkind",
        "code": "probleemkind",
        "ernst": "fout",
        "liever": "kind dat vastloopt",
    }
    assert give("taal", "toets", "--json", "-", stdin="") == (0, "[]\n")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("weg.txt", None, "het is er niet"),
        ("brief.docx", b"PK\xff\xfe\x00", "geen tekst in UTF-8"),
        ("keuzes.yaml", b"a: [", "dit is geen YAML. Kijk bij regel"),
        ("keuzes.yaml", b"[" * 500, "te diep"),
    ],
)
def test_what_cannot_be_checked_is_told_before_anything_else(
    give: Give, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    (tmp_path / "eerst.txt").write_text("Een probleemkind.", encoding="utf-8")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    code, said = give("taal", "toets", str(tmp_path / "eerst.txt"), str(tmp_path / name))
    assert code == 2 and words in said and "probleemkind" not in said


def test_it_asks_for_a_file(give: Give) -> None:
    code, said = give("taal", "toets")
    assert code == 2 and "BESTAND" in said
