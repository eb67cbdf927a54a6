"""Ending a report: the text goes, what was chosen stays to count until its own term."""

from __future__ import annotations

from django.db import connection, transaction
from django.utils import timezone

from snijvlak.privacy.versleuteling import VERNIETIGD
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon

from .. import toestanden
from ..models import TEKSTEN, Bericht, Contact, Doorsturing, Melding, Notitie, Verloop, Zegel
from ..overgangen import Wie


@transaction.atomic
def end(melding: Melding, reden: str, *, door: Persoon | None) -> None:
    """Destroy the text of a report: its seals go, and with them every copy of the text in a back-up.

    What the reporter chose stays, to count, until its own term. ``reden`` is one of `Melding.Einde`, which
    the reporter reads; ``door`` is None for the daily task. Ended twice is ended once.

    Raises:
        ValueError: there is no such reason.
        Melding.DoesNotExist: there is no such report.
    """
    einde = Melding.Einde(reden)
    fresh = Melding.objects.select_for_update().get(pk=melding.pk)
    if fresh.tekst_weg:
        return
    toestanden.check(fresh.toestand, Melding.Toestand.BEEINDIGD, Wie.TERMIJN)
    destroy(fresh, Melding.Toestand.BEEINDIGD, einde)
    record("melding-beeindigd", "melding", fresh.pk, door=door, reden=einde.value)
    for name in ("toestand", "einde", "beeindigd_op", "bak", *TEKSTEN):
        setattr(melding, name, getattr(fresh, name))


def destroy(melding: Melding, toestand: Melding.Toestand, einde: Melding.Einde) -> None:
    """Take the seals and the texts of a report; the caller holds the row, in a transaction."""
    Zegel.objects.filter(melding=melding).delete()
    Contact.objects.filter(melding=melding).delete()
    for rows in (Bericht.objects, Notitie.objects, Doorsturing.objects):
        rows.filter(melding=melding).update(tekst=VERNIETIGD)
    for name in TEKSTEN:
        setattr(melding, name, VERNIETIGD)
    melding.toestand, melding.einde, melding.bak = toestand, einde, toestanden.tray(toestand)
    melding.beeindigd_op = timezone.now()
    melding.bericht_nodig = melding.nieuw_bericht = melding.spoed = False
    melding.save()
    Verloop.objects.create(melding=melding, toestand=toestand, op=melding.beeindigd_op)
    transaction.on_commit(_empty_log, robust=True)


def _empty_log() -> None:
    """SQLite keeps the seals that went in its log of changes until that is written over."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
