"""Disclosure control of a table of counts: the simplest rule that is safe for one table on its own.

A count of 1 to 4 is sensitive. Its whole row, its column total and the grand total are hidden. Then nothing
that is published fixes it: adding any number to the sensitive count, its row total, its column total and the
grand total gives another table with the same published numbers. It does not look at other publications:
those may not share a period.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

THRESHOLD = 5
HIDDEN = "x"
TOTAL = "Totaal"


@dataclass(frozen=True)
class BeschermdeTabel:
    """What may be published; None is a hidden count. The margins come last, under ``Totaal``."""

    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    waarden: tuple[tuple[int | None, ...], ...]

    @property
    def verborgen(self) -> int:
        """How many counts are hidden, margins included."""
        return sum(value is None for row in self.waarden for value in row)

    def as_text(self) -> tuple[tuple[str, ...], ...]:
        """Rows of texts: the name of the row, then its counts, ``x`` for a hidden one."""
        return tuple(
            (name, *(HIDDEN if v is None else str(v) for v in row))
            for name, row in zip(self.rijen, self.waarden, strict=True)
        )


def protect(
    counts: Mapping[tuple[str, str], int], rijen: Sequence[str], kolommen: Sequence[str]
) -> BeschermdeTabel:
    """Protect a table with both margins; absent combinations count as 0.

    Raises:
        ValueError: a negative count, a row or column that is unknown, double, or called Totaal.
    """
    _check(counts, rijen, kolommen)
    inner = [[counts.get((r, k), 0) for k in kolommen] for r in rijen]
    table = [[*row, sum(row)] for row in inner]
    table.append([sum(column) for column in zip(*table, strict=True)] if table else [0] * (len(kolommen) + 1))
    hidden: set[tuple[int, int]] = set()
    last_row, last_column = len(rijen), len(kolommen)
    for i, row in enumerate(table):
        for j, value in enumerate(row):
            if 0 < value < THRESHOLD:
                hidden |= {(i, column) for column in range(last_column + 1)}
                hidden |= {(last_row, j), (last_row, last_column)}
    return BeschermdeTabel(
        rijen=(*rijen, TOTAL),
        kolommen=(*kolommen, TOTAL),
        waarden=tuple(
            tuple(None if (i, j) in hidden else value for j, value in enumerate(row))
            for i, row in enumerate(table)
        ),
    )


def _check(counts: Mapping[tuple[str, str], int], rijen: Sequence[str], kolommen: Sequence[str]) -> None:
    for names in (rijen, kolommen):
        if TOTAL in names or len(set(names)) != len(names):
            raise ValueError(f"Een rij of kolom mag maar een keer voorkomen en niet '{TOTAL}' heten.")
    for (rij, kolom), value in counts.items():
        if rij not in rijen or kolom not in kolommen:
            raise ValueError(f"De combinatie {rij} / {kolom} hoort niet bij deze tabel.")
        if value < 0:
            raise ValueError(f"Het aantal bij {rij} / {kolom} is kleiner dan nul.")
