"""Asking for flows, in code and as a command, on a made-up region in DUO's layouts whose truth is known."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from snijvlak.grensverkeer import actions, generator
from snijvlak.grensverkeer.cli import app
from snijvlak.grensverkeer.schatting import vragen

pytestmark = pytest.mark.eenmaal

KOPPEN = ["woongemeente", "schoolgemeente", "laag", "schatting", "hoog"]
TABELLEN = ("brin6_pc4", "brin6_totaal", "gemeente_pc4", "bestuur_pc4", "swv_pc4", "postcodes", "scholen")


@pytest.fixture(scope="module")
def wereld() -> generator.Wereld:
    """The made-up region with every pupil counted."""
    return generator.world(3)


@pytest.fixture(scope="module")
def store(wereld: generator.Wereld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with what DUO would publish of it in its tables."""
    folder = tmp_path_factory.mktemp("stromen")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actions.grafiek, "prepare", lambda tables, folder: None)
        actions.load(generator.save(wereld, folder / "bron", 3, TABELLEN).values(), folder / "opslag")
    return folder / "opslag"


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def _truth(wereld: generator.Wereld, soort: str) -> pl.DataFrame:
    schools = wereld.scholen.select("vestiging", schoolgemeente="gemeente")
    homes = wereld.postcodes.select("pc4", woongemeente="gemeente")
    rows = wereld.leerlingen.filter(soort=soort).join(schools, on="vestiging").join(homes, on="pc4")
    return rows.group_by("woongemeente", "schoolgemeente").agg(pl.col("aantal").sum())


@pytest.mark.parametrize("soort", ["BO", "SBO", "SO", "VSO"])
def test_matrix_holds_the_truth(wereld: generator.Wereld, store: Path, soort: str) -> None:
    found = vragen.matrix(store, soort, None, "nederland").tabel
    both = _truth(wereld, soort).join(found, on=KOPPEN[:2], how="left")
    assert both["laag"].null_count() == 0
    assert both.filter(~pl.col("aantal").is_between("laag", "hoog")).is_empty()
    across = both.filter(pl.col("woongemeente") != pl.col("schoolgemeente"))
    assert float(across["schatting"].sum()) == pytest.approx(float(across["aantal"].sum()), rel=0.05)


def test_matrix_of_an_area_is_that_part_of_the_country(store: Path) -> None:
    whole = vragen.matrix(store, "SO", None, "nederland").tabel
    area = vragen.matrix(store, "SO", None, "Haaglanden").tabel
    one = vragen.matrix(store, "SO", None, "Den Haag").tabel
    assert set(one["woongemeente"]) == {"'s-Gravenhage"}
    for part in (area, one):
        same = part.join(whole, on=KOPPEN[:2], suffix="_land")
        assert same.height == part.height
        assert same["schatting"].to_list() == pytest.approx(same["schatting_land"].to_list())
        # A smaller question may be asked over all municipalities at once, and end narrower.
        assert (same["laag"] >= same["laag_land"]).all()
        assert (same["hoog"] <= same["hoog_land"]).all()


