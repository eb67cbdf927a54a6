"""Reads about bodies and their meetings."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Min, Q, QuerySet

from ..models import Bijeenkomst, Overleg


def meetings_from(day: dt.date) -> QuerySet[Bijeenkomst]:
    """Meetings on or after a day, the first one first."""
    return Bijeenkomst.objects.filter(datum__gte=day).select_related("overleg").order_by("datum", "pk")


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
