"""Reads about meetings: the agenda with its times, who agreed, and what somebody may see of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from snijvlak.toegang import queries as toegang
from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie

from ..models import Agendapunt, Bijeenkomst, Casus, Deelname, Leerafspraak
from .overleg import may_set_up, takes_part


@dataclass(frozen=True)
class Regel:
    """A point of the agenda; ``van`` is when it begins, None for a meeting without an hour."""

    punt: Agendapunt
    titel: str
    van: dt.time | None


def find_meeting(pk: int, persoon: Persoon) -> Bijeenkomst | None:
    """A meeting of one of the person's bodies, or any for who sets bodies up; None otherwise."""
    found = Bijeenkomst.objects.select_related("overleg").filter(pk=pk).first()
    if found is None or not (takes_part(persoon, found.overleg) or may_set_up(persoon)):
        return None
    return found


def meetings_of(persoon: Persoon) -> list[Bijeenkomst]:
    """The meetings of a person's bodies that were not cancelled, the latest first; the last fifty."""
    own = Deelname.objects.filter(persoon=persoon).values("overleg")
    rows = Bijeenkomst.objects.filter(overleg__in=own).exclude(toestand=Bijeenkomst.Toestand.AFGELAST)
    return list(rows.select_related("overleg").order_by("-datum", "-pk")[:50])


def coming(persoon: Persoon, day: dt.date) -> list[Bijeenkomst]:
    """The meetings of a person's bodies from a day, and those that were never closed, the first one first."""
    T = Bijeenkomst.Toestand
    own = Deelname.objects.filter(persoon=persoon).values("overleg")
    open_ones = Q(toestand=T.GEPLAND, datum__gte=day) | Q(toestand=T.GEOPEND)
    rows = Bijeenkomst.objects.filter(open_ones, overleg__in=own)
    return list(rows.select_related("overleg").order_by("datum", "pk")[:20])


def points(bijeenkomst: Bijeenkomst) -> list[Regel]:
    """The agenda in order, each point with the moment it begins."""
    rows = Agendapunt.objects.filter(bijeenkomst=bijeenkomst).select_related("casus", "bijeenkomst")
    found: list[Regel] = []
    clock = dt.datetime.combine(bijeenkomst.datum, bijeenkomst.begin) if bijeenkomst.begin else None
    for punt in rows.order_by("volgorde", "pk"):
        titel = punt.casus.titel if punt.casus else punt.titel
        found.append(Regel(punt, titel, clock.time() if clock else None))
        clock = clock + dt.timedelta(minutes=punt.minuten) if clock else None
    return found


def minutes(bijeenkomst: Bijeenkomst) -> int:
    """How long the agenda takes."""
    return sum(Agendapunt.objects.filter(bijeenkomst=bijeenkomst).values_list("minuten", flat=True))


def has_agreed(bijeenkomst: Bijeenkomst, persoon: Persoon) -> bool:
    """Whether a person agreed to the learning statement for a meeting."""
    return Leerafspraak.objects.filter(bijeenkomst=bijeenkomst, persoon=persoon).exists()


def sees_cases(bijeenkomst: Bijeenkomst, persoon: Persoon) -> bool:
    """Whether a person may see the titles of the cases: a member who agreed, or who puts cases there."""
    return Permissie.CASUS_AGENDEREN in toegang.permissies(persoon) or (
        takes_part(persoon, bijeenkomst.overleg) and has_agreed(bijeenkomst, persoon)
    )


def agreed(bijeenkomst: Bijeenkomst) -> int:
    """How many members agreed."""
    return Leerafspraak.objects.filter(bijeenkomst=bijeenkomst).count()


def to_agree(casus: Casus, persoon: Persoon) -> Bijeenkomst | None:
    """The last meeting of the person's bodies that has this case, when he agreed for none of them."""
    own = Bijeenkomst.objects.filter(agenda__casus=casus, overleg__deelnames__persoon=persoon)
    if own.filter(leerafspraken__persoon=persoon).exists():
        return None
    return own.order_by("-datum", "-pk").first()
