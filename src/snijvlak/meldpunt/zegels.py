"""Writes about the seals of all reports together: sealing them for new keys, and dropping an old key."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from django.db import connection, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from snijvlak.privacy.versleuteling import MeldingSleutel, OnleesbareTekst, Sleutelbos, Verzegeld
from snijvlak.privacy.versleuteling.melding import BEWIJS, EERSTE
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Gebeurtenis

from .models import WEG, Contact, Melding, Zegel

BATCH = 100


@dataclass(frozen=True)
class Stapel:
    """One batch: how many reports got their seals, and how many no key here opens."""

    verzegeld: int
    gesloten: int
    last: uuid.UUID


def lacking(bos: Sleutelbos) -> QuerySet[Melding]:
    """Reports of which a part has no seal for each active key, or has one of before keys had an id."""
    missing = Q(Exists(_sealed(EERSTE)))
    for sleutel in bos.actief:
        missing |= ~Q(Exists(_sealed(sleutel.id)))
        missing |= Q(contact__isnull=False) & ~Q(Exists(_sealed(sleutel.id, Zegel.Deel.CONTACT)))
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


@dataclass(frozen=True)
class Deel:
    """A part of a report with a key of its own: its text, and the seals of that key by name."""

    melding: Melding
    naam: str
    inhoud: Verzegeld
    zegels: dict[str, bytes]


@transaction.atomic
def _seal_batch(bos: Sleutelbos, after: uuid.UUID | None) -> Stapel | None:
    rest = lacking(bos).filter(pk__gt=after) if after else lacking(bos)
    batch = list(rest.order_by("pk").select_for_update(of=("self",))[:BATCH])
    if not batch:
        return None
    sealed: set[uuid.UUID] = set()
    for deel in _parts(batch):
        # A story that is damaged is no reason to lose the key: messages may be whole, and so may a copy.
        if key := _open(deel, bos) or next(iter(_unseal(deel.zegels, bos)), None):
            added = {s.id: key.seal(s) for s in bos.actief if s.id not in deel.zegels}
            Zegel.objects.keep(deel.melding, added, deel.naam)
            # Counted is what got further: a seal of nobody's does not keep us going round.
            if _name_first(deel, bos) or added:
                sealed.add(deel.melding.pk)
    return Stapel(len(sealed), len(batch) - len(sealed), batch[-1].pk)


def _name_first(deel: Deel, bos: Sleutelbos) -> bool:
    """Give the seal of before keys had an id the id of the key that opens it; whether there was one."""
    if EERSTE not in deel.zegels:
        return False
    for sleutel in bos.sleutels:
        alone = replace(deel, zegels={sleutel.id: deel.zegels[EERSTE]})
        if sleutel.prive and _open(alone, Sleutelbos((sleutel,))):
            rows = Zegel.objects.filter(melding=deel.melding, deel=deel.naam)
            if rows.filter(sleutel=sleutel.id).exists():
                rows.filter(sleutel=EERSTE).delete()
            else:
                rows.filter(sleutel=EERSTE).update(sleutel=sleutel.id)
            return True
    return False


def resting_on(bos: Sleutelbos, sleutel_id: str) -> int:
    """How many reports rest on this key: its seal opens a part, and no other key gives the same."""
    found = bos.find(sleutel_id)
    alone, others = Sleutelbos((found,) if found else ()), bos.without(sleutel_id)
    count, last = 0, None
    while batch := list((_alive().filter(pk__gt=last) if last else _alive()).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        count += len({deel.melding.pk for deel in _parts(batch) if _rests(deel, alone, others)})
    return count


def _rests(deel: Deel, alone: Sleutelbos, others: Sleutelbos) -> bool:
    mine = _unseal(deel.zegels, alone)
    if not mine or _open(deel, others):
        return False
    return not set(mine) <= set(_unseal(deel.zegels, others))


def _unseal(zegels: dict[str, bytes], bos: Sleutelbos) -> list[MeldingSleutel]:
    """Every key of a part that a seal gives, whether it opens the text or not."""
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
    return Melding.objects.exclude(toestand__in=WEG)


def _sealed(name: str, deel: str = Zegel.Deel.VERHAAL) -> QuerySet[Zegel]:
    return Zegel.objects.filter(melding=OuterRef("pk"), deel=deel, sleutel=name)


def _parts(batch: list[Melding]) -> Iterator[Deel]:
    """The parts of reports, with their seals."""
    zegels: dict[tuple[uuid.UUID, str], dict[str, bytes]] = {}
    rows = Zegel.objects.filter(melding__in=batch).values_list("melding_id", "deel", "sleutel", "inhoud")
    for pk, naam, sleutel, inhoud in rows:
        zegels.setdefault((pk, naam), {})[sleutel] = bytes(inhoud)
    contacts = dict(Contact.objects.filter(melding__in=batch).values_list("melding_id", "inhoud"))
    for melding in batch:
        texts = {Zegel.Deel.VERHAAL: melding.verhaal, Zegel.Deel.CONTACT: contacts.get(melding.pk)}
        for naam, inhoud in texts.items():
            if inhoud is not None:
                yield Deel(melding, naam, inhoud, zegels.get((melding.pk, naam), {}))


def _open(deel: Deel, bos: Sleutelbos) -> MeldingSleutel | None:
    try:
        return MeldingSleutel.open_for_team(deel.zegels, bos, deel.inhoud)
    except OnleesbareTekst:
        return None
