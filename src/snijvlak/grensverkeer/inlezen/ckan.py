"""DUO's CKAN files: pupils per unit, type of education, year and home postcode; a masked count is -1.

Layouts: https://onderwijsdata.duo.nl, data sets popostcode4-v1, pogemeente, pobestuur, poswv and
poleerlingen-v1 (columns as in DUO's catalogue). The files by sex, age, cluster and so on have the same
columns and one more: those are not of these layouts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from snijvlak.grensverkeer import tellingen

from . import kolom
from .lezer import NAMEN, Lezer, Opbrengst, rename
from .waarde import Waarde

if TYPE_CHECKING:
    import polars as pl

_EENHEID = {
    "vestiging": ("brin6", ("brin", "deel"), "school"),
    "gemeente": ("gemeente", ("gemeente",), "gemeente van de school"),
    "bestuur": ("bestuur", ("bestuur",), "bestuur"),
    "samenwerkingsverband": ("swv", ("verband",), "samenwerkingsverband"),
}


def _recognises(needed: frozenset[str], columns: frozenset[str]) -> bool:
    naming = rename(columns, NAMEN)
    return {naming.get(name, name) for name in columns} == needed


def _verband() -> Waarde:
    """The number of a samenwerkingsverband; where PO or VO is left out, the type of education tells which."""
    import polars as pl

    plain = pl.col("verband").str.contains(r"^[0-9]{4}$")
    prefix = pl.when(pl.col("soort").str.to_uppercase() == "VSO").then(pl.lit("VO")).otherwise(pl.lit("PO"))
    code = pl.when(plain).then(prefix + pl.col("verband")).otherwise(pl.col("verband").str.to_uppercase())
    return Waarde(
        ("verband", "soort"),
        ("code",),
        lambda texts: texts.with_columns(code=code),
        kolom.is_code("samenwerkingsverband", "verband"),
    )


def _values(eenheid: str, pc4: bool, columns: Sequence[str]) -> list[Waarde]:
    del columns
    if eenheid == "vestiging":
        code = kolom.vestiging()
    elif eenheid == "samenwerkingsverband":
        code = _verband()
    else:
        code = kolom.number(eenheid, 4 if eenheid == "gemeente" else 5)
    home = [kolom.pc4()] if pc4 else []
    return [code, kolom.soort(), kolom.peiljaar(), *home, kolom.count()]


def _make(eenheid: str, rows: pl.DataFrame, sha256: str) -> Opbrengst:
    return Opbrengst({"tellingen": tellingen.shape(rows, eenheid=eenheid, bron=sha256)})


def _lezer(eenheid: str, *, pc4: bool) -> Lezer:
    short, columns, title = _EENHEID[eenheid]
    home = ("pc4",) if pc4 else ()
    key = ("code", "soort", "peiljaar", *home)
    which = "het aantal van {} voor deze postcode" if pc4 else "het aantal van {}"
    return Lezer(
        indeling=f"{short}_{'pc4' if pc4 else 'totaal'}",
        titel=f"leerlingen per {title}{' en woonpostcode' if pc4 else ''} (DUO)",
        herkent=partial(_recognises, frozenset((*columns, "soort", "jaar", "aantal", *home))),
        waarden=partial(_values, eenheid, pc4),
        maak=partial(_make, eenheid),
        houd=(*key, "laag", "hoog"),
        sleutel=key,
        dubbel=f"{which} staat er al eerder in",
    )


LEZERS = tuple(_lezer(eenheid, pc4=pc4) for pc4 in (True, False) for eenheid in _EENHEID)
