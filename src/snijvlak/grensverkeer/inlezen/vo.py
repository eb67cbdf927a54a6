"""DUO's files of secondary education: pupils per school, home postcode and grade.

Two layouts (DUO, CC0). "02. Leerlingen per vestiging naar postcode leerling en leerjaar" of duo.nl has a
column per grade (LEER- OF VERBLIJFSJAAR 1 to 6, or LEERJAAR), ``;``, windows-1252, and often no year.
02voins-v1 of onderwijsdata.duo.nl, five years in one file, has a row per grade (JAAR, LEER- OF VERBLIJFSJAAR,
AANTAL LEERLINGEN). Neither tells a total, nor praktijkonderwijs apart: all is VO. A postcode in two places
has a row for each.

What is masked reads ``<5``, or ``4`` with nothing to tell it from a real 4: DUO says of its files 01voins-v1
and 02voins-v1 that 1, 2, 3 and 4 are all shown as 4. A file in which nothing is 1, 2 or 3 is read that way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from snijvlak.grensverkeer import tellingen
from snijvlak.grensverkeer.tellingen import BIJZONDER, VERBORGEN

from . import kolom, plaats
from .lezer import NAMEN, Lezer, Opbrengst, reason, rename
from .waarde import Waarde

if TYPE_CHECKING:
    import polars as pl

_GRADE = re.compile(r"^(LEER_+OF_VERBLIJFSJAAR|LEERJAAR)_\d$")
_NAMEN = {
    **NAMEN,
    "woont": ("GEMEENTENAAM_LEERLING", "GEMEENTENAAM_DEELNEMER"),
    "plaats": ("PLAATSNAAM_LEERLING", "PLAATSNAAM_DEELNEMER"),
    "leerjaar": ("LEER_OF_VERBLIJFSJAAR", "LEERJAAR"),
}
_SAMEN = ("code", "peiljaar", "pc4")
_RIJ = ("leerjaar", "plaats", "woont")  # what tells rows of one school and postcode apart
_AANTAL = ("verborgen", "zichtbaar", "vier", "klein")


def _recognises(columns: frozenset[str]) -> bool:
    there = set(rename(columns, _NAMEN).values())
    graded = any(_GRADE.match(name) for name in columns) or {"leerjaar", "aantal"} <= there
    return there >= {"brin", "deel", "pc4"} and graded


def _values(columns: Sequence[str]) -> list[Waarde]:
    import polars as pl

    wrong = pl.lit("een van de leerjaren is geen aantal")
    parts = [kolom.part(name, wrong, blank=True) for name in columns if _GRADE.match(name)]
    if not parts:
        parts = [kolom.part("aantal", reason("geen aantal leerlingen: {}", "aantal"))]
    return [kolom.vestiging(), kolom.peiljaar(), kolom.pc4(), *map(_with_small, parts)]


def _with_small(part: Waarde) -> Waarde:
    """With whether the count is 4 or smaller, as it stands there."""
    import polars as pl

    [name] = part.uit
    gives = {
        f"{name}_vier": (pl.col(name) == "4").cast(pl.Int32),
        f"{name}_klein": pl.col(name).is_in(["1", "2", "3"]).cast(pl.Int32),
    }
    return Waarde(
        part.uit, (*part.geeft, *gives), lambda texts: part.werk(texts).with_columns(**gives), part.toets
    )


def _work(rows: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    missing = [pl.lit("").alias(name) for name in _RIJ if name not in rows.columns]
    small = {
        what: pl.sum_horizontal(name for name in rows.columns if name.endswith(f"_{what}"))
        for what in ("vier", "klein")
    }
    return rows.with_columns(*missing, **kolom.added_up(rows.columns), **small)


def _make(rows: pl.DataFrame, sha256: str) -> Opbrengst:
    import polars as pl

    said: tuple[str, ...] = ()
    if rows["vier"].sum() and not rows["klein"].sum():
        said = ("Nergens staat 1, 2 of 3: een 4 lezen we als 1 tot 4 leerlingen, zoals DUO doet.",)
        rows = rows.with_columns(
            verborgen=pl.col("verborgen") + pl.col("vier"), zichtbaar=pl.col("zichtbaar") - 4 * pl.col("vier")
        )
    low, high = VERBORGEN
    whole = rows.group_by(_SAMEN, maintain_order=True).agg(pl.col("verborgen", "zichtbaar").sum())
    counts = whole.with_columns(
        laag=pl.col("zichtbaar") + low * pl.col("verborgen"),
        hoog=pl.col("zichtbaar") + high * pl.col("verborgen"),
    )
    tables = {"tellingen": tellingen.shape(counts, eenheid="vestiging", soort="VO", bron=sha256)}
    homes = rows.filter(~pl.col("pc4").is_in(list(BIJZONDER)) & (pl.col("woont") != ""))
    if homes.height:
        tables["postcodes"] = plaats.postcodes(plaats.official(_most(homes), "woont"))
    return Opbrengst(tables, said)


def _most(homes: pl.DataFrame) -> pl.DataFrame:
    """For each postcode the municipality of most pupils in it."""
    import polars as pl

    pupils = (pl.col("zichtbaar") + pl.col("verborgen")).sum()
    counted = homes.group_by("pc4", "woont").agg(leerlingen=pupils)
    return counted.sort("pc4", "leerlingen", "woont", descending=[False, True, False])


LEZER = Lezer(
    indeling="vo_pc4",
    titel="leerlingen in het voortgezet onderwijs per school, woonpostcode en leerjaar (DUO)",
    herkent=_recognises,
    waarden=_values,
    werk=_work,
    maak=_make,
    houd=(*_SAMEN, *_RIJ, *_AANTAL),
    sleutel=(*_SAMEN, *_RIJ),
    namen=_NAMEN,
)
