"""A draft comes, is counted again, takes the place of a released report, or goes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from snijvlak.publicatie import queries as grootboek
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import beelden, queries, samenstellen
from ..inhoud import Blok, Correctie, Inhoud
from ..models import Rapport
from .lezen import NietToegestaan, locked, read, save

Voortgang = Callable[[int, int, str], None]


def check(begin: dt.date, eind: dt.date) -> None:
    """Whether a draft of this period may be made.

    Raises:
        NietToegestaan: the days are the wrong way round, or there is a report over exactly these days.
    """
    if eind < begin:
        raise NietToegestaan(tekst("rapportage.daden.de_laatste_dag_ligt_voor_de"))
    if queries.released_over(begin, eind):
        raise NietToegestaan(tekst("rapportage.daden.er_is_al_een_rapport_over"))


def _silent(gedaan: int, totaal: int, stap: str) -> None:
    """Nobody waits for it."""


def make(
    begin: dt.date,
    eind: dt.date,
    *,
    door: Persoon,
    pk: uuid.UUID | None = None,
    tell: Voortgang = _silent,
) -> Rapport:
    """Make a draft of a period, both days included.

    The period may still be running: such a draft can be read, not released. ``tell`` hears how many of how
    many steps are done, and which one begins.

    Raises:
        NietToegestaan: as ``check`` says.
        OnbruikbaarGrootboek: the ledger is damaged.
    """
    check(begin, eind)
    inhoud = _compose(begin, eind, tell)
    with transaction.atomic():
        rapport = Rapport(id=pk or uuid.uuid4(), begin=begin, eind=eind, gemaakt_door=door)
        rapport.inhoud, rapport.sha256 = inhoud.model_dump(mode="json"), inhoud.sha256()
        rapport.save(force_insert=True)
        rapport.schrijvers.add(door)
        record("rapport-gemaakt", "rapport", rapport.pk, door=door)
    return rapport


def content(begin: dt.date, eind: dt.date, *, tell: Voortgang = _silent) -> tuple[Inhoud, bool]:
    """What a report of a period says, and whether that was released; when it was not, nothing is kept.

    Raises:
        NietToegestaan: the days are the wrong way round, or the report was changed behind our back.
        OnbruikbaarGrootboek: the ledger is damaged.
    """
    if eind < begin:
        raise NietToegestaan(tekst("rapportage.daden.de_laatste_dag_ligt_voor_de"))
    if done := queries.released_over(begin, eind):
        return read(done), True
    return _compose(begin, eind, tell), False


def recount(rapport: Rapport, *, door: Persoon, tell: Voortgang = _silent) -> None:
    """Gather the blocks of a draft anew; order, texts and what was left out stay.

    Raises:
        NietToegestaan: it is gone or released.
        OnbruikbaarGrootboek: the ledger is damaged.
    """
    fresh = _compose(rapport.begin, rapport.eind, tell)
    with transaction.atomic():
        mine = locked(rapport)
        old = read(mine)
        mine.gemaakt_op = timezone.now()
        mine.save(update_fields=["gemaakt_op"])
        kept = {
            "zonder": old.zonder,
            "correctie": old.correctie,
            "blokken": arranged(fresh.blokken, old.blokken),
        }
        save(mine, fresh.model_copy(update=kept), door=door)
        record("rapport-gemaakt", "rapport", mine.pk, door=door)


def arranged(fresh: tuple[Blok, ...], old: tuple[Blok, ...]) -> tuple[Blok, ...]:
    """Fresh blocks in the order of the old ones and with their texts; what is new comes where it came."""
    now = {blok.sleutel: blok for blok in fresh}
    kept: list[Blok] = []
    for blok in old:
        if blok.eigen:
            kept.append(blok)
        elif new := now.get(blok.sleutel):
            kept.append(new.model_copy(update={"tekst": blok.tekst, "weg": blok.weg}))
    there = {blok.sleutel for blok in kept}
    for number, blok in enumerate(fresh):
        if blok.sleutel not in there and not blok.eigen:
            kept.insert(min(number, len(kept)), blok)
    return tuple(kept)


def correct(old: Rapport, wat: str, *, hertel: bool, door: Persoon) -> Rapport:
    """Make a draft that is to take the place of a released report; ``wat`` says what changes.

    With ``hertel`` the counts are made anew, next to everything published; otherwise they stay as they are.

    Raises:
        NietToegestaan: it is not released, of before reports had blocks, or there is a correction already.
    """
    before = read(old)
    if old.vrijgegeven_op is None or old.adres is None:
        raise NietToegestaan(tekst("rapportage.daden.nog_niet_vrijgegeven"))
    fresh = _compose(old.begin, old.eind, _silent) if hertel else before
    bloks = arranged(fresh.blokken, before.blokken) if hertel else before.blokken
    merk = grootboek.mark(samenstellen.sources(bloks))
    update = {"blokken": bloks, "correctie": Correctie(op=old.adres, wat=wat), "merk": merk}
    inhoud = fresh.model_copy(update=update)
    beelden.draw(inhoud)
    with transaction.atomic():
        if Rapport.objects.select_for_update().filter(corrigeert=old).exists():
            raise NietToegestaan(tekst("rapportage.daden.er_is_al_een_correctie"))
        rapport = Rapport(begin=old.begin, eind=old.eind, gemaakt_door=door, corrigeert=old)
        rapport.inhoud, rapport.sha256 = inhoud.model_dump(mode="json"), inhoud.sha256()
        rapport.save(force_insert=True)
        rapport.schrijvers.add(door)
        record("correctie-gemaakt", "rapport", rapport.pk, door=door)
    return rapport


def withdraw(rapport: Rapport, *, door: Persoon | None) -> None:
    """Throw away a draft; what is released stays. ``door`` is None for the daily task.

    Raises:
        NietToegestaan: it is released.
    """
    with transaction.atomic():
        mine = Rapport.objects.select_for_update().filter(pk=rapport.pk).first()
        if mine and mine.vrijgegeven_op:
            raise NietToegestaan(tekst("rapportage.daden.dit_rapport_is_vrijgegeven_en"))
        if mine:
            mine.delete()
            record("concept-weggegooid", "rapport", rapport.pk, door=door)


def _compose(begin: dt.date, eind: dt.date, tell: Voortgang) -> Inhoud:
    counting = tekst("rapportage.werk.tellen")
    inhoud = samenstellen.compose(begin, eind, lambda done, all_: tell(done, all_ + 1, counting))
    # Pictures come before the transaction: they take a moment.
    tell(len(inhoud.blokken), len(inhoud.blokken) + 1, tekst("rapportage.werk.tekenen"))
    beelden.draw(inhoud)
    return inhoud
