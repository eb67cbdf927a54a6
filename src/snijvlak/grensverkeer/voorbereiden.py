"""Prepare what the pages show from what is loaded, so that they compute nothing."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import TYPE_CHECKING

from . import matrix
from .geladen import Voorraad
from .opslag import Manifest
from .tellingen import VERBORGEN

if TYPE_CHECKING:
    import polars as pl

# Layouts that tell of one school where its pupils live.
PER_SCHOOL = ("brin6_pc4", "klassiek_po", "vo_pc4", "mbo_gemeente")


def matrices(
    voorraad: Voorraad, now: str
) -> tuple[tuple[Manifest, pl.DataFrame], dict[str, matrix.NietGematcht]] | None:
    """The matrix of each type of education in its newest year, with what did not match; None without counts.

    Raises:
        BeschadigdeOpslag: a table cannot be read.
    """
    import polars as pl

    years = _newest(voorraad)
    if not years:
        return None
    tables: list[pl.DataFrame] = []
    unmatched: dict[str, matrix.NietGematcht] = {}
    sources: dict[str, Manifest] = {}
    for year in sorted(set(years.values()), reverse=True):
        kinds = [soort for soort, newest in years.items() if newest == year]
        counts = voorraad.tellingen(soorten=kinds, peiljaren=[year], indelingen=PER_SCHOOL)
        homes, schools = voorraad.postcodes(year), voorraad.scholen(year)
        pupils = matrix.per_school(_as_published(counts.frame))
        table, niet = matrix.compute(pupils, homes.frame, schools.frame)
        tables.append(table)
        unmatched |= niet
        sources |= {m.tekst: m for m in (*counts.bronnen, *homes.bronnen, *schools.bronnen)}
    whole = pl.concat(tables)
    return (_manifest(whole, list(sources.values()), years, unmatched, now), whole), unmatched


def _as_published(counts: pl.DataFrame) -> pl.DataFrame:
    """Masked totals as wide as DUO's mask: what the ages of a row tell of it (four masked ones: exactly 4)
    would undo on an open page what DUO hid."""
    import polars as pl

    least, most = VERBORGEN
    hidden = (pl.col("verborgen") > 0) & (pl.col("hoog") == most)
    return counts.with_columns(laag=pl.when(hidden).then(least).otherwise(pl.col("laag")))


def _newest(voorraad: Voorraad) -> dict[str, int]:
    years: dict[str, int] = {}
    for indeling, jaar, soort in voorraad.delen():
        if indeling in PER_SCHOOL:
            years[soort] = max(jaar, years.get(soort, 0))
    return years


def _manifest(
    table: pl.DataFrame,
    sources: list[Manifest],
    years: dict[str, int],
    unmatched: dict[str, matrix.NietGematcht],
    now: str,
) -> Manifest:
    return Manifest(
        soort="matrix",
        bron=", ".join(m.bron for m in sources),
        peil=str(max(years.values())),
        # The matrix has no source file of its own: all hashes together tell what it was made from.
        sha256=hashlib.sha256("".join(m.sha256 for m in sources).encode()).hexdigest(),
        regels=table.height,
        geladen_op=now,
        extra={
            "bronnen": [m.tekst for m in sources],
            "peil": {soort: str(year) for soort, year in years.items()},
            # Of a type without a pupil in the region there is nothing to show.
            "niet_gematcht": {s: asdict(n) for s, n in unmatched.items() if s in set(table["soort"])},
        },
    )
