"""The chain over the trail: a row that was removed or changed shows (Haber and Stornetta, 1991).

Each link holds an HMAC-SHA256 over the link before it and one row of the trail, with a key that is not in
the database: who holds the database can remove a row, but cannot make the chain whole again. What is cut
off at the end shows by the head (number and code), which goes to the log each time the chain grows.

Rows are chained a moment after they are written, not while: a lock per row would make all reporters wait
for each other.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from .models import Gebeurtenis, Schakel

YEARS = 5  # so old a row may go; the database refuses sooner (migration 0004)
SECONDS = 10  # at most so often does one process chain while people work
_BATCH = 1_000
_LOCK = 7_311_026  # any number that nothing else in the database locks on
_BEGIN = "0" * 64
_log = logging.getLogger("snijvlak.spoor")
_last = 0.0


@dataclass(frozen=True)
class Kop:
    """The head of the chain: the number and the code of the last link."""

    nummer: int
    code: str


@dataclass
class Uitslag:
    """What a check found; ``fouten`` says in Dutch what is wrong, at most ten of them."""

    rijen: int = 0
    vervallen: int = 0
    los: int = 0
    kop: Kop = field(default_factory=lambda: Kop(0, _BEGIN))
    fouten: list[str] = field(default_factory=list[str])

    def wrong(self, text: str) -> None:
        if len(self.fouten) < 10:
            self.fouten.append(text)


def seal(*, progress: Callable[[int], None] = lambda _: None) -> int:
    """Chain every row that is not in the chain yet, in batches of a transaction each; gives how many.

    Does nothing when another process is at it.
    """
    done = 0
    while batch := _seal_batch(_unsealed()):
        done += batch
        progress(done)
    return done


def seal_now_and_then() -> None:
    """Chain what was written lately, unless this process did so a moment ago. For in a request: one batch,
    and it looks only at rows near the end. What it leaves is for ``seal``."""
    global _last
    if time.monotonic() - _last < SECONDS:
        return
    _last = time.monotonic()
    newest = Schakel.objects.order_by("-pk").values_list("gebeurtenis_id", flat=True).first() or 0
    # A row with a lower number can be committed later, by a transaction that took long.
    _seal_batch(_unsealed().filter(pk__gt=newest - 10 * _BATCH))


def kop() -> Kop:
    """The head of the chain."""
    last = Schakel.objects.order_by("-pk").first()
    return Kop(last.pk, last.code) if last else Kop(0, _BEGIN)


def open_rows() -> int:
    """How many rows are not in the chain yet."""
    return _unsealed().count()


def size() -> int:
    """How many links there are."""
    return Schakel.objects.count()


def check(*, noted: Kop | None = None, progress: Callable[[int], None] = lambda _: None) -> Uitslag:
    """Read the whole trail and its chain. ``noted`` is a head that was written down before."""
    result = Uitslag(los=open_rows())
    oldest = timezone.now() - dt.timedelta(days=YEARS * 365)
    keys, before, same = _keys(), _BEGIN, noted is None
    for count, (link, row) in enumerate(_pairs(), start=1):
        progress(count)
        if row is None:
            result.vervallen += link.op < oldest
            if link.op >= oldest:
                result.wrong(f"Regel {link.gebeurtenis_id} van {_moment(link.op)} is weg.")
        elif link.sleutel not in keys:
            result.wrong(
                f"Regel {link.gebeurtenis_id} is vastgelegd met een sleutel die er niet meer is. Zet de oude "
                "SNIJVLAK_GEHEIM in SNIJVLAK_GEHEIM_OUD."
            )
        elif not hmac.compare_digest(_code(keys[link.sleutel], before, row), link.code):
            result.wrong(f"Regel {row.pk} van {_moment(row.op)} of de schakel ervoor is veranderd of weg.")
        result.rijen += row is not None
        before = link.code
        result.kop = Kop(link.pk, link.code)
        same = same or result.kop == noted
    if not same:
        result.wrong(
            "De kop die is genoteerd, komt niet voor in de keten: het einde is weg of opnieuw gemaakt."
        )
    return result


def _pairs() -> Iterator[tuple[Schakel, Gebeurtenis | None]]:
    """Every link, in order, with its row; None for a row that is gone."""
    after = 0
    while links := list(Schakel.objects.filter(pk__gt=after).order_by("pk")[:_BATCH]):
        rows = Gebeurtenis.objects.in_bulk([link.gebeurtenis_id for link in links])
        yield from ((link, rows.get(link.gebeurtenis_id)) for link in links)
        after = links[-1].pk


def _unsealed() -> QuerySet[Gebeurtenis]:
    return Gebeurtenis.objects.filter(~Exists(Schakel.objects.filter(gebeurtenis_id=OuterRef("pk"))))


def _seal_batch(waiting: QuerySet[Gebeurtenis]) -> int:
    with transaction.atomic():
        if not _locked():
            return 0
        rows = list(waiting.order_by("pk")[:_BATCH])
        if not rows:
            return 0
        last = Schakel.objects.order_by("-pk").first()
        before = last.code if last else _BEGIN
        name, key = next(iter(_keys().items()))
        links: list[Schakel] = []
        for row in rows:
            before = _code(key, before, row)
            links.append(Schakel(gebeurtenis_id=row.pk, op=row.op, sleutel=name, code=before))
        Schakel.objects.bulk_create(links)
    head = kop()
    _log.info("trail chained", extra={"fields": {"schakel": head.nummer, "kop": head.code}})
    return len(rows)


def _locked() -> bool:
    """Whether this transaction alone chains. SQLite has one writer at a time by itself."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return bool(cursor.fetchone()[0])  # pyright: ignore[reportOptionalSubscript] -- it gives one row


def _keys() -> dict[str, bytes]:
    """The keys by their short name, the one of today first; the secret is not in the database."""
    keys = [
        hmac.digest(secret.encode(), b"snijvlak.toegang.keten", "sha256")
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]
    return {hashlib.sha256(key).hexdigest()[:8]: key for key in keys}


def _code(key: bytes, before: str, row: Gebeurtenis) -> str:
    content = json.dumps(
        [
            before,
            row.pk,
            row.op.astimezone(dt.UTC).isoformat(timespec="microseconds"),
            row.door_id,  # pyright: ignore[reportAttributeAccessIssue] -- of the foreign key
            row.daad,
            row.onderwerp_soort,
            row.onderwerp_id,
            row.reden,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hmac.new(key, content.encode(), "sha256").hexdigest()


def _moment(op: dt.datetime) -> str:
    return timezone.localtime(op).strftime("%d-%m-%Y %H:%M")
