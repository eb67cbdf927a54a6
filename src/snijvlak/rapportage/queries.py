"""Every read about reports, and the gathering of what a new one says."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection

from django.db.models import QuerySet
from django.utils import timezone

from snijvlak.meldpunt import queries as meldpunt
from snijvlak.overleg import queries as overleg
from snijvlak.privacy.onthulling import Tabel, regels
from snijvlak.vormgeving.teksten import tekst

from .inhoud import Actieregel, Inhoud, Laatregel, Leerregel, TeLaat, Telling
from .models import Rapport


def compose(begin: dt.date, eind: dt.date, without: Collection[int] = ()) -> Inhoud:
    """What the rooms have to say of a period, both days included; ``without`` are lessons left out, with
    their actions. What is overdue is so today.

    The counts leave disclosure control here: nothing behind it sees the true numbers.
    """
    from snijvlak.privacy.onthulling import protect

    telling = meldpunt.reasons_by_sector(begin, eind)
    tabel = Tabel.of(("reden", "sector"), (telling.rijen, telling.kolommen), telling.aantallen)
    beschermd = protect(tabel, drempel=regels.on(eind).drempel).tabel
    lessons = [les for les in overleg.lessons(begin, eind) if les.pk not in without]
    return Inhoud(
        versie=2,
        begin=begin,
        eind=eind,
        redenen=Telling.of(beschermd, telling.legenda),
        leerpunten=tuple(Leerregel(zin=les.zin, factor=les.factor) for les in lessons),
        acties=tuple(
            Actieregel(wat=actie.wat, wie=actie.wie, uiterlijk=actie.uiterlijk, stand=_standing(actie))
            for les in lessons
            for actie in les.acties
        ),
        te_laat=_overdue(eind, without),
    )


def _overdue(eind: dt.date, without: Collection[int]) -> TeLaat:
    today = timezone.localdate()
    found = [a for a in overleg.overdue(today, eind) if a.leerpunt not in without]
    return TeLaat(
        op=today,
        acties=tuple(
            Laatregel(wat=a.wat, wie=a.wie, dag=a.laat_sinds, stand=a.stand) for a in found if a.laat_sinds
        ),
    )


def _standing(actie: overleg.Actie) -> str:
    """Where an action stands, also whether it is overdue or helped: one text, as reports always had."""
    if actie.te_laat:
        return tekst("rapportage.inhoud.te_laat", stand=actie.stand)
    return f"{actie.stand}. {actie.effect}" if actie.effect else actie.stand


def lessons(begin: dt.date, eind: dt.date) -> list[tuple[int, str]]:
    """The lessons that a report of a period can leave out: primary key and sentence. Earlier ones are among
    them when an action of theirs is overdue, for then that is in the report."""
    own = [(les.pk, les.zin) for les in overleg.lessons(begin, eind)]
    late = {actie.leerpunt for actie in overleg.overdue(timezone.localdate(), eind)} - {pk for pk, _ in own}
    return [*own, *overleg.sentences(late)]


def released() -> QuerySet[Rapport]:
    """What the public may see, the latest period first."""
    return _light().filter(vrijgegeven_op__isnull=False)


def drafts() -> QuerySet[Rapport]:
    """What waits for release, the latest first."""
    return _light().filter(vrijgegeven_op__isnull=True).order_by("-gemaakt_op")


def _light() -> QuerySet[Rapport]:
    return Rapport.objects.only("id", "begin", "eind", "gemaakt_door", "vrijgegeven_op").order_by("-eind")


def find(pk: uuid.UUID) -> Rapport | None:
    """A report without its PDF; None if there is none."""
    return Rapport.objects.defer("pdf").select_related("gemaakt_door").filter(pk=pk).first()


def pdf(pk: uuid.UUID) -> bytes:
    """The PDF of a report that exists."""
    return bytes(Rapport.objects.values_list("pdf", flat=True).get(pk=pk))


def overlapping(begin: dt.date, eind: dt.date) -> Rapport | None:
    """A released report that shares a day with a period: together the two could be subtracted."""
    return released().filter(begin__lte=eind, eind__gte=begin).first()
