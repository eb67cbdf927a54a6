"""Loading from the shell: the report, the store, and that a refusal leaves nothing behind."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from snijvlak.grensverkeer import actions, generator
from snijvlak.grensverkeer import opslag as bewaard
from snijvlak.grensverkeer.cli import app
from snijvlak.grensverkeer.inlezen import OnleesbaarBestand
from snijvlak.grensverkeer.stromen import groepen, queries

pytestmark = pytest.mark.eenmaal


def test_load_and_show_from_the_shell(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SNIJVLAK_GEGEVENS", str(tmp_path / "gegevens"))
    loaded = CliRunner().invoke(app, ["laad", *map(str, files)])
    assert loaded.exit_code == 0, loaded.output
    for text in (
        "1 terzijde gezet",
        "geen aantal leerlingen: 'onleesbaar'",
        "school niet gevonden",
        "peil 2024",
    ):
        assert text in loaded.output
    steps = [
        "Bestand 1 van 3 lezen: ",
        "Bestand 3 van 3 lezen: ",
        "Leerlingen tellen die DUO verborg",
        "Opslaan",
        "Beelden tekenen",
    ]
    assert [step for step in steps if step in loaded.stderr] == steps and steps[-1] not in loaded.stdout
    shown = CliRunner().invoke(app, ["matrix", "--soort", "so"])
    rows = list(csv.DictReader(shown.stdout.splitlines()))
    assert rows and list(rows[0]) == ["woongemeente", "schoolgemeente", "laag", "schatting", "hoog"]
    assert all(0 <= int(r["laag"]) <= float(r["schatting"]) <= int(r["hoog"]) for r in rows)
    assert len(list((tmp_path / "gegevens" / "grensverkeer" / "grafieken").glob("*.svg"))) == 12


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["laad", "weg.csv"], "weg.csv: het bestand bestaat niet"),
        (["laad", __file__], "test_laden.py: dit soort bestand kennen we niet"),
        (["matrix", "--soort", "SO"], "Er zijn nog geen leerlingen geladen"),
    ],
)
def test_bad_input_is_a_dutch_message_and_exit_2(tmp_path: Path, arguments: list[str], text: str) -> None:
    result = CliRunner().invoke(app, [*arguments, "--opslag", str(tmp_path / "x")])
    assert result.exit_code == 2 and text in result.stderr and not result.stdout
    assert "Traceback" not in result.output


def test_a_store_that_cannot_be_written_is_said(files: list[Path]) -> None:
    result = CliRunner().invoke(app, ["laad", str(files[0]), "--opslag", str(files[1])])
    assert result.exit_code == 2 and "lukt niet" in result.stderr


def test_without_pictures_the_tables_work_and_the_command_says_so(files: list[Path], tmp_path: Path) -> None:
    (tmp_path / "o").mkdir()
    (tmp_path / "o" / "grafieken").write_text("waar de map had moeten staan")
    result = CliRunner().invoke(app, ["laad", *map(str, files), "--opslag", str(tmp_path / "o")])
    assert result.exit_code == 0, result.output
    assert "De beelden zijn niet getekend: bewaren in " in result.stdout
    assert "De tabellen werken wel. Geef de opdracht opnieuw" in result.stdout
    assert flows(tmp_path / "o")


def flows(opslag: Path, soort: str = "SO") -> queries.Stromen:
    """What the pages of a type of education show."""
    return queries.year(opslag, soort, 2024).stromen


def test_nothing_is_stored_when_one_file_is_refused(files: list[Path], tmp_path: Path) -> None:
    files[2].write_text("kapot", encoding="utf-8")
    for wrong in (files, [files[0], files[0]]):
        with pytest.raises(OnleesbaarBestand):
            actions.load(wrong, tmp_path / "o")
    assert not (tmp_path / "o").exists()


def test_a_failure_while_writing_leaves_the_old_version(
    files: list[Path], opslag: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(p.name for p in opslag.iterdir())

    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bewaard.json, "dumps", full)
    with pytest.raises(OSError, match="No space"):
        actions.load(files, opslag)
    assert sorted(p.name for p in opslag.iterdir()) == before


@pytest.mark.usefixtures("no_pictures")
def test_with_pupils_alone_an_answer_already_comes_and_each_file_makes_it_narrower(
    files: list[Path], tmp_path: Path, opslag: Path
) -> None:
    store = tmp_path / "o"
    first = actions.load(files[:1], store)
    assert first.ontbreekt == ("postcodes", "scholen") and "dus cijfers zijn ruim" in str(first)
    assert {school for _, school in flows(store)} == {groepen.GEEN_SCHOOL}
    actions.load(files[1:2], store)
    assert actions.load(files[2:], store).ontbreekt == ()
    assert {codes: s.open for codes, s in flows(store).items()} == {
        codes: s.open for codes, s in flows(opslag).items()
    }


def test_pupils_who_all_live_elsewhere_give_no_page_and_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "ver.csv"
    path.write_text(
        "INSTELLINGSCODE,VESTIGINGSCODE,TYPE_PO,PEILJAAR,POSTCODE4_DEELNEMER,AANTAL_LEERLINGEN\n"
        "99AA,00,SO,2024,9711,7\n",
        encoding="utf-8",
    )
    assert "1 regels, 7 tot 7 leerlingen in het hele bestand" in str(actions.load([path], tmp_path / "o"))
    assert queries.parts(tmp_path / "o") == {} and not queries.outdated(tmp_path / "o")


def test_without_pupils_there_are_no_figures_yet(files: list[Path], tmp_path: Path) -> None:
    report = actions.load(files[1:], tmp_path / "o")
    assert report.ontbreekt == ("tellingen",) and "Nog geen cijfers: laad ook nog leerlingen" in str(report)
    assert queries.parts(tmp_path / "o") == {}


@pytest.mark.usefixtures("no_pictures")
def test_older_versions_stay_and_the_newest_counts(tmp_path: Path, opslag: Path) -> None:
    new, store = generator.basis(tmp_path / "nieuw", zaad=2), opslag
    before = flows(store, "BO")
    actions.load(new[:1], store)
    assert len(list(store.glob("tellingen-*.parquet"))) == 2 == len(list(store.glob("tellingen-*.json")))
    assert flows(store, "BO") != before
    manifest = bewaard.newest(store, "tellingen")
    assert manifest is not None and manifest.licentie == "CC0" and manifest.peil == "2024"
    assert bewaard.table(store, manifest).height == manifest.regels
    assert manifest.extra["terzijde"][0]["reden"].startswith("geen aantal")


def test_the_example_is_repeatable_and_plainly_made_up(tmp_path: Path) -> None:
    one, two, other = (generator.basis(tmp_path / n, z) for n, z in (("a", 1), ("b", 1), ("c", 2)))
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]
    assert one[0].read_bytes() != other[0].read_bytes()
    schools = [f["properties"] for f in json.loads(one[2].read_text(encoding="utf-8"))["features"]]
    assert all("verzonnen" in s["naam"] and s["vestigingscode"].startswith("99") for s in schools)
    assert ",-1\n" in one[0].read_text(encoding="utf-8")


def test_the_shell_starts_without_polars() -> None:
    rooms = "snijvlak.grensverkeer.cli, snijvlak.grensverkeer.stromen.queries"
    code = f"import sys, {rooms}; print('polars' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"
