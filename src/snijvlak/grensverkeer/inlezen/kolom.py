"""Columns as DUO writes them, turned into ours: codes, years, postcodes and masked counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from snijvlak.grensverkeer.tellingen import BIJZONDER, EENHEDEN, VERBORGEN

from .lezer import Toets, reason

if TYPE_CHECKING:
    import polars as pl

ONDERWIJS_PO = ("BO", "SBO", "SO", "VSO")
_PC4 = r"^[1-9][0-9]{3}$"
_MASKED = ("-1", "<5", "< 5", "<=4")


def vestiging() -> pl.Expr:
    """BRIN and vestiging as six characters: DUO writes the second part alone ('00') or whole ('00AO00')."""
    import polars as pl

    whole = pl.col("deel").str.len_chars() == 6
    part = pl.when(pl.col("deel").str.len_chars() == 1).then("0" + pl.col("deel")).otherwise(pl.col("deel"))
    return pl.when(whole).then(pl.col("deel")).otherwise(pl.col("brin") + part).str.to_uppercase()


def is_vestiging(code: str = "code") -> Toets:
    """The code is six characters and begins with the BRIN of the row."""
    import polars as pl

    good = pl.col(code).str.contains(EENHEDEN["vestiging"]) & pl.col(code).str.starts_with(
        pl.col("brin").str.to_uppercase()
    )
    return Toets(
        good & (pl.col("brin").str.len_chars() == 4), reason("geen vestigingscode: {} en {}", "brin", "deel")
    )


def number(column: str, digits: int) -> pl.Expr:
    """A code of digits, with the zeros in front that some files leave out."""
    import polars as pl

    return pl.col(column).str.pad_start(digits, "0")


def is_code(eenheid: str, column: str) -> Toets:
    """``code`` has the form of a unit; ``column`` is what the file had."""
    import polars as pl

    words = {
        "gemeente": "geen gemeentenummer: {}",
        "bestuur": "geen nummer van een bestuur: {}",
        "samenwerkingsverband": "geen nummer van een samenwerkingsverband: {}",
    }
    return Toets(pl.col("code").str.contains(EENHEDEN[eenheid]), reason(words[eenheid], column))


def peiljaar() -> pl.Expr:
    """The year of a year (2017) or of a day (20171001, 2017-10-01)."""
    import polars as pl

    year = pl.col("jaar").str.extract(r"^((?:19|20)[0-9]{2})(?:-?[0-9]{2}-?[0-9]{2})?$")
    return year.cast(pl.Int32, strict=False)


def is_peiljaar() -> Toets:
    """The year could be read."""
    import polars as pl

    return Toets(pl.col("peiljaar").is_not_null(), reason("geen peiljaar: {}", "jaar"))


def soort() -> pl.Expr:
    """The type of education in capitals."""
    import polars as pl

    return pl.col("soort").str.to_uppercase()


def is_soort(allowed: tuple[str, ...] = ONDERWIJS_PO) -> Toets:
    """A type of education that this layout can have."""
    import polars as pl

    return Toets(pl.col("soort").is_in(list(allowed)), reason("onbekende soort onderwijs {}", "soort"))


def is_pc4() -> Toets:
    """Four digits, or one of DUO's codes for abroad and unknown."""
    import polars as pl

    good = pl.col("pc4").str.contains(_PC4) | pl.col("pc4").is_in(list(BIJZONDER))
    return Toets(good, reason("geen postcode van vier cijfers: {}", "pc4"))


def masked(column: str, indicator: str = "") -> pl.Expr:
    """Whether a count is masked: -1, <5, or 4 with an indicator beside it."""
    import polars as pl

    hidden = pl.col(column).is_in(_MASKED)
    if indicator:
        told = pl.col(indicator).str.to_uppercase()
        hidden |= (pl.col(column) == "4") & ~told.is_in(["", "0", "N", "NEE"])
    return hidden


def exact(column: str) -> pl.Expr:
    """The count when it is a whole number, else null."""
    import polars as pl

    plain = pl.col(column).str.contains(r"^[0-9]{1,7}$")
    return pl.when(plain).then(pl.col(column)).otherwise(None).cast(pl.Int32, strict=False)


def interval(column: str, indicator: str = "") -> dict[str, pl.Expr]:
    """Columns ``laag`` and ``hoog`` of a count; both null when it is no count."""
    import polars as pl

    hidden, value = masked(column, indicator), exact(column)
    low, high = VERBORGEN
    return {
        "laag": pl.when(hidden).then(pl.lit(low, pl.Int32)).otherwise(value),
        "hoog": pl.when(hidden).then(pl.lit(high, pl.Int32)).otherwise(value),
    }


def is_count(column: str = "aantal") -> Toets:
    """The count could be read."""
    import polars as pl

    return Toets(pl.col("laag").is_not_null(), reason("geen aantal leerlingen: {}", column))
