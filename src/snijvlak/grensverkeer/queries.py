"""Questions about the prepared matrix. Reads one Parquet and its manifest; computes nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from snijvlak.vormgeving.tabel import Interval
from snijvlak.vormgeving.teksten import tekst

from . import aandeel
from . import opslag as bewaard
from .matrix import NietGematcht
from .tellingen import ONDERWIJS


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
    """The matrix for one type of education (see `tellingen.ONDERWIJS`)."""

    soort: str
    peiljaar: str
    rows: tuple[Cel, ...]
    bronnen: tuple[str, ...]
    niet_gematcht: NietGematcht


@dataclass(frozen=True)
class Elders:
    """The share in percent of the pupils of some municipalities that goes to school in another one."""

    soort: str
    laag: int
    hoog: int
    bronnen: tuple[str, ...]


@dataclass(frozen=True)
class _Bij:
    """What the manifest of the matrix tells beside the table."""

    bronnen: tuple[str, ...]
    niet_gematcht: dict[str, NietGematcht]
    peil: dict[str, str] = field(
        default_factory=dict
    )  # per soort; empty in a store from before this was kept


def matrix(opslag: Path, soort: str) -> Matrix:
    """The matrix for a type of education.

    Raises:
        GeenMatrix: there is none.
        BeschadigdeOpslag: there is one, but its files cannot be used.
    """
    import polars as pl

    found = _newest(opslag)
    if found is None or not found[1].niet_gematcht:
        raise GeenMatrix(tekst("grensverkeer.vragen.er_is_nog_geen_matrix_laad"))
    manifest, bij = found
    if soort not in bij.niet_gematcht:
        what = tekst("grensverkeer.vragen.voor_zijn_er_geen_gegevens", soort=soort[:20])
        raise GeenMatrix(tekst("grensverkeer.vragen.kies_uit", fout=what, keuzes=", ".join(soorten(opslag))))
    table = bewaard.table(opslag, manifest).filter(pl.col("soort") == soort).drop("soort")
    return Matrix(
        soort=soort,
        peiljaar=bij.peil.get(soort, manifest.peil),
        rows=tuple(Cel(**row) for row in table.iter_rows(named=True)),
        bronnen=bij.bronnen,
        niet_gematcht=bij.niet_gematcht[soort],
    )


def elsewhere(opslag: Path, gemeenten: Collection[str]) -> list[Elders]:
    """Per type of education the share of the pupils of these municipalities (names) that goes to school in
    another one; computed from what the page of the matrix shows, so it tells nothing more.

    Raises:
        BeschadigdeOpslag: there is a matrix, but its files cannot be used.
    """
    found: list[Elders] = []
    for soort in soorten(opslag):
        one = matrix(opslag, soort)
        cells = [aandeel.Plek(c.woongemeente, c.schoolgemeente, Interval(c.laag, c.hoog)) for c in one.rows]
        if share := aandeel.elsewhere(cells, gemeenten):
            found.append(Elders(soort, *share, one.bronnen))
    return found


def soorten(opslag: Path) -> tuple[str, ...]:
    """The types of education in the stored data; empty if no matrix was prepared yet.

    Raises:
        BeschadigdeOpslag: the newest manifest cannot be used.
    """
    found = _newest(opslag)
    known = found[1].niet_gematcht if found else {}
    return tuple(soort for soort in ONDERWIJS if soort in known)


def _newest(opslag: Path) -> tuple[bewaard.Manifest, _Bij] | None:
    manifest = bewaard.newest(opslag, "matrix")
    if manifest is None:
        return None
    try:
        return manifest, _bij().validate_python(manifest.extra)
    except ValidationError as error:
        raise bewaard.BeschadigdeOpslag(opslag / manifest.parquet) from error


@cache
def _bij() -> TypeAdapter[_Bij]:
    return TypeAdapter(_Bij)
