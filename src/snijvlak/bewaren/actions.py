"""Every write about what goes and what is held."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from snijvlak.privacy.bewaartermijn.register import Soort, holdable
from snijvlak.privacy.bewaartermijn.rekenen import Aan, Termijn
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from . import queries
from .models import Vasthouding

_log = logging.getLogger(__name__)
LONGEST = Termijn(jaren=1)
# Of what goes by the thousand so many go in one transaction.
BATCH = 500


class NietToegestaan(Exception):
    """The deed cannot be done; the message says why in Dutch and what to do."""


@dataclass(frozen=True)
class Uitkomst:
    """What the task did with one kind: how many were ended, and how many failed."""

    soort: Soort
    klaar: int
    mislukt: int


@transaction.atomic
def hold(soort: str, onderwerp_id: str, grond: str, tot: dt.date, *, door: Persoon) -> Vasthouding:
    """Keep a record beyond its term; held already, the ground and the day are replaced.

    ``tot`` is the first day without hold, a year from today at the latest.

    Raises:
        NietToegestaan: the day is not in the coming year, or there is no such record.
        ValueError: there is no such ground, or this kind is not held.
    """
    kind, today = holdable(soort), timezone.localdate()
    if kind is None:
        raise ValueError(soort)
    chosen = Vasthouding.Grond(grond)
    if not today < tot <= LONGEST.after(today):
        raise NietToegestaan(tekst("bewaren.daden.kies_een_dag_na_vandaag_ten"))
    # The row is locked as the task does: it is gone before, or held before.
    if not _lock(kind, [onderwerp_id]):
        raise NietToegestaan(tekst("bewaren.daden.dit_gegeven_is_er_niet_meer"))
    held, _ = Vasthouding.objects.update_or_create(
        soort=soort,
        onderwerp_id=onderwerp_id,
        defaults={"grond": chosen, "door": door, "van": today, "tot": tot},
    )
    record("vastgehouden", soort, onderwerp_id, door=door, reden=chosen.value)
    return held


@transaction.atomic
def release(soort: str, onderwerp_id: str, *, door: Persoon) -> bool:
    """Hold a record no longer; False when it was not held. Its term decides again from today."""
    today = timezone.localdate()
    held = Vasthouding.objects.filter(soort=soort, onderwerp_id=onderwerp_id, tot__gt=today)
    if not held.update(tot=today):
        return False
    record("losgelaten", soort, onderwerp_id, door=door)
    return True


def end_due(today: dt.date) -> Iterator[Uitkomst]:
    """End everything whose term is over, kind by kind; what fails is passed over and counted.

    Each record (of what goes together: each batch) has a transaction of its own, so that what is done
    stays done. Run again it does what is left.
    """
    for soort in queries.steps():
        found = queries.leaving_of(soort, today, queries.held_until()).aan
        if found:
            yield _end(soort, found)


def _end(soort: Soort, found: Sequence[Aan]) -> Uitkomst:
    done = failed = 0
    size = BATCH if soort.samen else 1
    for start in range(0, len(found), size):
        batch = found[start : start + size]
        try:
            done += _end_batch(soort, batch)
        except Exception as error:  # one record may not keep the others longer than their term
            failed += len(batch)
            _log.error("a record whose term is over could not be ended: %s", type(error).__name__)
    if soort.samen and done:
        record("bewaartermijn-voorbij", soort.naam, "", door=None, reden=f"{soort.wat}: {done}")
    return Uitkomst(soort, done, failed)


@transaction.atomic
def _end_batch(soort: Soort, batch: Sequence[Aan]) -> int:
    pks = [aan.gegeven.pk for aan in batch]
    if not soort.samen:
        there = _lock(soort, pks)
        keys = [(soort.naam, pk) for pk in pks] + [key for aan in batch for key in aan.gegeven.met]
        if not there or queries.is_held(keys):  # gone or held since we looked
            return 0
    if soort.eind:
        soort.eind(pks)
    else:
        apps.get_model(soort.model)._base_manager.filter(pk__in=pks).delete()
    if not soort.samen:
        record("bewaartermijn-voorbij", soort.naam, pks[0], door=None, reden=soort.wat)
    return len(pks)


def _lock(soort: Soort, pks: Sequence[str]) -> bool:
    rows = apps.get_model(soort.model)._base_manager.select_for_update().filter(pk__in=pks)
    return bool(list(rows.values_list("pk", flat=True)))
