"""What did not match, against a second, plain implementation that reads the source files itself."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from snijvlak.gebied.queries import find_gemeente, haaglanden
from snijvlak.grensverkeer import actions, geladen, gematcht, generator, inlezen, matrix, tellingen
from snijvlak.grensverkeer.tellingen import ONDERWIJS

pytestmark = pytest.mark.eenmaal

SHARED = Path(__file__).parents[3] / "shared" / "data"
REAL = [
    SHARED / "duo" / "brin6_pc4.csv",
    SHARED / "gebied" / "pc4_gemeente_2017.csv",
    SHARED / "gebied" / "scholen_2024-11-22.geojson",
]
TEN = {g.naam for g in haaglanden()}


def _official(name: str) -> str:
    found = find_gemeente(name)
    return found.naam if found else name


def _plain(leerlingen: Path, postcodes: Path, scholen: Path) -> dict[str, Counter[str]]:
    """The oracle: dictionaries and a loop, nothing shared with the real code but find_gemeente."""
    with postcodes.open(encoding="utf-8", newline="") as file:
        home = {r["pc4"]: _official(r["gemeente"]) for r in csv.DictReader(file) if r["gemeente"].strip()}
    features = json.loads(scholen.read_text(encoding="utf-8"))["features"]
    place = {f["properties"]["vestigingscode"] for f in features}
    rest: dict[str, Counter[str]] = {soort: Counter() for soort in ONDERWIJS}
    with leerlingen.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            soort, pc4, count = row["TYPE_PO"], row["POSTCODE4_DEELNEMER"], row["AANTAL_LEERLINGEN"]
            if not count.lstrip("-").isdigit():
                continue
            laag, here = 1 if count == "-1" else int(count), home.get(pc4) in TEN
            lost = laag if row["VESTIGINGSCODE"] not in place else 0
            rest[soort].update({"totaal": laag, "onbekende_school": lost})
            rest[soort].update({"onbekende_school_haaglanden": lost if here else 0})
            if not here:
                why = "woont_buiten_haaglanden" if pc4 in home else "onbekende_postcode"
                rest[soort]["buitenland_of_onbekend" if len(pc4) == 2 else why] += laag
    return rest


def _voorraad(files: list[Path]) -> geladen.Voorraad:
    """Files as they are just before they are stored."""
    read = [inlezen.read(path) for path in files]
    return geladen.Voorraad(table for file in read for table in actions.tables(file, "2026-01-01"))


def _check(answers: dict[str, matrix.NietGematcht], files: list[Path]) -> None:
    rest = _plain(*files)
    assert set(answers) == {soort for soort, counted in rest.items() if counted}
    for soort, niet in answers.items():
        for name, laag in rest[soort].items():
            assert getattr(niet, name).laag == laag, name


@pytest.mark.parametrize("zaad", range(4))
def test_made_up_regions_agree_with_the_oracle(tmp_path: Path, zaad: int) -> None:
    files = generator.basis(tmp_path, zaad)
    _check(gematcht.unmatched(_voorraad(files)), files)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real files (../shared/data) are not on this machine")
def test_the_real_files_agree_with_the_oracle() -> None:
    _check(gematcht.unmatched(_voorraad(REAL)), REAL)


def counted(*rows: tuple[str | None, str | None, int, int]) -> list[tuple[object, ...]]:
    """What is left of rows of one school: home postcode, home municipality, least, most."""
    frame = pl.DataFrame(rows, schema=["pc4", "woongemeente", "laag", "hoog"], orient="row")
    whole = frame.with_columns(code=pl.lit("99AA00"), soort=pl.lit("SO"), peiljaar=2024)
    found = gematcht.per_school(tellingen.shape(whole, eenheid="vestiging", bron=""))
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
