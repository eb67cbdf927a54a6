"""Reads about lessons and actions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from .. import regels
from ..models import Casus, Leerpunt, Verbeteractie


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


def lessons_of(casus: Casus) -> QuerySet[Leerpunt]:
    """The lessons of a case with their actions."""
    return Leerpunt.objects.filter(casus=casus).prefetch_related("acties").order_by("pk")


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
