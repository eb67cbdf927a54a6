"""Lines of CSV as a block: of each column the different texts in it, and which of them each row has.

A file of a million rows has a few thousand different schools, postcodes and counts. What is worked out and
tested once for each of those costs next to nothing.

One line is one row: a quote that is never closed spoils its own line and not the rest of the file. Text in
which the marks between columns say all (`_plain`) is read at once; of other text each line is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Kolom:
    """``teksten`` are the different texts, without quotes and blanks around (so two may be the same by now);
    ``plek`` (UInt32) is the place of each row's text in them."""

    teksten: pl.Series
    plek: pl.Series


@dataclass(frozen=True)
class _Gecodeerd:
    """The texts of all columns after each other, ``aantallen`` of each, and of each row its place in those of
    its column."""

    teksten: pl.Series
    plekken: Mapping[str, pl.Series]
    aantallen: tuple[int, ...]

    def columns(self, teksten: pl.Series) -> dict[str, Kolom]:
        """The columns, with other texts in the same order."""
        begins = accumulate(self.aantallen, initial=0)
        return {
            name: Kolom(teksten.slice(begin, count), place)
            for (name, place), begin, count in zip(self.plekken.items(), begins, self.aantallen, strict=False)
        }


@dataclass(frozen=True)
class Blok:
    """Rows: ``regel`` (UInt32) is the line number of each. ``onleesbaar`` are lines whose columns cannot be
    told apart; they have no row."""

    regel: pl.Series
    kolommen: Mapping[str, Kolom]
    onleesbaar: tuple[int, ...] = ()

    def renamed(self, naming: Mapping[str, str]) -> Blok:
        """The same block with other names for some columns."""
        columns = {naming.get(name, name): column for name, column in self.kolommen.items()}
        return replace(self, kolommen=columns)

    def plus(self, name: str, text: str) -> Blok:
        """The same block with one more column, that has one text in every row."""
        import polars as pl

        column = Kolom(pl.Series([text]), pl.zeros(len(self.regel), dtype=pl.UInt32, eager=True))
        return replace(self, kolommen={**self.kolommen, name: column})

    def text(self, name: str) -> pl.Series:
        """The text of each row."""
        column = self.kolommen[name]
        return column.teksten.gather(column.plek).alias(name)

    def together(self, names: Sequence[str]) -> tuple[pl.DataFrame, pl.Series]:
        """The different combinations of texts in some columns, and the place of each row's in those."""
        import polars as pl

        first, *others = names
        found, place = pl.DataFrame({first: self.kolommen[first].teksten}), self.kolommen[first].plek
        for name in others:
            column = self.kolommen[name]
            left, right, place = _pairs(place, column.plek, len(column.teksten))
            found = found[left].with_columns(column.teksten.gather(right).alias(name))
        return found, place


def read(text: bytes, first: int, names: Sequence[str], mark: str) -> tuple[list[Blok], int]:
    """Blocks of UTF-8 text, and how many lines it is; within a block the rows are in their order.

    ``first`` is the number of the first line, ``names`` are the columns, and ``mark`` stands between them.
    Blank lines are left out.
    """
    import polars as pl

    columns = _plain(text, names, mark)
    if columns is not None:
        count = len(next(iter(columns.values())).plek)
        lines = pl.int_range(first, first + count, dtype=pl.UInt32, eager=True).alias("regel")
        return [Blok(lines, columns)], count
    whole, loose, bad = _divided(_filled_lines(text, first), len(names) - 1, mark)
    blocks: list[Blok] = []
    for lines, quote in ((whole, '"'), (loose, None)):
        if lines.height:
            same = (lines["tekst"].str.join("\n").item() + "\n").encode()
            columns = (_plain(same, names, mark) if quote else None) or _parsed(same, names, mark, quote)
            blocks.append(Blok(lines["regel"], columns))
    if bad.height:
        blocks.append(Blok(bad["regel"].clear(), _plain(b"", names, mark) or {}, tuple(bad["regel"])))
    return blocks, text.count(b"\n")


