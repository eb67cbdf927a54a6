"""Reads about patterns over cases: factor by sector per half year, pairs of factors, and what came back.

The counts of a half year leave disclosure control when they are made (`actions.count_patterns`); what is
read here are those protected tables. What came back since an action is counted in fives.
"""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Min, QuerySet
from django.utils import timezone

from snijvlak.meldpunt import queries as meldpunt
from snijvlak.privacy.onthulling import TOTAL
from snijvlak.vormgeving.tabel import Tabel, restore
from snijvlak.vormgeving.teksten import tekst

from .. import regels
from ..models import Casus, CasusFactor, CasusMelding, Patroon, Verbeteractie
from .acties import band

_DONE = (Verbeteractie.Toestand.GEDAAN, Verbeteractie.Toestand.EFFECT_BEKEKEN)


@dataclass(frozen=True)
class Telling:
    """True counts over the cases of a half year; `privacy.onthulling` comes before anybody sees them."""

    factor_sector: dict[tuple[str, str], int]
    factoren: dict[str, int]
    paren: dict[tuple[str, str], int]


@dataclass(frozen=True)
class Halfjaar:
    """The protected tables of a half year."""

    pk: int
    begin: dt.date
    naam: str
    tabel: Tabel
    paren: Tabel


def first_day(day: dt.date) -> dt.date:
    """The first day of the half year in which a day lies."""
    return dt.date(day.year, 1 if day.month <= 6 else 7, 1)


def after(begin: dt.date) -> dt.date:
    """The first day of the half year after the one that begins on a day."""
    return dt.date(begin.year + (begin.month == 7), 1 if begin.month == 7 else 7, 1)


def name_of(begin: dt.date) -> str:
    """A half year in words."""
    half = tekst("overleg.patronen.eerste") if begin.month == 1 else tekst("overleg.patronen.tweede")
    return tekst("overleg.patronen.halfjaar", half=half, jaar=begin.year)


def not_counted(today: dt.date) -> list[dt.date]:
    """The first days of the half years that are over, from the first case on, and not counted yet."""
    first = Casus.objects.aggregate(op=Min("op"))["op"]
    if first is None:
        return []
    known = set(Patroon.objects.values_list("halfjaar", flat=True))
    day = first_day(timezone.localdate(first))
    found: list[dt.date] = []
    while after(day) <= today:
        if day not in known:
            found.append(day)
        day = after(day)
    return found


@dataclass(frozen=True)
class Volgende:
    """When the next half year is counted, and which one."""

    dag: dt.date
    naam: str


def next_count(today: dt.date) -> Volgende:
    """When the half year in which a day lies is over, and is counted."""
    begin = first_day(today)
    return Volgende(after(begin), name_of(begin))


def count(begin: dt.date) -> Telling:
    """Count the cases of the half year that begins on a day."""
    chosen = CasusFactor.objects.filter(casus__op__date__gte=begin, casus__op__date__lt=after(begin))
    factors: dict[uuid.UUID, set[str]] = {}
    for casus, factor in chosen.values_list("casus_id", "factor"):
        factors.setdefault(casus, set()).add(factor)
    sectors = _sectors(factors)
    by_sector = Counter(
        (factor, sector)
        for casus, codes in factors.items()
        for factor in codes
        for sector in sectors.get(casus, ())
    )
    pairs = Counter(pair for codes in factors.values() for pair in itertools.combinations(sorted(codes), 2))
    return Telling(dict(by_sector), Counter(itertools.chain(*factors.values())), dict(pairs))


def _sectors(cases: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, set[str]]:
    links = list(CasusMelding.objects.filter(casus_id__in=list(cases)).values_list("casus_id", "melding_id"))
    known = meldpunt.sectors_of([melding for _, melding in links])
    found: dict[uuid.UUID, set[str]] = {}
    for casus, melding in links:
        if melding in known:
            found.setdefault(casus, set()).add(known[melding])
    return found


def half_years() -> list[Halfjaar]:
    """The protected tables of each half year, the newest first."""
    return [_told(row) for row in _rows()]


def find_half_year(pk: int) -> Halfjaar | None:
    """The protected tables of one half year; None if there is none."""
    row = Patroon.objects.filter(pk=pk).first()
    return _told(row) if row else None


def _rows() -> QuerySet[Patroon]:
    return Patroon.objects.order_by("-halfjaar")


def _told(row: Patroon) -> Halfjaar:
    return Halfjaar(
        row.pk,
        row.halfjaar,
        name_of(row.halfjaar),
        restore(row.inhoud["tabel"]),
        restore(row.inhoud["paren"]),
    )


def course(found: list[Halfjaar]) -> Tabel | None:
    """Factor by half year, from the totals of tables that are protected already: it tells nothing more."""
    if not found:
        return None
    oldest_first = found[::-1]
    totals = [_totals(halfjaar.tabel) for halfjaar in oldest_first]
    rows = dict.fromkeys(naam for total in totals for naam in total if naam != TOTAL)
    return Tabel(
        titel=tekst("overleg.patronen.verloop_titel"),
        lezing=tekst("overleg.patronen.verloop_lezing"),
        bron=tekst("overleg.patronen.bron"),
        peil=found[0].tabel.peil,
        eenheid=tekst("overleg.patronen.eenheid"),
        kolommen=(tekst("overleg.patronen.factor"), *(halfjaar.naam for halfjaar in oldest_first)),
        rijen=tuple((naam, *(total.get(naam, 0) for total in totals)) for naam in rows),
        noot=found[0].tabel.noot,
    )


def _totals(tabel: Tabel) -> dict[str, int | None]:
    return {str(rij[0]): rij[-1] for rij in tabel.rijen}  # pyright: ignore[reportReturnType] -- counts or hidden


def came_back(today: dt.date) -> Tabel | None:
    """Per factor with an action that was done: what was said of the effect, and new cases since, in fives."""
    done: dict[str, list[Verbeteractie]] = {}
    for actie in Verbeteractie.objects.filter(toestand__in=_DONE, gedaan_op__isnull=False):
        done.setdefault(actie.factor, []).append(actie)
    if not done:
        return None
    cases = list(CasusFactor.objects.filter(factor__in=done).values_list("factor", "casus__op"))
    rows: list[tuple[str, int, int, object]] = []
    for factor, acties in sorted(done.items(), key=lambda pair: regels.factor_naam(pair[0])):
        since = min(actie.gedaan_op for actie in acties if actie.gedaan_op)
        new = sum(code == factor and timezone.localdate(op) > since for code, op in cases)
        helped = sum(actie.effect == Verbeteractie.Effect.GEHOLPEN for actie in acties)
        rows.append((regels.factor_naam(factor), len(acties), helped, band(new)))
    return Tabel(
        titel=tekst("overleg.patronen.terug_titel"),
        lezing=tekst("overleg.patronen.terug_lezing"),
        bron=tekst("overleg.patronen.bron"),
        peil=f"{today:%d-%m-%Y}",
        eenheid=tekst("overleg.patronen.terug_eenheid"),
        kolommen=(
            tekst("overleg.patronen.factor"),
            tekst("overleg.patronen.acties_gedaan"),
            tekst("overleg.patronen.hielp"),
            tekst("overleg.patronen.nieuw"),
        ),
        rijen=tuple(rows),  # pyright: ignore[reportArgumentType] -- texts, counts and an interval
        noot=tekst("overleg.patronen.terug_noot"),
    )
