"""The matrix against a second, plain implementation that reads the source files itself."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.gebied.queries import find_gemeente, haaglanden
from snijvlak.grensverkeer import actions, matrix, queries, voorbeeld
from snijvlak.grensverkeer.bestanden import ONDERWIJS, Bestand, read

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
    files = voorbeeld.write(tmp_path, zaad)
    table, unmatched = matrix.compute(*(read(path).frame() for path in files))
    rows = {
        soort: tuple(queries.Cel(*row) for what, *row in table.rows() if what == soort) for soort in unmatched
    }
    _check([queries.Matrix(s, "2024", rows[s], (), niet) for s, niet in unmatched.items()], files)


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
    st.sampled_from(ONDERWIJS),
    st.sampled_from(["2511", "2611", "1011", "9999", "10", "40"]),  # 9999 is in no table
    st.integers(0, 50),
)


@given(st.lists(ROW, min_size=1, max_size=30))
def test_nothing_is_dropped(rows: list[tuple[str, str, str, int]]) -> None:
    pupils = tuple((school, soort, 2024, pc4, n, n + 3) for school, soort, pc4, n in rows)
    homes = (("2511", "'s-Gravenhage"), ("2611", "Delft"), ("1011", "Amsterdam"))
    schools = tuple(
        (code, "x", gemeente, "", "")
        for code, gemeente in (
            ("99AA00", "Delft"),
            ("99AA00", "Delft"),
            ("99AA01", "LEIDEN"),
            ("99AB00", "Westland"),
        )
    )
    frames = [
        Bestand("x", "leerlingen", "2024", "", pupils, ()).frame(),
        Bestand("x", "postcodes", "2024", "", homes, ()).frame(),
        Bestand("x", "scholen", "2024", "", schools, ()).frame(),
    ]
    table, niet = matrix.compute(*frames)
    for value in ("laag", "hoog"):
        apart = sum(
            getattr(telling, value)
            for n in niet.values()
            for telling in (n.onbekende_postcode, n.buitenland_of_onbekend, n.woont_buiten_haaglanden)
        )
        assert table[value].sum() + apart == frames[0][value].sum()
