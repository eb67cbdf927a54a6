"""The open flows of a type of education over all years as files: CSV and Parquet, a row per flow."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from snijvlak.grensverkeer import klaar
from snijvlak.vormgeving.tabel import SMALL

from . import groepen, queries
from .aantal import NIEMAND, Aantal, is_small

if TYPE_CHECKING:
    import polars as pl

VORMEN = {"csv": ("CSV", "text/csv; charset=utf-8"), "parquet": ("PARQUET", "application/vnd.apache.parquet")}
KOLOMMEN = ("peiljaar", "soort", "woongemeente", "schoolgemeente", "laag", "schatting", "hoog")


@dataclass(frozen=True)
class Bestanden:
    """The files of a type of education (by their form, lower case), of which years, and when the newest of
    them was made; ``bronnen``: each file behind them in a line, ``versie``: another for other figures."""

    inhoud: dict[str, bytes]
    jaren: tuple[int, ...]
    bronnen: tuple[str, ...]
    gemaakt_op: str
    versie: str


def make(opslag: Path, soort: str) -> Bestanden | None:
    """The files of a type; None when there are no flows of it.

    Raises:
        BeschadigdeOpslag: a table cannot be read.
    """
    years = queries.parts(opslag).get(soort, ())
    found = [m for jaar in years if (m := klaar.manifest(opslag, klaar.STROMEN, jaar))]
    if not found:
        return None
    return _made(opslag, soort, years, tuple((m.parquet, m.sha256, m.geladen_op) for m in found))


@lru_cache(maxsize=32)
def _made(
    opslag: Path, soort: str, jaren: tuple[int, ...], versies: tuple[tuple[str, str, str], ...]
) -> Bestanden:
    """A stored table (of which the version is told) never changes, so its file is written once."""
    table = rows(opslag, soort, jaren)
    parquet = io.BytesIO()
    table.write_parquet(parquet)
    gangs = [queries.year(opslag, soort, jaar) for jaar in jaren]
    return Bestanden(
        {"csv": table.write_csv().encode(), "parquet": parquet.getvalue()},
        jaren,
        tuple(dict.fromkeys(line for gang in gangs for line in gang.bronnen)),
        max(moment for _, _, moment in versies),
        "-".join(sha256[:16] for _, sha256, _ in versies),
    )


def rows(opslag: Path, soort: str, jaren: tuple[int, ...]) -> pl.DataFrame:
    """Every flow of these years as its page shows it: of a small one no more than that it is below 5.

    Raises:
        BeschadigdeOpslag: a table cannot be read.
    """
    import polars as pl

    found: list[tuple[int, str, str, str, int, int | None, int]] = []
    for jaar in sorted(jaren):
        sums: dict[tuple[str, str], Aantal] = {}
        for (home, school), stroom in queries.year(opslag, soort, jaar).stromen.items():
            pair = groepen.name(home), groepen.name(school)
            sums[pair] = sums.get(pair, NIEMAND) + stroom.open
        found += [(jaar, soort, *pair, *_shown(sums[pair])) for pair in sorted(sums)]
    kinds = (pl.Int32, pl.String, pl.String, pl.String, pl.Int32, pl.Int32, pl.Int32)
    return pl.DataFrame(found, schema=dict(zip(KOLOMMEN, kinds, strict=True)), orient="row")


def _shown(aantal: Aantal) -> tuple[int, int | None, int]:
    if is_small(aantal):
        return 0, None, SMALL - 1
    return aantal.laag, aantal.interval().geschat, aantal.hoog
