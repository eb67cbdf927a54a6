"""Writes about lessons: written at the table, looked at, and released by two others."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.taal.zoektekst import plain
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import leertoets, overgangen, queries, regels
from ..models import Casus, CasusMelding, Leerpunt, LeerpuntCasus, Vrijgave
from ..overgangen import Wie
from .acties import NieuweActie, agree
from .casus import check_factor
from .fouten import NietToegestaan

T = Leerpunt.Toestand


@dataclass(frozen=True)
class Leerzin:
    """A lesson as it is written; ``casussen`` are those it rests on besides the one on the table."""

    zin: str
    factor: str
    inzending: uuid.UUID
    sector: str = ""
    situatie: str = ""
    bewijs: str = Leerpunt.Bewijs.EEN_CASUS
    casussen: Sequence[uuid.UUID] = ()
    woordreden: str = ""


@dataclass(frozen=True)
class NieuwLeerpunt:
    """A lesson with the action that follows from it; ``inzending`` is the random value of the page."""

    zin: str
    factor: str
    wat: str
    wie: str
    uiterlijk: dt.date
    inzending: uuid.UUID


@transaction.atomic
def learn_and_improve(casus: Casus, new: NieuwLeerpunt, *, door: Persoon) -> Leerpunt:
    """Write a lesson with its first action: both are kept, or neither; sent twice they are kept once.

    Raises:
        NietToegestaan: see `write_lesson`.
    """
    leerpunt = write_lesson(casus, Leerzin(new.zin, new.factor, new.inzending), door=door)
    agree(leerpunt, NieuweActie(new.wat, new.wie, new.uiterlijk, new.inzending), door=door)
    return leerpunt


@transaction.atomic
def write_lesson(casus: Casus, new: Leerzin, *, door: Persoon) -> Leerpunt:
    """Write a lesson about a case; sent twice it is kept once.

    With the first lesson the case and its reports are discussed.

    Raises:
        NietToegestaan: the factor is not in the taxonomy, the sentence names somebody for sure or has a
            word that is refused without a reason for it, or it rests on too few cases for its strength.
    """
    check_factor(new.factor)
    # Two members at once: one of them writes first.
    held = Casus.objects.select_for_update().get(pk=casus.pk)
    known = Leerpunt.objects.filter(inzending=new.inzending).first()
    if known:
        return known
    leerpunt = _filled(Leerpunt(inzending=new.inzending), new)
    _check(leerpunt, len({casus.pk, *new.casussen}))
    leerpunt.save()
    leerpunt.schrijvers.add(door)
    _rest_on(leerpunt, {casus.pk, *new.casussen})
    record("leerpunt-geschreven", "leerpunt", leerpunt.pk, door=door)
    if held.toestand == Casus.Toestand.OP_AGENDA:
        _discussed(held, door)
    return leerpunt


@transaction.atomic
def rewrite(leerpunt: Leerpunt, new: Leerzin, *, door: Persoon) -> None:
    """Change a lesson that is still a concept; who changes it is a writer of it too, and does not release it.

    Raises:
        NietToegestaan: as `write_lesson`, or it is no concept any more.
    """
    check_factor(new.factor)
    fresh = _held(leerpunt)
    if fresh.toestand != T.CONCEPT:
        raise NietToegestaan(tekst("overleg.leren.alleen_een_concept_verandert"))
    own = set(LeerpuntCasus.objects.filter(leerpunt=fresh).values_list("casus_id", flat=True))
    _check(_filled(fresh, new), len({*own, *new.casussen}))
    fresh.save()
    fresh.schrijvers.add(door)
    _rest_on(fresh, set(new.casussen))
    record("leerpunt-veranderd", "leerpunt", fresh.pk, door=door)


@transaction.atomic
def bring(leerpunt: Leerpunt, naar: str, *, door: Persoon, reden: str = "") -> None:
    """Bring a lesson into another state; into released it comes by `release` alone.

    Raises:
        OngeldigeOvergang: that state may not follow, or not by this person.
        NietToegestaan: it goes to its readers and something in it stands in the way, or a reason is missing.
    """
    fresh = _held(leerpunt)
    overgangen.check(overgangen.LEERPUNT, fresh.toestand, naar, queries.ways(fresh, door))
    if naar == T.TER_VRIJGAVE:
        _refuse_unless_ready(fresh)
    if naar in (T.AANGEHOUDEN, T.INGETROKKEN) and not reden:
        raise NietToegestaan(tekst("overleg.leren.zeg_waarom"))
    Vrijgave.objects.filter(leerpunt=fresh).delete()
    fresh.toestand, fresh.reden = naar, reden
    fresh.save(update_fields=["toestand", "reden"])
    record("leerpunt-verplaatst", "leerpunt", fresh.pk, door=door, reden=naar)


@transaction.atomic
def release(leerpunt: Leerpunt, gezien: str, *, door: Persoon) -> bool:
    """One person read a lesson and releases it; True when that was the second, and it is released.

    ``gezien`` is the `queries.fingerprint` of what was on the page.

    Raises:
        OngeldigeOvergang: it does not wait for release, or this person may not release it.
        NietToegestaan: this person did so already, it is not what was read, or something stands in the way.
    """
    fresh = _held(leerpunt)
    ways = queries.ways(fresh, door)
    earlier = Vrijgave.objects.filter(leerpunt=fresh).exclude(persoon=door).exists()
    second = {Wie.TWEEDE_LEZER} if Wie.LEZER in ways else set[Wie]()
    overgangen.check(overgangen.LEERPUNT, fresh.toestand, T.VRIJGEGEVEN, second)
    if queries.fingerprint(fresh) != gezien:
        raise NietToegestaan(tekst("overleg.leren.intussen_veranderd"))
    _refuse_unless_ready(fresh)
    _, created = Vrijgave.objects.get_or_create(leerpunt=fresh, persoon=door)
    if not created:
        raise NietToegestaan(tekst("overleg.leren.u_gaf_al_vrij"))
    record("leerpunt-nagelezen", "leerpunt", fresh.pk, door=door)
    if earlier:
        fresh.toestand, fresh.vrijgegeven_op = T.VRIJGEGEVEN, timezone.now()
        fresh.save(update_fields=["toestand", "vrijgegeven_op"])
        record("leerpunt-verplaatst", "leerpunt", fresh.pk, door=door, reden=T.VRIJGEGEVEN)
    return earlier


def _refuse_unless_ready(leerpunt: Leerpunt) -> None:
    """Raises NietToegestaan when something in a lesson keeps it from others."""
    toets = leertoets.look(leerpunt)
    _refuse(leerpunt, toets)
    if toets.te_weinig:
        raise NietToegestaan(tekst("overleg.leren.te_weinig"))


def _held(leerpunt: Leerpunt) -> Leerpunt:
    """The lesson as it is now; others wait until this deed is done."""
    return Leerpunt.objects.select_for_update().get(pk=leerpunt.pk)


def _filled(leerpunt: Leerpunt, new: Leerzin) -> Leerpunt:
    for name in ("zin", "factor", "sector", "situatie", "bewijs", "woordreden"):
        setattr(leerpunt, name, getattr(new, name))
    leerpunt.zoektekst = plain(f"{new.zin} {regels.factor_naam(new.factor)}")[:600]
    return leerpunt


def _check(leerpunt: Leerpunt, casussen: int) -> None:
    least = regels.acties().bewijs[leerpunt.bewijs]
    if casussen < least:
        raise NietToegestaan(tekst("overleg.leren.bewijs_te_sterk", aantal=least))
    _refuse(leerpunt, leertoets.look(leerpunt))


def _refuse(leerpunt: Leerpunt, toets: leertoets.Toets) -> None:
    if toets.zeker:
        raise NietToegestaan(tekst("vormgeving.algemeen.noem_geen", woorden=", ".join(toets.zeker)))
    if toets.fouten and not leerpunt.woordreden:
        found = toets.fouten[0]
        raise NietToegestaan(
            tekst("overleg.leren.ander_woord", woorden=found.woorden, liever=found.regel.liever)
        )


def _rest_on(leerpunt: Leerpunt, casussen: set[uuid.UUID]) -> None:
    LeerpuntCasus.objects.bulk_create(
        [LeerpuntCasus(leerpunt=leerpunt, casus_id=pk) for pk in sorted(casussen)], ignore_conflicts=True
    )


def _discussed(casus: Casus, door: Persoon) -> None:
    casus.toestand = Casus.Toestand.BESPROKEN
    casus.save(update_fields=["toestand"])
    for link in CasusMelding.objects.filter(casus=casus):
        meldpunt.move(link.melding_id, "besproken", door=door)
