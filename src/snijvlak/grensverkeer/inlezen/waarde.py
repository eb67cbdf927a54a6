"""What columns of a file say, worked out and tested once for each different text in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .bestand import ONLEESBAAR, Terzijde
from .blok import Blok

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Toets:
    """What every row must hold, and the reason (text, may hold values of the row) when it does not."""

    goed: pl.Expr
    reden: pl.Expr

    @property
    def fout(self) -> pl.Expr:
        """The reason for a row that is wrong, else null."""
        import polars as pl

        return pl.when(~self.goed.fill_null(value=False)).then(self.reden.fill_null(""))


@dataclass(frozen=True)
class Waarde:
    """What the columns ``uit`` say together in one row.

    ``werk`` gets the different combinations of their texts and adds the columns ``geeft``; ``toets`` is about
    these and the texts.
    """

    uit: tuple[str, ...]
    geeft: tuple[str, ...]
    werk: Callable[[pl.DataFrame], pl.DataFrame] = lambda texts: texts
    toets: Toets | None = None


@dataclass(frozen=True)
class Gelezen:
    """The good rows of a block, and the others, each with the first reason."""

    rijen: pl.DataFrame
    terzijde: tuple[Terzijde, ...]


def work_out(block: Blok, values: Sequence[Waarde], texts: Sequence[str]) -> Gelezen:
    """Rows with ``regel``, the columns ``texts`` as text, and what the values give."""
    import polars as pl

    aside = tuple(Terzijde(line, ONLEESBAAR) for line in block.onleesbaar)
    columns = [block.regel, *(block.text(name) for name in texts)]
    reasons: list[pl.Series] = []
    for value in values:
        found, place = block.together(value.uit)
        why = value.toets.fout if value.toets else pl.lit(None, pl.String)
        worked = value.werk(found).select(*value.geeft, reden=why)
        columns += worked.drop("reden")[place].iter_columns()
        if worked["reden"].null_count() < worked.height:
            reasons.append(worked["reden"].gather(place).alias(str(len(reasons))))
    rows = pl.DataFrame(columns)
    if reasons:
        why = pl.DataFrame(reasons).select(pl.coalesce(pl.all())).to_series()
        rows, aside = set_aside(rows, why, aside)
    return Gelezen(rows, aside)


def set_aside(
    rows: pl.DataFrame, why: pl.Series, aside: tuple[Terzijde, ...]
) -> tuple[pl.DataFrame, tuple[Terzijde, ...]]:
    """Rows without a reason stay; those with one are set aside, beside what was before."""
    wrong = why.is_not_null()
    if not wrong.any():
        return rows, aside
    more = map(Terzijde, rows["regel"].filter(wrong), why.filter(wrong))
    return rows.filter(~wrong), (*aside, *more)
