"""What our own pages and rules say passes the word rules: no text of ours has a word that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from snijvlak.taal.woorden import check
from snijvlak.taal.woorden.lezen import read

pytestmark = pytest.mark.eenmaal

SOURCE = Path(__file__).parents[2] / "src" / "snijvlak"
# Lists of words as people type them; and the word rules, of which another test reads the reasons and advice.
NO_TEXTS = ("privacy/herkenning", "taal/woorden")
RULES = [
    path
    for path in sorted((SOURCE / "regels").rglob("*.yaml"))
    if not path.relative_to(SOURCE / "regels").as_posix().startswith(NO_TEXTS)
]
PAGES = sorted([*SOURCE.rglob("teksten.yaml"), *SOURCE.rglob("*.html")])


@pytest.mark.parametrize("path", [*PAGES, *RULES], ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_text_of_ours_has_a_word_that_is_wrong(path: Path) -> None:
    page = read(str(path), path.read_text(encoding="utf-8"))
    wrong = [
        f"{page.sleutel(b.begin) or path.name}: {b.woorden}; liever: {b.regel.liever}"
        for b in check(page.tekst)
        if b.regel.ernst == "fout"
    ]
    assert wrong == []


def test_every_room_with_texts_is_among_them() -> None:
    rooms = {path.parent.name for path in PAGES if path.name == "teksten.yaml"}
    assert {"meldpunt", "overleg", "rapportage", "wegwijzer", "toegang", "vormgeving"} <= rooms
    assert {"keuzes.yaml", "factoren.yaml", "indicatoren.yaml", "deuren.yaml"} <= {p.name for p in RULES}
