"""The ten municipalities as areas of a map, for each room that draws one."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path

from snijvlak.gebied import grenzen, tegelkaart
from snijvlak.gebied import queries as gebied
from snijvlak.vormgeving.kaart import Gebied, Tegel

_log = logging.getLogger(__name__)


def areas(*folders: Path) -> tuple[tuple[Gebied, ...] | tuple[Tegel, ...], str]:
    """The outlines in the first of these folders that has them, and where they are from; else the tiles."""
    names = {g.code: g.naam for g in gebied.haaglanden()}
    for folder in folders:
        try:
            found = grenzen.read(folder, names.keys())
        except grenzen.BeschadigdeGrenzen:
            _log.exception("the boundaries cannot be read")
            continue
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
