"""From pupils per school and home to home municipality x school municipality, for one year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from snijvlak.gebied.queries import haaglanden

from . import gemeenten
from .tellingen import BIJZONDER, ONDERWIJS, once

if TYPE_CHECKING:
    import polars as pl

BUITEN = "buiten Haaglanden"
NIET_GEVONDEN = "school niet gevonden"
_ONBEKEND, _BUITENLAND = 100, 101  # numbers for homes without a municipality


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
    key = ("code", "soort", "peiljaar", "pc4", "woongemeente")
    if once(rows, key):
        return rows.select(pl.col("code").alias("vestiging"), *key[1:], "laag", "hoog")
    found = rows.group_by(key).agg(*narrow, *wide)
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
    sums = _sums(leerlingen, postcodes, scholen)
    present = set(sums["soort"])
    unmatched = {soort: _niet_gematcht(sums, soort) for soort in ONDERWIJS if soort in present}
    return _cells(sums), unmatched


def _sums(leerlingen: pl.DataFrame, postcodes: pl.DataFrame, scholen: pl.DataFrame) -> pl.DataFrame:
    """The rows (``regels``) and pupils per soort, ``woon`` and ``school``: places in `kolommen`, or one of
    the numbers above. All that follows is made from these few sums."""
    import polars as pl

    homes = postcodes.unique("pc4").select("pc4", woon=_place(pl.col("gemeente")))
    special = pl.DataFrame({"pc4": list(BIJZONDER)}).with_columns(woon=pl.lit(_BUITENLAND, pl.UInt8))
    homes = pl.concat([homes.join(special, on="pc4", how="anti"), special])
    # unique(): a school that is listed twice may not count its pupils twice.
    schools = scholen.unique("vestiging").select("vestiging", school=_place(pl.col("gemeente")))
    rows = leerlingen.select(
        *("soort", "laag", "hoog", "woongemeente"),
        _looked_up(leerlingen["pc4"], homes),
        _looked_up(leerlingen["vestiging"], schools),
    )
    return rows.group_by(
        "soort",
        woon=pl.coalesce("woon", _told(rows["woongemeente"]), pl.lit(_ONBEKEND, pl.UInt8)),
        school=pl.col("school").fill_null(kolommen().index(NIET_GEVONDEN)),
    ).agg(pl.col("laag", "hoog").sum(), regels=pl.len())


def _looked_up(keys: pl.Series, table: pl.DataFrame) -> pl.Series:
    """What the other column of a table has for each key, null where the key is not in it."""
    return keys.to_frame().join(table, on=keys.name, how="left", maintain_order="left").to_series(1)


def _told(woongemeente: pl.Series) -> pl.Expr:
    """The place in `kolommen` of a home that is known as municipality."""
    import polars as pl

    found = gemeenten.names(woongemeente.unique())
    if not found:
        return pl.lit(None, pl.UInt8)
    names = [name for name, _ in found.values()]
    return _place(pl.col("woongemeente").replace_strict(list(found), names, default=None))


def _place(name: pl.Expr) -> pl.Expr:
    """The place in `kolommen` of a municipality."""
    import polars as pl

    ten = {name: place for place, name in enumerate(kolommen()[:-2])}
    place = name.replace_strict(ten, default=kolommen().index(BUITEN), return_dtype=pl.UInt8)
    return pl.when(name.is_not_null()).then(place)


def _cells(sums: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    names = dict(enumerate(kolommen()))
    cells = sums.filter(pl.col("woon") < kolommen().index(BUITEN)).sort("soort", "woon", "school")
    return cells.select(
        "soort",
        woongemeente=pl.col("woon").replace_strict(names, return_dtype=pl.String),
        schoolgemeente=pl.col("school").replace_strict(names, return_dtype=pl.String),
        laag="laag",
        hoog="hoog",
    )


def _niet_gematcht(sums: pl.DataFrame, soort: str) -> NietGematcht:
    names = kolommen()
    outside, lost = names.index(BUITEN), names.index(NIET_GEVONDEN)
    rows = [
        (woon, school, Telling(*counted))
        for woon, school, *counted in sums.filter(soort=soort)
        .select("woon", "school", "regels", "laag", "hoog")
        .iter_rows()
    ]

    def count(fits: Callable[[int, int], bool]) -> Telling:
        return sum((told for woon, school, told in rows if fits(woon, school)), Telling())

    return NietGematcht(
        onbekende_school=count(lambda woon, school: school == lost),
        onbekende_school_haaglanden=count(lambda woon, school: school == lost and woon < outside),
        onbekende_postcode=count(lambda woon, school: woon == _ONBEKEND),
        buitenland_of_onbekend=count(lambda woon, school: woon == _BUITENLAND),
        woont_buiten_haaglanden=count(lambda woon, school: woon == outside),
        totaal=count(lambda woon, school: True),
    )
