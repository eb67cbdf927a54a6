"""The figures that rooms have of an area, for beside a case: protected already, and with their source."""

from __future__ import annotations

import logging

from snijvlak.overleg import cijfers
from snijvlak.vormgeving.teksten import tekst

logger = logging.getLogger(__name__)


def register_all() -> None:
    """Let the rooms that have figures show them beside a case."""
    cijfers.register(border_traffic)


def border_traffic(code: str, sector: str) -> list[cijfers.Cijfer]:
    """Which share of the pupils of an area goes to school in another municipality, per type of education.

    All types whatever the ``sector`` of a report: the members of a table do not read that.
    """
    # Only who opens a case needs them: every command starts with this module.
    from django.conf import settings

    from snijvlak.gebied import queries as gebied
    from snijvlak.grensverkeer import opslag
    from snijvlak.grensverkeer.soorten import NAMEN
    from snijvlak.grensverkeer.stromen import groepen, queries

    towns = gebied.municipalities(code)
    if not towns:
        return []
    names = [gemeente.naam for gemeente in towns]
    try:
        numbers = [groepen.number(gemeente.code) for gemeente in towns]
        found = queries.elsewhere(settings.OMGEVING.gegevens / "grensverkeer", numbers)
    except opslag.BeschadigdeOpslag:
        logger.exception("the figures of border traffic cannot be read")
        return []
    where = names[0] if len(names) == 1 else tekst("config.cijfers.gemeenten_van", gebied=_name(code))
    return [
        cijfers.Cijfer(
            tekst("config.cijfers.elders", waar=where, naam=NAMEN[e.soort], laag=e.laag, hoog=e.hoog),
            "; ".join(e.bronnen),
        )
        for e in found
    ]


def _name(code: str) -> str:
    from snijvlak.gebied import queries as gebied

    known = [pair for soort in ("samenwerkingsverband", "rmc") for pair in gebied.areas(soort)]
    return dict(known).get(code, code)
