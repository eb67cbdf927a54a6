"""Making a report as long work: counting, protecting, drawing and the document take seconds.

What makes it is imported when it is made: every command starts with this module.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from typing import TYPE_CHECKING

from django.urls import reverse

from snijvlak.toegang.permissies import Permissie
from snijvlak.vormgeving.teksten import tekst
from snijvlak.werk.soorten import Opdracht, Soort, Voortgang, WerkMislukt, register

if TYPE_CHECKING:
    from snijvlak.toegang.models import Persoon
    from snijvlak.werk.models import Werk

    from .models import Rapport

SOORT = "rapport"


def register_all() -> None:
    """Say what this room can do."""
    register(Soort(SOORT, tekst("rapportage.werk.titel"), Permissie.RAPPORT_MAKEN, _make, _is_there))


def _is_there(pk: uuid.UUID) -> bool:
    from . import queries

    return queries.find(pk) is not None


def ask(
    begin: dt.date,
    eind: dt.date,
    without: Collection[int] = (),
    *,
    instead: Rapport | None = None,
    door: Persoon,
) -> Werk:
    """Let a draft be made, in the place of another one if that is given.

    Raises:
        NietToegestaan: as ``actions.check`` says; then nothing is begun.
    """
    from snijvlak.werk import actions as werk

    from . import actions

    actions.check(begin, eind)
    gegevens = {"begin": begin.isoformat(), "eind": eind.isoformat(), "zonder": sorted(without)}
    if instead:
        gegevens["in_plaats_van"] = str(instead.pk)
    return werk.begin(SOORT, gegevens, door=door)


def _make(opdracht: Opdracht, tell: Voortgang) -> str:
    from snijvlak.vormgeving.document import DocumentMislukt

    from . import actions, queries

    given = opdracht.gegevens
    begin, eind = (dt.date.fromisoformat(given[name]) for name in ("begin", "eind"))
    old = queries.find(uuid.UUID(given["in_plaats_van"])) if "in_plaats_van" in given else None
    try:
        # Under the number of the work: done again after a stop, it finds what is there.
        if queries.find(opdracht.id) is None:
            actions.make(begin, eind, given["zonder"], door=opdracht.door, pk=opdracht.id, tell=tell)
        if old:
            actions.replace(old, opdracht.id, door=opdracht.door)
    except actions.NietToegestaan as error:
        raise WerkMislukt(str(error)) from error
    except DocumentMislukt as error:
        raise WerkMislukt(tekst("rapportage.paginas.het_pdf_bestand_kon_niet_worden")) from error
    return reverse("rapportage:rapport", args=[opdracht.id])
