"""Writes about the programme: agreements and projects, their evaluation and their end."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from snijvlak.publicatie.regels import bevindingen
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import overgangen, regels
from ..models import Evaluatie, Programmapunt
from ..overgangen import Wie
from .fouten import NietToegestaan
from .namen import refuse_names

T = Programmapunt.Toestand
_FIELDS = (
    "vorm",
    "actielijn",
    "soort",
    "niveau",
    "wat",
    "wie",
    "eigenaar",
    "begin",
    "eind",
    "evaluatie_op",
    "bron",
)


@dataclass(frozen=True)
class NieuwPunt:
    """An agreement or project as it is written; ``inzending`` is the random value of the page."""

    actielijn: str
    soort: str
    niveau: str
    wat: str
    wie: str
    begin: dt.date
    bron: str
    inzending: uuid.UUID
    vorm: str = Programmapunt.Vorm.AFSPRAAK
    eind: dt.date | None = None
    evaluatie_op: dt.date | None = None
    eigenaar: Persoon | None = None


@transaction.atomic
def add_point(new: NieuwPunt, *, door: Persoon) -> Programmapunt:
    """Add an agreement or project; sent twice it is kept once.

    Raises:
        NietToegestaan: line, kind or level is not in the rules, it ends before it begins, an agreement has no
            moment of evaluation, or a text names somebody for sure.
    """
    _check(new)
    fields = {name: getattr(new, name) for name in _FIELDS}
    punt, created = Programmapunt.objects.get_or_create(inzending=new.inzending, defaults=fields)
    if created:
        record("programmapunt-geschreven", "programmapunt", punt.pk, door=door)
    return punt


@transaction.atomic
def change_point(punt: Programmapunt, new: NieuwPunt, *, door: Persoon) -> None:
    """Change an agreement or project; raises as ``add_point``."""
    _check(new)
    fresh = _held(punt)
    for name in _FIELDS:
        setattr(fresh, name, getattr(new, name))
    fresh.save()
    record("programmapunt-geschreven", "programmapunt", fresh.pk, door=door)


@transaction.atomic
def evaluate(punt: Programmapunt, text: str, volgende: dt.date, *, door: Persoon) -> None:
    """Keep what was seen when it was looked at, and when that is done again.

    Raises:
        NietToegestaan: it does not run, the next day is not after today, or the text names somebody for sure.
    """
    refuse_names(text)
    fresh, today = _held(punt), timezone.localdate()
    if fresh.toestand != T.LOOPT:
        raise NietToegestaan(tekst("programma.daden.loopt_niet"))
    if volgende <= today:
        raise NietToegestaan(tekst("programma.daden.dag_voorbij"))
    Evaluatie.objects.create(punt=fresh, op=today, tekst=text)
    fresh.evaluatie_op = volgende
    fresh.save(update_fields=["evaluatie_op"])
    record("programmapunt-geevalueerd", "programmapunt", fresh.pk, door=door)


@transaction.atomic
def move_point(punt: Programmapunt, naar: str, reden: str, *, door: Persoon) -> None:
    """End an agreement or project, or let it run again; ``reden`` says why.

    Raises:
        OngeldigeOvergang: that state may not follow.
        NietToegestaan: there is no reason, or it names somebody for sure.
    """
    if not reden:
        raise NietToegestaan(tekst("programma.daden.zeg_waarom"))
    refuse_names(reden)
    fresh = _held(punt)
    overgangen.check(overgangen.PUNT, fresh.toestand, naar, {Wie.SCHRIJVER})
    fresh.toestand, fresh.reden = naar, reden
    fresh.beeindigd_op = None if naar == T.LOOPT else timezone.localdate()
    fresh.save(update_fields=["toestand", "reden", "beeindigd_op"])
    record("programmapunt-verplaatst", "programmapunt", fresh.pk, door=door, reden=naar)


def _held(punt: Programmapunt) -> Programmapunt:
    return Programmapunt.objects.select_for_update().get(pk=punt.pk)


def _check(new: NieuwPunt) -> None:
    rules = regels.programma()
    known = ((new.actielijn, rules.actielijnen), (new.soort, rules.soorten), (new.niveau, rules.niveaus))
    if any(code not in codes for code, codes in known) or new.vorm not in Programmapunt.Vorm.values:
        raise NietToegestaan(tekst("programma.daden.niet_in_regels"))
    if new.eind and new.eind < new.begin:
        raise NietToegestaan(tekst("programma.daden.eind_voor_begin"))
    if new.vorm == Programmapunt.Vorm.AFSPRAAK and new.evaluatie_op is None:
        raise NietToegestaan(tekst("programma.daden.geen_evaluatie"))
    refuse_names(new.wat, new.bron)
    refuse_names(new.wie, allowed=bevindingen().in_tabel)
