"""Reading the trail: filtered, the newest first, a page at a time or all as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet
from django.utils import timezone

from snijvlak.vormgeving.tabel import harmless

from . import daden
from .models import Gebeurtenis

PAGE = 50
_HEAD = ("nummer", "wanneer", "wie", "daad", "wat", "waarover", "nummer van waarover", "reden")


@dataclass(frozen=True)
class Zoekvraag:
    """What to show; what is empty does not count. Both days are included."""

    van: dt.date | None = None
    tot: dt.date | None = None
    wie: int | None = None
    daad: str = ""
    soort: str = ""

    def rows(self) -> QuerySet[Gebeurtenis]:
        """The rows, the newest first."""
        found = Gebeurtenis.objects.select_related("door").order_by("-op", "-pk")
        if self.van:
            found = found.filter(op__gte=_midnight(self.van))
        if self.tot:
            found = found.filter(op__lt=_midnight(self.tot + dt.timedelta(days=1)))
        if self.wie:
            found = found.filter(door_id=self.wie)
        if self.daad:
            found = found.filter(daad=self.daad)
        if self.soort:
            found = found.filter(onderwerp_soort=self.soort)
        return found


@dataclass(frozen=True)
class Bladzijde:
    """A part of the trail; ``volgende`` is where the next part begins, None at the end."""

    regels: list[Gebeurtenis]
    volgende: int | None


def page(vraag: Zoekvraag, before: int | None = None) -> Bladzijde:
    """The rows after the one with number ``before``. It counts nothing and skips nothing: it stays fast."""
    found = vraag.rows()
    if before and (last := Gebeurtenis.objects.filter(pk=before).first()):
        if vraag.tot and timezone.localdate(last.op) <= vraag.tot:
            found = replace(vraag, tot=None).rows()  # one upper bound, or SQLite reads all up to the other
        found = found.filter(Q(op__lt=last.op) | Q(op=last.op, pk__lt=before), op__lte=last.op)
    rows = list(found[: PAGE + 1])
    return Bladzijde(rows[:PAGE], rows[PAGE - 1].pk if len(rows) > PAGE else None)


def as_csv(vraag: Zoekvraag) -> Iterator[str]:
    """The rows as lines of CSV, the head first."""
    yield _line(_HEAD)
    known = daden.load()
    for row in vraag.rows().iterator(chunk_size=2_000):
        yield _line(
            (
                str(row.pk),
                timezone.localtime(row.op).isoformat(timespec="seconds"),
                row.door.naam if row.door else "",
                row.daad,
                known.tekst(row.daad),
                row.onderwerp_soort,
                row.onderwerp_id,
                row.reden,
            )
        )


def _line(values: tuple[str, ...]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(harmless(value) for value in values)
    return out.getvalue()


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
