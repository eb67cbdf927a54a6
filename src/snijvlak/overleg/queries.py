"""Every read about bodies, agendas, lessons and actions."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db.models import QuerySet

from snijvlak.toegang.models import Persoon

from .models import Agendapunt, Bijeenkomst, Casus, CasusFactor, Leerpunt, Verbeteractie


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


def lessons(begin: dt.date, end: dt.date) -> QuerySet[Leerpunt]:
    """Lessons written from ``begin`` to ``end``, both days included."""
    return Leerpunt.objects.filter(op__date__gte=begin, op__date__lte=end).order_by("op", "pk")


def improvements(begin: dt.date, end: dt.date) -> QuerySet[Verbeteractie]:
    """Improvement actions of the lessons of a period, both days included."""
    return (
        Verbeteractie.objects.filter(leerpunt__op__date__gte=begin, leerpunt__op__date__lte=end)
        .select_related("leerpunt")
        .order_by("uiterlijk", "pk")
    )
