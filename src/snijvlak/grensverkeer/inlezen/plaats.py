"""Municipalities as a file names them, in official name and number; and the table of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from snijvlak.grensverkeer import gemeenten

if TYPE_CHECKING:
    import polars as pl


def official(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Columns ``gemeente`` and ``gemeentecode`` (four digits, null when unknown) from a name or number."""
    import polars as pl

    found = gemeenten.names(rows[column].unique())
    keys = list(found)
    names = pl.col(column).replace_strict(
        keys, [found[key][0] for key in keys], default=None, return_dtype=pl.String
    )
    codes = pl.col(column).replace_strict(
        keys, [found[key][1] for key in keys], default=None, return_dtype=pl.String
    )
    return rows.with_columns(gemeente=names, gemeentecode=codes)


def schools(rows: pl.DataFrame) -> pl.DataFrame:
    """The table ``scholen``: a row per vestiging; what is not known is null.

    Columns: vestiging, naam, gemeente (official name), gemeentecode (four digits), postcode, plaats, and
    lengte and breedte in degrees (WGS84).
    """
    import polars as pl

    kinds: dict[str, pl.DataType] = {
        **dict.fromkeys(("vestiging", "naam", "gemeente", "gemeentecode", "postcode", "plaats"), pl.String()),
        **dict.fromkeys(("lengte", "breedte"), pl.Float64()),
    }
    columns = [
        (pl.col(name) if name in rows.columns else pl.lit(None)).cast(kind, strict=False).alias(name)
        for name, kind in kinds.items()
    ]
    return rows.select(columns).unique("vestiging", keep="first", maintain_order=True)


def postcodes(rows: pl.DataFrame) -> pl.DataFrame:
    """The table ``postcodes``: a row per home postcode; what is not known is null.

    Columns: pc4, gemeente (official name), gemeentecode (four digits), po and vo (samenwerkingsverband).
    """
    import polars as pl

    text = ("pc4", "gemeente", "gemeentecode", "po", "vo")
    columns = [
        (pl.col(name) if name in rows.columns else pl.lit(None)).cast(pl.String()).alias(name)
        for name in text
    ]
    return rows.select(columns).unique("pc4", keep="first", maintain_order=True)


def unknown(rows: pl.DataFrame) -> tuple[str, ...]:
    """A sentence about municipalities that we do not know, or nothing."""
    import polars as pl

    names = rows.filter(pl.col("gemeentecode").is_null())["gemeente"].drop_nulls().unique().sort().to_list()
    if not names:
        return ()
    more = f" en nog {len(names) - 3}" if len(names) > 3 else ""
    return (f"Het nummer kennen we niet van de gemeente {', '.join(names[:3])}{more}.",)
