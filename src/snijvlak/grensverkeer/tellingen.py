"""The one form in which counts of pupils are kept, whatever file they came from: an interval per row.

A table of counts is a polars frame with the columns of `SCHEMA`:

- ``eenheid`` and ``code``: of which part of the school side, and its code (see `EENHEDEN`);
- ``soort``: type of education, one of `ONDERWIJS`; ``peiljaar``: year of 1 October;
- ``pc4``: where the pupils live: four digits, or one of `BIJZONDER`; null when the row counts all homes
  together, and null when the home is known as municipality only: then ``woongemeente`` (four digits) has it;
- ``laag`` and ``hoog``: least and most pupils; equal when the count is exact;
- ``verborgen``: how many ages or grades of the row are masked (0 when the source does not tell), and
  ``zichtbaar``: the sum of those that are not masked;
- ``bron``: sha256 of the file.

Plain Python and polars; polars is loaded only when a table is made, so a command starts fast.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

# What one row may count, with the form of its code. An mbo-instelling has four characters in its BRIN and no
# vestiging in DUO's files: it is kept as the first vestiging (00).
EENHEDEN: dict[str, str] = {
    "vestiging": r"^[0-9]{2}[0-9A-Z]{2}[0-9A-Z]{2}$",
    "gemeente": r"^[0-9]{4}$",
    "bestuur": r"^[0-9]{5}$",
    "samenwerkingsverband": r"^(PO|VO)[0-9]{4}$",
}
ONDERWIJS = ("BO", "SBO", "SO", "VSO", "VO", "PRO", "MBO")
# DUO writes these where a postcode would stand.
BIJZONDER = {"10": "België", "20": "Duitsland", "30": "ander buitenland", "40": "onbekend"}
VERBORGEN = (1, 4)  # what a masked count can be

SLEUTEL = ("eenheid", "code", "soort", "peiljaar", "pc4", "woongemeente")


def schema() -> dict[str, pl.DataType]:
    """The columns of a table of counts, in their order."""
    import polars as pl

    text = pl.String()
    number = pl.Int32()
    return {
        "eenheid": text,
        "code": text,
        "soort": text,
        "peiljaar": number,
        "pc4": text,
        "woongemeente": text,
        "laag": number,
        "hoog": number,
        "verborgen": number,
        "zichtbaar": number,
        "bron": text,
    }


def empty() -> pl.DataFrame:
    """A table of counts without rows."""
    import polars as pl

    return pl.DataFrame(schema=schema())


def shape(frame: pl.DataFrame, **fixed: str | None) -> pl.DataFrame:
    """The frame with exactly the columns of `schema`; ``fixed`` gives values that hold for every row.

    What is not there becomes null, and ``verborgen`` and ``zichtbaar`` 0.

    Raises:
        pl.exceptions.PolarsError: a column has values that its type cannot hold.
    """
    import polars as pl

    zero = ("verborgen", "zichtbaar")
    columns: list[pl.Expr] = []
    for name, kind in schema().items():
        if name in fixed or name not in frame.columns:
            value = pl.lit(fixed.get(name, 0 if name in zero else None))
        else:
            value = pl.col(name)
        columns.append(value.cast(kind).alias(name))
    return frame.select(columns)


def once(rows: pl.DataFrame, key: Sequence[str]) -> bool:
    """Whether no two rows are the same in the columns of the key; False may be said of rows that differ."""
    import numpy as np

    # Rows that are the same have the same hash. To sort numbers takes a third of the time of a set of them.
    hashes = np.sort(rows.select(key).hash_rows().to_numpy())
    return not (hashes[1:] == hashes[:-1]).any()
