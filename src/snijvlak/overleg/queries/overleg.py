"""Reads about bodies: who takes part, what they may decide, and when they meet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet

from snijvlak.gebied import queries as gebied
from snijvlak.toegang import queries as toegang
from snijvlak.toegang.models import Organisatie, Persoon
from snijvlak.toegang.permissies import Permissie

from .. import regels
from ..models import Bijeenkomst, Deelname, Mandaat, Overleg


@dataclass(frozen=True)
class Lichaam:
    """A body in words: its kind, level and area, members and first meeting to come."""

    overleg: Overleg
    soort: regels.Soort
    niveau: str
    gebied: str
    frequentie: str
    leden: int
    volgende: dt.date | None


def meetings_from(day: dt.date) -> QuerySet[Bijeenkomst]:
    """Meetings on or after a day that cases can still go to, the first one first."""
    planned = Bijeenkomst.objects.filter(datum__gte=day, toestand=Bijeenkomst.Toestand.GEPLAND)
    return planned.select_related("overleg").order_by("datum", "pk")


def find_overleg(naam: str) -> Overleg | None:
    """The body with a name."""
    return Overleg.objects.filter(naam=naam.strip()).first()


def has_meeting(overleg: Overleg, day: dt.date) -> bool:
    """Whether a body meets on a day."""
    return Bijeenkomst.objects.filter(overleg=overleg, datum=day).exists()


def _all(day: dt.date) -> QuerySet[Overleg]:
    to_come = Q(bijeenkomsten__datum__gte=day, bijeenkomsten__toestand=Bijeenkomst.Toestand.GEPLAND)
    return Overleg.objects.annotate(
        leden=Count("deelnames", distinct=True), volgende=Min("bijeenkomsten__datum", filter=to_come)
    ).order_by("naam")


def bodies(day: dt.date) -> list[tuple[Overleg, int, dt.date | None]]:
    """Each body with its number of members and its first meeting on or after a day."""
    return [(o, o.leden, o.volgende) for o in _all(day)]  # pyright: ignore[reportAttributeAccessIssue] -- annotated


def in_words(persoon: Persoon, day: dt.date) -> list[Lichaam]:
    """The bodies that a person may see: all of them for who sets them up, else the own ones."""
    rows = _all(day)
    if not may_set_up(persoon):
        rows = rows.filter(pk__in=Deelname.objects.filter(persoon=persoon).values("overleg"))
    return [
        _words(o, o.leden, o.volgende)  # pyright: ignore[reportAttributeAccessIssue] -- annotated
        for o in rows
    ]


def _words(overleg: Overleg, leden: int, volgende: dt.date | None) -> Lichaam:
    rules = regels.soorten()
    soort = rules.soorten[overleg.soort]
    area = dict(gebied.areas(soort.gebied)).get(overleg.gebied, "Haaglanden")
    often = rules.frequenties.get(overleg.frequentie, "")
    return Lichaam(overleg, soort, rules.niveaus[soort.niveau], area, often, leden, volgende)


def find_body(pk: int, persoon: Persoon, day: dt.date) -> Lichaam | None:
    """A body that a person may see; None otherwise."""
    return next((found for found in in_words(persoon, day) if found.overleg.pk == pk), None)


def may_set_up(persoon: Persoon) -> bool:
    """Whether a person makes bodies, chooses members and plans meetings."""
    return Permissie.OVERLEG_INRICHTEN in toegang.permissies(persoon)


def leads(persoon: Persoon, overleg: Overleg) -> bool:
    """Whether a person opens and closes the meetings of a body: its chair, and who sets bodies up."""
    return may_set_up(persoon) or (
        Deelname.objects.filter(overleg=overleg, persoon=persoon, voorzitter=True).exists()
        and Permissie.OVERLEG_DEELNEMEN in toegang.permissies(persoon)
    )


def takes_part(persoon: Persoon, overleg: Overleg) -> bool:
    """Whether a person is a member of a body."""
    return Deelname.objects.filter(overleg=overleg, persoon=persoon).exists()


def members(overleg: Overleg) -> list[Deelname]:
    """Who takes part, the chair first and then by name."""
    found = Deelname.objects.filter(overleg=overleg).select_related("persoon", "organisatie")
    return list(found.order_by("-voorzitter", "persoon__naam", "pk"))


def mandates(overleg: Overleg) -> list[Mandaat]:
    """What a body may and might decide, the latest first."""
    return list(Mandaat.objects.filter(overleg=overleg).order_by("-van", "-pk"))


def candidates(overleg: Overleg) -> list[Persoon]:
    """Who can still take part: people whose role lets them."""
    taken = set(Deelname.objects.filter(overleg=overleg).values_list("persoon_id", flat=True))
    return [p for p in toegang.holders(Permissie.OVERLEG_DEELNEMEN) if p.pk not in taken]


def meetings(overleg: Overleg) -> list[Bijeenkomst]:
    """The meetings of a body, the latest first; the last fifty."""
    return list(Bijeenkomst.objects.filter(overleg=overleg).order_by("-datum", "-pk")[:50])


def organisation_of(persoon: Persoon) -> Organisatie | None:
    """The organisation for which a person may take part today."""
    return toegang.organisation_with(persoon, Permissie.OVERLEG_DEELNEMEN)
