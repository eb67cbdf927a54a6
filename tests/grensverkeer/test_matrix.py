"""The matrix against a second, plain implementation that reads the source files itself."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.gebied.queries import find_gemeente, haaglanden
from snijvlak.grensverkeer import actions, generator, inlezen, matrix, queries, tellingen
from snijvlak.grensverkeer.inlezen.kolom import ONDERWIJS_PO
from snijvlak.grensverkeer.tellingen import ONDERWIJS

from .klassiek import klassiek

pytestmark = pytest.mark.eenmaal

SHARED = Path(__file__).parents[3] / "shared" / "data"
REAL = [
    SHARED / "duo" / "brin6_pc4.csv",
    SHARED / "gebied" / "pc4_gemeente_2017.csv",
    SHARED / "gebied" / "scholen_2024-11-22.geojson",
]
TEN = {g.naam for g in haaglanden()}
Cells = dict[tuple[str, str, str], tuple[int, int]]


def _official(name: str) -> str:
    found = find_gemeente(name)
    return found.naam if found else name


def _plain(leerlingen: Path, postcodes: Path, scholen: Path) -> tuple[Cells, dict[str, Counter[str]]]:
    """The oracle: dictionaries and a loop, nothing shared with the real code but find_gemeente."""
    with postcodes.open(encoding="utf-8", newline="") as file:
        home = {r["pc4"]: _official(r["gemeente"]) for r in csv.DictReader(file) if r["gemeente"].strip()}
    features = json.loads(scholen.read_text(encoding="utf-8"))["features"]
    place = {f["properties"]["vestigingscode"]: _official(f["properties"]["gemeente"]) for f in features}
    low: Counter[tuple[str, str, str]] = Counter()
    high: Counter[tuple[str, str, str]] = Counter()
    rest: dict[str, Counter[str]] = {soort: Counter() for soort in ONDERWIJS}
    with leerlingen.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            soort, pc4, count = row["TYPE_PO"], row["POSTCODE4_DEELNEMER"], row["AANTAL_LEERLINGEN"]
            if not count.lstrip("-").isdigit():
                continue
            laag, hoog = (1, 4) if count == "-1" else (int(count), int(count))
            school = place.get(row["VESTIGINGSCODE"])
            rest[soort].update({"totaal": laag, "onbekende_school": laag if school is None else 0})
            if home.get(pc4) in TEN:
                group = (
                    school if school in TEN else "school niet gevonden" if school is None else matrix.BUITEN
                )
                low[soort, home[pc4], group] += laag
                high[soort, home[pc4], group] += hoog
            else:
                why = "woont_buiten_haaglanden" if pc4 in home else "onbekende_postcode"
                rest[soort]["buitenland_of_onbekend" if len(pc4) == 2 else why] += laag
    return {key: (low[key], high[key]) for key in low}, rest


def _check(answers: list[queries.Matrix], files: list[Path]) -> None:
    cells, rest = _plain(*files)
    found = {(a.soort, c.woongemeente, c.schoolgemeente): (c.laag, c.hoog) for a in answers for c in a.rows}
    assert found == cells
    for answer in answers:
        niet = answer.niet_gematcht
        for name, laag in rest[answer.soort].items():
            assert getattr(niet, name).laag == laag, name
        apart = niet.onbekende_postcode + niet.buitenland_of_onbekend + niet.woont_buiten_haaglanden
        assert sum(c.laag for c in answer.rows) + apart.laag == niet.totaal.laag
        assert sum(c.hoog for c in answer.rows) + apart.hoog == niet.totaal.hoog
        column = [c for c in answer.rows if c.schoolgemeente == matrix.NIET_GEVONDEN]
        assert sum(c.laag for c in column) == niet.onbekende_school_haaglanden.laag
        assert {c.schoolgemeente for c in answer.rows} <= set(matrix.kolommen())


def _loaded(opslag: Path) -> list[queries.Matrix]:
    return [queries.matrix(opslag, soort) for soort in queries.soorten(opslag)]


@pytest.mark.parametrize("zaad", range(8))
def test_made_up_regions_agree_with_the_oracle(tmp_path: Path, zaad: int) -> None:
    files = generator.basis(tmp_path, zaad)
    pupils, homes, schools = (inlezen.read(path).tabellen for path in files)
    rows = matrix.per_school(pupils["tellingen"])
    table, unmatched = matrix.compute(rows, homes["postcodes"], schools["scholen"])
    cells = {
        soort: tuple(queries.Cel(*row) for what, *row in table.rows() if what == soort) for soort in unmatched
    }
    _check([queries.Matrix(s, "2024", cells[s], (), niet) for s, niet in unmatched.items()], files)


def test_what_was_stored_agrees_with_the_oracle(files: list[Path], opslag: Path) -> None:
    _check(_loaded(opslag), files)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real files (../shared/data) are not on this machine")
def test_the_real_files_agree_with_the_oracle(tmp_path: Path) -> None:
    actions.load(REAL, tmp_path)
    _check(_loaded(tmp_path), REAL)
    answer = queries.matrix(tmp_path, "SO")
    hague = next(c for c in answer.rows if c.woongemeente == c.schoolgemeente == "'s-Gravenhage")
    assert (answer.peiljaar, hague.laag, hague.hoog) == ("2017", 584, 1400)


ROW = st.tuples(
    st.sampled_from(["99AA00", "99AA01", "99AB00", "99AC00"]),  # 99AC00 has no known place
    st.sampled_from(ONDERWIJS_PO),
    st.sampled_from(["2511", "2611", "1011", "9999", "10", "40"]),  # 9999 is in no table
    st.integers(0, 50),
)


@given(st.lists(ROW, min_size=1, max_size=30, unique_by=lambda row: row[:3]))
def test_nothing_is_dropped(rows: list[tuple[str, str, str, int]]) -> None:
    names = ("code", "soort", "pc4", "laag")
    frame = pl.DataFrame(rows, schema=names, orient="row").with_columns(
        peiljaar=2024, hoog=pl.col("laag") + 3
    )
    pupils = matrix.per_school(tellingen.shape(frame, eenheid="vestiging", bron=""))
    homes = pl.DataFrame(
        {"pc4": ["2511", "2611", "1011"], "gemeente": ["'s-Gravenhage", "Delft", "Amsterdam"]}
    )
    schools = pl.DataFrame(
        {
            "vestiging": ["99AA00", "99AA00", "99AA01", "99AB00"],
            "gemeente": ["Delft", "Delft", "LEIDEN", "Westland"],
        }
    )
    table, niet = matrix.compute(pupils, homes, schools)
    for value in ("laag", "hoog"):
        apart = sum(
            getattr(telling, value)
            for n in niet.values()
            for telling in (n.onbekende_postcode, n.buitenland_of_onbekend, n.woont_buiten_haaglanden)
        )
        assert table[value].sum() + apart == frame[value].sum()


def counted(*rows: tuple[str | None, str | None, int, int]) -> list[tuple[object, ...]]:
    """What is left of rows of one school: home postcode, home municipality, least, most."""
    frame = pl.DataFrame(rows, schema=["pc4", "woongemeente", "laag", "hoog"], orient="row")
    whole = frame.with_columns(code=pl.lit("99AA00"), soort=pl.lit("SO"), peiljaar=2024)
    found = matrix.per_school(tellingen.shape(whole, eenheid="vestiging", bron=""))
    return found.select("pc4", "woongemeente", "laag", "hoog").sort("pc4").rows()


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([("2511", None, 1, 4), ("2511", None, 3, 4)], [("2511", None, 3, 4)]),
        ([("2511", None, 1, 4), ("2511", None, 6, 6)], [("2511", None, 1, 6)]),
        ([(None, None, 9, 9), ("2511", None, 1, 4)], [("2511", None, 1, 4)]),
        ([(None, "0518", 9, 9)], [(None, "0518", 9, 9)]),
    ],
    ids=["the narrowest", "what cannot both be", "a total is no home", "a home by its municipality"],
)
def test_of_two_files_about_the_same_row(rows: list[Any], kept: list[tuple[object, ...]]) -> None:
    assert counted(*rows) == kept


@pytest.mark.usefixtures("no_pictures")
def test_the_open_matrix_does_not_tell_more_than_duo_does(tmp_path: Path) -> None:
    """Four masked ages make a masked total exactly 4: that is for who estimates, and not for a page."""
    rows = [("2511", dict.fromkeys(("5", "6", "7", "8"), "<5"), "<5"), ("2512", {"5": "9"}, "9")]
    path = tmp_path / "klassiek.csv"
    path.write_bytes(klassiek(*rows).replace("Súdwest-Fryslân", "Delft").encode("cp1252"))
    assert inlezen.read(path).tabellen["tellingen"].select("laag", "hoog").rows() == [(4, 4), (9, 9)]
    actions.load([path], tmp_path / "o")
    assert [(c.laag, c.hoog) for c in queries.matrix(tmp_path / "o", "SO").rows] == [(10, 13)]


@pytest.mark.usefixtures("no_pictures")
def test_students_of_whom_the_municipality_is_known_have_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "mbo.csv"
    path.write_text("JAAR,INSTELLINGSCODE,WOONGEMEENTE,AANTAL\n2022,99AA,Delft,9\n2022,99AA,Onbekend,<5\n")
    actions.load([path], tmp_path / "o")
    found = queries.matrix(tmp_path / "o", "MBO")
    assert [(c.woongemeente, c.laag) for c in found.rows] == [("Delft", 9)] and found.peiljaar == "2022"
    assert found.niet_gematcht.buitenland_of_onbekend.hoog == 4
