"""Every read about bodies, agendas, lessons and actions."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Count, Min, Prefetch, Q, QuerySet

from snijvlak.toegang.models import Persoon

from . import regels
from .models import Agendapunt, Bijeenkomst, Casus, CasusFactor, Leerpunt, Overleg, Verbeteractie


@dataclass(frozen=True)
class Actie:
    """An improvement action, for other rooms."""

    wat: str
    wie: str
    uiterlijk: dt.date
    stand: str


@dataclass(frozen=True)
class Les:
    """A lesson with its factor in words and its actions, for other rooms."""

    pk: int
    zin: str
    factor: str
    acties: tuple[Actie, ...]


def agenda(persoon: Persoon) -> QuerySet[Agendapunt]:
    """The agenda of the person's own bodies, the latest meeting first."""
    return (
        Agendapunt.objects.filter(bijeenkomst__overleg__deelnames__persoon=persoon)
        .select_related("bijeenkomst__overleg", "casus")
        .order_by("-bijeenkomst__datum", "pk")
    )


def find_casus(pk: uuid.UUID, persoon: Persoon) -> Casus | None:
    """A case that is on an agenda of the person's own bodies; None otherwise."""
    return Casus.objects.filter(pk=pk, agendapunten__bijeenkomst__overleg__deelnames__persoon=persoon).first()


def factors(casus: Casus) -> QuerySet[CasusFactor]:
    """The contributing factors of a case."""
    return CasusFactor.objects.filter(casus=casus).order_by("pk")


def lessons_of(casus: Casus) -> QuerySet[Leerpunt]:
    """The lessons of a case with their actions."""
    return Leerpunt.objects.filter(casus=casus).prefetch_related("acties").order_by("pk")


def meetings_from(day: dt.date) -> QuerySet[Bijeenkomst]:
    """Meetings on or after a day, the first one first."""
    return Bijeenkomst.objects.filter(datum__gte=day).select_related("overleg").order_by("datum", "pk")


def lessons(begin: dt.date, end: dt.date) -> list[Les]:
    """Lessons written from ``begin`` to ``end`` with their actions, both days included."""
    found = (
        Leerpunt.objects.filter(op__date__gte=begin, op__date__lte=end)
        .prefetch_related(Prefetch("acties", Verbeteractie.objects.order_by("uiterlijk", "pk")))
        .order_by("op", "pk")
    )
    known = regels.factoren().factoren
    return [
        Les(
            pk=les.pk,
            zin=les.zin,
            factor=known[les.factor].naam if les.factor in known else les.factor,
            acties=tuple(
                Actie(a.wat, a.wie, a.uiterlijk, str(Verbeteractie.Toestand(a.toestand).label))
                for a in les.acties.all()  # pyright: ignore[reportAttributeAccessIssue] -- related_name
            ),
        )
        for les in found
    ]


def find_overleg(naam: str) -> Overleg | None:
    """The body with a name."""
    return Overleg.objects.filter(naam=naam.strip()).first()


def has_meeting(overleg: Overleg, day: dt.date) -> bool:
    """Whether a body meets on a day."""
    return Bijeenkomst.objects.filter(overleg=overleg, datum=day).exists()


def bodies(day: dt.date) -> list[tuple[Overleg, int, dt.date | None]]:
    """Each body with its number of members and its first meeting on or after a day."""
    found = Overleg.objects.annotate(
        leden=Count("deelnames", distinct=True),
        volgende=Min("bijeenkomsten__datum", filter=Q(bijeenkomsten__datum__gte=day)),
    ).order_by("naam")
    return [(o, o.leden, o.volgende) for o in found]  # pyright: ignore[reportAttributeAccessIssue] -- annotated
