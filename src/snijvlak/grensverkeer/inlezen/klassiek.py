"""DUO's classic file of primary and special education: a row per school and home postcode, a column per age.

Layout: "03. Leerlingen po per gemeente, postcode leerling en leeftijd" (DUO, CC0); ``;``, windows-1252; with
the column names until 2019 (BRIN_NUMMER) and after (INSTELLINGSCODE). What is masked reads ``<5``.

A row tells more than its total. Each age that is masked has at least one pupil, and the ages that are not
masked have at least their sum. Together with the masked total (1 to 4) that narrows the interval.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from snijvlak.grensverkeer import tellingen
from snijvlak.grensverkeer.tellingen import VERBORGEN

from . import kolom
from .lezer import NAMEN, Lezer, Toets, reason, rename

if TYPE_CHECKING:
    import polars as pl

_NAMEN = {
    **NAMEN,
    "naam": ("INSTELLINGSNAAM_VESTIGING", "NAAM_VESTIGING"),
    "gemeentenaam": ("GEMEENTENAAM", "GEMEENTENAAM_VESTIGING"),
    "postcode": ("POSTCODE_VESTIGING",),
    "plaats": ("PLAATSNAAM", "PLAATSNAAM_VESTIGING"),
    "woongemeente": ("GEMEENTENAAM_LEERLING",),
}
_NODIG = frozenset({"brin", "deel", "soort", "jaar", "pc4", "aantal", "gemeente"})


def _recognises(columns: frozenset[str]) -> bool:
    ours = set(rename(tuple(columns), _NAMEN).values())
    return _NODIG <= ours and any(name.startswith("LEEFTIJD_") for name in columns)


def _work(block: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    ages = [name for name in block.columns if name.startswith("LEEFTIJD_")]
    count = kolom.exact("aantal")
    total_masked = kolom.masked("aantal")
    low, high = VERBORGEN
    worked = block.with_columns(
        code=kolom.vestiging(),
        gemeentecode=kolom.number("gemeente", 4),
        soort=kolom.soort(),
        peiljaar=kolom.peiljaar(),
        verborgen=pl.sum_horizontal(kolom.masked(age).cast(pl.Int32) for age in ages),
        zichtbaar=pl.sum_horizontal(kolom.exact(age).fill_null(0) for age in ages),
        onleesbaar=pl.any_horizontal(~kolom.masked(age) & kolom.exact(age).is_null() for age in ages),
    )
    known = pl.col("verborgen") + pl.col("zichtbaar")
    return worked.with_columns(
        laag=pl.when(total_masked).then(pl.max_horizontal(pl.lit(low, pl.Int32), known)).otherwise(count),
        hoog=pl.when(total_masked).then(pl.lit(high, pl.Int32)).otherwise(count),
        meeste=pl.col("zichtbaar") + high * pl.col("verborgen"),
        minste=known,
    )


def _tests() -> list[Toets]:
    import polars as pl

    fits = (pl.col("minste") <= pl.col("hoog")) & (pl.col("laag") <= pl.col("meeste"))
    return [
        kolom.is_vestiging(),
        kolom.is_soort(),
        kolom.is_peiljaar(),
        kolom.is_pc4(),
        kolom.is_count(),
        Toets(~pl.col("onleesbaar"), pl.lit("een van de leeftijden is geen aantal")),
        Toets(fits, reason("het totaal {} past niet bij de leeftijden", "aantal")),
    ]


def _make(rows: pl.DataFrame, sha256: str) -> dict[str, pl.DataFrame]:
    return {
        "tellingen": tellingen.shape(
            rows.drop("woongemeente", strict=False), eenheid="vestiging", bron=sha256
        )
    }


LEZER = Lezer(
    indeling="klassiek_po",
    titel="leerlingen per school, woonpostcode en leeftijd (DUO)",
    herkent=_recognises,
    werk=_work,
    toetsen=_tests,
    maak=_make,
    sleutel=("code", "soort", "peiljaar", "pc4"),
    namen=_NAMEN,
)
