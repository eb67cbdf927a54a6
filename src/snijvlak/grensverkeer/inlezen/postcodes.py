"""Which municipality a home postcode lies in: a plain list, the annex of a regulation, or CBS's addresses.

Layouts: ``pc4,gemeente``, with ``po_swv,vo_swv`` beside it as in Regeling BWBR0032324; and CBS, "Buurt, wijk
en gemeente voor postcode huisnummer" (PC6, Gemeente2024; with or without Huisnummer; CC BY 4.0).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from . import kolom, plaats
from .lezer import Lezer, Opbrengst, reason
from .waarde import Toets, Waarde

if TYPE_CHECKING:
    import polars as pl

LICENTIE_CBS = "CC BY 4.0"
_CBS = re.compile(r"^(?:GEMEENTE|GEM)_?(20\d{2})$")


def _gemeente() -> Waarde:
    """``gemeente`` (official name, or as written; null when there is none) and ``gemeentecode``."""
    return Waarde(("genoemd",), ("gemeente", "gemeentecode"), lambda texts: plaats.official(texts, "genoemd"))


def _tests(postcode: str) -> list[Toets]:
    import polars as pl

    missing = pl.format("postcode {} heeft geen gemeente", pl.col(postcode))
    return [Toets(pl.col("gemeente").is_not_null(), missing)]


def _values(columns: Sequence[str]) -> list[Waarde]:
    import polars as pl

    del columns
    home = kolom.is_pc4()
    four = Toets(home.goed & (pl.col("pc4").str.len_chars() == 4), home.reden)
    return [Waarde(("pc4",), ("pc4",), toets=four), _gemeente()]


def _work(rows: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    missing = [name for name in ("po", "vo") if name not in rows.columns]
    return rows.with_columns(pl.lit(None, pl.String).alias(name) for name in missing)


def _make(rows: pl.DataFrame, sha256: str) -> Opbrengst:
    return Opbrengst({"postcodes": plaats.postcodes(rows)}, plaats.unknown(rows))


LEZER = Lezer(
    indeling="pc4_gemeente",
    titel="gemeente per postcode",
    herkent=lambda columns: {"PC4", "GEMEENTE"} <= columns,
    waarden=_values,
    werk=_work,
    toetsen=partial(_tests, "pc4"),
    maak=_make,
    houd=("pc4", "gemeente", "gemeentecode", "po", "vo"),
    sleutel=("pc4",),
    gelijk=("gemeente",),
    dubbel="{} staat eerder in het bestand met een andere gemeente",
    licentie="licentie onbekend",
    namen={"pc4": ("PC4",), "genoemd": ("GEMEENTE",), "po": ("PO_SWV",), "vo": ("VO_SWV",)},
)


def _year(columns: frozenset[str]) -> str:
    return next((match[1] for name in columns if (match := _CBS.match(name))), "")


def cbs(columns: frozenset[str]) -> Lezer | None:
    """The reader of CBS's list with these columns, or None: the name of a column tells the year."""
    year = _year(columns)
    if "PC6" not in columns or not year:
        return None
    name = next(name for name in columns if _CBS.match(name))
    return Lezer(
        indeling="cbs_pc6",
        titel="gemeente per postcode (CBS)",
        herkent=lambda columns: bool(_year(columns)),
        waarden=_values_pc6,
        toetsen=partial(_tests, "pc6"),
        maak=partial(_make_pc6, year),
        houd=("pc4", "gemeente", "gemeentecode"),
        verdicht=lambda rows: rows.group_by("pc4", "gemeente", "gemeentecode").len(),
        licentie=LICENTIE_CBS,
        namen={"pc6": ("PC6",), "genoemd": (name,)},
    )


def _values_pc6(columns: Sequence[str]) -> list[Waarde]:
    import polars as pl

    del columns
    home = Waarde(
        ("pc6",),
        ("pc4", "pc6"),
        lambda texts: texts.with_columns(pc4=pl.col("pc6").str.slice(0, 4)),
        Toets(pl.col("pc6").str.contains(r"^[1-9][0-9]{3} ?[A-Z]{2}$"), reason("geen postcode: {}", "pc6")),
    )
    return [home, _gemeente()]


def _make_pc6(year: str, rows: pl.DataFrame, sha256: str) -> Opbrengst:
    """The municipality with most addresses of a postcode is that of the postcode."""
    import polars as pl

    counted = rows.group_by("pc4", "gemeente", "gemeentecode").agg(pl.col("len").sum())
    most = counted.sort(["pc4", "len", "gemeente"], descending=[False, True, False])
    shared = most.height - most["pc4"].n_unique()
    said = (
        f"{shared} keer ligt een deel van een postcode in nog een gemeente; die met de meeste adressen telt."
    )
    found = (*((said,) if shared else ()), *plaats.unknown(most))
    return Opbrengst({"postcodes": plaats.postcodes(most)}, found, year)
