"""Flows behind masked counts: how near they are, and how long they take; on the real files where they are."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

from snijvlak.gebied.queries import haaglanden
from snijvlak.grensverkeer import gematcht, generator, inlezen
from snijvlak.grensverkeer.schatting.stromen import Bronnen, cells, flows

from . import peer
from .figures import Figure
from .grensverkeer import SHARED, YEARS, added
from .meten import folder

ROOM = "grensverkeer"
SOORTEN = ("BO", "SBO", "SO", "VSO")
TABELLEN = ("brin6_pc4", "brin6_totaal", "gemeente_pc4", "bestuur_pc4", "postcodes", "scholen")
HALF = 2.5  # the middle of 1 to 4: what many fill in
TIEN = pl.col("woon").is_in([g.code.removeprefix("GM") for g in haaglanden()])


def figures(quick: bool) -> list[Figure]:
    """The error on a made-up region, whose truth is known; the time for Haaglanden and the country; a file of
    ten years next to pandas.
    """
    made = generator.world()
    small = generator.save(made, folder(), welke=TABELLEN)
    real = SHARED.is_dir() and not quick
    tables = _tables(_real() if real else list(small.values()))
    name = "real" if real else "made-up"
    types = SOORTEN[-1:] if quick else SOORTEN
    size, years = (generator.REGIO, YEARS[-2:]) if quick else (generator.LAND, YEARS)
    return [
        _error(made, _tables(list(small.values()))),
        _seconds(f"flows of Haaglanden, {len(types)} types, {name} files", tables, types, TIEN, 20),
        _seconds(
            f"flows of the whole country, {len(types)} types, {name} files", tables, types, pl.lit(True), 300
        ),
        _from_csv(size, years),
    ]


def _real() -> list[Path]:
    duo = [SHARED / "duo" / f"{name}.csv" for name in TABELLEN[:4]]
    return [
        *duo,
        SHARED / "gebied" / "pc4_gemeente_2017.csv",
        SHARED / "gebied" / "scholen_2024-11-22.geojson",
    ]


def _tables(paths: list[Path]) -> Callable[[], Bronnen]:
    """Reads the tables anew, so that nothing is remembered between two measurements."""
    read = [inlezen.read(path).tabellen for path in paths]
    counts = pl.concat([tables["tellingen"] for tables in read if "tellingen" in tables])
    homes = next(tables["postcodes"] for tables in read if "postcodes" in tables)
    schools = next(tables["scholen"] for tables in read if "scholen" in tables)
    places = schools.select("vestiging", gemeente="gemeentecode", pc4=pl.col("postcode").str.slice(0, 4))
    return lambda: Bronnen(counts, homes.select("pc4", gemeente="gemeentecode"), places)


def _error(made: generator.Wereld, tables: Callable[[], Bronnen]) -> Figure:
    """How far the pupils in special education who cross a border are off, in percent, next to filling in."""
    bronnen = tables()
    found = flows(cells(bronnen, "SO"), pl.lit(True)).filter(pl.col("woon") != pl.col("school"))
    schools = made.scholen.select("vestiging", school="gemeentecode")
    homes = made.postcodes.select("pc4", woon="gemeentecode")
    pupils = made.leerlingen.filter(soort="SO").join(schools, on="vestiging").join(homes, on="pc4")
    across = pupils.filter(pl.col("woon") != pl.col("school"))["aantal"]
    truth = float(across.sum())
    filled = float(across.filter(across > 4).sum()) + HALF * float((across <= 4).sum())
    return Figure(
        ROOM,
        "error of all SO that crosses a border",
        100 * abs(float(found["schatting"].sum()) / truth - 1),
        f"{HALF} for each masked count",
        100 * abs(filled / truth - 1),
        "{:.1f}%",
        at_most=3.5,
    )


def _seconds(
    what: str, tables: Callable[[], Bronnen], types: tuple[str, ...], asked: pl.Expr, most: float
) -> Figure:
    begin = time.perf_counter()
    bronnen = tables()
    for soort in types:
        flows(cells(bronnen, soort), asked)
    taken = time.perf_counter() - begin
    return Figure(ROOM, what, taken, "a programme per flow", None, "{:.1f} s", at_most=most)


def _from_csv(omvang: generator.Omvang, jaren: tuple[int, ...]) -> Figure:
    """How many times as fast as pandas we go from the files to sums per year, type, home and school."""
    made = generator.write(folder(), omvang=omvang, jaren=jaren, welke=("brin6_pc4", "postcodes", "scholen"))
    paths = made["brin6_pc4"], made["postcodes"], made["scholen"]
    what = f"{len(jaren)} made-up years, from CSV to matrices, times as fast"
    if not peer.present():
        return Figure(ROOM, what, float("nan"), "pandas", None, "{:.1f}")
    begin = time.perf_counter()
    pupils, homes, schools = (inlezen.read(path).tabellen for path in paths)
    for _, year in pupils["tellingen"].group_by("peiljaar"):
        added(gematcht.per_school(year), homes["postcodes"], schools["scholen"])
    ours = time.perf_counter() - begin
    name, theirs = peer.pandas(*paths)
    return Figure(ROOM, what, theirs / ours, name, 1.0, "{:.1f}", at_least=5)
