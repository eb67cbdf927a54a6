"""How one layout becomes tables: work out columns, test each row, set bad ones aside, refuse a bad file.

A layout is a `Lezer`. All of it works on whole columns; only rows that were set aside are looked at one by
one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from snijvlak.grensverkeer.tellingen import once

from .bestand import MAX_DEEL_TERZIJDE, Ingelezen, OnleesbaarBestand, Terzijde
from .tekst import Csv
from .waarde import Gelezen, Toets, Waarde, set_aside, work_out

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
class Lezer:
    """One layout.

    ``herkent`` says whether a header is of this layout. ``waarden`` gets the columns, under the names of
    ``namen``, and tells what they say; a layout without any gets all of them as text. ``werk`` and
    ``toetsen`` do what has to be done for each row by itself; ``houd`` are kept of good rows. ``verdicht``
    makes one block smaller, where rows need not stay apart. ``maak`` makes the tables from all good rows; it
    gets the sha256 of the file too.

    ``sleutel`` are the columns that may occur once. A later row with the same key is set aside with the
    reason ``dubbel``, in which {} is the first column of the key; unless it says the same in ``gelijk``:
    real lists of schools repeat themselves, and that is harmless.
    """

    indeling: str
    titel: str
    herkent: Callable[[frozenset[str]], bool]
    maak: Callable[[pl.DataFrame, str], Opbrengst]
    houd: tuple[str, ...]
    waarden: Callable[[Sequence[str]], list[Waarde]] = lambda columns: []
    werk: Callable[[pl.DataFrame], pl.DataFrame] = lambda rows: rows
    toetsen: Callable[[], list[Toets]] = list
    sleutel: tuple[str, ...] = ()
    gelijk: tuple[str, ...] = ()
    dubbel: str = "deze school en postcode staan er al eerder in"
    verdicht: Callable[[pl.DataFrame], pl.DataFrame] | None = None
    licentie: str = LICENTIE_DUO
    eigen_jaar: bool = False  # ``werk`` finds the year elsewhere than in a column
    namen: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NAMEN)


@dataclass(frozen=True)
class Opbrengst:
    """The tables that a file gives, and sentences in Dutch about the whole of it."""

    tabellen: dict[str, pl.DataFrame]
    bevindingen: tuple[str, ...] = ()
    peil: str = ""  # when the file tells it otherwise than in a column with years


def rename(kolommen: Iterable[str], namen: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """From the spelling in the file to our name; of two spellings of the same the first counts."""
    there = set(kolommen)
    found: dict[str, str] = {}
    for ours, spellings in namen.items():
        for name in spellings:
            if name in there:
                found[name] = ours
                break
    return found


def read_csv(csv: Csv, lezer: Lezer, told: Told = lambda part: None, jaar: int | None = None) -> Ingelezen:
    """Read a whole CSV file with the reader of its layout.

    ``jaar`` is the peiljaar of a file that does not tell it.

    Raises:
        OnleesbaarBestand: it has no rows, or too many bad ones, or no year.
    """
    naming = rename(csv.kolommen, lezer.namen)
    timeless = "peiljaar" in lezer.houd and "jaar" not in naming.values() and not lezer.eigen_jaar
    if timeless and jaar is None:
        what = "het jaar van de telling staat er niet in, en ook niet in de naam."
        raise OnleesbaarBestand(csv.pad.name, what, "Geef het erbij, bijvoorbeeld: --peiljaar 2017")

    columns = [naming.get(name, name) for name in csv.kolommen] + ["jaar"] * timeless
    values = lezer.waarden(columns)
    given = {name for value in values for name in value.geeft}
    texts = [name for name in columns if name in lezer.houd and name not in given] if values else columns

    blocks = (block.renamed(naming) for block in csv.blokken(told))
    if timeless:
        blocks = (block.plus("jaar", str(jaar)) for block in blocks)
    read = (tested(work_out(block, values, texts), lezer) for block in blocks)
    return assemble(csv.pad.name, read, lezer, lambda: csv.sha256)


def tested(block: Gelezen, lezer: Lezer) -> Gelezen:
    """What is left of a block after the work and tests of each row by itself: the columns that are kept."""
    import polars as pl

    rows, aside = lezer.werk(block.rijen), block.terzijde
    if tests := lezer.toetsen():
        why = rows.select(pl.coalesce(test.fout for test in tests)).to_series()
        rows, aside = set_aside(rows, why, aside)
    return Gelezen(rows.select("regel", *lezer.houd), aside)


def assemble(naam: str, blocks: Iterable[Gelezen], lezer: Lezer, sha256: Callable[[], str]) -> Ingelezen:
    """Make the tables of all blocks that were tested; ``sha256`` is asked after the last block.

    Raises:
        OnleesbaarBestand: there are no rows, or too many bad ones.
    """
    import polars as pl

    kept: list[pl.DataFrame] = []
    aside: list[Terzijde] = []
    count = 0
    for block in blocks:
        aside += block.terzijde
        count += block.rijen.height
        kept.append(lezer.verdicht(block.rijen) if lezer.verdicht else block.rijen)
    rows = pl.concat(kept) if kept else pl.DataFrame()
    if rows.height and lezer.sleutel:
        rows = rows if rows["regel"].is_sorted() else rows.sort("regel")  # the first of two counts
        before = rows.height
        rows, twice = _once(rows, lezer)
        aside += twice
        count -= before - rows.height
    aside.sort(key=lambda row: row.regel)
    refuse_if_too_bad(naam, count, aside)
    gain = lezer.maak(rows, sha256())
    return Ingelezen(
        naam=naam,
        indeling=lezer.indeling,
        titel=lezer.titel,
        peil=gain.peil or _peil(rows, naam),
        sha256=sha256(),
        licentie=lezer.licentie,
        regels=count,
        tabellen=gain.tabellen,
        terzijde=tuple(aside),
        bevindingen=gain.bevindingen,
    )


def _once(rows: pl.DataFrame, lezer: Lezer) -> tuple[pl.DataFrame, list[Terzijde]]:
    """Rows whose key came before go: counting both would count the same children twice."""
    import polars as pl

    if once(rows, lezer.sleutel):
        return rows, []
    first = rows.select(pl.struct(lezer.sleutel).is_first_distinct()).to_series()
    if first.all():
        return rows, []
    kept, again = rows.filter(first), rows.filter(~first)
    if lezer.gelijk:
        again = again.join(kept, on=[*lezer.sleutel, *lezer.gelijk], how="anti", nulls_equal=True)
    key = again[lezer.sleutel[0]]
    return kept, [
        Terzijde(line, lezer.dubbel.format(code)) for line, code in zip(again["regel"], key, strict=True)
    ]


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
