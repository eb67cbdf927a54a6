"""Writes about meetings: when and where, the agenda, who agreed to learn, and the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt import queries as reports
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import regels, vergadering
from ..models import Agendapunt, Bijeenkomst, Casus, CasusMelding, Leerafspraak, Overleg
from .fouten import NietToegestaan

T = Bijeenkomst.Toestand


@dataclass(frozen=True)
class Moment:
    """When and where a meeting is."""

    datum: dt.date
    begin: dt.time | None = None
    plaats: str = ""
    link: str = ""


def plan(
    overleg: Overleg, datum: dt.date, plaats: str, *, begin: dt.time | None = None, door: Persoon | None
) -> Bijeenkomst:
    """Plan a meeting.

    Raises:
        NietToegestaan: this body meets on that day already.
    """
    return plan_at(overleg, Moment(datum, begin, plaats), door=door)


@transaction.atomic
def plan_at(overleg: Overleg, moment: Moment, *, door: Persoon | None) -> Bijeenkomst:
    """Plan a meeting at a moment.

    Raises:
        NietToegestaan: this body meets on that day already.
    """
    _free(overleg, moment.datum)
    bijeenkomst = Bijeenkomst.objects.create(overleg=overleg, **vars(moment))
    record("bijeenkomst-gepland", "bijeenkomst", bijeenkomst.pk, door=door)
    return bijeenkomst


@transaction.atomic
def replan(bijeenkomst: Bijeenkomst, moment: Moment, *, door: Persoon | None) -> None:
    """Let a meeting that is planned be at another moment or place; an invitation that is read again says so.

    Raises:
        NietToegestaan: it is not planned any more, or the body meets on that day already.
    """
    fresh = _planned(bijeenkomst)
    if moment.datum != fresh.datum:
        _free(fresh.overleg, moment.datum)
    for name, value in vars(moment).items():
        setattr(fresh, name, value)
    fresh.wijziging += 1
    fresh.save(update_fields=[*vars(moment), "wijziging"])
    record("bijeenkomst-veranderd", "bijeenkomst", fresh.pk, door=door)


def _free(overleg: Overleg, day: dt.date) -> None:
    if Bijeenkomst.objects.filter(overleg=overleg, datum=day).exists():
        raise NietToegestaan(tekst("overleg.daden.komt_die_dag_al_bij_elkaar", dag=day))


def _held(bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    return Bijeenkomst.objects.select_for_update().get(pk=bijeenkomst.pk)


def _planned(bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    fresh = _held(bijeenkomst)
    if fresh.toestand != T.GEPLAND:
        raise NietToegestaan(tekst("overleg.daden.dat_kan_niet_meer", stand=T(fresh.toestand).label))
    return fresh


@transaction.atomic
def bring_meeting(bijeenkomst: Bijeenkomst, naar: str, *, door: Persoon) -> None:
    """Open, close or cancel a meeting. The cases of one that is cancelled are off the agenda.

    Raises:
        OngeldigeOvergang: that state may not follow the present one.
    """
    fresh = _held(bijeenkomst)
    vergadering.check(fresh.toestand, naar)
    if naar == T.AFGELAST:
        for punt in Agendapunt.objects.filter(bijeenkomst=fresh, casus__isnull=False).select_related("casus"):
            take_off(punt, door=door)
    fresh.toestand = bijeenkomst.toestand = naar
    fresh.wijziging += 1
    fresh.save(update_fields=["toestand", "wijziging"])
    record("bijeenkomst-verplaatst", "bijeenkomst", fresh.pk, door=door, reden=naar)


@transaction.atomic
def take_off(punt: Agendapunt, *, door: Persoon) -> None:
    """Take a point off the agenda; the reports of a case that nobody discussed are in hand again.

    Raises:
        NietToegestaan: the meeting is opened or over.
    """
    _planned(punt.bijeenkomst)
    casus = punt.casus
    if casus is not None and casus.toestand == Casus.Toestand.OP_AGENDA:
        _move(casus, "op-agenda", "in-behandeling", door=door)
        casus.toestand = Casus.Toestand.VAN_DE_AGENDA
        casus.save(update_fields=["toestand"])
    record("van-de-agenda", "bijeenkomst", punt.bijeenkomst.pk, door=door)
    punt.delete()


def _move(casus: Casus, van: str, naar: str, *, door: Persoon) -> None:
    """Its reports that are in a state; one that was withdrawn meanwhile stays what it is."""
    for link in CasusMelding.objects.filter(casus=casus):
        if reports.state(link.melding_id) == van:
            meldpunt.move(link.melding_id, naar, door=door)


@transaction.atomic
def put_back(casus: Casus, bijeenkomst: Bijeenkomst, *, door: Persoon) -> Agendapunt:
    """Put a case that exists on the agenda of a meeting: for the first time again, or once more.

    Raises:
        NietToegestaan: the meeting is not planned any more, the case is closed, or it is on this agenda.
    """
    fresh = _planned(bijeenkomst)
    held = Casus.objects.select_for_update().get(pk=casus.pk)
    if held.toestand == Casus.Toestand.AFGESLOTEN:
        raise NietToegestaan(tekst("overleg.daden.de_casus_is_afgesloten"))
    if Agendapunt.objects.filter(bijeenkomst=fresh, casus=held).exists():
        raise NietToegestaan(tekst("overleg.daden.de_casus_staat_er_al_op"))
    if held.toestand == Casus.Toestand.VAN_DE_AGENDA:
        _move(held, "in-behandeling", "op-agenda", door=door)
        held.toestand = casus.toestand = Casus.Toestand.OP_AGENDA
        held.save(update_fields=["toestand"])
    punt = Agendapunt.objects.create(bijeenkomst=fresh, casus=held, volgorde=_last(fresh) + 1)
    record("casus-op-agenda", "casus", held.pk, door=door)
    return punt


def _last(bijeenkomst: Bijeenkomst) -> int:
    orders = Agendapunt.objects.filter(bijeenkomst=bijeenkomst).values_list("volgorde", flat=True)
    return max(orders, default=0)


@transaction.atomic
def add_point(bijeenkomst: Bijeenkomst, titel: str, minuten: int, *, door: Persoon | None) -> Agendapunt:
    """Put a point without a case on the agenda.

    Raises:
        NietToegestaan: the meeting is not planned any more.
    """
    fresh = _planned(bijeenkomst)
    punt = Agendapunt.objects.create(
        bijeenkomst=fresh, titel=titel, minuten=minuten, volgorde=_last(fresh) + 1
    )
    record("agenda-veranderd", "bijeenkomst", fresh.pk, door=door)
    return punt


@transaction.atomic
def arrange(bijeenkomst: Bijeenkomst, rows: Mapping[int, tuple[int, int]], *, door: Persoon | None) -> None:
    """Set order and minutes of the points, by their number; points of another meeting are left alone.

    Raises:
        NietToegestaan: the meeting is over.
    """
    fresh = _held(bijeenkomst)
    if fresh.toestand not in (T.GEPLAND, T.GEOPEND):
        raise NietToegestaan(tekst("overleg.daden.dat_kan_niet_meer", stand=T(fresh.toestand).label))
    points = list(Agendapunt.objects.filter(bijeenkomst=fresh, pk__in=rows))
    for place, punt in enumerate(sorted(points, key=lambda p: (rows[p.pk][0], p.volgorde, p.pk)), start=1):
        punt.volgorde, punt.minuten = place, rows[punt.pk][1]
    Agendapunt.objects.bulk_update(points, ["volgorde", "minuten"])
    record("agenda-veranderd", "bijeenkomst", fresh.pk, door=door)


@transaction.atomic
def agree_to_learn(bijeenkomst: Bijeenkomst, *, door: Persoon) -> None:
    """A member agrees to the learning statement of today for one meeting; agreed twice is once."""
    version = regels.leerafspraken().on(timezone.localdate()).vanaf
    _, created = Leerafspraak.objects.get_or_create(
        bijeenkomst=bijeenkomst, persoon=door, defaults={"versie": version}
    )
    if created:
        record("leerafspraak-gemaakt", "bijeenkomst", bijeenkomst.pk, door=door)


@transaction.atomic
def write_record(bijeenkomst: Bijeenkomst, text: str, gelezen: int, *, door: Persoon) -> None:
    """Write the record of a meeting that is opened; ``gelezen`` is the ``wijziging`` that was on the page.

    Raises:
        NietToegestaan: the meeting is not opened, or another wrote meanwhile.
    """
    fresh = _held(bijeenkomst)
    if fresh.toestand != T.GEOPEND:
        raise NietToegestaan(tekst("overleg.daden.het_verslag_is_dicht"))
    if fresh.wijziging != gelezen:
        raise NietToegestaan(tekst("overleg.daden.een_ander_schreef_ook", verslag=fresh.verslag))
    fresh.verslag = text
    fresh.wijziging += 1
    fresh.save(update_fields=["verslag", "wijziging"])
    record("verslag-geschreven", "bijeenkomst", fresh.pk, door=door)


@transaction.atomic
def clear_record(bijeenkomst: Bijeenkomst, *, door: Persoon | None) -> None:
    """Take the record of a meeting away; ``door`` is None for the daily task."""
    bijeenkomst.verslag = ""
    bijeenkomst.save(update_fields=["verslag"])
    record("verslag-gewist", "bijeenkomst", bijeenkomst.pk, door=door)
