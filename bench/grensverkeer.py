"""Reading DUO's file and making the matrix; on the real files where they are, else on made-up ones."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import polars as pl

from snijvlak.gebied.queries import haaglanden
from snijvlak.grensverkeer import bestanden, matrix, voorbeeld

from .meten import Row, folder

SHARED = Path(__file__).parents[2] / "shared" / "data"
REAL = [
    SHARED / "duo" / "brin6_pc4.csv",
    SHARED / "gebied" / "pc4_gemeente_2017.csv",
    SHARED / "gebied" / "scholen_2024-11-22.geojson",
]


def rows() -> list[Row]:
    """Read the pupils' file, and compute the matrix from the three tables."""
    real = all(path.is_file() for path in REAL)
    paths = REAL if real else voorbeeld.write(folder())
    pupils = paths[0]
    files = [bestanden.read(path) for path in paths]
    frames = [file.frame() for file in files]
    size = f"{len(files[0].regels)} {'' if real else 'made-up '}rows"
    return [
        Row(
            "grensverkeer",
            f"read and check {size}",
            lambda: bestanden.read(pupils),
            "polars.read_csv alone",
            lambda: pl.read_csv(pupils, infer_schema=False),
        ),
        Row(
            "grensverkeer",
            f"matrix of {size}",
            lambda: matrix.compute(*frames),
            "plain Python, sums alone",
            lambda: _sums(files),
        ),
    ]


def _sums(files: list[bestanden.Bestand]) -> dict[tuple[str, str, str], list[int]]:
    pupils, postcodes, schools = (file.regels for file in files)
    ten = {g.naam for g in haaglanden()}
    home = {row[0]: str(row[1]) for row in postcodes}
    place = {row[0]: str(row[2]) for row in schools}
    cells: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for vestiging, soort, _, pc4, laag, hoog in pupils:
        woon = home.get(pc4)
        if woon in ten:
            cell = cells[str(soort), str(woon), place.get(vestiging, "")]
            cell[0] += int(laag)
            cell[1] += int(hoog)
    return cells
