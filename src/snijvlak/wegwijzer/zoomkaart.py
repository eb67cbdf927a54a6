"""The boundaries of the region for the map that zooms, as GeoJSON in degrees (RFC 7946)."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from snijvlak.gebied import grenzen
from snijvlak.gebied import queries as gebied

_DECIMALS = 4  # of a degree: 11 metres; the outlines themselves are simplified more


def collection(folder: Path) -> dict[str, Any]:
    """The municipalities of Haaglanden with their outline; none without boundaries that can be read."""
    names = {g.code: g.naam for g in gebied.haaglanden()}
    try:
        found = grenzen.read(folder, names.keys())
    except grenzen.BeschadigdeGrenzen:
        logging.getLogger(__name__).exception("the boundaries cannot be read")
        found = None
    known = found.gemeenten if found else ()
    return {
        "type": "FeatureCollection",
        "features": [_feature(grens, names[grens.code]) for grens in known],
    }


def _feature(grens: grenzen.Grens, naam: str) -> dict[str, Any]:
    polygons = [[[_point(p) for p in ring] for ring in vlak] for vlak in grens.vlakken]
    return {
        "type": "Feature",
        "properties": {"code": grens.code, "naam": naam},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


def _point(point: grenzen.Punt) -> list[float]:
    return [round(degrees, _DECIMALS) for degrees in point]
