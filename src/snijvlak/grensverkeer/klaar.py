"""The tables that the pages read: made by `schatting.klaarzetten` when files are loaded, one set per year."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from . import opslag as bewaard
from .opslag import Manifest

if TYPE_CHECKING:
    import polars as pl

STROMEN, HERKOMST, VESTIGINGEN = "stromen", "herkomst", "vestigingen"
GEMEENTE, VERBAND = "gemeente", "samenwerkingsverband"
# Codes of homes and schools whose municipality no table tells; real ones have four digits.
GEEN_POSTCODE = "?postcode"
GEEN_SCHOOL = "?school"


def years(opslag: Path) -> tuple[int, ...]:
    """The years of which there are flows, the newest first."""
    found = {path.name.removeprefix(STROMEN)[:4] for path in opslag.glob(f"{STROMEN}[0-9]*-*.json")}
    return tuple(sorted((int(year) for year in found), reverse=True))


def manifest(opslag: Path, kind: str, jaar: int) -> Manifest | None:
    """The newest manifest of a kind and year; None when there is none.

    Raises:
        BeschadigdeOpslag: it cannot be read.
    """
    return bewaard.newest(opslag, f"{kind}{jaar}")


def table(opslag: Path, kind: str, jaar: int) -> pl.DataFrame | None:
    """The rows of a kind and year (see `schatting.klaarzetten`), not to be changed; None when there are none.

    Raises:
        BeschadigdeOpslag: the file is gone or is not the one that was written.
    """
    found = manifest(opslag, kind, jaar)
    return _kept(opslag, found.parquet, found.controle) if found else None


def is_made_from(opslag: Path, jaar: int, gemaakt_van: str) -> bool:
    """Whether all tables of a year are there as they were written, made from this (see `Manifest.sha256`)."""
    try:
        found = {kind: manifest(opslag, kind, jaar) for kind in (STROMEN, HERKOMST, VESTIGINGEN)}
        there = {kind: one for kind, one in found.items() if one}
        for one in there.values():
            bewaard.table(opslag, one)
    except bewaard.BeschadigdeOpslag:
        return False
    # Where only municipalities are counted there are no homes per school.
    whole = {STROMEN, VESTIGINGEN} <= there.keys()
    return whole and {one.sha256 for one in there.values()} == {gemaakt_van}


@lru_cache(maxsize=64)
def _kept(opslag: Path, parquet: str, controle: str) -> pl.DataFrame:
    """A stored table never changes, so it is read and checked once in a process."""
    return bewaard.table(opslag, Manifest("", "", "", "", 0, "", parquet=parquet, controle=controle))
