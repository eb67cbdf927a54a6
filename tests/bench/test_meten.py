"""``make bench``: honest ratios, and rows that work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bench.__main__ import ROOMS
from bench.meten import Measured, Row, measure, table

ROOT = Path(__file__).parents[2]


def row(ours: float, peer: float, aim: float | None = None) -> Row:
    return Row("kamer", "wachten", lambda: time.sleep(ours), "korter wachten", lambda: time.sleep(peer), aim)


def test_the_ratio_is_that_of_the_two_times() -> None:
    measured = measure(row(0.02, 0.005), seconds=0, rounds=5)
    assert measured.rounds == 5 and 0.02 <= measured.ours < 0.2 and measured.ratio > 1.5


def test_a_row_with_an_aim_shows_the_slow_ones() -> None:
    waits = iter([0.0] * 10 + [0.03] * 10)  # one is not measured: that is the warming up
    slow = Row("kamer", "soms traag", lambda: time.sleep(next(waits)), "niets", lambda: None, aim=1.0)
    middle = Row("kamer", "niets", lambda: None, "niets", lambda: None)
    assert measure(slow, seconds=0, rounds=19).ours >= 0.03
    assert measure(middle, seconds=0, rounds=3).ours < 0.03


def test_a_table_has_a_line_per_row_and_says_whether_the_aim_is_met() -> None:
    lines = table(
        [
            Measured(row(0, 0), 0.002, 0.001, 5),
            Measured(row(0, 0, aim=0.05), 0.004, 0.0005, 5),
            Measured(row(0, 0, aim=0.05), 1.5, 0.0000025, 5),
        ]
    ).splitlines()
    assert lines[0].split() == ["room", "what", "ours", "peer", "its", "time", "ratio"]
    assert re.split(r" {2,}", lines[1]) == ["kamer", "wachten", "2 ms", "korter wachten", "1 ms", "2.0x"]
    assert lines[2].endswith("8.0x  p95, aim 50 ms: met")
    assert "1.5 s" in lines[3] and "2.5 µs" in lines[3] and lines[3].endswith("aim 50 ms: NOT met")


@pytest.mark.eenmaal
def test_every_room_measures_and_leaves_the_data_of_the_user_alone(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("SNIJVLAK_", "DJANGO_"))}
    env["SNIJVLAK_GEGEVENS"] = str(tmp_path)
    answer = subprocess.run(
        [sys.executable, "-m", "bench", "--quick"], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert answer.returncode == 0, answer.stderr
    ratios, figures = (part.splitlines() for part in answer.stdout.split("\n\n"))
    shown = {line.split()[0] for line in ratios[1:]}
    assert shown == {"pages" if room == "paginas" else room for room in ROOMS}
    assert figures[0].split()[:3] == ["room", "what", "ours"]
    assert {name for line in figures for name in ("deduce", "pytauargus", "acro") if name in line} == {
        "deduce",
        "pytauargus",
        "acro",
    }
    assert list(tmp_path.iterdir()) == []


def test_every_file_with_rows_is_measured() -> None:
    with_rows = {
        p.stem for p in (ROOT / "bench").glob("*.py") if "def rows(" in p.read_text(encoding="utf-8")
    }
    assert with_rows == set(ROOMS)
