"""Flows behind masked counts: how near they are, and how long they take; on the real files where they are."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

from snijvlak.gebied.queries import haaglanden
from snijvlak.grensverkeer import generator, inlezen
from snijvlak.grensverkeer.schatting.stromen import Bronnen, cells, flows

from .figures import Figure
from .grensverkeer import SHARED
from .meten import folder

ROOM = "grensverkeer"
SOORTEN = ("BO", "SBO", "SO", "VSO")
TABELLEN = ("brin6_pc4", "brin6_totaal", "gemeente_pc4", "bestuur_pc4", "postcodes", "scholen")
HALF = 2.5  # the middle of 1 to 4: what many fill in
TIEN = pl.col("woon").is_in([g.code.removeprefix("GM") for g in haaglanden()])


def figures(quick: bool) -> list[Figure]:
    """The error on a made-up region, whose truth is known; the time for Haaglanden and the country."""
    made = generator.world()
    small = generator.save(made, folder(), welke=TABELLEN)
    real = SHARED.is_dir() and not quick
    tables = _tables(_real() if real else list(small.values()))
    name = "real" if real else "made-up"
    types = SOORTEN[-1:] if quick else SOORTEN
    return [
        _error(made, _tables(list(small.values()))),
        _seconds(f"flows of Haaglanden, {len(types)} types, {name} files", tables, types, TIEN, 20),
        _seconds(
            f"flows of the whole country, {len(types)} types, {name} files", tables, types, pl.lit(True), 300
        ),
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
