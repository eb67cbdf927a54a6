"""Every write about long work."""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from snijvlak.toegang import queries as toegang
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from . import soorten, taken
from .models import Werk
from .soorten import Opdracht, WerkMislukt

_log = logging.getLogger(__name__)
S = Werk.Stand

# No step takes longer: what draws and what makes documents stops after two minutes.
SILENT = dt.timedelta(minutes=5)
TRIES = 2  # a process that stopped may have been bad luck once


def begin(soort: str, gegevens: dict[str, Any], *, door: Persoon) -> Werk:
    """Ask for work. It is done at once or by a worker, as the settings say; the answer tells how far it is.

    Raises:
        LookupError: there is no such kind.
    """
    if soorten.find(soort) is None:
        raise LookupError(soort)
    with transaction.atomic():
        werk = Werk.objects.create(soort=soort, gegevens=gegevens, gevraagd_door=door)
        record("werk-gevraagd", "werk", werk.pk, door=door, reden=soort)
    # After the transaction: a worker must find it. If this process stops here, `recover` takes it up.
    taken.put(werk.pk)
    werk.refresh_from_db()
    return werk


def do(werk_id: uuid.UUID) -> None:
    """Do work that waits; what somebody else has in hand or is over stays as it is. Never raises."""
    claimed = Werk.objects.filter(pk=werk_id, stand=S.WACHT).update(
        stand=S.BEZIG, poging=F("poging") + 1, gezien_op=timezone.now()
    )
    if not claimed:
        return
    werk = Werk.objects.select_related("gevraagd_door").get(pk=werk_id)
    try:
        _end(werk, S.KLAAR, uitkomst=_result(werk))
    except WerkMislukt as fault:
        _end(werk, S.MISLUKT, fout=str(fault)[:400])
    except Exception:  # whatever it is, who asked must read that it is over
        _log.exception("long work failed")
        _end(werk, S.MISLUKT, fout=tekst("werk.fout.onverwacht"))


def _result(werk: Werk) -> str:
    soort = soorten.find(werk.soort)
    if soort is None or soort.permissie not in toegang.permissies(werk.gevraagd_door):
        raise WerkMislukt(tekst("werk.fout.geen_recht"))

    def tell(gedaan: int, totaal: int, stap: str) -> None:
        _mine(werk).update(gedaan=gedaan, totaal=totaal, stap=stap, gezien_op=timezone.now())

    return soort.doe(Opdracht(werk.pk, werk.gegevens, werk.gevraagd_door), tell)


def _end(werk: Werk, stand: Werk.Stand, *, uitkomst: str = "", fout: str = "") -> None:
    now = timezone.now()
    changes: dict[str, Any] = {"gedaan": F("totaal")} if stand == S.KLAAR else {}
    _mine(werk).update(
        stand=stand, uitkomst=uitkomst, fout=fout, klaar_op=now, gezien_op=now, stap="", **changes
    )


def _mine(werk: Werk) -> QuerySet[Werk]:
    """This try of the work: a process that was given up for dead changes nothing any more."""
    return Werk.objects.filter(pk=werk.pk, stand=S.BEZIG, poging=werk.poging)


def recover() -> int:
    """Take up again what nothing was heard of for long; after two tries it failed. Gives how many."""
    before = timezone.now() - SILENT
    found = 0
    for werk in Werk.objects.filter(stand__in=(S.WACHT, S.BEZIG), gezien_op__lt=before):
        again = werk.stand == S.WACHT or werk.poging < TRIES
        same = Werk.objects.filter(pk=werk.pk, stand=werk.stand, poging=werk.poging, gezien_op=werk.gezien_op)
        if again and same.update(stand=S.WACHT, gezien_op=timezone.now()):
            taken.put(werk.pk)
            found += 1
        elif not again:
            found += same.update(stand=S.MISLUKT, fout=tekst("werk.fout.gestopt"), klaar_op=timezone.now())
    return found
