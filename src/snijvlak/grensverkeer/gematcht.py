"""How much of what was loaded has a known school and a known home: for the report of loading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .geladen import Voorraad
from .matrix import NietGematcht, compute, per_school
from .tellingen import ONDERWIJS, VERBORGEN

if TYPE_CHECKING:
    import polars as pl

# Layouts that tell of one school where its pupils live.
PER_SCHOOL = ("brin6_pc4", "klassiek_po", "vo_pc4", "mbo_gemeente")


def unmatched(voorraad: Voorraad) -> dict[str, NietGematcht]:
    """What did not match of each type of education, in its newest year; empty without counts per school.

    Raises:
        BeschadigdeOpslag: a table cannot be read.
    """
    years = _newest(voorraad)
    found: dict[str, NietGematcht] = {}
    for year in sorted(set(years.values()), reverse=True):
        kinds = [soort for soort, newest in years.items() if newest == year]
        counts = voorraad.tellingen(soorten=kinds, peiljaren=[year], indelingen=PER_SCHOOL).frame
        pupils = per_school(_as_published(counts))
        found |= compute(pupils, voorraad.postcodes(year).frame, voorraad.scholen(year).frame)[1]
    return {soort: found[soort] for soort in ONDERWIJS if soort in found}


def _newest(voorraad: Voorraad) -> dict[str, int]:
    years: dict[str, int] = {}
    for indeling, jaar, soort in voorraad.delen():
        if indeling in PER_SCHOOL:
            years[soort] = max(jaar, years.get(soort, 0))
    return years


def _as_published(counts: pl.DataFrame) -> pl.DataFrame:
    """Masked totals as wide as DUO's mask, whatever the ages of a row tell of them."""
    import polars as pl

    least, most = VERBORGEN
    hidden = (pl.col("verborgen") > 0) & (pl.col("hoog") == most)
    return counts.with_columns(laag=pl.when(hidden).then(least).otherwise(pl.col("laag")))
