"""How one layout of CSV becomes tables: work out columns, test each row, set bad ones aside, refuse a bad file.

A layout is a `Lezer`. All of it works on whole columns; only rows that were set aside are looked at one by
one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .bestand import MAX_DEEL_TERZIJDE, Ingelezen, OnleesbaarBestand, Terzijde
from .tekst import Csv

if TYPE_CHECKING:
    import polars as pl

LICENTIE_DUO = "CC0"
WEER = "Haal het bestand opnieuw op bij de bron."
Told = Callable[[float], object]

# One name for what DUO spells in several ways; the sources have drifted since 2011.
NAMEN: dict[str, tuple[str, ...]] = {
    "brin": ("INSTELLINGSCODE", "BRIN_NUMMER", "BRINNUMMER", "BRIN"),
    "deel": ("VESTIGINGSCODE", "VESTIGINGSNUMMER", "BRINVESTIGINGSNUMMER"),
    "soort": ("TYPE_PO", "SOORT_PO", "SOORT_PRIMAIR_ONDERWIJS"),
    "jaar": ("PEILJAAR", "PEILDATUM", "JAAR"),
    "pc4": ("POSTCODE4_DEELNEMER", "POSTCODE4_LEERLING", "POSTCODE_LEERLING", "POSTCODE_DEELNEMER"),
    "aantal": ("AANTAL_LEERLINGEN", "TOTAAL", "AANTAL_DEELNEMERS", "AANTAL_STUDENTEN"),
    "gemeente": ("GEMEENTENUMMER", "GEMEENTECODE", "GEMEENTENUMMER_VESTIGING", "GEMEENTECODE_VESTIGING"),
    "bestuur": ("BEVOEGD_GEZAG_NUMMER", "BEVOEGD_GEZAGNUMMER"),
    "verband": ("SAMENWERKINGSVERBANDNUMMER", "SAMENWERKINGSVERBAND_NUMMER", "SAMENWERKINGSVERBAND"),
}


@dataclass(frozen=True)
class Toets:
    """What every row must hold, and the reason (text, may hold values of the row) when it does not."""

    goed: pl.Expr
    reden: pl.Expr


@dataclass(frozen=True)
class Lezer:
    """One layout.

    ``herkent`` says whether a header is of this layout. ``werk`` gets a block of text columns under the
    names of `NAMEN` and gives the columns that ``toetsen`` and ``maak`` use, with ``regel`` kept. ``maak``
    makes the tables from all good rows. ``sleutel`` are the columns that may occur once.
    """

    indeling: str
    titel: str
    herkent: Callable[[frozenset[str]], bool]
    werk: Callable[[pl.DataFrame], pl.DataFrame]
    toetsen: Callable[[], list[Toets]]
    maak: Callable[[pl.DataFrame, str], dict[str, pl.DataFrame]]
    sleutel: tuple[str, ...]
    dubbel: str = "deze school en postcode staan er al eerder in"
    licentie: str = LICENTIE_DUO
    namen: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NAMEN)


def rename(kolommen: tuple[str, ...], namen: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """From the spelling in the file to our name; of two spellings of the same the first counts."""
    found: dict[str, str] = {}
    for ours, spellings in namen.items():
        there = [name for name in spellings if name in kolommen]
        if there:
            found[there[0]] = ours
    return found


def read_csv(csv: Csv, lezer: Lezer, told: Told = lambda part: None, jaar: int | None = None) -> Ingelezen:
    """Read a whole CSV file with the reader of its layout.

    ``jaar`` is the peiljaar of a file that does not tell it.

    Raises:
        OnleesbaarBestand: it has no rows, or too many bad ones, or no year.
    """
    import polars as pl

    naming = rename(csv.kolommen, lezer.namen)
    good: list[pl.DataFrame] = []
    aside: list[Terzijde] = []
    for block in csv.blokken(told):
        text = block.rename(naming)
        if jaar is not None and "jaar" not in text.columns:
            text = text.with_columns(jaar=pl.lit(str(jaar)))
        right, wrong = _divide(text, lezer, csv.kolommen)
        good.append(right)
        aside += wrong
    rows = pl.concat(good) if good else pl.DataFrame()
    if rows.height:
        rows, twice = _once(rows, lezer)
        aside += twice
    aside.sort(key=lambda row: row.regel)
    refuse_if_too_bad(csv.pad.name, rows.height, aside)
    tables = lezer.maak(rows, csv.sha256)
    return Ingelezen(
        naam=csv.pad.name,
        indeling=lezer.indeling,
        titel=lezer.titel,
        peil=_peil(rows, csv.pad.name),
        sha256=csv.sha256,
        licentie=lezer.licentie,
        regels=rows.height,
        tabellen=tables,
        terzijde=tuple(aside),
    )


def _divide(
    text: pl.DataFrame, lezer: Lezer, kolommen: tuple[str, ...]
) -> tuple[pl.DataFrame, list[Terzijde]]:
    import polars as pl

    first = pl.col(text.columns[0] if text.columns[0] != "regel" else text.columns[1])
    broken = text.filter(first.is_null())
    aside = [Terzijde(line, "de kolommen zijn niet te lezen") for line in broken["regel"]]
    worked = lezer.werk(text.filter(first.is_not_null()))
    tests = lezer.toetsen()
    whole = pl.all_horizontal(pl.lit(value=True), *(test.goed.fill_null(value=False) for test in tests))
    right = worked.filter(whole)
    if right.height < worked.height:
        reason = pl.coalesce(
            pl.when(test.goed.fill_null(value=False)).then(None).otherwise(test.reden) for test in tests
        )
        wrong = worked.filter(~whole).select("regel", reden=reason)
        aside += [Terzijde(line, why) for line, why in wrong.iter_rows()]
    return right, aside


def _once(rows: pl.DataFrame, lezer: Lezer) -> tuple[pl.DataFrame, list[Terzijde]]:
    """Rows whose key came before are set aside: counting both would count the same children twice."""
    import polars as pl

    if not lezer.sleutel:
        return rows, []
    first = rows.select(pl.struct(lezer.sleutel).is_first_distinct()).to_series()
    twice = rows.filter(~first)["regel"]
    return rows.filter(first), [Terzijde(line, lezer.dubbel) for line in twice]


def refuse_if_too_bad(naam: str, good: int, aside: list[Terzijde]) -> None:
    """Refuse a file without rows or with too many bad ones.

    Raises:
        OnleesbaarBestand: with the first bad row as example.
    """
    total = good + len(aside)
    if not total:
        raise OnleesbaarBestand(naam, "er staan geen regels in.", WEER)
    if len(aside) > MAX_DEEL_TERZIJDE * total:
        first = aside[0]
        what = (
            f"{len(aside)} van de {total} regels zijn onbruikbaar "
            f"(de eerste is regel {first.regel}: {first.reden})."
        )
        step = "Herstel die regels of haal het bestand opnieuw op; tot 5% slechte regels zetten we terzijde."
        raise OnleesbaarBestand(naam, what, step)


def _peil(rows: pl.DataFrame, naam: str) -> str:
    if "peiljaar" not in rows.columns:
        return date_in_name(naam)
    years = rows["peiljaar"].unique().sort().to_list()
    return str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"


def date_in_name(naam: str) -> str:
    """The date or year in a file name, for a file that has none inside; it is a hint and decides nothing."""
    match = re.search(r"(?<!\d)(?:19|20)\d{2}(?:-\d{2}-\d{2})?(?!\d)", naam)
    return match[0] if match else "onbekend"


def quoted(column: str) -> pl.Expr:
    """The value of a column for in a reason: between quotes and not too long, or 'leeg'."""
    import polars as pl

    value = pl.col(column).fill_null("")
    return (
        pl.when(value == "")
        .then(pl.lit("leeg"))
        .otherwise(pl.concat_str(pl.lit("'"), value.str.slice(0, 20), pl.lit("'")))
    )


def reason(text: str, *columns: str) -> pl.Expr:
    """A reason with values of the row in it, one for each ``{}``."""
    import polars as pl

    return pl.format(text, *(quoted(column) for column in columns))
