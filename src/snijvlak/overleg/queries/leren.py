"""Reads about lessons: of a case, those that wait for release, and those that others may read."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from snijvlak.meldpunt import queries as meldpunt
from snijvlak.publicatie import openbaar
from snijvlak.taal.zoektekst import plain
from snijvlak.toegang import queries as toegang
from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie
from snijvlak.vormgeving import paginering
from snijvlak.vormgeving.teksten import tekst

from .. import regels
from ..models import Casus, Deelname, Leerpunt, Verbeteractie
from ..overgangen import Wie
from .acties import Actie, told

_OF_BODY = "casussen__agendapunten__bijeenkomst__overleg__deelnames__persoon"
LIBRARY_SIZE = 20


@dataclass(frozen=True)
class Les:
    """A lesson with its factor in words and its actions, for other rooms."""

    pk: int
    zin: str
    factor: str
    acties: tuple[Actie, ...]


def lessons_of(casus: Casus) -> QuerySet[Leerpunt]:
    """The lessons of a case with their actions."""
    return Leerpunt.objects.filter(casussen=casus).prefetch_related("acties").order_by("pk")


def lessons(begin: dt.date, end: dt.date) -> list[Les]:
    """Lessons released from ``begin`` to ``end`` with their actions, both days included."""
    found = (
        Leerpunt.objects.filter(
            toestand=Leerpunt.Toestand.VRIJGEGEVEN,
            vrijgegeven_op__date__gte=begin,
            vrijgegeven_op__date__lte=end,
        )
        .prefetch_related(Prefetch("acties", Verbeteractie.objects.order_by("uiterlijk", "pk")))
        .order_by("vrijgegeven_op", "pk")
    )
    today = timezone.localdate()
    return [
        Les(
            pk=les.pk,
            zin=les.zin,
            factor=regels.factor_naam(les.factor),
            acties=tuple(told(actie, today) for actie in les.acties.all()),  # pyright: ignore[reportAttributeAccessIssue] -- related_name
        )
        for les in found
    ]


def public_lessons() -> list[openbaar.Les]:
    """Each lesson that was ever released, the newest first, for everybody once a report says it."""
    rows = Leerpunt.objects.filter(
        toestand__in=(Leerpunt.Toestand.VRIJGEGEVEN, Leerpunt.Toestand.INGETROKKEN),
        vrijgegeven_op__isnull=False,
    )
    fields = ("pk", "zin", "factor", "sector", "situatie", "bewijs", "zoektekst", "toestand")
    sectors, situations = meldpunt.sectors(), meldpunt.situations()
    return [
        openbaar.Les(
            adres=str(pk),
            zin=zin,
            factor=openbaar.Kenmerk(factor, regels.factor_naam(factor)),
            sector=_trait(sector, sectors, tekst("overleg.leren.alle_sectoren")),
            situatie=_trait(situatie, situations, tekst("overleg.leren.alle_situaties")),
            bewijs=openbaar.Kenmerk(bewijs, str(Leerpunt.Bewijs(bewijs).label)),
            zoektekst=zoektekst,
            ingetrokken=toestand == Leerpunt.Toestand.INGETROKKEN,
        )
        for pk, zin, factor, sector, situatie, bewijs, zoektekst, toestand in rows.order_by(
            "-vrijgegeven_op", "-pk"
        ).values_list(*fields)
    ]


def _trait(code: str, names: Mapping[str, str], everything: str) -> openbaar.Kenmerk:
    return openbaar.Kenmerk(code, names.get(code, code) if code else everything)


def sentences(pks: Collection[int]) -> list[tuple[int, str]]:
    """Key and sentence of released lessons, in the order of their release."""
    rows = Leerpunt.objects.filter(pk__in=pks, toestand=Leerpunt.Toestand.VRIJGEGEVEN)
    return list(rows.order_by("vrijgegeven_op", "pk").values_list("pk", "zin"))


def find_leerpunt(pk: int, persoon: Persoon) -> Leerpunt | None:
    """A lesson that a person may read before it is released; None otherwise.

    A coördinator reads each lesson, a member those of cases on the agendas of the own bodies.
    """
    if Permissie.CASUS_AGENDEREN in toegang.permissies(persoon):
        return Leerpunt.objects.filter(pk=pk).first()
    return Leerpunt.objects.filter(**{"pk": pk, _OF_BODY: persoon}).first()


def find_as_owner(pk: int, persoon: Persoon) -> Leerpunt | None:
    """A lesson of which a person owns an action, whatever body wrote it; None otherwise. Only what is
    released of it may be shown."""
    return Leerpunt.objects.filter(pk=pk, acties__eigenaar=persoon).first()


def may_read(leerpunt: Leerpunt, persoon: Persoon) -> bool:
    """Whether a person may read the sentence of a lesson: it is released, or of the own bodies."""
    return (
        leerpunt.toestand == Leerpunt.Toestand.VRIJGEGEVEN or find_leerpunt(leerpunt.pk, persoon) is not None
    )


def ways(leerpunt: Leerpunt, persoon: Persoon) -> frozenset[Wie]:
    """As whom a person may do something with a lesson."""
    held = toegang.permissies(persoon)
    member = Permissie.OVERLEG_DEELNEMEN in held and is_member(leerpunt, persoon)
    writers = set(leerpunt.schrijvers.values_list("pk", flat=True))
    found = {Wie.LID} if member else set[Wie]()
    # Of an old lesson nobody knows who wrote it: somebody looks it over first.
    if (member or Permissie.CASUS_AGENDEREN in held) and writers and persoon.pk not in writers:
        found.add(Wie.LEZER)
    return frozenset(found)


def is_member(leerpunt: Leerpunt, persoon: Persoon) -> bool:
    """Whether a person takes part in a body that has a case of this lesson on an agenda."""
    return Deelname.objects.filter(
        persoon=persoon, overleg__bijeenkomsten__agenda__casus__leerpunten=leerpunt
    ).exists()


def released_by(leerpunt: Leerpunt, persoon: Persoon) -> tuple[int, bool]:
    """How many people released a lesson, and whether this person is one of them."""
    found = list(leerpunt.vrijgaven.values_list("persoon_id", flat=True))  # pyright: ignore[reportAttributeAccessIssue] -- related_name
    return len(found), persoon.pk in found


def fingerprint(leerpunt: Leerpunt) -> str:
    """Tells whether a lesson says what it said; for who releases it."""
    told = [getattr(leerpunt, name) for name in ("zin", "factor", "sector", "situatie", "bewijs")]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def own_cases(persoon: Persoon, without: uuid.UUID | None = None) -> list[tuple[str, str]]:
    """Key and title of the cases on the agendas of a person's own bodies, on which a lesson can rest."""
    found = (
        Casus.objects.filter(agendapunten__bijeenkomst__overleg__deelnames__persoon=persoon)
        .exclude(pk=without)
        .distinct()
        .order_by("-op", "pk")
    )
    return [(str(pk), titel) for pk, titel in found.values_list("pk", "titel")]


