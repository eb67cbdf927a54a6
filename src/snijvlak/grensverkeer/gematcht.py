"""How much of what was loaded has a known school and a known home: for the report of loading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from snijvlak.gebied.queries import haaglanden

from . import gemeenten
from .geladen import Voorraad
from .tellingen import BIJZONDER, ONDERWIJS, VERBORGEN

if TYPE_CHECKING:
    import polars as pl

# Layouts that tell of one school where its pupils live.
PER_SCHOOL = ("brin6_pc4", "klassiek_po", "vo_pc4", "mbo_gemeente")


@dataclass(frozen=True)
class Telling:
    """Rows of the source and the pupils in them, as an interval."""

    regels: int = 0
    laag: int = 0
    hoog: int = 0

    def __add__(self, other: Telling) -> Telling:
        return Telling(self.regels + other.regels, self.laag + other.laag, self.hoog + other.hoog)


@dataclass(frozen=True)
class NietGematcht:
    """What did not match, for one type of education.

    A row of the source has a home in Haaglanden, or is counted in exactly one of ``onbekende_postcode``,
    ``buitenland_of_onbekend`` and ``woont_buiten_haaglanden``; all rows together are ``totaal``.
    ``onbekende_school`` runs across these: all rows whose school no list of places has; of those,
    ``onbekende_school_haaglanden`` have a home in Haaglanden. The tables may still tell where it is.
    """

    onbekende_school: Telling
    onbekende_school_haaglanden: Telling
    onbekende_postcode: Telling
    buitenland_of_onbekend: Telling
    woont_buiten_haaglanden: Telling
    totaal: Telling


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
        rows = _joined(
            per_school(_as_published(counts)), voorraad.postcodes(year).frame, voorraad.scholen(year).frame
        )
        found |= {soort: _of_kind(rows, soort) for soort in kinds}
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


def per_school(tellingen: pl.DataFrame) -> pl.DataFrame:
    """One row per school, type of education and home, of counts that may come from several files.

    What two files say of the same row holds both, so the interval is where they overlap; where they do not,
    it is as wide as the two together.
    """
    import polars as pl

    rows = tellingen.filter(
        (pl.col("eenheid") == "vestiging")
        & (pl.col("pc4").is_not_null() | pl.col("woongemeente").is_not_null())
    )
    narrow, wide = (
        (pl.col("laag").max(), pl.col("hoog").min()),
        (pl.col("laag").min().alias("minst"), pl.col("hoog").max().alias("meest")),
    )
    found = rows.group_by("code", "soort", "peiljaar", "pc4", "woongemeente").agg(*narrow, *wide)
    apart = pl.col("laag") > pl.col("hoog")
    return found.select(
        pl.col("code").alias("vestiging"),
        *("soort", "peiljaar", "pc4", "woongemeente"),
        laag=pl.when(apart).then(pl.col("minst")).otherwise(pl.col("laag")),
        hoog=pl.when(apart).then(pl.col("meest")).otherwise(pl.col("hoog")),
    )


def _joined(leerlingen: pl.DataFrame, postcodes: pl.DataFrame, scholen: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    # unique() first: a school that is listed twice may not count its pupils twice.
    home = postcodes.unique("pc4").select("pc4", woon="gemeente")
    place = scholen.unique("vestiging").select("vestiging", school="gemeente")
    found = gemeenten.names(leerlingen["woongemeente"].unique())
    told = pl.col("woongemeente").replace_strict(
        list(found), [naam for naam, _ in found.values()], default=None, return_dtype=pl.String
    )
    joined = leerlingen.join(home, on="pc4", how="left").join(place, on="vestiging", how="left")
    return joined.with_columns(woon=pl.coalesce("woon", told))


def _of_kind(rows: pl.DataFrame, soort: str) -> NietGematcht:
    import polars as pl

    mine = rows.filter(pl.col("soort") == soort)
    abroad = pl.col("pc4").is_in(list(BIJZONDER)).fill_null(value=False)
    inside = pl.col("woon").is_in([g.naam for g in haaglanden()])  # null for an unknown postcode
    no_school = pl.col("school").is_null()
    return NietGematcht(
        onbekende_school=_tel(mine.filter(no_school)),
        onbekende_school_haaglanden=_tel(mine.filter(no_school & inside)),
        onbekende_postcode=_tel(mine.filter(pl.col("woon").is_null() & ~abroad)),
        buitenland_of_onbekend=_tel(mine.filter(abroad)),
        woont_buiten_haaglanden=_tel(mine.filter(~inside)),
        totaal=_tel(mine),
    )


def _tel(rows: pl.DataFrame) -> Telling:
    return Telling(rows.height, int(rows["laag"].sum()), int(rows["hoog"].sum()))
