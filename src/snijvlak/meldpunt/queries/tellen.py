"""Counting reports by what their reporters chose; no text is opened."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, DateTimeField, ExpressionWrapper, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from snijvlak.gebied import queries as gebied
from snijvlak.privacy.onthulling.zinnen import Geval

from .. import regels
from ..models import Melding, MeldingReden, Verloop
from .werklijst import promises_of

T = Melding.Toestand
# No report about a case that is stuck: it is not counted.
NOT_COUNTED = (T.NIET_OP_ZIJN_PLEK, T.INGETROKKEN)
OP_TIJD, TE_LAAT = "op-tijd", "te-laat"  # whether a promise was kept
DONE = (T.AFGESLOTEN, *NOT_COUNTED, T.BEEINDIGD)


@dataclass(frozen=True)
class Telling:
    """True counts: names of rows and columns, and the count of each combination that occurs."""

    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    aantallen: dict[tuple[str, str], int]
    legenda: str


def waiting() -> QuerySet[Melding]:
    """Reports that are not closed."""
    return Melding.objects.exclude(toestand__in=DONE)


def count_waiting() -> int:
    """How many reports are not closed."""
    return waiting().count()


def states() -> list[tuple[str, int]]:
    """How many reports are in each state, in the order in which they follow."""
    counted = dict(Melding.objects.values_list("toestand").annotate(aantal=Count("pk")))
    return [(str(state.label), counted.get(state.value, 0)) for state in Melding.Toestand]


def days_waiting() -> int | None:
    """How many whole days the oldest report waits that nobody took up; None when there is none."""
    oldest = Melding.objects.filter(toestand=T.ONTVANGEN).aggregate(op=Min("ontvangen_op"))["op"]
    return (timezone.now() - oldest).days if oldest else None


@dataclass(frozen=True)
class Geteld:
    """What of one report is counted: codes, and whether the two promises were kept."""

    sector: str
    melder: str
    gemeente_school: str
    bevestigd: str
    beantwoord: str


def received(begin: dt.date, end: dt.date) -> QuerySet[Melding]:
    """The reports of a period, both days included, that count.

    What was withdrawn or not in its place soon after it came does not count. What is so later does: a count
    that was published must not change (``regels/meldpunt/tellen.yaml``).
    """
    until = ExpressionWrapper(
        OuterRef("ontvangen_op") + dt.timedelta(days=regels.tellen().dagen), DateTimeField()
    )
    then = Verloop.objects.filter(melding=OuterRef("pk"), op__lte=until).order_by("-op", "-pk")
    rows = Melding.objects.filter(ontvangen_op__date__gte=begin, ontvangen_op__date__lte=end)
    known = Coalesce(Subquery(then.values("toestand")[:1]), F("toestand"))
    return rows.alias(toen=known).exclude(toen__in=NOT_COUNTED)


def settled_after() -> int:
    """How many days after the end of a period its counts do not change any more."""
    return regels.tellen().dagen


def counted(begin: dt.date, end: dt.date) -> list[Geteld]:
    """What is counted of each report of a period. Not for publication: `privacy.onthulling` comes first."""
    rows = received(begin, end).only(
        "sector", "melder", "gemeente_school", "ontvangen_op", "bevestigd_op", "beantwoord_op"
    )
    return [_counted(melding) for melding in rows]


def _counted(melding: Melding) -> Geteld:
    kept = [TE_LAAT if not promise.gehouden else OP_TIJD for promise in promises_of(melding)]
    return Geteld(melding.sector, melding.melder, melding.gemeente_school, *kept)


def reasons_by_sector(begin: dt.date, end: dt.date) -> Telling:
    """True counts of reasons by sector of the reports received from ``begin`` to ``end``, both included.

    Not for publication: `privacy.onthulling` comes first. A code that the rule file no longer has is
    its own name.
    """
    counted = (
        MeldingReden.objects.filter(melding__in=received(begin, end))
        .values_list("reden", "melding__sector")
        .annotate(aantal=Count("pk"))
    )
    keuzes = regels.load()
    aantallen = {(keuzes.reden_kort(reden), sector): aantal for reden, sector, aantal in counted}
    return Telling(
        rijen=_known_first([keuzes.reden_kort(r) for r in keuzes.redenen], {r for r, _ in aantallen}),
        kolommen=_known_first(list(keuzes.sectoren), {s for _, s in aantallen}),
        aantallen=aantallen,
        legenda="; ".join(f"{code}: {naam}" for code, naam in keuzes.sectoren.items()) + ".",
    )


@dataclass(frozen=True)
class Groep:
    """How many reports have one sector and two municipalities (codes)."""

    sector: str
    gemeente_school: str
    gemeente_kind: str
    aantal: int


def groups(reden: str, sector: str = "", situatie: str = "", also: Collection[uuid.UUID] = ()) -> list[Groep]:
    """True counts of the reports with a reason, and of those named in ``also``, by sector and municipality.

    An empty sector or situation is all of them. Not for publication: it tells whether a sentence describes
    too few.
    """
    own = Q(pk__in=MeldingReden.objects.filter(reden=reden).values("melding")) | Q(pk__in=list(also))
    rows = Melding.objects.filter(own).exclude(toestand__in=NOT_COUNTED)
    if sector:
        rows = rows.filter(sector=sector)
    if situatie:
        rows = rows.filter(situatie=situatie)
    counted = rows.values_list("sector", "gemeente_school", "gemeente_kind").annotate(aantal=Count("pk"))
    return [Groep(*row) for row in counted]


def all_groups(begin: dt.date, end: dt.date) -> list[Groep]:
    """True counts of the reports of a period by sector and municipality; not for publication."""
    rows = received(begin, end).values_list("sector", "gemeente_school", "gemeente_kind")
    return [Groep(*row) for row in rows.annotate(aantal=Count("pk"))]


def as_cases(groups: Iterable[Groep], most: int) -> list[Geval]:
    """The reports of groups by their traits, to hold a sentence against; ``most`` of each group matter.

    Schools are not kept: each report counts as one of its own (docs/besluiten/0020-leerpunten.md).
    """
    places = {g.code: g.naam for g in gebied.haaglanden()}
    names = sectors()
    cases: list[Geval] = []
    for number, groep in enumerate(groups):
        traits = {
            "sector": groep.sector,
            "sectornaam": names.get(groep.sector, "").partition(" (")[0],
            "gemeente_school": places.get(groep.gemeente_school, ""),
            "gemeente_kind": places.get(groep.gemeente_kind, ""),
        }
        known = {name: value for name, value in traits.items() if value}
        cases += [Geval(known, f"{number}-{place}") for place in range(min(groep.aantal, most))]
    return cases


def sectors_of(meldingen: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The code of the sector of each report that is counted."""
    rows = Melding.objects.filter(pk__in=list(meldingen)).exclude(toestand__in=NOT_COUNTED)
    return dict(rows.values_list("pk", "sector"))


def sectors() -> dict[str, str]:
    """Code and name of every sector that a reporter can choose."""
    return regels.load().sectoren


def situations() -> dict[str, str]:
    """Code and name of every kind of situation that a reporter can choose."""
    return regels.load().situaties


def _known_first(known: list[str], found: set[str]) -> tuple[str, ...]:
    return (*known, *sorted(found - set(known)))
