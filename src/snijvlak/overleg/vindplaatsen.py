"""What other rooms point to: the released lessons and the actions that follow from them."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from snijvlak.publicatie.vindplaatsen import Vindplaats
from snijvlak.vormgeving.teksten import tekst

from . import queries
from .models import Leerpunt, Verbeteractie

NEWEST = 50  # lessons, and actions, to choose from
_RELEASED = Leerpunt.Toestand.VRIJGEGEVEN


def places() -> list[Vindplaats]:
    """The newest released lessons and their newest actions."""
    lessons = Leerpunt.objects.filter(toestand=_RELEASED).order_by("-vrijgegeven_op", "-pk")[:NEWEST]
    acties = _actions().order_by("-pk")[:NEWEST]
    return [*map(_lesson, lessons), *map(_action, acties)]


def find(kenmerken: Collection[str]) -> dict[str, Vindplaats]:
    """Those that are still released."""
    lessons = Leerpunt.objects.filter(pk__in=_keys(kenmerken, "leerpunt"), toestand=_RELEASED)
    acties = _actions().filter(pk__in=_keys(kenmerken, "actie"))
    found = [*map(_lesson, lessons), *map(_action, acties)]
    return {place.kenmerk: place for place in found}


def _actions() -> QuerySet[Verbeteractie]:
    return Verbeteractie.objects.filter(leerpunt__toestand=_RELEASED).select_related("leerpunt")


def _library(factor: str) -> str:
    # Where every professional reads the lesson; the board of actions is for the members of a body.
    return f"{reverse('overleg:bibliotheek')}?factor={factor}"


def _keys(kenmerken: Collection[str], soort: str) -> list[int]:
    parts = [kenmerk.split(":") for kenmerk in kenmerken]
    return [int(p[2]) for p in parts if len(p) == 3 and p[1] == soort and p[2].isdecimal()]


def _lesson(les: Leerpunt) -> Vindplaats:
    return Vindplaats(
        f"overleg:leerpunt:{les.pk}",
        tekst("overleg.vindplaatsen.leerpunten"),
        les.zin,
        _library(les.factor),
    )


def _action(actie: Verbeteractie) -> Vindplaats:
    known = queries.told(actie, timezone.localdate())
    stand = tekst("overleg.blokken.te_laat", stand=known.stand) if known.te_laat else known.stand
    return Vindplaats(
        f"overleg:actie:{actie.pk}",
        tekst("overleg.vindplaatsen.acties"),
        tekst("overleg.vindplaatsen.actie", wat=known.wat, wie=known.wie),
        _library(actie.leerpunt.factor),
        f"{stand}. {known.effect}" if known.effect else stand,
    )
