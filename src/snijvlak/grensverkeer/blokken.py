"""What grensverkeer brings to a report: who goes to school elsewhere, the largest flows, and what changed.

All of it as everybody may see it (decision 27), so it needs no place in the ledger of published counts.
"""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path

from django.conf import settings

from snijvlak.publicatie.blokken import Blok, Herkomst, Lijst
from snijvlak.vormgeving.richting import direction
from snijvlak.vormgeving.tabel import Interval
from snijvlak.vormgeving.teksten import tekst

from . import opslag as bewaard
from .soorten import NAMEN
from .stromen import groepen, kaart, queries
from .stromen.aantal import is_small
from .stromen.queries import Elders, Jaargang

MEESTE = 5  # flows of each type
_TELDAG = (10, 1)  # month and day: DUO counts on 1 October

logger = logging.getLogger(__name__)


def blocks(begin: dt.date, eind: dt.date) -> list[Blok]:
    """The blocks with the last count before the end of a period; none without one. ``begin`` does not matter:
    DUO counts once a year."""
    del begin
    opslag = settings.OMGEVING.gegevens / "grensverkeer"
    try:
        found = _last(opslag, eind)
        return [_shares(opslag, found), _flows(found)] if found else []
    except bewaard.Opslagfout:
        logger.exception("the figures of border traffic cannot be read")
        return []


def _last(opslag: Path, eind: dt.date) -> list[Jaargang]:
    """Of each type of education the newest year that was counted by then."""
    last = eind.year if eind >= dt.date(eind.year, *_TELDAG) else eind.year - 1
    return [
        queries.year(opslag, soort, max(known))
        for soort, years in queries.parts(opslag).items()
        if (known := [jaar for jaar in years if jaar <= last])
    ]


def _shares(opslag: Path, found: list[Jaargang]) -> Blok:
    rows: list[tuple[str, ...]] = []
    for gang in found:
        now = queries.share(gang, groepen.region())
        if now is None:
            continue
        before = queries.share(queries.year(opslag, gang.soort, gang.jaar - 1), groepen.region())
        bounds = tekst("grensverkeer.blokken.procent_tussen", laag=now.laag, hoog=now.hoog)
        middle = tekst("grensverkeer.blokken.procent", deel=now.midden)
        rows.append((NAMEN[gang.soort].capitalize(), str(gang.jaar), middle, bounds, _change(before, now)))
    return Blok(
        "grensverkeer.elders",
        tekst("grensverkeer.blokken.elders_titel"),
        Lijst(
            (
                tekst("grensverkeer.blokken.kolom_soort"),
                tekst("grensverkeer.tabellen.kolom_jaar"),
                tekst("grensverkeer.blokken.kolom_deel"),
                tekst("grensverkeer.blokken.kolom_grenzen"),
                tekst("grensverkeer.blokken.kolom_anders"),
            ),
            tuple(rows),
            peil="; ".join(source.versie for source in _source(found)),
        ),
        _source(found),
        uitleg=tekst("grensverkeer.blokken.elders_uitleg"),
        leeg=tekst("grensverkeer.blokken.leeg"),
    )


def _change(before: Elders | None, now: Elders) -> str:
    """What the bounds of two years say for sure, and no more."""
    if before is None:
        return tekst("grensverkeer.blokken.geen_vorig_jaar")
    match direction(*(Interval(one.laag, one.hoog, volledig=True) for one in (before, now))):
        case "stijgt":
            return tekst("grensverkeer.blokken.meer")
        case "daalt":
            return tekst("grensverkeer.blokken.minder")
        case "blijft gelijk":
            return tekst("grensverkeer.blokken.gelijk")
        case _:
            return tekst("grensverkeer.blokken.onzeker", deel=before.midden)


def _flows(found: list[Jaargang]) -> Blok:
    rows = [
        (
            NAMEN[gang.soort].capitalize(),
            groepen.name(home),
            groepen.name(school),
            str(aantal.interval()),
        )
        for gang in found
        for home, school, aantal in kaart.pairs(gang, "", alles=False)[:MEESTE]
        if not is_small(aantal)
    ]
    return Blok(
        "grensverkeer.stromen",
        tekst("grensverkeer.blokken.stromen_titel"),
        Lijst(
            (
                tekst("grensverkeer.blokken.kolom_soort"),
                tekst("grensverkeer.tabellen.kolom_woont_in"),
                tekst("grensverkeer.tabellen.kolom_school_in"),
                tekst("grensverkeer.tabellen.kolom_leerlingen"),
            ),
            tuple(rows),
            peil="; ".join(source.versie for source in _source(found)),
        ),
        _source(found),
        uitleg=tekst("grensverkeer.blokken.stromen_uitleg", aantal=MEESTE),
        leeg=tekst("grensverkeer.blokken.leeg"),
    )


def _source(found: list[Jaargang]) -> tuple[Herkomst, ...]:
    years = {gang.jaar: gang.bronnen for gang in found}
    return tuple(
        Herkomst("; ".join(sources), tekst("grensverkeer.tabellen.peil", jaar=str(jaar)))
        for jaar, sources in sorted(years.items(), reverse=True)
    )