def _plain(text: bytes, names: Sequence[str], mark: str) -> dict[str, Kolom] | None:
    """The columns of a text in which each line has them all, with quotes around whole ones alone and no mark
    in quotes; None when it is not so."""
    import polars as pl

    kinds = dict.fromkeys(names, pl.Categorical())
    try:
        rows = pl.read_csv(text, separator=mark, quote_char=None, has_header=False, schema=kinds)
    except pl.exceptions.PolarsError:  # a line with too many columns, or the first one with too few
        return None
    # A line with too few columns, or a blank one, has null in the last one; so has a line that ends empty.
    open_end = rows[names[-1]].null_count() > 0
    if open_end and text.count(mark.encode()) != rows.height * (len(names) - 1):
        return None
    coded = _encoded(rows)
    quoted = coded.teksten.filter(coded.teksten.str.contains('"', literal=True))
    if not quoted.str.contains('^"[^"]*"$').all():
        return None
    return coded.columns(coded.teksten.str.strip_chars('"').str.strip_chars())


def _filled_lines(text: bytes, first: int) -> pl.DataFrame:
    """Lines that are not blank, with their number (``regel``)."""
    import polars as pl

    lines = pl.read_csv(
        text,
        separator="\x1f",
        quote_char=None,
        schema={"tekst": pl.String},
        truncate_ragged_lines=True,
        has_header=False,
    ).with_row_index("regel", offset=first)
    return lines.filter(pl.col("tekst").str.strip_chars() != "")


def _divided(lines: pl.DataFrame, marks: int, mark: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Lines with all columns, in two: with quotes around whole columns alone, and with a quote inside one
    (DUO has such names: De "Kring"). And the others."""
    import polars as pl

    text = pl.col("tekst")
    same = text.str.count_matches(mark, literal=True) == marks
    cell = f'(?:"(?:[^"]|"")*"|[^"{mark}]*)'
    quoted = text.str.contains(f"^{cell}(?:{mark}{cell}){{{marks}}}\r?$")
    plain = ~text.str.contains('"', literal=True)
    fit = lines.select(pl.when(plain).then(same).otherwise(quoted)).to_series()
    rest = lines.filter(~fit)
    even = text.str.count_matches('"', literal=True) % 2 == 0
    return lines.filter(fit), rest.filter(same & even), rest.filter(~(same & even))


def _parsed(text: bytes, names: Sequence[str], mark: str, quote: str | None) -> dict[str, Kolom]:
    """The columns of lines, each of which has them all."""
    import polars as pl

    rows = pl.read_csv(
        text,
        separator=mark,
        quote_char=quote,
        schema=dict.fromkeys(names, pl.String()),
        empty_string_is_null=False,
        has_header=False,
    )
    coded = _encoded(rows.select(pl.all().str.strip_chars().cast(pl.Categorical)))
    return coded.columns(coded.teksten)


def _encoded(rows: pl.DataFrame) -> _Gecodeerd:
    """Columns of categories, with their texts in one go: of many columns each call of polars counts."""
    import numpy as np
    import polars as pl

    if any(rows.null_count().row(0)):  # of a cell without text polars makes null
        rows = rows.with_columns(pl.all().fill_null(""))
    texts: list[pl.Series] = []
    places: dict[str, pl.Series] = {}
    numbers = np.arange(rows.height, dtype=np.uint32)
    for column in rows.iter_columns():
        codes = column.to_physical().to_numpy()
        # The last row that has each code; the codes of other columns have none.
        last = np.full(int(codes.max(initial=0)) + 1, rows.height, dtype=np.uint32)
        last[codes] = numbers
        there = last < rows.height
        texts.append(column.gather(pl.Series(last[there])).alias(""))
        places[column.name] = pl.Series((there.cumsum(dtype=np.uint32) - 1)[codes])
    return _Gecodeerd(pl.concat(texts).cast(pl.String), places, tuple(map(len, texts)))


def _pairs(one: pl.Series, other: pl.Series, others: int) -> tuple[pl.Series, pl.Series, pl.Series]:
    """The different pairs of two places (``other`` is below ``others``), in two parts, and the place of each
    row's pair in those."""
    import numpy as np
    import polars as pl

    a, b = one.to_numpy(), other.to_numpy()
    row = np.zeros(others, dtype=np.uint32)
    row[b] = np.arange(len(b), dtype=np.uint32)
    decided = a[row] if len(a) else row
    if np.array_equal(decided[b], a):  # as the code of a school does its BRIN; then there is nothing to sort
        return pl.Series(decided), pl.Series(np.arange(others, dtype=np.uint32)), other
    keys, place = np.unique(a.astype(np.uint64) * np.uint64(others) + b, return_inverse=True)
    left, right = (pl.Series(part.astype(np.uint32)) for part in np.divmod(keys, np.uint64(others)))
    return left, right, pl.Series(place.astype(np.uint32))
