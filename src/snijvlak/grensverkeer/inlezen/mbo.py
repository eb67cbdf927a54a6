"""DUO's files of mbo: students per instelling and home municipality.

Layout: data set mbo-studenten-per-instelling, file 11 ("... leerweg woongemeente woonprovincie
leeftijdscategorie"), DUO, CC0: INSTELLINGSCODE, INSTELLINGSNAAM, SOORT INSTELLING, PLAATSNAAM INSTELLING,
WOONPROVINCIE, WOONGEMEENTE, LEEFTIJDSCATEGORIE, LEERWEG and a column per year (JAAR_2021 to JAAR_2025);
a masked count is -1. Older files have counts in one column, or in one per leerweg (BBL, BOLDT, BOLVT, EX)
beside JAAR; masked as <5, or as 4 with INDICATIEAVG beside it. Rows per leerweg and age are added up per home
municipality.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from snijvlak.grensverkeer import gemeenten, tellingen

from . import kolom
from .lezer import NAMEN, Lezer, Opbrengst, quoted, reason, rename
from .waarde import Toets

if TYPE_CHECKING:
    import polars as pl

_NAMEN = {
    **NAMEN,
    "woont": (
        *("WOONGEMEENTE", "GEMEENTE_STUDENT", "GEMEENTENAAM_STUDENT", "GEMEENTENAAM_DEELNEMER"),
        *("WOONGEMEENTE_STUDENT", "WOONGEMEENTE_NAAM", "WOONGEMEENTENAAM"),
    ),
    "aantal": (*NAMEN["aantal"], "AANTAL", "AANTAL_MBO"),
}
_YEAR = re.compile(r"^JAAR_(20\d{2})$")
_LEERWEG = ("BBL", "BOLDT", "BOLVT", "BOL", "EX")
# What stands where a municipality would (BELGIE, OVERIG BUITENLAND, ONBEKEND), as a code of BIJZONDER.
_ELDERS = (
    ("belgi", "10"),
    ("duitsland", "20"),
    ("buitenland", "30"),
    ("onbekend", "40"),
    ("niet bekend", "40"),
)


def _counts(columns: list[str]) -> list[str]:
    years = [name for name in columns if _YEAR.match(name)]
    return years or ["aantal"] * ("aantal" in columns) or [name for name in _LEERWEG if name in columns]


def _recognises(columns: frozenset[str]) -> bool:
    naming = rename(columns, _NAMEN)
    ours = [naming.get(name, name) for name in columns]
    counts = _counts(ours)
    return (
        {"brin", "woont"} <= set(ours) and bool(counts) and ("jaar" in ours or bool(_YEAR.match(counts[0])))
    )


def _work(block: pl.DataFrame) -> pl.DataFrame:
    """A row per count: columns of counts become rows, so that each is tested by itself."""
    import polars as pl

    counts = _counts(block.columns)
    indicator = next((name for name in block.columns if name.startswith("INDICATIE")), None)
    keep = ["regel", "brin", "woont", *(["jaar"] if "jaar" in block.columns else [])]
    flag = pl.col(indicator) if indicator else pl.lit("")
    long = block.select(*keep, *counts, indicatie=flag).unpivot(
        counts, index=[*keep, "indicatie"], variable_name="kolom", value_name="waarde"
    )
    if "jaar" not in keep:
        long = long.with_columns(jaar=pl.col("kolom").str.extract(r"(\d{4})"))
    found = _homes(block["woont"])
    return long.with_columns(
        code=pl.col("brin").str.to_uppercase() + "00",
        peiljaar=kolom.year(),
        waarde=pl.when(pl.col("waarde") == "").then(pl.lit("0")).otherwise(pl.col("waarde")),
    ).with_columns(
        woongemeente=pl.col("woont").replace_strict(
            list(found), [pair[0] for pair in found.values()], default=None, return_dtype=pl.String
        ),
        pc4=pl.col("woont").replace_strict(
            list(found), [pair[1] for pair in found.values()], default=None, return_dtype=pl.String
        ),
        geheim=kolom.masked("waarde", "indicatie"),
        **kolom.interval("waarde", "indicatie"),
    )


def _homes(texts: pl.Series) -> dict[str, tuple[str | None, str | None]]:
    """For each text the number of the municipality, or the special code for abroad or unknown."""
    found: dict[str, tuple[str | None, str | None]] = {}
    for text in texts.unique():
        gemeente = gemeenten.find(text)
        if gemeente:
            found[text] = (gemeente.code, None)
        elif elsewhere := [code for word, code in _ELDERS if word in text.casefold()]:
            found[text] = (None, elsewhere[0])
        elif not text:
            found[text] = (None, "40")
    return found


def _tests() -> list[Toets]:
    import polars as pl

    known = pl.col("woongemeente").is_not_null() | pl.col("pc4").is_not_null()
    return [
        Toets(pl.col("code").str.contains(r"^[0-9]{2}[0-9A-Z]{4}$"), reason("geen instelling: {}", "brin")),
        kolom.is_peiljaar(),
        Toets(known, pl.format("onbekende woongemeente {}", quoted("woont"))),
        Toets(pl.col("laag").is_not_null(), pl.format("geen aantal studenten: {}", quoted("waarde"))),
    ]


_SLEUTEL = ("code", "peiljaar", "pc4", "woongemeente")


def _condense(rows: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return rows.group_by(_SLEUTEL, maintain_order=True).agg(
        pl.col("laag").sum(),
        pl.col("hoog").sum(),
        verborgen=pl.col("geheim").sum(),
        zichtbaar=pl.col("laag").filter(~pl.col("geheim")).sum(),
    )


def _make(rows: pl.DataFrame, sha256: str) -> Opbrengst:
    import polars as pl

    # One institution and municipality may stand in two blocks of the file.
    whole = rows.group_by(_SLEUTEL, maintain_order=True).agg(pl.all().sum())
    whole = whole.filter(pl.col("hoog") > 0)
    return Opbrengst({"tellingen": tellingen.shape(whole, eenheid="vestiging", soort="MBO", bron=sha256)})


LEZER = Lezer(
    indeling="mbo_gemeente",
    titel="mbo-studenten per instelling en woongemeente (DUO)",
    herkent=_recognises,
    werk=_work,
    toetsen=_tests,
    maak=_make,
    houd=(*_SLEUTEL, "laag", "hoog", "geheim"),
    verdicht=_condense,
    eigen_jaar=True,
    namen=_NAMEN,
)
