"""What the accessibility statement says: from the last test of all pages, and from what people looked at.

The form is that of the annex of Implementing Decision (EU) 2018/1523, as the Besluit digitale
toegankelijkheid overheid (Stb. 2018, 141), article 4, asks. The status follows the table of the Dutch
government (digitoegankelijk.nl, "De status"): only a full examination by WCAG-EM of at most three years old
gives A or B.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

Status = Literal["A", "B", "C", "D"]

_EXAMINATION_YEARS = 3  # so long an examination counts
_PLANNED_DAYS = 183  # within half a year an examination must follow, for status C
TEST_DAYS = 365  # a test of longer ago is told as old


class _Regel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Onderzoek(_Regel):
    """A full examination by WCAG-EM."""

    dag: dt.date
    door: str
    eisen_niet_gehaald: int = Field(ge=0, le=50)


class MetDeHand(_Regel):
    """Something that people looked at."""

    dag: dt.date
    wat: str


class Gebrek(_Regel):
    """Content that is not accessible: which demand, why, for whom, and when it will be."""

    wat: str
    eis: str
    oorzaak: str
    gevolg: str
    maatregel: str
    klaar: dt.date


class Nagekeken(_Regel):
    """The file ``regels/vormgeving/toegankelijkheid.yaml``."""

    bron: str
    vanaf: dt.date
    onderzoek: Onderzoek | None = None
    onderzoek_gepland: dt.date | None = None
    met_de_hand: tuple[MetDeHand, ...]
    ook_getoetst: tuple[str, ...]
    niet_gedaan: tuple[str, ...]
    niet_toegankelijk: tuple[Gebrek, ...]


class Meting(_Regel):
    """The outcome of the last test of all pages: ``regels/vormgeving/meting.json``."""

    dag: dt.date
    bladzijden: tuple[str, ...]
    gekeken: int  # how often it looked: a page that is another for a next role is looked at again
    rollen: tuple[str, ...]
    breedtes: tuple[int, ...]
    regels: tuple[str, ...]
    overtredingen: tuple[str, ...]
    lix: dict[str, float]


@dataclass(frozen=True)
class Verklaring:
    """The statement as of a day; ``meting`` is None when no test came along."""

    status: Status
    nagekeken: Nagekeken
    meting: Meting | None
    oud: bool

    @property
    def bijgewerkt(self) -> dt.date:
        """The last day on which something of it was looked at."""
        days = [self.nagekeken.vanaf, *(look.dag for look in self.nagekeken.met_de_hand)]
        if self.nagekeken.onderzoek:
            days.append(self.nagekeken.onderzoek.dag)
        if self.meting:
            days.append(self.meting.dag)
        return max(days)


def statement(today: dt.date) -> Verklaring:
    """The statement on a day.

    Raises:
        pydantic.ValidationError: a file breaks its form.
    """
    meting = measured()
    old = meting is not None and (today - meting.dag).days > TEST_DAYS
    return Verklaring(status(looked_at(), today), looked_at(), meting, old)


def status(nagekeken: Nagekeken, today: dt.date) -> Status:
    """A: all demands are met; B: not all; C: an examination follows within half a year; D: none will."""
    found = nagekeken.onderzoek
    if found and found.dag <= today < _years_after(found.dag, _EXAMINATION_YEARS):
        return "B" if found.eisen_niet_gehaald or nagekeken.niet_toegankelijk else "A"
    planned = nagekeken.onderzoek_gepland
    return "C" if planned and 0 <= (planned - today).days <= _PLANNED_DAYS else "D"


def _years_after(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


@cache
def looked_at() -> Nagekeken:
    """What people looked at."""
    return Nagekeken.model_validate(yaml.safe_load(_rules("toegankelijkheid.yaml") or ""))


@cache
def measured() -> Meting | None:
    """The last test; None when its outcome did not come along."""
    text = _rules("meting.json")
    return Meting.model_validate(json.loads(text)) if text else None


def _rules(name: str) -> str:
    path = resources.files("snijvlak").joinpath("regels", "vormgeving", name)
    return path.read_text(encoding="utf-8") if path.is_file() else ""
