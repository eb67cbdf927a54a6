"""What the meldpunt promises a reporter, in working days, from ``regels/meldpunt/termijnen.yaml``.

The days that count are those of the Algemene termijnenwet, article 3: no Saturday, no Sunday, no public
holiday.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate

import yaml
from pydantic import BaseModel, ConfigDict, Field, PositiveInt, model_validator


class Versie(BaseModel):
    """The promise from a day on."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    vanaf: dt.date
    bevestigen: PositiveInt
    antwoorden: PositiveInt
    vrij: tuple[dt.date, ...]


class Termijnen(BaseModel):
    """All versions, the oldest first."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    keuze: str
    versies: tuple[Versie, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Termijnen:
        days = [versie.vanaf for versie in self.versies]
        if days != sorted(set(days)):
            raise ValueError("de versies staan niet op volgorde van vanaf")
        return self

    def on(self, day: dt.date) -> Versie:
        """What was promised on a day; before the first version, that one."""
        known = [versie for versie in self.versies if versie.vanaf <= day]
        return known[-1] if known else self.versies[0]


@cache
def load() -> Termijnen:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "meldpunt", "termijnen.yaml")
    return Termijnen.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def is_working_day(day: dt.date) -> bool:
    """Whether a day counts."""
    return day.weekday() < 5 and day not in _holidays(day.year) and day not in load().on(day).vrij


def after(day: dt.date, working_days: int) -> dt.date:
    """The day that lies so many working days later: the day itself does not count."""
    while working_days > 0:
        day += dt.timedelta(days=1)
        working_days -= is_working_day(day)
    return day


def between(begin: dt.date, end: dt.date) -> int:
    """How many working days lie after ``begin``, up to and including ``end``; 0 when ``end`` is earlier."""
    if end <= begin:
        return 0
    whole = sum(_counted(year)[-1] for year in range(begin.year, end.year))
    return whole + _so_far(end) - _so_far(begin)


def _so_far(day: dt.date) -> int:
    return _counted(day.year)[day.timetuple().tm_yday - 1]


@cache
def _counted(year: int) -> tuple[int, ...]:
    """For each day of a year how many working days there were in it, that day included: a list shows many."""
    first = dt.date(year, 1, 1)
    days = (first + dt.timedelta(days=n) for n in range((dt.date(year + 1, 1, 1) - first).days))
    return tuple(accumulate(map(is_working_day, days)))


@cache
def _holidays(year: int) -> frozenset[dt.date]:
    import holidays  # a quarter of a second, and only who looks at a term needs it

    # The law counts the fifth of May each year; as a day off it comes once in five.
    return frozenset(holidays.country_holidays("NL", years=year)) | {dt.date(year, 5, 5)}


@dataclass(frozen=True)
class Belofte:
    """One promise about a report: when it must be kept, and on which day it was (None: not yet).

    ``dagen`` are working days: those that are left, or below zero those that it is late.
    """

    soort: str  # bevestigen, antwoorden
    uiterlijk: dt.date
    op: dt.date | None
    dagen: int

    @property
    def gehouden(self) -> bool:
        """Whether it was kept, or can still be."""
        return self.dagen >= 0


def promises(
    received: dt.date, confirmed: dt.date | None, answered: dt.date | None, today: dt.date
) -> tuple[Belofte, Belofte]:
    """The two promises about a report that was received on a day."""
    versie = load().on(received)
    return (
        _promise("bevestigen", after(received, versie.bevestigen), confirmed, today),
        _promise("antwoorden", after(received, versie.antwoorden), answered, today),
    )


def _promise(soort: str, until: dt.date, done: dt.date | None, today: dt.date) -> Belofte:
    day = done or today
    left = between(day, until) if day <= until else -between(until, day)
    # Late by a weekend alone is late all the same.
    return Belofte(soort, until, done, left if day <= until or left else -1)
