"""Reads about improvement actions: the board, what is due, and what other rooms may know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from django.db.models import Q, QuerySet
from django.utils import timezone

from snijvlak.toegang import queries as toegang
from snijvlak.toegang.models import Organisatie, Persoon
from snijvlak.toegang.permissies import Permissie
from snijvlak.vormgeving.tabel import Interval, Tabel
from snijvlak.vormgeving.teksten import tekst

from .. import regels
from ..models import CasusFactor, Deelname, Leerpunt, Overleg, Verbeteractie
from ..overgangen import Wie

T = Verbeteractie.Toestand
OPEN = (T.AFGESPROKEN, T.BEZIG)
_BODY = "leerpunt__casussen__agendapunten__bijeenkomst__overleg"
BAND = 5  # new cases are counted in fives: never which one was new


@dataclass(frozen=True)
class Actie:
    """An improvement action, for other rooms; ``effect`` is empty until somebody looked at it.

    ``leerpunt`` is the key of its lesson. When it is overdue ``laat_sinds`` is the day that passed: by then
    it should have been done, or its effect looked at.
    """

    leerpunt: int
    wat: str
    wie: str
    uiterlijk: dt.date
    stand: str
    laat_sinds: dt.date | None = None
    effect: str = ""

    @property
    def te_laat(self) -> bool:
        """Whether it is overdue."""
        return self.laat_sinds is not None


@dataclass(frozen=True)
class Kaart:
    """An action on the board."""

    actie: Verbeteractie
    factor: str
    te_laat: bool


@dataclass(frozen=True)
class Vak:
    """A place on the board: a kind and a level, with its actions per state."""

    naam: str
    standen: tuple[tuple[str, tuple[Kaart, ...]], ...]


@dataclass(frozen=True)
class Herinnering:
    """What a person is reminded of: an action that is due soon (``gauw``), overdue (``te_laat``), or of which
    the ``effect`` is to be looked at."""

    pk: int
    wat: str
    dag: dt.date
    waarom: Literal["gauw", "te_laat", "effect"]


def told(actie: Verbeteractie, today: dt.date) -> Actie:
    """An action as other rooms get it."""
    effect = str(Verbeteractie.Effect(actie.effect).label) if actie.effect else ""
    since = late_since(actie, today)
    return Actie(
        actie.leerpunt_id,  # pyright: ignore[reportAttributeAccessIssue] -- of the foreign key
        actie.wat,
        actie.wie,
        actie.uiterlijk,
        _standing(actie, since),
        since,
        effect,
    )


def _standing(actie: Verbeteractie, since: dt.date | None) -> str:
    # Done and overdue is not a contradiction: nobody looked at the effect.
    done = since and actie.toestand == T.GEDAAN
    return tekst("overleg.actie.effect_niet_bekeken") if done else str(T(actie.toestand).label)


def late(actie: Verbeteractie, today: dt.date) -> bool:
    """Whether the day that was agreed is over, or the day to look at the effect."""
    return late_since(actie, today) is not None


def late_since(actie: Verbeteractie, today: dt.date) -> dt.date | None:
    """The day that was agreed, or the day to look at the effect, when that is over; None otherwise."""
    day = {**dict.fromkeys(OPEN, actie.uiterlijk), T.GEDAAN: actie.toets_op}.get(T(actie.toestand))
    return day if day and day < today else None


def actions_of(lessons: Collection[int]) -> list[Actie]:
    """The actions of lessons that were released, by the day that was agreed."""
    rows = Verbeteractie.objects.filter(
        leerpunt__in=lessons, leerpunt__toestand=Leerpunt.Toestand.VRIJGEGEVEN
    ).order_by("uiterlijk", "pk")
    today = timezone.localdate()
    return [told(actie, today) for actie in rows]


def overdue(today: dt.date, eind: dt.date) -> list[Actie]:
    """The overdue actions of lessons that were released up to and including ``eind``, the longest overdue
    first: for the report to the council."""
    rows = Verbeteractie.objects.filter(
        _late(today),
        leerpunt__toestand=Leerpunt.Toestand.VRIJGEGEVEN,
        leerpunt__vrijgegeven_op__date__lte=eind,
    )
    found = [told(actie, today) for actie in rows.order_by("pk")]
    return sorted(found, key=lambda actie: actie.laat_sinds or today)


def due(persoon: Persoon, today: dt.date, most: int) -> list[Herinnering]:
    """What a person is reminded of: actions of the own bodies, or that the person owns, which are due soon,
    overdue, or of which it is time to look at the effect."""
    soon = today + dt.timedelta(days=regels.acties().herinner_dagen)
    rows = Verbeteractie.objects.filter(
        Q(toestand__in=OPEN, uiterlijk__lte=soon) | Q(toestand=T.GEDAAN, toets_op__lte=today)
    ).filter(Q(**{f"{_BODY}__deelnames__persoon": persoon}) | Q(eigenaar=persoon))
    return [_reminder(actie, today) for actie in rows.distinct().order_by("uiterlijk", "pk")[:most]]


def _reminder(actie: Verbeteractie, today: dt.date) -> Herinnering:
    if actie.toestand == T.GEDAAN and actie.toets_op:
        return Herinnering(actie.pk, actie.wat, actie.toets_op, "effect")
    waarom = "te_laat" if late(actie, today) else "gauw"
    return Herinnering(actie.pk, actie.wat, actie.uiterlijk, waarom)


def find_actie(pk: int, persoon: Persoon) -> Verbeteractie | None:
    """An action of a case on an agenda of the own bodies, or of which one is the owner; None otherwise.

    A coördinator sees each action.
    """
    rows = Verbeteractie.objects.select_related("leerpunt", "organisatie", "eigenaar").filter(pk=pk)
    if Permissie.CASUS_AGENDEREN not in toegang.permissies(persoon):
        rows = rows.filter(Q(**{f"{_BODY}__deelnames__persoon": persoon}) | Q(eigenaar=persoon))
    return rows.first()


def action_ways(actie: Verbeteractie, persoon: Persoon) -> frozenset[Wie]:
    """As whom a person may do something with an action."""
    if Permissie.OVERLEG_DEELNEMEN not in toegang.permissies(persoon):
        return frozenset()
    member = Deelname.objects.filter(
        persoon=persoon, overleg__bijeenkomsten__agenda__casus__leerpunten__acties=actie
    ).exists()
    owner = actie.eigenaar_id == persoon.pk  # pyright: ignore[reportAttributeAccessIssue] -- of the foreign key
    return frozenset(wie for wie, holds in ((Wie.LID, member), (Wie.EIGENAAR, owner)) if holds)


def new_cases(factor: str, since: dt.date) -> Interval:
    """How many cases with a factor came since a day, in steps of five."""
    counted = CasusFactor.objects.filter(factor=factor, casus__op__date__gt=since).count()
    return band(counted)


def band(counted: int) -> Interval:
    """A count as the five in which it lies."""
    low = counted // BAND * BAND
    return Interval(low, low + BAND - 1)


def own_bodies(persoon: Persoon) -> list[Overleg]:
    """The bodies that a person takes part in."""
    return list(Overleg.objects.filter(deelnames__persoon=persoon).order_by("naam"))


def owners(leerpunt: Leerpunt) -> QuerySet[Persoon]:
    """Who can own an action of a lesson: the members of the bodies that discussed its cases."""
    found = Deelname.objects.filter(overleg__bijeenkomsten__agenda__casus__leerpunten=leerpunt)
    return Persoon.objects.filter(pk__in=found.values("persoon"), is_active=True).order_by("naam")


def organisations() -> QuerySet[Organisatie]:
    """The organisations that can do an action."""
    return Organisatie.objects.order_by("naam")


def board_rows(overleg: Overleg | None, factor: str = "") -> list[Verbeteractie]:
    """The actions of a body, or those of all released lessons in the region."""
    rows = Verbeteractie.objects.select_related("leerpunt", "organisatie")
    if overleg:
        rows = rows.filter(**{_BODY: overleg}).distinct()
    else:
        rows = rows.filter(leerpunt__toestand=Leerpunt.Toestand.VRIJGEGEVEN)
    return list((rows.filter(factor=factor) if factor else rows).order_by("uiterlijk", "pk"))


def board(rows: list[Verbeteractie], today: dt.date) -> list[Vak]:
    """The actions by kind and level, and in each of these by state; empty places are left out."""
    places = {**_places(), ("", ""): tekst("overleg.bord.niet_ingedeeld")}
    found: dict[tuple[str, str], list[Kaart]] = {place: [] for place in places}
    for actie in rows:
        place = (actie.soort, actie.niveau)
        kaart = Kaart(actie, regels.factor_naam(actie.factor), late(actie, today))
        found[place if place in found else ("", "")].append(kaart)
    return [Vak(places[place], _by_state(cards)) for place, cards in found.items() if cards]


def board_table(rows: list[Verbeteractie], title: str, today: dt.date) -> Tabel:
    """How many actions there are, kind by level: agreements between organisations, so nothing is hidden."""
    rules = regels.acties()
    counted = {place: sum((a.soort, a.niveau) == place for a in rows) for place in _places()}
    overdue_ = sum(late(actie, today) for actie in rows)
    rest = len(rows) - sum(counted.values())
    return Tabel(
        titel=title,
        lezing=tekst("overleg.bord.lezing", aantal=len(rows), te_laat=overdue_),
        bron=tekst("overleg.bord.bron"),
        peil=f"{today:%d-%m-%Y}",
        eenheid=tekst("overleg.bord.eenheid"),
        kolommen=(tekst("overleg.bord.soort"), *rules.niveaus.values()),
        rijen=tuple(
            (naam, *(counted[soort, niveau] for niveau in rules.niveaus))
            for soort, naam in rules.soorten.items()
        ),
        noot=tekst("overleg.bord.noot", aantal=rest) if rest else "",
    )


def _places() -> dict[tuple[str, str], str]:
    rules = regels.acties()
    return {
        (soort, niveau): f"{naam}, {level.lower()}"
        for soort, naam in rules.soorten.items()
        for niveau, level in rules.niveaus.items()
    }


def _by_state(cards: list[Kaart]) -> tuple[tuple[str, tuple[Kaart, ...]], ...]:
    states = [(str(state.label), tuple(c for c in cards if c.actie.toestand == state)) for state in T]
    return tuple((name, found) for name, found in states if found)


def _late(today: dt.date) -> Q:
    return Q(toestand__in=OPEN, uiterlijk__lt=today) | Q(toestand=T.GEDAAN, toets_op__lt=today)
