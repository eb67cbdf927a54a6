"""``snijvlak taal``: how easy a text is to read."""

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
