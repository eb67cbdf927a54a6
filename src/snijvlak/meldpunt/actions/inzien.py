"""Looking at reports: each look is kept, with its reason."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils import timezone

from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import inzage
from ..models import Melding, Noodtoegang
from .melden import MeldingBeeindigd


class NoodtoegangVoorbij(Exception):
    """This emergency access is not this person's to use or to look at, or its time is over."""


@transaction.atomic
def read_by_team(melding: Melding, *, door: Persoon, reden: str | None = None) -> None:
    """Note that a person of the team opened a report, and why.

    ``reden`` is a code of ``regels/meldpunt/inzage.yaml``; without it, that of a report that is open.
    """
    record("melding-gelezen", "melding", melding.pk, door=door, reden=reden or inzage.load().werk)


@transaction.atomic
def look_at_contact(melding: Melding, reden: str, *, door: Persoon) -> None:
    """Note that a person of the team opens name and contact of a reporter, and why.

    Raises:
        ValueError: there is no such reason.
    """
    if reden not in inzage.load().contact:
        raise ValueError(reden)
    record("contact-geopend", "melding", melding.pk, door=door, reden=reden)


@transaction.atomic
def break_glass(melding_id: uuid.UUID, grond: str, *, door: Persoon) -> Noodtoegang:
    """Give a person who may not read reports one report, for a short time. A second person is told.

    Raises:
        ValueError: there is no such ground.
        MeldingBeeindigd: its text is gone.
        Melding.DoesNotExist: there is no such report.
    """
    nood = inzage.load().nood
    if grond not in nood.redenen:
        raise ValueError(
            tekst(
                "meldpunt.daden.de_reden_bestaat_niet_kies_uit", grond=grond, keuzes=", ".join(nood.redenen)
            )
        )
    melding = Melding.objects.select_for_update().get(pk=melding_id)
    if melding.tekst_weg:
        raise MeldingBeeindigd
    now = timezone.now()
    toegang = Noodtoegang.objects.create(
        melding=melding, door=door, op=now, tot=now + dt.timedelta(minutes=nood.minuten), grond=grond
    )
    record("glas-gebroken", "melding", melding.pk, door=door, reden=inzage.NOOD + grond)
    return toegang


@transaction.atomic
def look_in_need(toegang: Noodtoegang, *, door: Persoon) -> None:
    """Note that the person of an emergency access opened the report.

    Raises:
        NoodtoegangVoorbij: it is somebody else's, or its time is over.
    """
    if toegang.door != door or toegang.tot <= timezone.now():
        raise NoodtoegangVoorbij
    record("melding-gelezen", "melding", toegang.melding.pk, door=door, reden=inzage.NOOD + toegang.grond)


@transaction.atomic
def acknowledge(toegang_id: uuid.UUID, *, door: Persoon) -> None:
    """A second person saw that an emergency access happened; the first who does counts.

    Raises:
        NoodtoegangVoorbij: it is one's own.
        Noodtoegang.DoesNotExist: there is no such access.
    """
    toegang = Noodtoegang.objects.select_for_update().get(pk=toegang_id)
    if toegang.door == door:
        raise NoodtoegangVoorbij
    if toegang.gezien_door is None:
        toegang.gezien_door, toegang.gezien_op = door, timezone.now()
        toegang.save(update_fields=["gezien_door", "gezien_op"])
        record("noodtoegang-gezien", "melding", toegang.melding.pk, door=door)
