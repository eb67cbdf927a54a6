"""The question "what if" put to what was computed, and its answer per home municipality. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from . import plekken
from .regels import Dekking as Regels
from .uitkomst import Dekking, Locatie, Thuis
from .wat_als import Gevolg, Nieuw, Nu, changes

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Vraag:
    """A type of education; codes of the locations that close; and where one opens (a home postcode of the
    region, "" for none), with how many places, and for which cluster ("" for each). With ``groeit`` the other
    locations take in whoever comes, however few places they have."""

    soort: str
    dicht: tuple[str, ...] = ()
    postcode: str = ""
    plaatsen: int = 0
    cluster: str = ""
    groeit: bool = False


@dataclass(frozen=True)
class Spreiding:
    """A figure when few, likely and most pupils suit a new location."""

    weinig: float
    waarde: float
    veel: float

    @property
    def grenzen(self) -> tuple[float, float]:
        """The least and the most of the three: more who suit it can also mean less for one municipality."""
        return min(self.weinig, self.waarde, self.veel), max(self.weinig, self.waarde, self.veel)


@dataclass(frozen=True)
class Regel:
    """One home municipality: pupils who travel less, more, find a place beyond the limit, or none; and
    kilometers one way of all of them together, more or (below zero) less."""

    gemeente: str
    minder: Spreiding
    meer: Spreiding
    ver: Spreiding
    zonder: Spreiding
    verschil: Spreiding


@dataclass(frozen=True)
class Antwoord:
    """Per home municipality; ``totaal`` is of all. ``bezet``: places taken at the new location; ``onbekend``:
    pupils of what closes whose home has no place on the map, so they are not in it."""

    regels: tuple[Regel, ...]
    totaal: Regel
    bezet: Spreiding
    onbekend: float


@dataclass(frozen=True)
class _Stand:
    """Now, as numbers: cells with the municipality of each."""

    nu: Nu
    gemeenten: list[str]
    onbekend: float


def ask(dekking: Dekking, tabel: pl.DataFrame, vraag: Vraag, rules: Regels) -> Antwoord:
    """The answer. ``tabel``: pupils by home and location, as `berekenen.compute` gives them.

    Raises:
        LookupError: a location or postcode is not in ``dekking``.
    """
    places = [one for one in dekking.locaties if one.soort == vraag.soort]
    number = {one.code: n for n, one in enumerate(places)}
    closed = frozenset(number[code] for code in vraag.dicht)
    # A home for each cluster: its pupils go to schools of that cluster alone.
    homes = [(one, cluster) for cluster in sorted({p.cluster for p in places}) for one in dekking.thuis]
    stand = _stand(dekking, tabel, homes, places, closed)
    if vraag.groeit:
        everyone = np.full(len(places), stand.nu.leerlingen.sum())
        stand = replace(stand, nu=replace(stand.nu, vrij=everyone))
    new = _new(dekking, vraag, homes) if vraag.postcode else None
    limit = float(rules.soorten[vraag.soort].grens_km)
    past = rules.aannames.past
    parts = [float(part) for part in (past.laag, past.waarde, past.hoog)]
    outcomes = changes(stand.nu, closed, new, parts, limit)
    order = [one.naam for one in dekking.gebieden_van("gemeente", vraag.soort)]
    names = np.array(stand.gemeenten)
    lines = [_line(name, outcomes, names == name) for name in order]
    return Antwoord(
        tuple(line for line in lines if _touched(line)),
        _line("", outcomes, np.ones(len(names), dtype=np.bool_)),
        Spreiding(*(one.bezet for one in outcomes)),
        stand.onbekend,
    )


def _stand(
    dekking: Dekking,
    tabel: pl.DataFrame,
    homes: Sequence[tuple[Thuis, str]],
    places: Sequence[Locatie],
    closed: frozenset[int],
) -> _Stand:
    import polars as pl

    number = {one.code: n for n, one in enumerate(places)}
    mine = tabel.filter(pl.col("locatie").is_in(list(number)))
    lost = mine.filter(pl.col("km").is_null(), pl.col("locatie").is_in([places[n].code for n in closed]))
    known = mine.drop_nulls("km")
    row = {(home.pc4, cluster): n for n, (home, cluster) in enumerate(homes)}
    plek = np.array([number[code] for code in known["locatie"]], dtype=np.int64)
    cluster_of = [one.cluster for one in places]
    thuis = [row[pc4, cluster_of[n]] for pc4, n in zip(known["pc4"], plek, strict=True)]
    once = plekken.distances(dekking.thuis, places, dekking.omrijfactor, dekking.kortste_km)
    km = np.tile(once, (len(homes) // max(len(dekking.thuis), 1), 1))
    km[np.array([c for _, c in homes])[:, None] != np.array(cluster_of)[None, :]] = np.inf
    free = np.array([max(0.0, one.ruimte - one.eigen) for one in places])
    nu = Nu(
        np.array(thuis, dtype=np.int64),
        plek,
        known["schatting"].to_numpy().astype(np.float64),
        known["km"].to_numpy().astype(np.float64),
        free,
        km,
    )
    return _Stand(nu, known["gemeente"].to_list(), float(lost["schatting"].sum()))


def _new(dekking: Dekking, vraag: Vraag, homes: Sequence[tuple[Thuis, str]]) -> Nieuw:
    where = next((one for one in dekking.thuis if one.pc4 == vraag.postcode), None)
    if where is None:
        raise LookupError(vraag.postcode)
    km = plekken.distances([home for home, _ in homes], [where], dekking.omrijfactor, dekking.kortste_km)[
        :, 0
    ]
    if vraag.cluster:
        km = np.where([cluster == vraag.cluster for _, cluster in homes], km, np.inf)
    return Nieuw(float(vraag.plaatsen), km)


def _line(name: str, outcomes: Sequence[Gevolg], mine: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Regel:
    return Regel(
        name,
        *(
            Spreiding(*(float(getattr(one, field)[mine].sum()) for one in outcomes))
            for field in ("minder", "meer", "ver", "zonder", "verschil")
        ),
    )


def _touched(line: Regel) -> bool:
    parts = (line.minder, line.meer, line.zonder)
    return any(value > 1e-6 for part in parts for value in (part.weinig, part.waarde, part.veel))
