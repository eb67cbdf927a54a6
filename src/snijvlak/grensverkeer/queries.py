"""Questions about the prepared matrix. Reads one Parquet and its manifest; computes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import opslag as bewaard
from .bestanden import ONDERWIJS
from .matrix import NietGematcht, Telling


class GeenMatrix(Exception):
    """There is no matrix to show. The text says why and what to do."""


@dataclass(frozen=True)
class Cel:
    """Pupils who live in one municipality and go to school in another (group), as an interval."""

    woongemeente: str
    schoolgemeente: str
    laag: int
    hoog: int


@dataclass(frozen=True)
class Matrix:
    """The matrix for one type of education (BO, SBO, SO, VSO)."""

    soort: str
    peiljaar: str
    rows: tuple[Cel, ...]
    bronnen: tuple[str, ...]
    niet_gematcht: NietGematcht


def matrix(opslag: Path, soort: str) -> Matrix:
    """The matrix for a type of education; raises GeenMatrix if it is not there."""
    import polars as pl

    manifest = _manifest(opslag)
    known: dict[str, dict[str, Any]] = manifest.extra["niet_gematcht"]
    if soort not in known:
        what = f"Voor '{soort[:20]}' zijn er geen gegevens."
        raise GeenMatrix(f"{what} Kies uit: {', '.join(soorten(opslag))}.")
    table = bewaard.table(opslag, manifest).filter(pl.col("soort") == soort).drop("soort")
    return Matrix(
        soort=soort,
        peiljaar=manifest.peil,
        rows=tuple(Cel(**row) for row in table.iter_rows(named=True)),
        bronnen=tuple(manifest.extra["bronnen"]),
        niet_gematcht=NietGematcht(**{name: Telling(**telling) for name, telling in known[soort].items()}),
    )


def soorten(opslag: Path) -> tuple[str, ...]:
    """The types of education in the stored data; empty if no matrix was prepared yet."""
    manifest = bewaard.newest(opslag, "matrix")
    known = manifest.extra["niet_gematcht"] if manifest else {}
    return tuple(soort for soort in ONDERWIJS if soort in known)


def _manifest(opslag: Path) -> bewaard.Manifest:
    manifest = bewaard.newest(opslag, "matrix")
    if manifest is None:
        raise GeenMatrix(
            "Er is nog geen matrix. Laad eerst de drie bestanden (leerlingen, postcodes, scholen) met: "
            "snijvlak grensverkeer laad BESTAND..."
        )
    return manifest
