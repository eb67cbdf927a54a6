"""The block of a report: grensverkeer in brief, as everybody may see it."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from snijvlak.grensverkeer import blokken
from snijvlak.grensverkeer.stromen import groepen, queries
from snijvlak.grensverkeer.stromen.queries import Elders
from snijvlak.publicatie.blokken import Blok, Lijst

pytestmark = pytest.mark.eenmaal

BEGIN, EIND = dt.date(2025, 1, 1), dt.date(2025, 3, 31)


@pytest.fixture
def geladen(opslag: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, gegevens=tmp_path))
    return Path(shutil.move(opslag, tmp_path / "grensverkeer"))


def lists(found: list[Blok]) -> list[Lijst]:
    return [blok.inhoud for blok in found if isinstance(blok.inhoud, Lijst)]


def test_the_last_count_before_the_end_of_the_period(geladen: Path) -> None:
    shares, flows = lists(blokken.blocks(BEGIN, EIND))
    assert [row[1] for row in shares.rijen] == ["2024"] * 4
    found = {e.soort: e for e in queries.elsewhere(geladen, groepen.region())}
    assert shares.rijen[2][2:4] == (f"{found['SO'].midden}%", f"{found['SO'].laag}% tot {found['SO'].hoog}%")
    assert {row[4] for row in shares.rijen} == {"niet bekend"}  # one year is loaded
    assert len(flows.rijen) <= 4 * blokken.MEESTE and not {"<5", "1", "2", "3", "4"} & {
        r[3] for r in flows.rijen
    }
    assert all(row[1] != row[2] for row in flows.rijen)
    assert blokken.blocks(dt.date(2024, 1, 1), dt.date(2024, 9, 30)) == []
    assert len(blokken.blocks(dt.date(2024, 1, 1), dt.date(2024, 10, 1))) == 2


def test_each_figure_has_its_source_and_day(geladen: Path) -> None:
    for blok in blokken.blocks(BEGIN, EIND):
        [source] = blok.herkomst
        assert source.versie == "1 oktober 2024" and "verzonnen_brin6_pc4" in source.bron and blok.uitleg


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ((10, 20), (21, 30), "groter"),
        ((21, 30), (10, 20), "kleiner"),
        ((10, 20), (18, 30), "niet zeker anders (toen 15%)"),
        ((10, 10), (10, 10), "gelijk"),
    ],
)
def test_a_change_is_said_when_the_bounds_say_it(
    before: tuple[int, int], now: tuple[int, int], said: str
) -> None:
    one, other = (Elders("SO", low, (low + high) // 2, high, 2024, ()) for low, high in (before, now))
    assert blokken._change(one, other) == said  # pyright: ignore[reportPrivateUsage] -- a table of its rule


def test_without_figures_there_is_no_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, gegevens=tmp_path))
    assert blokken.blocks(BEGIN, EIND) == [] and not caplog.records
    (tmp_path / "grensverkeer").mkdir()
    (tmp_path / "grensverkeer" / "stromen2024-1.json").write_text(json.dumps({}))
    assert blokken.blocks(BEGIN, EIND) == [] and "border traffic" in caplog.text
