"""Reading DUO's file and making the matrix; on the real files where they are, else on made-up ones."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import polars as pl

from snijvlak.gebied.queries import haaglanden
from snijvlak.grensverkeer import generator, inlezen, matrix

from .meten import Row, folder

SHARED = Path(__file__).parents[2] / "shared" / "data"
REAL = [
    SHARED / "duo" / "brin6_pc4.csv",
    SHARED / "gebied" / "pc4_gemeente_2017.csv",
    SHARED / "gebied" / "scholen_2024-11-22.geojson",
]
YEARS = tuple(range(generator.PEILJAAR - 9, generator.PEILJAAR + 1))


def rows() -> list[Row]:
    """Read the pupils' file of a year and of ten made-up years, and compute the matrix from three tables."""
    real = all(path.is_file() for path in REAL)
    paths = REAL if real else generator.basis(folder())
    pupils, homes, schools = (inlezen.read(path).tabellen for path in paths)
    tables = (matrix.per_school(pupils["tellingen"]), homes["postcodes"], schools["scholen"])
    size = f"{pupils['tellingen'].height} {'' if real else 'made-up '}rows"
    omvang = generator.REGIO if "--quick" in sys.argv else generator.LAND
    many = generator.write(folder(), omvang=omvang, jaren=YEARS, welke=["brin6_pc4"])["brin6_pc4"]
    return [
        _reading(paths[0], size),
        _reading(many, f"ten made-up years of {'the country' if omvang == generator.LAND else 'the region'}"),
        Row(
            "grensverkeer",
            f"matrix of {size}",
            lambda: matrix.compute(*tables),
            "plain Python, sums alone",
            lambda: _sums(*tables),
        ),
    ]


def _reading(path: Path, size: str) -> Row:
    return Row(
        "grensverkeer",
        f"read and check {size}",
        lambda: inlezen.read(path),
        "polars.read_csv alone",
        lambda: pl.read_csv(path, infer_schema=False),
    )


def _sums(
    pupils: pl.DataFrame, homes: pl.DataFrame, schools: pl.DataFrame
) -> dict[tuple[str, str, str], list[int]]:
    ten = {g.naam for g in haaglanden()}
    home = dict(homes.select("pc4", "gemeente").rows())
    place = dict(schools.select("vestiging", "gemeente").rows())
    cells: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for vestiging, soort, pc4, laag, hoog in pupils.select(
        "vestiging", "soort", "pc4", "laag", "hoog"
    ).rows():
        woon = home.get(pc4)
        if woon in ten:
            cell = cells[soort, woon, place.get(vestiging, "")]
            cell[0] += laag
            cell[1] += hoog
    return cells
