"""The pupils of the region by home and school, with their bounds, read from what is loaded. Plain Python."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from snijvlak.gebied import queries as gebied
from snijvlak.gebied import regels as gebiedsregels
from snijvlak.vormgeving.teksten import tekst

from .. import gemeenten
from ..geladen import Voorraad
from ..gematcht import PER_SCHOOL
from ..opslag import Manifest
from ..schatting import bronnen, voorkennis
from ..schatting.stromen import GEEN_SCHOOL, Bronnen, Cellen, cells, flows
from .punten import Kaart, Schoolpunt
from .regels import Dekking as Regels
from .uitkomst import Aantal

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Plek:
    """Where a school stands, as far as is known; empty and None where it is not."""

    naam: str
    gemeente: str
    pc4: str
    lengte: float | None
    breedte: float | None


@dataclass(frozen=True)
class Jaar:
    """What is loaded of one peiljaar."""

    bronnen: Bronnen
    kaart: Kaart
    plekken: dict[str, Plek]
    manifesten: tuple[Manifest, ...]


@dataclass(frozen=True)
class Geteld:
    """The pupils of one type who live in the region.

    ``tabel``: a row per home and school: pc4, gemeente, verband, vestiging, laag, schatting, hoog;
    ``stromen``: gemeente, verband and the same three, with tighter bounds; ``totalen``: per school the pupils
    from everywhere; ``plaats``: where each school is (a code, "" when no table tells). Areas have their
    names.
    """

    soort: str
    jaar: int
    tabel: pl.DataFrame
    stromen: pl.DataFrame
    totalen: dict[str, Aantal]
    plaats: dict[str, str]


def region() -> frozenset[str]:
    """The codes of the municipalities of the region, in four digits."""
    return frozenset(g.code.removeprefix("GM") for g in gebied.haaglanden())


@cache
def verbanden() -> dict[str, tuple[str, str]]:
    """The samenwerkingsverbanden (PO and VO, as people read them) of each postcode of the region."""
    rules, inside = gebiedsregels.load(), region()
    mine = [area for area in rules.gebieden if area.gemeente.removeprefix("GM") in inside]
    beyond = {code for area in rules.gebieden if area not in mine for code in (area.po, area.vo)}
    title = {
        one.code: tekst("grensverkeer.dekking.deel_van", verband=one.titel)
        if one.code in beyond
        else one.titel
        for one in rules.samenwerkingsverbanden
    }
    return {pc4: (title[area.po], title[area.vo]) for area in mine for pc4 in area.expand()}


def official(code: str) -> str:
    """The name of a municipality; "" when its code is not known."""
    found = gemeenten.find(code) if code else None
    return found.naam if found else ""


def years(voorraad: Voorraad, rules: Regels) -> dict[str, int]:
    """The newest year of each type of education with counts per school."""
    found: dict[str, int] = {}
    for indeling, jaar, soort in voorraad.delen():
        if indeling in PER_SCHOOL and soort in rules.soorten:
            found[soort] = max(jaar, found.get(soort, 0))
    return {soort: found[soort] for soort in rules.soorten if soort in found}


def read(voorraad: Voorraad, jaar: int) -> Jaar:
    """What is loaded of a year.

    Raises:
        BeschadigdeOpslag: a table cannot be read.
    """
    import polars as pl

    found = bronnen.read(voorraad, jaar)
    columns = {"naam": pl.String, "postcode": pl.String, "lengte": pl.Float64, "breedte": pl.Float64}
    missing = [pl.lit(None, kind).alias(n) for n, kind in columns.items() if n not in found.scholen.columns]
    places = found.scholen.with_columns(missing).with_columns(pc4=pl.col("postcode").str.slice(0, 4))
    known = places.drop_nulls(["pc4", "lengte", "breedte"]).select("pc4", "lengte", "breedte")
    kaart = Kaart([Schoolpunt(*row) for row in known.iter_rows()], found.bronnen.woonplaats)
    return Jaar(found.bronnen, kaart, _places(places), found.manifesten)


def sources(jaar: Jaar, peil: int, soorten: Collection[str]) -> tuple[str, ...]:
    """The files behind some types of education, each in a line: their counts, and all places."""
    told = (
        manifest.tekst
        for manifest in jaar.manifesten
        if "delen" not in manifest.extra
        or any(part[0] == peil and part[1] in soorten for part in manifest.extra["delen"])
    )
    return tuple(dict.fromkeys(told))


def _places(schools: pl.DataFrame) -> dict[str, Plek]:
    rows = schools.select("vestiging", "naam", "gemeentecode", "pc4", "lengte", "breedte")
    return {
        code: Plek(naam or "", gemeente or "", pc4 or "", east, north)
        for code, naam, gemeente, pc4, east, north in rows.iter_rows()
    }


def count(jaar: Jaar, peil: int, soort: str, zijde: int) -> Geteld | None:
    """The pupils of one type; None when the tables have no counts per school. ``zijde``: 0 for the
    samenwerkingsverbanden of PO, 1 for those of VO."""
    import polars as pl

    cellen = cells(jaar.bronnen, soort)
    if cellen.per_gemeente:
        return None
    division = {pc4: names[zijde] for pc4, names in verbanden().items()}
    pc4 = cellen.stelsel.tabel["pc4"].fill_null("")
    whole = cellen.tabel.with_columns(
        pc4=pc4,
        gemeente=pl.col("woon").replace_strict({c: official(c) for c in region()}, default=""),
        verband=pc4.replace_strict(division, default="", return_dtype=pl.String),
        laag=pl.Series(cellen.stelsel.laag),
        schatting=pl.Series(cellen.schatting.gemiddeld),
        hoog=pl.Series(cellen.stelsel.hoog),
    )
    mine, areas = pl.col("gemeente") != "", ("gemeente", "verband")
    found = flows(replace(cellen, tabel=whole), mine, (*areas, "school"))
    numbers = ("laag", "schatting", "hoog")
    return Geteld(
        soort,
        peil,
        whole.filter(mine).select("pc4", *areas, "vestiging", *numbers),
        found.group_by(areas).agg(pl.col(name).sum() for name in numbers),
        _totals(cellen, whole),
        _where(whole, jaar),
    )


def _totals(cellen: Cellen, whole: pl.DataFrame) -> dict[str, Aantal]:
    """Per school: the sums of its cells, narrowed by its total when a table has that."""
    import polars as pl

    exact = cellen.stelsel.scholen
    low, high = np.zeros(whole.height), np.full(whole.height, np.iinfo(np.int32).max)
    if exact:
        has = exact.rij >= 0
        low[has], high[has] = exact.laag[exact.rij[has]], exact.hoog[exact.rij[has]]
    sums = (
        whole.with_columns(minst=pl.Series(low), meest=pl.Series(high))
        .group_by("vestiging")
        .agg(
            laag=pl.max_horizontal(pl.col("laag").sum(), pl.col("minst").min()),
            schatting=pl.col("schatting").sum(),
            hoog=pl.min_horizontal(pl.col("hoog").sum(), pl.col("meest").max()),
        )
    )
    return {
        code: Aantal(int(least), min(max(guess, least), most), int(most))
        for code, least, guess, most in sums.iter_rows()
    }


def _where(whole: pl.DataFrame, jaar: Jaar) -> dict[str, str]:
    """The municipality of each school: what the tables tell, and else the list of schools."""
    rows: list[tuple[str, str, bool]] = list(
        whole.select("vestiging", "school", "zeker").unique().iter_rows()
    )
    found: dict[str, str] = {}
    for code, school, sure in rows:
        place = jaar.plekken.get(code)
        told = school if sure and school != GEEN_SCHOOL else ""
        found[code] = told or (place.gemeente if place else "")
    return found


def everyone(jaar: Jaar, soorten: tuple[str, ...]) -> dict[str, float]:
    """The pupils of some types who live in each postcode, about: masked counts by their mean."""
    import polars as pl

    counts: Any = jaar.bronnen.tellingen.filter(pl.col("soort").is_in(list(soorten)))
    return voorkennis.population(counts)
