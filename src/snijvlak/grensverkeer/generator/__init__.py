"""Made-up files in the layouts of DUO and CBS, for the demo, tests and measuring: no school is real."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from . import indelingen
from .wereld import LAND, PEILJAAR, REGIO, Omvang, Wereld, make

__all__ = ["LAND", "PEILJAAR", "REGIO", "Omvang", "Wereld", "basis", "make", "write"]

# What is enough for a matrix without schools or postcodes that are not found.
BASIS = ("brin6_pc4", "postcodes", "scholen")
ALLES = (*indelingen.CKAN, "klassiek", "postcodes", "scholen", "adressen")


def write(
    folder: Path,
    zaad: int = 1,
    *,
    omvang: Omvang = REGIO,
    jaren: tuple[int, ...] = (PEILJAAR,),
    welke: Iterable[str] = ALLES,
) -> dict[str, Path]:
    """Write files of a made-up world and give their paths by layout; the same ``zaad`` gives the same bytes.

    Raises:
        OSError: the folder cannot be written.
    """
    return save(world(zaad, omvang, jaren), folder, zaad, welke)


def basis(folder: Path, zaad: int = 1) -> list[Path]:
    """The three files that a matrix is made from."""
    return list(write(folder, zaad, welke=BASIS).values())


def world(zaad: int = 1, omvang: Omvang = REGIO, jaren: tuple[int, ...] = (PEILJAAR,)) -> Wereld:
    """A made-up world in which some pupils have a home that is not known, or a postcode in no list."""
    import polars as pl

    made = make(zaad, omvang, jaren)
    first = made.leerlingen.row(0, named=True)
    extra = pl.DataFrame(
        [first | {"pc4": "40", "aantal": 3}, first | {"pc4": "9998", "aantal": 2}],
        schema=made.leerlingen.schema,
    )
    rows = pl.concat([made.leerlingen.filter(pl.col("pc4") != "9998"), extra])
    places = made.postcodes.filter(pl.col("pc4") != "9998")
    return replace(made, leerlingen=rows, postcodes=places)


def save(made: Wereld, folder: Path, zaad: int = 1, welke: Iterable[str] = ALLES) -> dict[str, Path]:
    """Write a world in the layouts that are asked for."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: dict[str, Path] = {}
    year = made.leerlingen["peiljaar"].max()
    for name in welke:
        path = paths[name] = folder / f"verzonnen_{name}_{year}{'.geojson' if name == 'scholen' else '.csv'}"
        if name in indelingen.CKAN:
            indelingen.CKAN[name](made, path)
        elif name == "klassiek":
            indelingen.klassiek(made, path, zaad)
        else:
            {
                "postcodes": indelingen.postcodes,
                "scholen": indelingen.scholen,
                "adressen": indelingen.adressen,
            }[name](made, path)
    return paths
