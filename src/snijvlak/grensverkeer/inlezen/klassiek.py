"""DUO's classic file of primary and special education: a row per school and home postcode, a column per age.

Layout: "03. Leerlingen po per gemeente, postcode leerling en leeftijd" (DUO, CC0); ``;``, windows-1252; with
the column names until 2019 (BRIN_NUMMER) and after (INSTELLINGSCODE). What is masked reads ``<5``.

A row tells more than its total. Each age that is masked has at least one pupil, and the ages that are not
masked have at least their sum. Together with the masked total (1 to 4) that narrows the interval. The file
names the municipality of each school and each home postcode as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from snijvlak.grensverkeer import tellingen
from snijvlak.grensverkeer.tellingen import BIJZONDER, VERBORGEN

from . import kolom, plaats
from .lezer import NAMEN, Lezer, Opbrengst, reason, rename
from .waarde import Toets, Waarde

if TYPE_CHECKING:
    import polars as pl

_NAMEN = {
    **NAMEN,
    "naam": ("INSTELLINGSNAAM_VESTIGING", "NAAM_VESTIGING"),
    "postcode": ("POSTCODE_VESTIGING",),
    "plaats": ("PLAATSNAAM", "PLAATSNAAM_VESTIGING"),
    "woont": ("GEMEENTENAAM_LEERLING",),
}
_NODIG = {"brin", "deel", "soort", "jaar", "pc4", "aantal", "gemeente", *_NAMEN} - {"bestuur", "verband"}
_AGE = "LEEFTIJD_"


def _recognises(columns: frozenset[str]) -> bool:
    there = set(rename(columns, _NAMEN).values())
    return there >= _NODIG and any(name.startswith(_AGE) for name in columns)


def _values(columns: Sequence[str]) -> list[Waarde]:
    import polars as pl

    wrong = pl.lit("een van de leeftijden is geen aantal")
    ages = [kolom.part(name, wrong) for name in columns if name.startswith(_AGE)]
    whole = [kolom.vestiging(), kolom.soort(), kolom.peiljaar(), kolom.pc4(), kolom.count("geheim", "aantal")]
    return [*whole, *ages]


def _work(rows: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    low, high = VERBORGEN
    least = pl.col("verborgen") + pl.col("zichtbaar")
    hidden = pl.max_horizontal(pl.lit(low, pl.Int32), least)
    return rows.with_columns(**kolom.added_up(rows.columns)).with_columns(
        laag=pl.when("geheim").then(hidden).otherwise("laag"),
        minste=least,
        meeste=pl.col("zichtbaar") + high * pl.col("verborgen"),
    )


def _tests() -> list[Toets]:
    import polars as pl

    fits = (pl.col("minste") <= pl.col("hoog")) & (pl.col("laag") <= pl.col("meeste"))
    return [Toets(fits, reason("het totaal {} past niet bij de leeftijden", "aantal"))]


def _make(rows: pl.DataFrame, sha256: str) -> Opbrengst:
    import polars as pl

    homes = rows.filter(~pl.col("pc4").is_in(list(BIJZONDER)) & (pl.col("woont") != "")).unique("pc4")
    return Opbrengst(
        {
            "tellingen": tellingen.shape(rows, eenheid="vestiging", bron=sha256),
            "scholen": plaats.schools(plaats.official(rows.rename({"code": "vestiging"}), "gemeente")),
            "postcodes": plaats.postcodes(plaats.official(homes, "woont").sort("pc4")),
        }
    )


_SLEUTEL = ("code", "soort", "peiljaar", "pc4")

LEZER = Lezer(
    indeling="klassiek_po",
    titel="leerlingen per school, woonpostcode en leeftijd (DUO)",
    herkent=_recognises,
    waarden=_values,
    werk=_work,
    toetsen=_tests,
    maak=_make,
    houd=(
        *_SLEUTEL,
        "laag",
        "hoog",
        "verborgen",
        "zichtbaar",
        *("naam", "gemeente", "postcode", "plaats", "woont"),
    ),
    sleutel=_SLEUTEL,
    namen=_NAMEN,
)
