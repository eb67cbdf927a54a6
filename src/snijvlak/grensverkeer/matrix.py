"""From pupils per school and home to home municipality x school municipality, for one year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from snijvlak.gebied.queries import haaglanden

from . import gemeenten
from .tellingen import BIJZONDER, ONDERWIJS

if TYPE_CHECKING:
    import polars as pl

BUITEN = "buiten Haaglanden"
NIET_GEVONDEN = "school niet gevonden"


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
    """What is not in the matrix or not in the right place there, for one type of education.

    A row of the source has a home in Haaglanden (then it is in a cell), or is counted in exactly one of
    ``onbekende_postcode``, ``buitenland_of_onbekend`` and ``woont_buiten_haaglanden``; together that is
    ``totaal``. ``onbekende_school`` runs across these: all rows whose school has no known place. Those
    with a home in Haaglanden (``onbekende_school_haaglanden``) have their own column in the matrix.
    """

    onbekende_school: Telling
    onbekende_school_haaglanden: Telling
    onbekende_postcode: Telling
    buitenland_of_onbekend: Telling
    woont_buiten_haaglanden: Telling
    totaal: Telling


def kolommen() -> tuple[str, ...]:
    """The groups of school municipalities, in the order in which they are shown."""
    return (*(g.naam for g in haaglanden()), BUITEN, NIET_GEVONDEN)


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


def compute(
    leerlingen: pl.DataFrame, postcodes: pl.DataFrame, scholen: pl.DataFrame
) -> tuple[pl.DataFrame, dict[str, NietGematcht]]:
    """The long table (soort, woongemeente, schoolgemeente, laag, hoog) and what did not match per soort.

    ``leerlingen`` is what `per_school` gives for one year; ``postcodes`` has pc4 and gemeente (official
    name), ``scholen`` vestiging and gemeente.
    """
    rows = _joined(leerlingen, postcodes, scholen)
    return _cells(rows), {soort: _niet_gematcht(rows, soort) for soort in _soorten(leerlingen)}


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


def _cells(rows: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    ten = [g.naam for g in haaglanden()]
    group = (
        pl.when(pl.col("school").is_null())
        .then(pl.lit(NIET_GEVONDEN))
        .when(pl.col("school").is_in(ten))
        .then(pl.col("school"))
        .otherwise(pl.lit(BUITEN))
    )
    cells = (
        rows.filter(pl.col("woon").is_in(ten))
        .group_by("soort", pl.col("woon").alias("woongemeente"), group.alias("schoolgemeente"))
        .agg(pl.col("laag").sum(), pl.col("hoog").sum())
    )
    order = {name: place for place, name in enumerate(kolommen())}
    places = [
        pl.col(c).replace_strict(order, return_dtype=pl.Int64) for c in ("woongemeente", "schoolgemeente")
    ]
    return cells.sort("soort", *places)


def _niet_gematcht(rows: pl.DataFrame, soort: str) -> NietGematcht:
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


def _soorten(leerlingen: pl.DataFrame) -> list[str]:
    present = set(leerlingen["soort"])
    return [soort for soort in ONDERWIJS if soort in present]
