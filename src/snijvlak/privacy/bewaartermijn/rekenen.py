"""On which day a term is over. Plain dates: no database, no clock."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Termijn:
    """A length of time in whole years, months and days, each 0 or more."""

    jaren: int = 0
    maanden: int = 0
    dagen: int = 0

    def __str__(self) -> str:
        """In Dutch, such as ``2 jaar en 1 maand``."""
        words = [
            f"{count} {one if count == 1 else more}"
            for count, one, more in (
                (self.jaren, "jaar", "jaar"),
                (self.maanden, "maand", "maanden"),
                (self.dagen, "dag", "dagen"),
            )
            if count
        ]
        return " en ".join(words) or "0 dagen"

    def after(self, day: dt.date) -> dt.date:
        """The day on which the term that began on ``day`` is over.

        Years and months first, to the last day of a shorter month (31 January + 1 month is 28 or 29
        February), then days. Beyond the year 9999 it is the last day there is.
        """
        months = day.year * 12 + day.month - 1 + self.jaren * 12 + self.maanden
        year, month = months // 12, months % 12 + 1
        if year > dt.MAXYEAR:
            return dt.date.max
        moved = dt.date(year, month, min(day.day, monthrange(year, month)[1]))
        return moved + dt.timedelta(days=min(self.dagen, (dt.date.max - moved).days))

    def latest_start(self, horizon: dt.date) -> dt.date:
        """No term that began after this day is over on ``horizon``; some that began before are not either."""
        # A month has 28 days at least: cheap to ask of a database, exact is `after`.
        least = self.jaren * 365 + self.maanden * 28 + self.dagen
        return horizon - dt.timedelta(days=min(least, (horizon - dt.date.min).days))


@dataclass(frozen=True)
class Geldig:
    """A term that holds from ``vanaf`` until the next one does."""

    vanaf: dt.date
    termijn: Termijn


@dataclass(frozen=True)
class Gegeven:
    """A record by its key, the day its term began, and other records whose hold counts for it too."""

    pk: str
    begin: dt.date
    met: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Aan:
    """A record that goes, and on which day."""

    gegeven: Gegeven
    dag: dt.date


def valid_on(vanaf: Sequence[dt.date], day: dt.date) -> int | None:
    """The index of the dated version that holds on a day, the last that began; None before the first."""
    begun = [index for index, start in enumerate(vanaf) if start <= day]
    return max(begun, key=lambda index: vanaf[index], default=None)


def due(begin: dt.date, versions: Sequence[Geldig]) -> dt.date | None:
    """The first day on which the version that holds that day says that the term is over; None if never."""
    in_order = sorted(versions, key=lambda version: version.vanaf)
    for version, following in zip(in_order, [*in_order[1:], None], strict=True):
        day = max(version.termijn.after(begin), version.vanaf)
        if following is None or day < following.vanaf:
            return day
    return None


def going(
    records: Iterable[Gegeven],
    versions: Sequence[Geldig],
    held: dict[str, dt.date],
    horizon: dt.date,
) -> list[Aan]:
    """What goes up to and including ``horizon``, the first day first.

    ``held`` has the keys of held records with the first day without hold; a held record goes on that day
    at the earliest.
    """
    found = [Aan(record, day) for record in records if (day := _day(record, versions, held)) is not None]
    return sorted((a for a in found if a.dag <= horizon), key=lambda a: (a.dag, a.gegeven.pk))


def _day(record: Gegeven, versions: Sequence[Geldig], held: dict[str, dt.date]) -> dt.date | None:
    day = due(record.begin, versions)
    return max(day, held.get(record.pk, day)) if day else None
