"""DUO's file of secondary education: a row per school and home postcode, a column per grade.

Layout: "02. Leerlingen per vestiging naar postcode leerling en leerjaar" (DUO, CC0); ``;``, windows-1252.
DUO's catalogue names the set (02voins-v1) without its columns; they are as in the files since 2011: BRIN
NUMMER, VESTIGINGSNUMMER, POSTCODE LEERLING, GEMEENTENAAM LEERLING, and LEER- OF VERBLIJFSJAAR 1 to 6 (or
LEERJAAR). It tells no total, and often no year. Praktijkonderwijs is not told apart: all is VO.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from snijvlak.grensverkeer import tellingen
from snijvlak.grensverkeer.tellingen import BIJZONDER, VERBORGEN

from . import kolom, plaats
from .lezer import NAMEN, Lezer, Opbrengst, Toets, rename

if TYPE_CHECKING:
    import polars as pl

_GRADE = re.compile(r"^(LEER_+OF_VERBLIJFSJAAR|LEERJAAR)_\d$")
_NAMEN = {**NAMEN, "woont": ("GEMEENTENAAM_LEERLING", "GEMEENTENAAM_DEELNEMER")}
_SLEUTEL = ("code", "peiljaar", "pc4")


def _recognises(columns: frozenset[str]) -> bool:
    there = set(rename(columns, _NAMEN).values())
    return there >= {"brin", "deel", "pc4"} and any(_GRADE.match(name) for name in columns)


def _work(block: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    grades = [name for name in block.columns if _GRADE.match(name)]
    low, high = VERBORGEN
    worked = block.with_columns(
        code=kolom.vestiging(),
        peiljaar=kolom.peiljaar(),
        verborgen=pl.sum_horizontal(kolom.masked(grade).cast(pl.Int32) for grade in grades),
        zichtbaar=pl.sum_horizontal(kolom.exact(grade).fill_null(0) for grade in grades),
        onleesbaar=pl.any_horizontal(
            ~kolom.masked(grade) & kolom.exact(grade).is_null() & (pl.col(grade) != "") for grade in grades
        ),
        woont=pl.col("woont") if "woont" in block.columns else pl.lit(""),
    )
    return worked.with_columns(
        laag=pl.col("zichtbaar") + low * pl.col("verborgen"),
        hoog=pl.col("zichtbaar") + high * pl.col("verborgen"),
    )


def _tests() -> list[Toets]:
    import polars as pl

    return [
        kolom.is_vestiging(),
        kolom.is_peiljaar(),
        kolom.is_pc4(),
        Toets(~pl.col("onleesbaar"), pl.lit("een van de leerjaren is geen aantal")),
    ]


def _make(rows: pl.DataFrame, sha256: str) -> Opbrengst:
    import polars as pl

    tables = {"tellingen": tellingen.shape(rows, eenheid="vestiging", soort="VO", bron=sha256)}
    homes = rows.filter(~pl.col("pc4").is_in(list(BIJZONDER)) & (pl.col("woont") != "")).unique("pc4")
    if homes.height:
        tables["postcodes"] = plaats.postcodes(plaats.official(homes, "woont").sort("pc4"))
    return Opbrengst(tables)


LEZER = Lezer(
    indeling="vo_pc4",
    titel="leerlingen in het voortgezet onderwijs per school, woonpostcode en leerjaar (DUO)",
    herkent=_recognises,
    werk=_work,
    toetsen=_tests,
    maak=_make,
    houd=(*_SLEUTEL, "laag", "hoog", "verborgen", "zichtbaar", "woont"),
    sleutel=_SLEUTEL,
    namen=_NAMEN,
)
