"""Coverage of the region, from what is loaded: counted, measured and divided. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from snijvlak.vormgeving.teksten import tekst

from ..geladen import Voorraad
from . import gebieden, plekken, tellen
from .inlezen import Opgave
from .regels import load
from .tellen import Geteld
from .toewijzen import Tabel
from .uitkomst import Dekking, Gebied, Locatie, Thuis
from .voortgang import Voortgang, silent

if TYPE_CHECKING:
    import polars as pl


def compute(
    voorraad: Voorraad, aanbod: Sequence[Opgave], told: Voortgang = silent
) -> tuple[Dekking, pl.DataFrame] | None:
    """Coverage by the newest counts of each type, and the table of pupils by home and location (soort, pc4,
    gemeente, locatie, laag, schatting, hoog, km); None without counts per school.

    Raises:
        BeschadigdeOpslag: a table cannot be read.
    """
    import polars as pl

    rules = load()
    years = tellen.years(voorraad, rules)
    steps = len(years) + 1
    told(0, steps, tekst("grensverkeer.dekking.stap_lezen"))
    read = {year: tellen.read(voorraad, year) for year in set(years.values())}
    counted: list[Geteld] = []
    for done, (soort, year) in enumerate(years.items(), 1):
        told(done, steps, tekst("grensverkeer.dekking.stap_soort", soort=soort))
        if found := tellen.count(read[year], year, soort, plekken.side(soort, rules)):
            counted.append(found)
    if not counted:
        return None
    places, loose = plekken.locations(counted, read, aanbod, rules)
    homes = plekken.homes(read[max(read)])
    factor, shortest = (float(rules.aannames.omrijfactor.waarde), float(rules.aannames.kortste_km.waarde))
    areas: list[Gebied] = []
    tables: list[pl.DataFrame] = []
    for one in counted:
        mine = [place for place in places if place.soort == one.soort]
        km = plekken.distances(homes, mine, factor, shortest)
        table = _with_distance(one, homes, mine, km)
        basis = tellen.everyone(read[one.jaar], rules.soorten[one.soort].per_duizend)
        areas += gebieden.areas(gebieden.Soort(one, table, mine, homes, km, basis, rules))
        tables.append(table.drop("verband"))
    manifests = [m for year in read.values() for m in year.manifesten]
    whole = Dekking(
        peil={one.soort: one.jaar for one in counted},
        dag=rules.vanaf.isoformat(),
        omrijfactor=factor,
        kortste_km=shortest,
        gebieden=tuple(areas),
        locaties=tuple(places),
        thuis=tuple(homes),
        bronnen={
            one.soort: tellen.sources(
                read[one.jaar], one.jaar, (one.soort, *rules.soorten[one.soort].per_duizend)
            )
            for one in counted
        },
        hashes=tuple(sorted({m.sha256 for m in manifests if m.sha256})),
        niet_gevonden=loose,
    )
    return whole, pl.concat(tables)


def _with_distance(one: Geteld, homes: Sequence[Thuis], places: Sequence[Locatie], km: Tabel) -> pl.DataFrame:
    """The pupils by home and location, with kilometers (null when not known)."""
    import polars as pl

    row = {home.pc4: n for n, home in enumerate(homes)}
    column = {place.code: n for n, place in enumerate(places)}
    codes = [f"{code}-{one.soort}" for code in one.tabel["vestiging"]]
    found = [
        float(km[row[pc4], column[code]]) if pc4 in row else np.inf
        for pc4, code in zip(one.tabel["pc4"], codes, strict=True)
    ]
    return one.tabel.select(
        pl.lit(one.soort).alias("soort"),
        *("pc4", "gemeente", "verband"),
        pl.Series("locatie", codes, dtype=pl.String),
        *("laag", "schatting", "hoog"),
        pl.Series("km", [value if np.isfinite(value) else None for value in found], dtype=pl.Float64),
    )
