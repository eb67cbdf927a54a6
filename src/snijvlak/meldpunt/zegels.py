"""Writes about the seals of all reports together: sealing them for new keys, and dropping an old key."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from snijvlak.privacy.versleuteling import MeldingSleutel, OnleesbareTekst, Sleutelbos
from snijvlak.privacy.versleuteling.melding import BEWIJS, EERSTE
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Gebeurtenis

from .models import Melding, Zegel

BATCH = 100


@dataclass(frozen=True)
class Stapel:
    """One batch: how many reports got their seals, and how many no key here opens."""

    verzegeld: int
    gesloten: int
    last: uuid.UUID


def lacking(bos: Sleutelbos) -> QuerySet[Melding]:
    """Reports without a seal for each active key, or with one of before keys had an id."""
    missing = Q(Exists(_sealed(EERSTE)))
    for sleutel in bos.actief:
        missing |= ~Q(Exists(_sealed(sleutel.id)))
    return _alive().filter(missing)


def seal_all(bos: Sleutelbos, tell: Callable[[int], None]) -> int:
    """Give every report a seal for each active key, batch by batch; ``tell`` hears the number after each.

    No seal is taken away, so it may stop at any moment and start again; reports that come in meanwhile are
    included. Gives how many reports no key here opens.
    """
    done = 0
    while True:  # a report that came in meanwhile may lie before the batch that was looked at
        sealed = closed = 0
        last: uuid.UUID | None = None
        while batch := _seal_batch(bos, last):
            sealed, closed, last = sealed + batch.verzegeld, closed + batch.gesloten, batch.last
            tell(done + sealed)
        done += sealed
        if not sealed:
            return closed


@transaction.atomic
def _seal_batch(bos: Sleutelbos, after: uuid.UUID | None) -> Stapel | None:
    rest = lacking(bos).filter(pk__gt=after) if after else lacking(bos)
    batch = list(rest.order_by("pk").select_for_update()[:BATCH])
    if not batch:
        return None
    sealed = 0
    for melding, zegels in _with_seals(batch):
        # A story that is damaged is no reason to lose the key: messages may be whole, and so may a copy.
        if key := _open(melding, zegels, bos) or next(iter(_unseal(zegels, bos)), None):
            added = {s.id: key.seal(s) for s in bos.actief if s.id not in zegels}
            Zegel.objects.keep(melding, added)
            # Counted is what got further: a seal of nobody's does not keep us going round.
            sealed += bool(_name_first(melding, zegels, bos) or added)
    return Stapel(sealed, len(batch) - sealed, batch[-1].pk)


def _name_first(melding: Melding, zegels: dict[str, bytes], bos: Sleutelbos) -> bool:
    """Give the seal of before keys had an id the id of the key that opens it; whether there was one."""
    if EERSTE not in zegels:
        return False
    for sleutel in bos.sleutels:
        if sleutel.prive and _open(melding, {sleutel.id: zegels[EERSTE]}, Sleutelbos((sleutel,))):
            first = Zegel.objects.filter(melding=melding, sleutel=EERSTE)
            if Zegel.objects.filter(melding=melding, sleutel=sleutel.id).exists():
                first.delete()
            else:
                first.update(sleutel=sleutel.id)
            return True
    return False


def resting_on(bos: Sleutelbos, sleutel_id: str) -> int:
    """How many reports rest on this key: its seal opens, and no other key of the ring gives the same."""
    found = bos.find(sleutel_id)
    alone, others = Sleutelbos((found,) if found else ()), bos.without(sleutel_id)
    count, last = 0, None
    while batch := list((_alive().filter(pk__gt=last) if last else _alive()).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        count += sum(_rests(melding, zegels, alone, others) for melding, zegels in _with_seals(batch))
    return count


def _rests(melding: Melding, zegels: dict[str, bytes], alone: Sleutelbos, others: Sleutelbos) -> bool:
    mine = _unseal(zegels, alone)
    if not mine or _open(melding, zegels, others):
        return False
    return not set(mine) <= set(_unseal(zegels, others))


def _unseal(zegels: dict[str, bytes], bos: Sleutelbos) -> list[MeldingSleutel]:
    """Every key of a report that a seal gives, whether it opens the story or not."""
    found: list[MeldingSleutel] = []
    for sleutel in bos.sleutels:
        if sleutel.prive:
            with suppress(OnleesbareTekst):
                found.append(MeldingSleutel.open_for_team(zegels, Sleutelbos((sleutel,))))
    return found


@transaction.atomic
def turned(sleutel_id: str) -> None:
    """Note in the trail, once, that new reports are sealed for another key."""
    daad = "sleutel-gedraaid"
    if not Gebeurtenis.objects.filter(daad=daad, onderwerp_id=sleutel_id).exists():
        record(daad, "sleutel", sleutel_id, door=None)


class NogNodig(Exception):
    """So many reports rest on the key alone."""

    def __init__(self, aantal: int) -> None:
        super().__init__(f"{aantal} reports rest on this key")
        self.aantal = aantal


@transaction.atomic
def drop(bos: Sleutelbos, sleutel_id: str) -> int:
    """Take the seals of a key away; gives how many there were.

    No seal can be added while it looks and takes away; and `actions.submit` seals for no key that is gone.

    Raises:
        NogNodig: reports rest on this key alone; nothing is taken away.
    """
    if connection.vendor == "postgresql":  # SQLite has one writer at a time by itself
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE meldpunt_zegel IN SHARE ROW EXCLUSIVE MODE")
    if resting := resting_on(bos, sleutel_id):
        raise NogNodig(resting)
    count, _ = Zegel.objects.filter(sleutel=sleutel_id).delete()
    record("sleutel-vernietigd", "sleutel", sleutel_id, door=None)
    return count


def unknown(bos: Sleutelbos) -> dict[str, int]:
    """Seals for keys that the ring does not have, by id of the key: somebody else may read these reports."""
    known = {EERSTE, BEWIJS, *(sleutel.id for sleutel in bos.sleutels)}
    rows = Zegel.objects.exclude(sleutel__in=known).values_list("sleutel").annotate(aantal=Count("pk"))
    return dict(rows.order_by("sleutel"))


def gone(sleutel_ids: Iterable[str]) -> frozenset[str]:
    """Which of these keys were destroyed."""
    rows = Gebeurtenis.objects.filter(
        onderwerp_soort="sleutel", onderwerp_id__in=list(sleutel_ids), daad="sleutel-vernietigd"
    )
    return frozenset(rows.values_list("onderwerp_id", flat=True))


def days_since_turning() -> int | None:
    """How many whole days ago a key was turned last; None if never."""
    last = Gebeurtenis.objects.filter(daad="sleutel-gedraaid").order_by("-op").first()
    return (timezone.now() - last.op).days if last else None


def _alive() -> QuerySet[Melding]:
    return Melding.objects.exclude(toestand=Melding.Toestand.BEEINDIGD)


def _sealed(name: str) -> QuerySet[Zegel]:
    return Zegel.objects.filter(melding=OuterRef("pk"), sleutel=name)


def _with_seals(batch: list[Melding]) -> Iterator[tuple[Melding, dict[str, bytes]]]:
    zegels: dict[uuid.UUID, dict[str, bytes]] = {melding.pk: {} for melding in batch}
    rows = Zegel.objects.filter(melding__in=batch).values_list("melding_id", "sleutel", "inhoud")
    for pk, sleutel, inhoud in rows:
        zegels[pk][sleutel] = bytes(inhoud)
    for melding in batch:
        yield melding, zegels[melding.pk]


def _open(melding: Melding, zegels: dict[str, bytes], bos: Sleutelbos) -> MeldingSleutel | None:
    try:
        return MeldingSleutel.open_for_team(zegels, bos, melding.verhaal)
    except OnleesbareTekst:
        return None