def test_command_writes_the_matrix_and_says_where_it_came_from(store: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit.csv"
    uit.write_text("de vorige versie", encoding="utf-8")
    words = ("--soort", "so", "--peiljaar", generator.PEILJAAR, "--woongebied", "haaglanden")
    result = run("matrix", *words, "--opslag", store, "--uit", uit)
    assert result.exit_code == 0, result.output
    table = pl.read_csv(uit)
    assert table.columns == KOPPEN
    assert (table["hoog"] > 0).all()
    assert ((table["schatting"] >= table["laag"]) & (table["schatting"] <= table["hoog"])).all()
    assert "'s-Gravenhage" in set(table["woongemeente"]) & set(table["schoolgemeente"])
    assert f"{table.height} regels in {uit}." in result.stderr
    assert "Bron: verzonnen_brin6_pc4" in result.stderr
    assert "Verborgen aantallen schatten" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["uit.csv"]


def test_school_and_municipality(wereld: generator.Wereld, store: Path) -> None:
    vestiging = str(wereld.leerlingen.filter(soort="SO")["vestiging"][0])
    own = wereld.leerlingen.filter(soort="SO", vestiging=vestiging)
    result = run("school", vestiging.lower(), "--opslag", store)
    assert result.exit_code == 0, result.output
    table = pl.read_csv(result.stdout.encode())
    mine = table.filter(soort="SO")
    assert table.columns == ["soort", "woongemeente", *KOPPEN[2:]]
    # The total of a school is published, so the estimates of its homes add up to it.
    assert mine["schatting"].sum() == pytest.approx(own["aantal"].sum(), abs=0.5)
    result = run("gemeente", "Delft", "--opslag", store)
    table = pl.read_csv(result.stdout.encode())
    assert set(table["soort"]) == {"BO", "SBO", "SO", "VSO"}
    assert ((table["woongemeente"] == "Delft") | (table["schoolgemeente"] == "Delft")).all()
    assert {"Delft"} < set(table["woongemeente"])


def test_what_cannot_be_answered_says_why_and_writes_nothing(store: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit.csv"
    ask = ("matrix", "--opslag", store, "--uit", uit)
    for words, said in (
        (("--soort", "SO", "--woongebied", "Atlantis"), "Het gebied 'Atlantis' kennen wij niet."),
        (("--soort", "SO", "--woongebied", "Groningen"), "geen SO-leerlingen die in Groningen wonen"),
        (
            ("--soort", "SO", "--peiljaar", "1999"),
            f"het jaar 1999 niet geladen. Kies uit: {generator.PEILJAAR}",
        ),
        (("--soort", "HAVO"), "De soort onderwijs 'HAVO' kennen wij niet. Kies uit: BO, SBO"),
        (("--soort", "MBO"), "Van MBO is niets geladen. Kies uit: BO, SBO, SO, VSO."),
    ):
        result = run(*ask, *words)
        assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert list(tmp_path.iterdir()) == []
    result = run("school", "99ZZ99", "--opslag", store)
    assert (result.exit_code, "'99ZZ99' staat niet in de tellingen" in result.stderr) == (2, True)
    result = run("gemeente", "Delft", "--peiljaar", "1999", "--opslag", store)
    assert (result.exit_code, "Van leerlingen is het jaar 1999 niet geladen" in result.stderr) == (2, True)


def test_a_message_needs_no_settings(snijvlak: list[str], store: Path) -> None:
    """In a shell the command runs without Django's settings, which the tests have."""
    words = [
        *snijvlak,
        "grensverkeer",
        "matrix",
        "--soort",
        "SO",
        "--peiljaar",
        "1999",
        "--opslag",
        str(store),
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    year = generator.PEILJAAR
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Van SO is het jaar 1999 niet geladen. Kies uit: {year}.\n"


def test_nothing_loaded_or_nowhere_to_write(store: Path, tmp_path: Path) -> None:
    result = run("matrix", "--soort", "SO", "--opslag", tmp_path / "leeg")
    assert (result.exit_code, "Er zijn nog geen leerlingen geladen" in result.stderr) == (2, True)
    ask = ("matrix", "--soort", "SO", "--opslag", store, "--uit")
    result = run(*ask, tmp_path)
    assert (result.exit_code, "is een map" in result.stderr) == (2, True)
    result = run(*ask, tmp_path / "weg" / "uit.csv")
    assert (result.exit_code, "is er niet. Maak die map eerst" in result.stderr) == (2, True)


def test_damaged_store_is_told(store: Path, tmp_path: Path) -> None:
    broken = Path(shutil.copytree(store, tmp_path / "opslag"))
    for path in broken.glob("tellingen-*.parquet"):
        path.write_bytes(b"stuk")
    result = run("matrix", "--soort", "SO", "--opslag", broken)
    assert (result.exit_code, "De gegevens zijn beschadigd" in result.stderr) == (2, True)