def to_release(persoon: Persoon) -> QuerySet[Leerpunt]:
    """Lessons that wait for a person to read and release them, the oldest first."""
    waiting = Leerpunt.objects.filter(toestand=Leerpunt.Toestand.TER_VRIJGAVE)
    waiting = waiting.exclude(vrijgaven__persoon=persoon).exclude(schrijvers=persoon)
    if Permissie.CASUS_AGENDEREN not in toegang.permissies(persoon):
        waiting = waiting.filter(**{_OF_BODY: persoon})
    return waiting.distinct().order_by("op", "pk")


def library(address: Mapping[str, str]) -> paginering.Pagina[Leerpunt]:
    """A page of released lessons, the newest first; each word that is searched must be in the lesson."""
    rows = Leerpunt.objects.filter(toestand=Leerpunt.Toestand.VRIJGEGEVEN)
    for word in plain(address.get("zoek", "")).split():
        rows = rows.filter(zoektekst__contains=word)
    if factor := address.get("factor"):
        rows = rows.filter(factor=factor)
    if sector := address.get("sector"):  # a lesson for all sectors is one for this sector
        rows = rows.filter(Q(sector=sector) | Q(sector=""))
    return paginering.page(rows, ["-pk"], paginering.Plek.read(address), LIBRARY_SIZE)


def about(leerpunt: Leerpunt) -> str:
    """In words what a lesson is about: sector and kind of situation."""
    sector = meldpunt.sectors().get(leerpunt.sector, leerpunt.sector)
    situatie = meldpunt.situations().get(leerpunt.situatie, leerpunt.situatie)
    return ". ".join(
        (
            sector or tekst("overleg.leren.alle_sectoren"),
            situatie or tekst("overleg.leren.alle_situaties"),
        )
    )
