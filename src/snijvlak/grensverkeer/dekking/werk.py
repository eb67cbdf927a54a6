"""Computing coverage as long work: the counts of the whole country take seconds.

What computes is imported when it computes: every command starts with this module.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.urls import reverse

from snijvlak.toegang.permissies import Permissie
from snijvlak.vormgeving.teksten import tekst
from snijvlak.werk.soorten import Opdracht, Soort, Voortgang, WerkMislukt, register

if TYPE_CHECKING:
    from snijvlak.toegang.models import Persoon
    from snijvlak.werk.models import Werk

SOORT = "dekking"
_log = logging.getLogger(__name__)


def register_all() -> None:
    """Say what this room can do."""
    # An outcome stays until the next takes its place.
    title = tekst("grensverkeer.dekking.werk_titel")
    register(Soort(SOORT, title, Permissie.KOSTEN_DELEN, _compute, lambda _: True))


def ask(*, door: Persoon) -> Werk:
    """Let coverage be computed anew."""
    from snijvlak.werk import actions as werk

    return werk.begin(SOORT, {}, door=door)


def _compute(opdracht: Opdracht, tell: Voortgang) -> str:
    from ..opslag import BeschadigdeOpslag, OpslagBezet
    from . import actions

    del opdracht
    try:
        found = actions.prepare(tell)
    except BeschadigdeOpslag as error:
        _log.exception("stored data is damaged")
        raise WerkMislukt(tekst("grensverkeer.dekking.beschadigd")) from error
    except OpslagBezet as error:
        raise WerkMislukt(tekst("grensverkeer.dekking.bezet")) from error
    if found is None:
        raise WerkMislukt(tekst("grensverkeer.dekking.niets_geladen"))
    return reverse("grensverkeer:dekking")
