"""Every write about reports."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from snijvlak.privacy import bewijs as receipts
from snijvlak.privacy.versleuteling import VERNIETIGD, MeldingSleutel, OnleesbareTekst
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from . import inzage, sleutels, toestanden, zegels
from .models import Bericht, Melding, MeldingReden, Noodtoegang, Zegel


class MeldingBeeindigd(Exception):
    """The report was ended: nothing is added to it any more."""


class SleutelVerouderd(Exception):
    """This place still has the public half of a key that was destroyed: nobody would read the report."""


class NoodtoegangVoorbij(Exception):
    """This emergency access is not this person's to use or to look at, or its time is over."""


@dataclass(frozen=True)
class NieuweMelding:
    """What a reporter sends in; codes from ``regels/meldpunt/keuzes.yaml`` and CBS codes."""

    melder: str
    sector: str
    gemeente_school: str
    gemeente_kind: str
    situatie: str
    redenen: tuple[str, ...]
    verhaal: str


@transaction.atomic
def submit(new: NieuweMelding, bewijs: str) -> Melding:
    """Keep a report under the receipt that the form was given.

    The receipt makes this repeatable: sent twice (double press, reload) it is kept once, as it came first.
    Sent again with another story, that story is kept as a message.

    Raises:
        MeldingBeeindigd: the report of this receipt was ended; this text is not kept.
        SleutelVerouderd: every key that it would be sealed for was destroyed; it is not kept.
    """
    key, zoekwaarde = MeldingSleutel.make(), receipts.lookup(bewijs)
    melding, created = Melding.objects.get_or_create(
        zoekwaarde=zoekwaarde,
        defaults={
            "melder": new.melder,
            "sector": new.sector,
            "gemeente_school": new.gemeente_school,
            "gemeente_kind": new.gemeente_kind,
            "situatie": new.situatie,
            "verhaal": key.encrypt(new.verhaal),
        },
    )
    if created:
        ring = sleutels.ring()
        Zegel.objects.keep(melding, key.seals(ring, bewijs))
        # After the seals: who destroys a key holds them, so what it did is seen here or it sees these.
        active = frozenset(s.id for s in ring.actief)
        if active <= zegels.gone(active):
            raise SleutelVerouderd
        MeldingReden.objects.bulk_create(MeldingReden(melding=melding, reden=r) for r in _unique(new.redenen))
        record("melding-ontvangen", "melding", melding.pk, door=None)
    elif melding.toestand == Melding.Toestand.BEEINDIGD:
        raise MeldingBeeindigd
    else:
        _keep_other_story(melding, bewijs, new.verhaal)
    return melding


def _keep_other_story(melding: Melding, bewijs: str, verhaal: str) -> None:
    """What a reporter changed and sent again is not lost: it becomes a message, once."""
    try:
        key = MeldingSleutel.open_for_reporter(Zegel.objects.of(melding), bewijs)
        if melding.verhaal.open(key) == verhaal:
            return
    except OnleesbareTekst:  # damaged: nothing can be locked with it
        return
    write_as_reporter(melding, bewijs, verhaal, key.mark(verhaal))


@transaction.atomic
def write_as_reporter(melding: Melding, bewijs: str, text: str, inzending: uuid.UUID) -> None:
    """Add a message of the reporter; sent twice it is kept once.

    Raises:
        MeldingBeeindigd: the report was ended; this message is not kept.
        OnleesbareTekst: another receipt, or the seal is damaged.
    """
    key = MeldingSleutel.open_for_reporter(_hold(melding), bewijs)
    melding.verhaal.open(key)
    _, created = Bericht.objects.get_or_create(
        inzending=inzending,
        defaults={"melding": melding, "van": Bericht.Van.MELDER, "tekst": key.encrypt(text)},
    )
    if created:
        record("bericht-van-melder", "melding", melding.pk, door=None)


@transaction.atomic
def move(melding_id: uuid.UUID, naar: str, *, door: Persoon) -> None:
    """Bring a report into another state.

    Raises:
        OngeldigeOvergang: that state may not follow the present one.
        Melding.DoesNotExist: there is no such report.
    """
    melding = Melding.objects.select_for_update().get(pk=melding_id)
    if toestanden.stays(melding.toestand, naar):
        return
    toestanden.check(melding.toestand, naar)
    melding.toestand = naar
    melding.save(update_fields=["toestand"])
    record("melding-verplaatst", "melding", melding.pk, door=door, reden=naar)


@transaction.atomic
def read_by_team(melding: Melding, *, door: Persoon, reden: str | None = None) -> None:
    """Note that a person of the team opened a report, and why; the first time it is then in hand.

    ``reden`` is a code of ``regels/meldpunt/inzage.yaml``; without it, that of a report that is open.
    """
    # In the database, so that a page that was open for long does not undo a later state.
    fresh = Melding.objects.filter(pk=melding.pk, toestand=Melding.Toestand.ONTVANGEN)
    if fresh.update(toestand=Melding.Toestand.IN_BEHANDELING):
        melding.toestand = Melding.Toestand.IN_BEHANDELING
    record("melding-gelezen", "melding", melding.pk, door=door, reden=reden or inzage.load().werk)


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
    if melding.toestand == Melding.Toestand.BEEINDIGD:
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


@transaction.atomic
def answer(melding: Melding, text: str, inzending: uuid.UUID, *, door: Persoon) -> None:
    """Answer the reporter; sent twice it is kept once.

    Raises:
        MeldingBeeindigd: the report was ended; this answer is not kept.
        OnleesbareTekst: no key here opens the report.
    """
    # Not with a key that somebody put there: he would read the answer.
    key = MeldingSleutel.open_for_team(_hold(melding), sleutels.ring(), melding.verhaal)
    _, created = Bericht.objects.get_or_create(
        inzending=inzending,
        defaults={"melding": melding, "van": Bericht.Van.TEAM, "tekst": key.encrypt(text)},
    )
    if created:
        record("melding-beantwoord", "melding", melding.pk, door=door)


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
    if fresh.toestand == Melding.Toestand.BEEINDIGD:
        return
    Zegel.objects.filter(melding=fresh).delete()
    Bericht.objects.filter(melding=fresh).update(tekst=VERNIETIGD)
    for row in (fresh, melding):
        row.toestand, row.einde, row.verhaal = Melding.Toestand.BEEINDIGD, einde, VERNIETIGD
        row.beeindigd_op = timezone.now()
    fresh.save(update_fields=["toestand", "einde", "verhaal", "beeindigd_op"])
    record("melding-beeindigd", "melding", fresh.pk, door=door, reden=einde.value)
    transaction.on_commit(_empty_log, robust=True)


def _empty_log() -> None:
    """SQLite keeps the seals that went in its log of changes until that is written over."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _hold(melding: Melding) -> dict[str, bytes]:
    """The seals of a report that cannot be ended before this transaction is over."""
    fresh = Melding.objects.select_for_update().only("toestand").get(pk=melding.pk)
    if fresh.toestand == Melding.Toestand.BEEINDIGD:
        raise MeldingBeeindigd
    return Zegel.objects.of(fresh)


def _unique(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(codes))
