"""The map of the region: which samenwerkingsverband belongs where, and the place that one looks for."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path

from snijvlak.gebied import grenzen, tegelkaart
from snijvlak.gebied import queries as gebied
from snijvlak.gebied.regels import Gemeente, load
from snijvlak.vormgeving.kaart import Gebied, Kaart, Tegel, draw
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

_log = logging.getLogger(__name__)


def region(folder: Path, chosen: Gemeente | None, adres: str) -> Kaart:
    """The map of the region; ``adres`` is that of the page, to which the code of a municipality is added."""
    areas, source = _areas(folder)
    return draw(
        _table(),
        areas,
        naam="haaglanden",
        bron=source,
        adressen={g.code: f"{adres}?gemeente={g.code}" for g in gebied.haaglanden()},
        gekozen=[chosen.code] if chosen else (),
    )


def _table() -> Tabel:
    """Each municipality with the samenwerkingsverbanden of its postcodes."""
    regels = load()
    titles = {verband.code: verband.titel for verband in regels.samenwerkingsverbanden}
    rows: list[tuple[str, str, str]] = []
    for gemeente in gebied.haaglanden():
        own = [area for area in regels.gebieden if area.gemeente == gemeente.code]
        po, vo = (
            dict.fromkeys(titles[code] for code in codes)
            for codes in zip(*((a.po, a.vo) for a in own), strict=True)
        )
        rows.append((gemeente.naam, "; ".join(po), "; ".join(vo)))
    return Tabel(
        titel=tekst("wegwijzer.kaart.titel_tabel"),
        lezing=tekst("wegwijzer.kaart.lezing"),
        bron=regels.bron_postcodes,
        peil=tekst("wegwijzer.kaart.peil"),
        eenheid=tekst("wegwijzer.kaart.eenheid"),
        kolommen=(
            tekst("wegwijzer.kaart.kolom_gemeente"),
            tekst("wegwijzer.kaart.kolom_po"),
            tekst("wegwijzer.kaart.kolom_vo"),
        ),
        rijen=tuple(rows),
    )


def _areas(folder: Path) -> tuple[tuple[Gebied, ...] | tuple[Tegel, ...], str]:
    """The outlines that were fetched, and where they are from; without them the tiles."""
    names = {g.code: g.naam for g in gebied.haaglanden()}
    try:
        found = grenzen.read(folder, names.keys())
    except grenzen.BeschadigdeGrenzen:
        _log.exception("the boundaries cannot be read")
        found = None
    if found and {g.code for g in found.gemeenten} == names.keys():
        return _outlines(found), found.manifest.tekst
    tegels = tegelkaart.load().tegels
    return tuple(Tegel(t.gemeente, names[t.gemeente], t.kolom, t.rij) for t in tegels), ""


@lru_cache(maxsize=2)
def _outlines(found: grenzen.Grenzen) -> tuple[Gebied, ...]:
    names = {g.code: g.naam for g in gebied.haaglanden()}
    return tuple(
        Gebied(g.code, names[g.code], tuple(ring for vlak in g.vlakken for ring in vlak))
        for g in found.gemeenten
    )
