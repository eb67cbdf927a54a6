"""Columns as DUO writes them, turned into ours: codes, years, postcodes and masked counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from snijvlak.grensverkeer.tellingen import BIJZONDER, EENHEDEN, VERBORGEN

from .lezer import reason
from .waarde import Toets, Waarde

if TYPE_CHECKING:
    import polars as pl

ONDERWIJS_PO = ("BO", "SBO", "SO", "VSO")
_PC4 = r"^[1-9][0-9]{3}$"
_HIDDEN, _SHOWN = "_verborgen", "_zichtbaar"
_MASKED = ("-1", "<5", "< 5", "<=4")


def vestiging() -> Waarde:
    """``code``: BRIN and vestiging as six characters that begin with the BRIN of the row.

    DUO writes the second part alone ('00') or whole ('00AO00').
    """
    import polars as pl

    brin, part = pl.col("brin"), pl.col("deel")
    whole = part.str.len_chars() == 6
    two = pl.when(part.str.len_chars() == 1).then("0" + part).otherwise(part)
    code = pl.when(whole).then(part).otherwise(brin + two).str.to_uppercase()
    good = pl.col("code").str.contains(EENHEDEN["vestiging"]) & pl.col("code").str.starts_with(
        brin.str.to_uppercase()
    )
    return Waarde(
        ("brin", "deel"),
        ("code",),
        lambda texts: texts.with_columns(code=code),
        Toets(good & (brin.str.len_chars() == 4), reason("geen vestigingscode: {} en {}", "brin", "deel")),
    )


def number(eenheid: str, digits: int) -> Waarde:
    """``code``: digits, with the zeros in front that some files leave out."""
    import polars as pl

    return Waarde(
        (eenheid,),
        ("code",),
        lambda texts: texts.with_columns(code=pl.col(eenheid).str.pad_start(digits, "0")),
        is_code(eenheid, eenheid),
    )


def is_code(eenheid: str, column: str) -> Toets:
    """``code`` has the form of a unit; ``column`` is what the file had."""
    import polars as pl

    words = {
        "gemeente": "geen gemeentenummer: {}",
        "bestuur": "geen nummer van een bestuur: {}",
        "samenwerkingsverband": "geen nummer van een samenwerkingsverband: {}",
    }
    return Toets(pl.col("code").str.contains(EENHEDEN[eenheid]), reason(words[eenheid], column))


def peiljaar() -> Waarde:
    """``peiljaar`` of a year (2017) or of a day (20171001, 2017-10-01)."""
    return Waarde(("jaar",), ("peiljaar",), lambda texts: texts.with_columns(peiljaar=year()), is_peiljaar())


def year() -> pl.Expr:
    """The year in the column ``jaar``, else null."""
    import polars as pl

    found = pl.col("jaar").str.extract(r"^((?:19|20)[0-9]{2})(?:-?[0-9]{2}-?[0-9]{2})?$")
    return found.cast(pl.Int32, strict=False)


def is_peiljaar() -> Toets:
    """The year could be read."""
    import polars as pl

    return Toets(pl.col("peiljaar").is_not_null(), reason("geen peiljaar: {}", "jaar"))


def soort(allowed: tuple[str, ...] = ONDERWIJS_PO) -> Waarde:
    """``soort``: a type of education that this layout can have, in capitals."""
    import polars as pl

    return Waarde(
        ("soort",),
        ("soort",),
        lambda texts: texts.with_columns(pl.col("soort").str.to_uppercase()),
        Toets(pl.col("soort").is_in(list(allowed)), reason("onbekende soort onderwijs {}", "soort")),
    )


def pc4() -> Waarde:
    """``pc4``: four digits, or one of DUO's codes for abroad and unknown."""
    return Waarde(("pc4",), ("pc4",), toets=is_pc4())


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


def count(*also: str) -> Waarde:
    """``laag`` and ``hoog`` of the column ``aantal``; ``also`` may ask ``geheim`` (whether it is masked) and
    ``aantal`` (the text)."""
    import polars as pl

    return Waarde(
        ("aantal",),
        ("laag", "hoog", *also),
        lambda texts: texts.with_columns(geheim=masked("aantal"), **interval("aantal")),
        Toets(pl.col("laag").is_not_null(), reason("geen aantal leerlingen: {}", "aantal")),
    )


def part(column: str, wrong: pl.Expr, *, blank: bool = False) -> Waarde:
    """An age or a grade beside others: ``{column}_verborgen`` (1 when it is masked, else 0) and
    ``{column}_zichtbaar`` (the count; 0 when it is masked, or ``blank`` where that may be). ``wrong`` is the
    reason when it is no count."""
    import polars as pl

    hidden, value = masked(column), exact(column)
    good = hidden | value.is_not_null() | ((pl.col(column) == "") & blank)
    gives = {f"{column}{_HIDDEN}": hidden.cast(pl.Int32), f"{column}{_SHOWN}": value.fill_null(0)}
    return Waarde((column,), tuple(gives), lambda texts: texts.with_columns(**gives), Toets(good, wrong))


def added_up(columns: Sequence[str]) -> dict[str, pl.Expr]:
    """``verborgen`` and ``zichtbaar`` of all parts of a row together: how many are masked, and the sum of the
    others."""
    import polars as pl

    return {
        "verborgen": pl.sum_horizontal(name for name in columns if name.endswith(_HIDDEN)),
        "zichtbaar": pl.sum_horizontal(name for name in columns if name.endswith(_SHOWN)),
    }
