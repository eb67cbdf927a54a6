"""The locations that the region uses, the homes of its pupils, and how far they are apart. Plain Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import koppelen, tellen
from .inlezen import Opgave
from .koppelen import School
from .punten import Punt, kilometers
from .regels import Dekking as Regels
from .tellen import Geteld, Jaar, official
from .uitkomst import Locatie, Thuis


def side(soort: str, rules: Regels) -> int:
    """Which samenwerkingsverbanden see to a type of education: 0 for PO, 1 for VO."""
    return ("PO", "VO").index(rules.soorten[soort].verband) if soort in rules.soorten else 0


def locations(
    counted: Sequence[Geteld], read: Mapping[int, Jaar], aanbod: Sequence[Opgave], rules: Regels
) -> tuple[list[Locatie], tuple[str, ...]]:
    """The schools that the region's pupils go to or that stand in it, and the locations that were given
    beside them; and the names of given ones that should be schools of DUO and are not."""
    inside = tellen.region()
    schools: dict[School, tuple[Geteld, float]] = {}
    for one in counted:
        own: dict[str, float] = {}
        for code, pupils in one.tabel.select("vestiging", "schatting").iter_rows():
            own[code] = own.get(code, 0.0) + pupils
        for code in sorted({*own, *(code for code, place in one.plaats.items() if place in inside)}):
            place = read[one.jaar].plekken.get(code)
            schools[School(code, one.soort, place.pc4 if place else "")] = (one, own.get(code, 0.0))
    matched = koppelen.match(aanbod, list(schools))
    found = [
        _school(key, one, own, matched.scholen.get(key), read[one.jaar], rules)
        for key, (one, own) in schools.items()
    ]
    newest = read[max(read)]
    found += [_given(number, one, newest, rules) for number, one in enumerate(matched.los, 1)]
    return found, tuple(one.locatie for one in matched.los if one.soort in rules.soorten)


def _school(key: School, one: Geteld, own: float, given: Opgave | None, jaar: Jaar, rules: Regels) -> Locatie:
    place, gemeente = jaar.plekken.get(key.vestiging), one.plaats[key.vestiging]
    inside = gemeente in tellen.region()
    pupils = one.totalen[key.vestiging]
    if given:
        places: int | None = given.plaatsen
    else:
        # Of a school elsewhere nobody tells what it keeps for others: the region has there what it uses.
        places = round(pupils.schatting * float(rules.aannames.marge.waarde)) if inside else None
    others = max(0.0, pupils.schatting - own)
    return Locatie(
        code=f"{key.vestiging}-{key.soort}",
        naam=(given.locatie if given else "") or (place.naam if place else "") or key.vestiging,
        soort=key.soort,
        cluster=given.cluster if given else "",
        pc4=key.pc4,
        gemeente=official(gemeente),
        verband=tellen.verbanden().get(key.pc4, ("", ""))[side(key.soort, rules)],
        binnen=inside,
        **_degrees(_point(place, gemeente, jaar)),
        leerlingen=pupils,
        eigen=own,
        plaatsen=places,
        gegeven=given is not None,
        wachtlijst=given.wachtlijst if given else None,
        ruimte=own if places is None else max(0.0, places - others),
    )


def _given(number: int, one: Opgave, jaar: Jaar, rules: Regels) -> Locatie:
    gemeente = jaar.bronnen.woonplaats.get(one.pc4, "")
    return Locatie(
        code=f"opgave-{number}",
        naam=one.locatie,
        soort=one.soort,
        cluster=one.cluster,
        pc4=one.pc4,
        gemeente=official(gemeente),
        verband=tellen.verbanden().get(one.pc4, ("", ""))[side(one.soort, rules)],
        binnen=gemeente in tellen.region(),
        **_degrees(jaar.kaart.find(one.pc4, gemeente)),
        leerlingen=None,
        eigen=0.0,
        plaatsen=one.plaatsen,
        gegeven=True,
        wachtlijst=one.wachtlijst,
        ruimte=float(one.plaatsen),
    )


def _point(place: tellen.Plek | None, gemeente: str, jaar: Jaar) -> Punt | None:
    if place and place.lengte is not None and place.breedte is not None:
        return Punt(place.lengte, place.breedte, "gegeven")
    return jaar.kaart.find(place.pc4 if place else "", gemeente)


def _degrees(point: Punt | None) -> dict[str, Any]:
    if point is None:
        return {"lengte": 0.0, "breedte": 0.0, "hoe": ""}
    return {"lengte": round(point.lengte, 6), "breedte": round(point.breedte, 6), "hoe": point.hoe}


def homes(jaar: Jaar) -> list[Thuis]:
    """Every postcode of the region."""
    inside = tellen.region()
    return [
        Thuis(
            pc4,
            official(gemeente),
            tellen.verbanden().get(pc4, ("", "")),
            **_degrees(jaar.kaart.find(pc4, gemeente)),
        )
        for pc4, gemeente in sorted(jaar.bronnen.woonplaats.items())
        if gemeente in inside
    ]


def distances(
    van: Sequence[Thuis | Locatie], naar: Sequence[Thuis | Locatie], omrijfactor: float, kortste_km: float
) -> NDArray[np.float64]:
    """Kilometers by road from each home to each place; infinite where one has no point."""
    found = np.full((len(van), len(naar)), np.inf)
    rows, columns = ([n for n, one in enumerate(places) if one.hoe] for places in (van, naar))
    begin, end = ([Punt(p.lengte, p.breedte, p.hoe) for p in places if p.hoe] for places in (van, naar))
    found[np.ix_(rows, columns)] = kilometers(begin, end, omrijfactor, kortste_km)
    return found
