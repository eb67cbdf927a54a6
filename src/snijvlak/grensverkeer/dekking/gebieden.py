"""What there is to tell of each area: who lives there, how far they travel, which places there are, and what
a division over all places with the least distance gives them. Plain Python.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from . import plekken
from .regels import Dekking as Regels
from .reizen import Groep, travel
from .tellen import Geteld
from .toewijzen import Tabel, assign
from .uitkomst import Aantal, Gebied, Indeling, Locatie, Thuis, Verdeeld

if TYPE_CHECKING:
    import polars as pl

REGIO = "Haaglanden"


@dataclass(frozen=True)
class Soort:
    """One type of education: its counts, with a column ``km`` in ``tabel`` (null where not known) and
    ``locatie`` (code); its locations; all homes; and the pupils of all kinds per postcode (``basis``)."""

    geteld: Geteld
    tabel: pl.DataFrame
    locaties: Sequence[Locatie]
    thuis: Sequence[Thuis]
    km: Tabel
    basis: Mapping[str, float]
    rules: Regels


@dataclass
class _Thuis:
    """What the division gives the pupils of a home: kilometers of all of them, how many have a place, how
    many of those beyond the limit, and how many have none."""

    km: float = 0.0
    geplaatst: float = 0.0
    ver: float = 0.0
    zonder: float = 0.0


def areas(soort: Soort) -> list[Gebied]:
    """Each municipality, each samenwerkingsverband, and the region as a whole."""
    which = plekken.side(soort.geteld.soort, soort.rules)
    names = {one.gemeente for one in soort.thuis}
    verbanden = {one.verbanden[which] for one in soort.thuis} - {""}
    divided = _divide(soort)
    found = [
        _area(soort, divided, "gemeente", name, lambda home: home.gemeente)
        for name in sorted(names, key=lambda name: name.removeprefix("'s-"))
    ]
    found += [
        _area(soort, divided, "samenwerkingsverband", name, lambda home: home.verbanden[which])
        for name in sorted(verbanden)
    ]
    return [*found, _area(soort, divided, "regio", REGIO, lambda home: REGIO)]


def _area(
    soort: Soort,
    divided: Mapping[str, _Thuis],
    indeling: Indeling,
    naam: str,
    area_of: Callable[[Thuis], str],
) -> Gebied:
    column = {"gemeente": "gemeente", "samenwerkingsverband": "verband"}.get(indeling)
    key = {column: naam} if column else {}
    mine = soort.tabel.filter(**key).drop_nulls("km")
    travelling = float(mine["schatting"].sum())
    enough = travelling >= soort.rules.minimum_leerlingen
    codes = [one.pc4 for one in soort.thuis if area_of(one) == naam]
    there = [one for one in soort.locaties if one.binnen and (not column or getattr(one, column) == naam)]
    waiting = [one.wachtlijst for one in there if one.wachtlijst is not None]
    live = _sum(soort.geteld.stromen.filter(**key))
    everyone = sum(soort.basis.get(code, 0.0) for code in codes)
    return Gebied(
        soort=soort.geteld.soort,
        indeling=indeling,
        naam=naam,
        leerlingen=live,
        onderweg=travelling,
        duizend=1000 * live.schatting / everyone if everyone else None,
        locaties=len(there),
        plaatsen=sum(one.plaatsen or 0 for one in there),
        aangenomen=sum(one.aangenomen for one in there),
        op_school=_together([one.leerlingen for one in there if one.leerlingen]),
        wachtlijst=sum(waiting) if waiting else None,
        reis=travel(_group(mine), soort.rules.drempels_km) if enough else None,
        verdeeld=_result([divided[code] for code in codes if code in divided]) if enough else None,
    )


def _sum(rows: pl.DataFrame) -> Aantal:
    return Aantal(int(rows["laag"].sum()), float(rows["schatting"].sum()), int(rows["hoog"].sum()))


def _together(counts: Sequence[Aantal]) -> Aantal:
    """The sum of counts."""
    return Aantal(
        sum(one.laag for one in counts),
        float(sum(one.schatting for one in counts)),
        sum(one.hoog for one in counts),
    )


def _group(rows: pl.DataFrame) -> Groep:
    return Groep(*(rows[name].to_numpy().astype(np.float64) for name in ("km", "laag", "schatting", "hoog")))


def _result(homes: Sequence[_Thuis]) -> Verdeeld | None:
    placed = sum(one.geplaatst for one in homes)
    if placed <= 0:
        return None
    return Verdeeld(
        sum(one.km for one in homes) / placed,
        sum(one.ver for one in homes),
        sum(one.zonder for one in homes),
    )


def _divide(soort: Soort) -> dict[str, _Thuis]:
    """The division of all pupils with a known distance, each cluster by itself, by home postcode."""
    found: dict[str, _Thuis] = {}
    for cluster in sorted({one.cluster for one in soort.locaties}):
        _divide_cluster(soort, cluster, found)
    return found


def _divide_cluster(soort: Soort, cluster: str, found: dict[str, _Thuis]) -> None:
    import polars as pl

    column = [n for n, one in enumerate(soort.locaties) if one.cluster == cluster and one.hoe]
    places = [soort.locaties[n] for n in column]
    mine = soort.tabel.filter(pl.col("locatie").is_in([one.code for one in places]))
    # Who has no known home keeps the place.
    lost = dict(
        mine.filter(pl.col("km").is_null()).group_by("locatie").agg(pl.col("schatting").sum()).iter_rows()
    )
    room = np.array([max(0.0, one.ruimte - lost.get(one.code, 0.0)) for one in places])
    per_home = mine.drop_nulls("km").group_by("pc4").agg(pl.col("schatting").sum()).sort("pc4")
    number = {one.pc4: n for n, one in enumerate(soort.thuis)}
    codes = per_home["pc4"].to_list()
    km = soort.km[np.ix_([number[code] for code in codes], column)]
    limit = float(soort.rules.soorten[soort.geteld.soort].grens_km)
    division = assign(per_home["schatting"].to_numpy(), room, km, limit)
    for row, code in enumerate(codes):
        home = found.setdefault(code, _Thuis())
        home.km += float((division.aantal[row] * km[row]).sum())
        home.geplaatst += float(division.aantal[row].sum())
        home.ver += float(division.aantal[row][km[row] > limit].sum())
        home.zonder += float(division.zonder[row])
