"""Every write about coverage."""

from __future__ import annotations

from contextlib import suppress

from django.db import transaction

from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.grafiek import TekeningMislukt
from snijvlak.vormgeving.teksten import tekst

from .. import downloads
from . import queries, tabellen, voorraad
from .inlezen import Aanbod
from .regels import load
from .uitkomst import Dekking
from .voortgang import Voortgang, silent


@transaction.atomic
def keep(aanbod: Aanbod, *, door: Persoon | None) -> None:
    """Keep a list of locations with places; it counts when coverage is computed anew.

    Raises:
        OpslagBezet: somebody is loading now; OSError: the folder cannot be written. Then nothing is kept.
    """
    manifest = voorraad.keep(queries.folder(), aanbod)
    record("aanbod-bewaard", "aanbod", manifest.sha256[:8], door=door)


def prepare(told: Voortgang = silent) -> Dekking | None:
    """Compute coverage anew and draw its pictures; None when no counts per school were loaded.

    Raises:
        Opslagfout: what is loaded cannot be read, or somebody is loading now;
        OSError: the folder cannot be written.
    """
    found = voorraad.prepare(queries.folder(), told)
    kept = queries.newest()
    if found and kept:
        told(1, 1, tekst("grensverkeer.dekking.stap_beelden"))
        with suppress(TekeningMislukt):  # then each is drawn when it is asked for
            downloads.draw(tabellen.every(kept, load()))
    return found
