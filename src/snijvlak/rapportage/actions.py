"""Every write about reports."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Collection

from django.db import transaction
from django.utils import timezone

from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from . import beelden, document, queries
from .inhoud import Inhoud, restore, spell
from .models import Rapport


class NietToegestaan(Exception):
    """The deed cannot be done; the message says why in Dutch and what to do."""


def check(begin: dt.date, eind: dt.date) -> None:
    """Whether a draft of this period may be made.

    Raises:
        NietToegestaan: the days are the wrong way round, or one of them is in a released report.
    """
    if eind < begin:
        raise NietToegestaan(tekst("rapportage.daden.de_laatste_dag_ligt_voor_de"))
    _refuse_overlap(begin, eind)


def _silent(gedaan: int, totaal: int, stap: str) -> None:
    """Nobody waits for it."""


def make(
    begin: dt.date,
    eind: dt.date,
    without: Collection[int] = (),
    *,
    door: Persoon,
    pk: uuid.UUID | None = None,
    tell: Callable[[int, int, str], None] = _silent,
) -> Rapport:
    """Make a draft of a period, both days included; ``without`` are lessons left out.

    The period may still be running: such a draft can be read, not released. ``tell`` hears how many of how
    many steps are done, and which one begins.

    Raises:
        NietToegestaan: the days are the wrong way round, or one of them is in a released report.
        DocumentMislukt: the PDF could not be made; nothing was kept.
    """
    check(begin, eind)
    tell(0, 3, tekst("rapportage.werk.tellen"))
    inhoud = queries.compose(begin, eind, without)
    # Picture and document come before the transaction: they take a moment.
    tell(1, 3, tekst("rapportage.werk.tekenen"))
    picture = beelden.draw(inhoud)
    tell(2, 3, tekst("rapportage.werk.schrijven"))
    pdf = document.make(inhoud, picture, concept=True)
    with transaction.atomic():
        rapport = Rapport.objects.create(
            id=pk or uuid.uuid4(),
            begin=begin,
            eind=eind,
            inhoud=inhoud.model_dump(mode="json"),
            sha256=inhoud.sha256(),
            pdf=pdf,
            gemaakt_door=door,
        )
        record("rapport-gemaakt", "rapport", rapport.pk, door=door)
    return rapport


def replace(old: Rapport, fresh: uuid.UUID, *, door: Persoon) -> None:
    """Throw a draft away for another that was made in its place; both stay or one.

    Raises:
        NietToegestaan: the old one is released; then the other goes.
    """
    try:
        withdraw(old, door=door)
    except NietToegestaan:
        if made := queries.find(fresh):
            withdraw(made, door=door)
        raise


def release(rapport: Rapport, *, door: Persoon) -> None:
    """Freeze and publish a draft that another person made.

    Raises:
        NietToegestaan: own report, released already, made before its period was over, or its period
            overlaps with a released one.
    """
    inhoud = read(rapport)
    pdf = document.make(inhoud, beelden.draw(inhoud), concept=False)
    with transaction.atomic():
        # All rows: of two people who release overlapping drafts at once, the second must see the first.
        fresh = {r.pk: r for r in Rapport.objects.select_for_update().defer("pdf").order_by("pk")}
        mine = fresh.get(rapport.pk)
        if mine is None:
            raise NietToegestaan(tekst("rapportage.daden.dit_concept_is_er_niet_meer"))
        if mine.vrijgegeven_op:
            raise NietToegestaan(tekst("rapportage.daden.dit_rapport_is_al_vrijgegeven"))
        if mine.gemaakt_door == door:
            raise NietToegestaan(tekst("rapportage.daden.u_hebt_dit_rapport_zelf_gemaakt"))
        if running(mine):
            raise NietToegestaan(
                tekst("rapportage.daden.dit_concept_is_gemaakt_voordat_de", eind=spell(mine.eind))
            )
        _refuse_overlap(mine.begin, mine.eind)
        mine.vrijgegeven_op, mine.vrijgegeven_door, mine.pdf = timezone.now(), door, pdf
        mine.save(update_fields=["vrijgegeven_op", "vrijgegeven_door", "pdf"])
        record("rapport-vrijgegeven", "rapport", mine.pk, door=door)


def withdraw(rapport: Rapport, *, door: Persoon | None) -> None:
    """Throw away a draft; what is released stays. ``door`` is None for the daily task.

    Raises:
        NietToegestaan: it is released.
    """
    with transaction.atomic():
        mine = Rapport.objects.select_for_update().defer("pdf").filter(pk=rapport.pk).first()
        if mine and mine.vrijgegeven_op:
            raise NietToegestaan(tekst("rapportage.daden.dit_rapport_is_vrijgegeven_en"))
        if mine:
            mine.delete()
            record("concept-weggegooid", "rapport", rapport.pk, door=door)


def running(rapport: Rapport) -> bool:
    """Whether a report was made before its period was over: then it does not count everything."""
    return timezone.localdate(rapport.gemaakt_op) <= rapport.eind


def read(rapport: Rapport) -> Inhoud:
    """The content of a report, checked against its hash.

    Raises:
        NietToegestaan: it was changed behind our back.
    """
    inhoud = restore(rapport.inhoud)
    if inhoud.sha256() != rapport.sha256:
        raise NietToegestaan(tekst("rapportage.daden.de_inhoud_van_dit_rapport_is"))
    return inhoud


def _refuse_overlap(begin: dt.date, eind: dt.date) -> None:
    other = queries.overlapping(begin, eind)
    if other:
        raise NietToegestaan(
            tekst(
                "rapportage.daden.er_is_al_een_rapport_over",
                begin=spell(other.begin),
                eind=spell(other.eind),
            )
        )
