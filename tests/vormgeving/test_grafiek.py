"""Pictures are drawn outside the web process, kept under the hash of their table, and found again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.vormgeving import beelden

from snijvlak.vormgeving import grafiek
from snijvlak.vormgeving.tabel import Tabel, Vorm, Waarde
from snijvlak.vormgeving.tekening import draw

pytestmark = pytest.mark.eenmaal


def tabel(vorm: Vorm, *values: Waarde, naam: str = "Rij") -> Tabel:
    return beelden.tabel(
        vorm, ("Naam", "Aantal"), *((f"{naam} {n}", value) for n, value in enumerate(values))
    )


def test_pictures_are_drawn_once_and_found_again(tmp_path: Path) -> None:
    folder = tmp_path / "grafieken"
    one, two, without = tabel("staven", 1), tabel("matrix", 2), tabel("matrix")
    assert grafiek.find(one, folder) is None
    assert grafiek.prepare([one, two, without], folder) == 2
    assert grafiek.prepare([one, two, without], folder) == 0
    paths = [grafiek.find(one, folder), grafiek.find(two, folder)]
    assert [path.read_text(encoding="utf-8") for path in paths if path] == [draw(one), draw(two)]
    assert sorted(folder.iterdir()) == sorted(path for path in paths if path)
    assert grafiek.find(without, folder) is None and grafiek.find(tabel("staven", 2), folder) is None


def test_a_picture_that_cannot_be_kept_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "vol").write_text("een bestand")
    with pytest.raises(grafiek.TekeningMislukt, match=r"bewaren in .*vol lukt niet"):
        grafiek.prepare([tabel("staven", 1)], tmp_path / "vol")
    assert [path.name for path in tmp_path.iterdir()] == ["vol"]


def test_drawing_that_stops_is_said(tmp_path: Path) -> None:
    broken = tabel("staven", 1, naam="\x00")  # a character that XML cannot hold
    with pytest.raises(grafiek.TekeningMislukt, match="het tekenprogramma stopte: "):
        grafiek.prepare([broken], tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["", "geen json", "[1]", '[{"titel": "t"}]'])
def test_the_drawing_process_refuses_what_is_no_table(text: str) -> None:
    words = [sys.executable, "-m", "snijvlak.vormgeving.grafiek"]
    result = subprocess.run(words, input=text, capture_output=True, text=True)
    assert result.returncode != 0 and "geen lijst van tabellen" in result.stderr
    assert "Traceback" not in result.stderr and not result.stdout
