"""Questions of the API to the prepared tables. Everybody may ask, so only open figures come out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from snijvlak.gebied import regels as gebied
from snijvlak.grensverkeer import gemeenten, klaar
from snijvlak.grensverkeer.tellingen import BIJZONDER, ONDERWIJS
from snijvlak.vormgeving.tabel import Interval
from snijvlak.vormgeving.teksten import tekst

if TYPE_CHECKING:
    import polars as pl

PER_BLADZIJDE, MEESTE = 50, 200


class NietGevonden(Exception):
    """There is no such thing; the text says in Dutch what there is."""


def overview(opslag: Path) -> list[dict[str, Any]]:
    """Of each year the types of education and how flows are divided.

    Raises:
        BeschadigdeOpslag: a table cannot be read.
    """
    return [
        {
            "peiljaar": jaar,
            "soorten": [soort for soort in ONDERWIJS if soort in set(table["soort"])],
            "verdelingen": sorted(table["per"].unique()),
        }
        for jaar in klaar.years(opslag)
        if (table := klaar.table(opslag, klaar.STROMEN, jaar)) is not None
    ]


def flows(
    opslag: Path, soort: str, peiljaar: int | None, verdeling: str, woon: str | None, school: str | None
) -> dict[str, Any]:
    """The flows of a type and year, of one home or school area when that is asked.

    Raises:
        NietGevonden: nothing is loaded, or not of this year or type, or not divided so.
        BeschadigdeOpslag: a table cannot be read.
    """
    jaar, table = _table(opslag, klaar.STROMEN, peiljaar)
    rows = table.filter(soort=soort.upper(), per=verdeling)
    if rows.is_empty():
        soorten = ", ".join(sorted(table["soort"].unique()))
        verdelingen = ", ".join(sorted(table["per"].unique()))
        raise NietGevonden(tekst("grensverkeer.api.geen_stromen", soorten=soorten, verdelingen=verdelingen))
    asked = {"woon": woon, "school": school}
    for column, code in asked.items():
        rows = rows.filter(pl_equal(column, code)) if code is not None else rows
    return {
        "soort": soort.upper(),
        "peiljaar": jaar,
        "verdeling": verdeling,
        "bronnen": _sources(opslag, klaar.STROMEN, jaar),
        "stromen": [
            {"woon": _area(row["woon"]), "school": _area(row["school"]), **_count(row)}
            for row in rows.iter_rows(named=True)
        ],
    }


def schools(
    opslag: Path, peiljaar: int | None, zoek: str, gemeente: str | None, bladzijde: int, per_bladzijde: int
) -> dict[str, Any]:
    """A page of the schools with ``zoek`` in their name, place, postcode or code.

    Raises:
        NietGevonden: nothing is loaded, or not of this year.
        BeschadigdeOpslag: a table cannot be read.
    """
    import polars as pl

    jaar, table = _table(opslag, klaar.VESTIGINGEN, peiljaar)
    _, homes = _table(opslag, klaar.HERKOMST, jaar)
    if gemeente is not None:
        table = table.filter(pl_equal("school", gemeente))
    if words := zoek.casefold().split():
        text = pl.concat_str(
            "vestiging", "naam", "plaats", "postcode", separator=" ", ignore_nulls=True
        ).str.to_lowercase()
        table = table.filter(pl.all_horizontal(text.str.contains(word, literal=True) for word in words))
    shown = table.sort("naam", "vestiging", nulls_last=True).slice(
        (bladzijde - 1) * per_bladzijde, per_bladzijde
    )
    kinds = _kinds(homes, shown["vestiging"])
    return {
        "peiljaar": jaar,
        "aantal": table.height,
        "bladzijde": bladzijde,
        "per_bladzijde": per_bladzijde,
        "scholen": [_school(row, kinds.get(row["vestiging"], [])) for row in shown.iter_rows(named=True)],
    }


def school(opslag: Path, vestiging: str, peiljaar: int | None) -> dict[str, Any]:
    """A school and where its pupils live.

    Raises:
        NietGevonden: nothing is loaded, or not of this year, or there is no such school in it.
        BeschadigdeOpslag: a table cannot be read.
    """
    code = vestiging.upper()
    jaar, table = _table(opslag, klaar.VESTIGINGEN, peiljaar)
    _, homes = _table(opslag, klaar.HERKOMST, jaar)
    found = table.filter(vestiging=code)
    if found.is_empty():
        raise NietGevonden(tekst("grensverkeer.api.geen_school", jaar=str(jaar)))
    mine = homes.filter(vestiging=code)
    return {
        **_school(found.row(0, named=True), _kinds(mine, [code]).get(code, [])),
        "peiljaar": jaar,
        "bronnen": _sources(opslag, klaar.HERKOMST, jaar),
        "herkomst": [
            {
                "soort": row["soort"],
                "woon": _area(row["woon"]),
                "samenwerkingsverband": _area(row["verband"]) if row["verband"] else None,
                **_count(row),
            }
            for row in mine.iter_rows(named=True)
        ],
    }


def version(opslag: Path) -> str:
    """Changes when what can be asked changes."""
    kinds = (klaar.STROMEN, klaar.HERKOMST, klaar.VESTIGINGEN)
    found = (klaar.manifest(opslag, kind, jaar) for jaar in klaar.years(opslag) for kind in kinds)
    return "-".join(manifest.controle for manifest in found if manifest)


def pl_equal(column: str, value: str) -> pl.Expr:
    """Whether a code is asked: with or without the GM of a municipality."""
    import polars as pl

    return pl.col(column) == value.upper().removeprefix("GM")


def _table(opslag: Path, kind: str, peiljaar: int | None) -> tuple[int, pl.DataFrame]:
    years = klaar.years(opslag)
    if not years:
        raise NietGevonden(tekst("grensverkeer.api.niets_geladen"))
    jaar = peiljaar or years[0]
    found = klaar.table(opslag, kind, jaar) if jaar in years else None
    if found is None:
        jaren = ", ".join(str(year) for year in years)
        raise NietGevonden(tekst("grensverkeer.api.geen_jaar", jaren=jaren))
    return jaar, found


def _sources(opslag: Path, kind: str, jaar: int) -> list[str]:
    manifest = klaar.manifest(opslag, kind, jaar)
    return list(manifest.extra.get("bronnen", [])) if manifest else []


def _kinds(homes: pl.DataFrame, vestigingen: Iterable[str]) -> dict[str, list[str]]:
    import polars as pl

    mine = homes.filter(pl.col("vestiging").is_in(list(vestigingen)))
    found: dict[str, list[str]] = {}
    for soort in ONDERWIJS:
        for vestiging in mine.filter(soort=soort)["vestiging"].unique():
            found.setdefault(vestiging, []).append(soort)
    return found


def _school(row: dict[str, Any], kinds: list[str]) -> dict[str, Any]:
    gemeente = _area(row["school"]) if row["school"] else None
    own = {name: row[name] for name in ("vestiging", "naam", "plaats", "postcode", "lengte", "breedte")}
    return {**own, "gemeente": gemeente, "soorten": kinds}


def _count(row: dict[str, Any]) -> dict[str, int | None]:
    """The bounds and the estimate as a page may show them: of a small count no more than that it is small."""
    shown = Interval(row["open_laag"], row["open_hoog"], row["open_schatting"])
    low, high = shown.getoond
    return {"laag": low, "hoog": high, "schatting": low if low == high else shown.geschat}


@cache
def _area(code: str) -> dict[str, str]:
    return {"code": code or "?", "naam": _name(code)}


def _name(code: str) -> str:
    if found := gemeenten.find(code) if len(code) == 4 and code.isdigit() else None:
        return found.naam
    for verband in gebied.load().samenwerkingsverbanden:
        if verband.code == code:
            return verband.titel
    return BIJZONDER.get(code, code if code.startswith(("PO", "VO")) else tekst("grensverkeer.api.onbekend"))
