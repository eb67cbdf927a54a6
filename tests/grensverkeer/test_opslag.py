"""The store: one writer at a time, and damage is noticed and said instead of shown."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from typer.testing import CliRunner

from snijvlak.grensverkeer import actions
from snijvlak.grensverkeer import opslag as bewaard
from snijvlak.grensverkeer.cli import app
from snijvlak.grensverkeer.stromen import queries
from snijvlak.grensverkeer.stromen.aantal import Aantal


def test_a_second_load_meanwhile_is_told_to_wait(files: list[Path], opslag: Path) -> None:
    before = sorted(path.name for path in opslag.iterdir())
    with bewaard.only_writer(opslag):
        result = CliRunner().invoke(app, ["laad", *map(str, files), "--opslag", str(opslag)])
    assert result.exit_code == 2 and "Een andere opdracht laadt nu ook" in result.stderr
    assert "Er is niets geladen" in result.stderr and not result.stdout
    assert sorted(path.name for path in opslag.iterdir()) == before


def test_two_loads_at_one_moment_leave_a_whole_store(
    snijvlak: list[str], files: list[Path], tmp_path: Path
) -> None:
    words = [*snijvlak, "grensverkeer", "laad", *map(str, files), "--opslag", str(tmp_path / "o")]
    both = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in "ab"]
    results = [(process.communicate(timeout=60), process.returncode) for process in both]
    codes = [code for _, code in results]
    assert 0 in codes and set(codes) <= {0, 2}, results
    assert all("Traceback" not in out + err for (out, err), _ in results)
    stored = tmp_path / "o"
    assert (
        len(list(stored.glob("tellingen-*.json")))
        == codes.count(0)
        == len(list(stored.glob("tellingen-*.parquet")))
    )
    assert flows(stored) and not list(stored.glob(".aanmaak-*"))


def test_a_load_that_was_killed_holds_nobody_up(opslag: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from snijvlak.grensverkeer.opslag import only_writer\n"
        "with only_writer(Path(sys.argv[1])): print('bezig', flush=True); time.sleep(60)"
    )
    words = [sys.executable, "-c", code, str(opslag)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdout.readline() == "bezig\n"
        with pytest.raises(bewaard.OpslagBezet), bewaard.only_writer(opslag):
            pass
        process.send_signal(signal.SIGKILL)
    with bewaard.only_writer(opslag):
        pass


def flows(opslag: Path) -> dict[tuple[str, str], Aantal]:
    """What everybody sees, as another process reads it."""
    queries.forget()
    return {codes: stroom.open for codes, stroom in queries.year(opslag, "SO", 2024).stromen.items()}


def newest(opslag: Path, soort: str, suffix: str) -> Path:
    return sorted(opslag.glob(f"{soort}-*{suffix}"))[-1]


def cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def change(opslag: Path, **more: object) -> None:
    manifest = newest(opslag, "stromen2024", ".json")
    manifest.write_text(json.dumps(json.loads(manifest.read_text(encoding="utf-8")) | more), encoding="utf-8")


def folder_instead(opslag: Path, soort: str) -> None:
    newest(opslag, soort, ".json").unlink()
    (opslag / f"{soort}-9.json").mkdir()


def swap(opslag: Path, soort: str) -> None:
    """Another table of ours, whole in itself, in the place of this one."""
    shutil.copy(next(iter(opslag.glob("scholen-*.parquet"))), newest(opslag, soort, ".parquet"))


DAMAGE: dict[str, Callable[[Path, str], object]] = {
    "half a manifest": lambda opslag, soort: cut(newest(opslag, soort, ".json")),
    "an empty manifest": lambda opslag, soort: newest(opslag, soort, ".json").write_bytes(b""),
    "no text": lambda opslag, soort: newest(opslag, soort, ".json").write_bytes(b"\xff\xfe"),
    "another JSON": lambda opslag, soort: newest(opslag, soort, ".json").write_text("[]"),
    "a folder": folder_instead,
    "a table gone": lambda opslag, soort: newest(opslag, soort, ".parquet").unlink(),
    "half a table": lambda opslag, soort: cut(newest(opslag, soort, ".parquet")),
    "another table": swap,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_command_says_what_is_damaged_and_what_to_do(opslag: Path, damage: str, tmp_path: Path) -> None:
    DAMAGE[damage](opslag, "tellingen")
    words = ["matrix", "--soort", "SO", "--opslag", str(opslag), "--uit", str(tmp_path / "uit.csv")]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2 and not result.stdout and not (tmp_path / "uit.csv").exists()
    assert "De gegevens zijn beschadigd: " in result.stderr and str(opslag / "tellingen-") in result.stderr
    assert "snijvlak grensverkeer laad" in result.stderr and "Traceback" not in result.stderr


@pytest.fixture
def served(opslag: Path) -> Iterator[Path]:
    folder = settings.OMGEVING.gegevens / "grensverkeer"
    shutil.copytree(opslag, folder)
    queries.forget()
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_page_says_that_the_data_is_damaged(client: Client, served: Path, damage: str) -> None:
    DAMAGE[damage](served, "stromen2024")
    for path in ("", "so/", "so/?vorm=csv", "so/kaart/", "so/verloop/", "so/stromen.csv"):
        page = client.get(f"/grensverkeer/{path}")
        text = page.content.decode()
        assert page.status_code == 503 and "De gegevens zijn beschadigd" in text
        assert "Terug naar de start" in text and str(served) not in text


@pytest.mark.usefixtures("no_pictures")
@pytest.mark.parametrize("damage", DAMAGE)
def test_loading_the_three_files_again_repairs(files: list[Path], opslag: Path, damage: str) -> None:
    before = flows(opslag)
    DAMAGE[damage](opslag, "stromen2024")
    if damage == "a folder":
        (opslag / "stromen2024-9.json").rmdir()
    actions.load(files, opslag)
    assert flows(opslag) == before


def test_one_file_more_on_a_damaged_source_is_refused(files: list[Path], opslag: Path) -> None:
    next(iter(opslag.glob("scholen-*.parquet"))).write_bytes(b"PAR1")
    before = sorted(path.name for path in opslag.iterdir())
    result = CliRunner().invoke(app, ["laad", str(files[0]), "--opslag", str(opslag)])
    assert result.exit_code == 2 and "beschadigd: " in result.stderr and "scholen-" in result.stderr
    assert "Er is niets geladen" in result.stderr
    assert sorted(path.name for path in opslag.iterdir()) == before


@examples(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_no_changed_byte_of_a_table_goes_unnoticed(opslag: Path, data: st.DataObject) -> None:
    path = newest(opslag, "stromen2024", ".parquet")
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(1, 255)) ^ whole[place]
    path.write_bytes(whole[:place] + bytes([other]) + whole[place + 1 :])
    try:
        with pytest.raises(bewaard.BeschadigdeOpslag):
            flows(opslag)
    finally:
        path.write_bytes(whole)


def test_a_store_from_before_tables_were_hashed_still_opens(opslag: Path) -> None:
    before = flows(opslag)
    change(opslag, controle="")
    assert flows(opslag) == before
    cut(newest(opslag, "stromen2024", ".parquet"))
    with pytest.raises(bewaard.BeschadigdeOpslag):
        flows(opslag)
