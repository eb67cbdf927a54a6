"""Reads for who tells the reporters what came of a case, and later whether it helped."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from django.db.models import Max, QuerySet

from snijvlak.meldpunt import queries as meldpunt
from snijvlak.vormgeving.teksten import tekst

from ..models import Bijeenkomst, Casus, CasusMelding, NietVerteld, Verbeteractie
from .leren import lessons_of

C, T = Casus.Toestand, Verbeteractie.Toestand
_TOLD = (C.OPGEVOLGD, C.AFGESLOTEN)


@dataclass(frozen=True)
class Nieuws:
    """An action about which there is something to tell, in words to begin with."""

    pk: int
    tekst: str


@dataclass(frozen=True)
class Terugkoppeling:
    """A case as the coördinator sees it: its reports and meetings, and words to begin with.

    ``nieuws`` is what became of its actions since the reporters were told; ``stempel`` tells whether there is
    more of it than was read.
    """

    casus: Casus
    meldingen: list[meldpunt.Werkregel]
    bijeenkomsten: list[Bijeenkomst]
    voorstel: str
    gezien: int
    nieuws: tuple[Nieuws, ...]
    stempel: str
    niet_verteld: list[NietVerteld]


@dataclass(frozen=True)
class Casusregel:
    """A case in the list of the coördinator, and what the reporters have to be told: what came of it, or
    whether it helped."""

    casus: Casus
    wacht: Literal["", "uitkomst", "hielp"]


def for_reporters(pk: uuid.UUID) -> Terugkoppeling | None:
    """What there is to tell about a case; None when there is no such case."""
    casus = Casus.objects.filter(pk=pk).first()
    if casus is None:
        return None
    ids = list(CasusMelding.objects.filter(casus=casus).values_list("melding_id", flat=True))
    rows = Bijeenkomst.objects.filter(agenda__casus=casus).select_related("overleg")
    meetings = list(rows.order_by("datum", "pk"))
    news = _news_of(casus) if _waiting(Casus.objects.filter(pk=pk)) else ()
    return Terugkoppeling(
        casus,
        meldpunt.lines_of(ids),
        meetings,
        "\n".join(line.tekst for line in news) if news else _proposal(casus, meetings),
        meldpunt.last_of(ids),
        news,
        stamp(casus),
        list(NietVerteld.objects.filter(casus=casus).select_related("persoon").order_by("pk")),
    )


def _proposal(casus: Casus, meetings: list[Bijeenkomst]) -> str:
    """The first words of an answer, from what the table wrote; a person goes on from there."""
    if casus.toestand != C.BESPROKEN:
        return ""
    parts = [tekst("overleg.terug.voorstel_besproken", overleg=m.overleg.naam) for m in meetings[-1:]]
    for leerpunt in lessons_of(casus):
        parts.append(tekst("overleg.terug.voorstel_leerpunt", zin=leerpunt.zin))
        parts += [
            tekst("overleg.terug.voorstel_actie", wat=actie.wat, wie=actie.wie, dag=actie.uiterlijk)
            for actie in leerpunt.acties.all()  # pyright: ignore[reportAttributeAccessIssue] -- related_name
        ]
    return "\n".join(parts)


def to_tell(limit: int) -> list[Casus]:
    """Cases that were discussed and of which no reporter was told yet, the oldest first."""
    return list(Casus.objects.filter(toestand=C.BESPROKEN).order_by("op", "pk")[:limit])


def to_tell_whether(limit: int) -> list[Casus]:
    """Cases of which the reporters were told, and whose actions were since done, stopped or looked at: who is
    still there has to hear whether it helped. The longest waiting first."""
    waiting = _waiting(Casus.objects.all())
    first = sorted(waiting, key=lambda pk: (waiting[pk], pk))[:limit]
    rows = Casus.objects.in_bulk(first)
    return [rows[pk] for pk in first]


def stamp(casus: Casus) -> str:
    """Tells whether something became of the actions of a case since somebody read this; empty when never."""
    last = _acted(casus).aggregate(last=Max("nieuws_op"))["last"]
    return last.isoformat() if last else ""


def cases(limit: int = 200) -> list[Casusregel]:
    """All cases for who puts them on agendas, the latest first."""
    rows = list(Casus.objects.order_by("-op", "-pk")[:limit])
    waiting = _waiting(Casus.objects.filter(pk__in=[casus.pk for casus in rows]))
    return [_line(casus, waiting) for casus in rows]


def _line(casus: Casus, waiting: Collection[uuid.UUID]) -> Casusregel:
    if casus.toestand == C.BESPROKEN:
        return Casusregel(casus, "uitkomst")
    return Casusregel(casus, "hielp" if casus.pk in waiting else "")


def _waiting(rows: QuerySet[Casus]) -> dict[uuid.UUID, dt.datetime]:
    """Of some cases those with news neither told nor left untold, and with somebody to tell; its moment."""
    told = rows.filter(toestand__in=_TOLD).annotate(
        nieuws=Max("leerpunten__acties__nieuws_op"), gezwegen=Max("niet_verteld__op")
    )
    found = {
        pk: news
        for pk, news, *before in told.values_list("pk", "nieuws", "verteld_op", "gezwegen")
        if news and all(moment is None or moment < news for moment in before)
    }
    pairs = list(CasusMelding.objects.filter(casus_id__in=found).values_list("casus_id", "melding_id"))
    there = meldpunt.still_there(melding for _, melding in pairs)
    reachable = {casus for casus, melding in pairs if melding in there}
    return {pk: news for pk, news in found.items() if pk in reachable}


def _acted(casus: Casus) -> QuerySet[Verbeteractie]:
    return Verbeteractie.objects.filter(leerpunt__casussen=casus, nieuws_op__isnull=False).distinct()


def _news_of(casus: Casus) -> tuple[Nieuws, ...]:
    """What became of the actions after the reporters were told, or were left untold for a reason."""
    silent = NietVerteld.objects.filter(casus=casus).aggregate(op=Max("op"))["op"]
    since = max((moment for moment in (casus.verteld_op, silent) if moment), default=None)
    rows = _acted(casus).order_by("nieuws_op", "pk")
    return tuple(
        Nieuws(actie.pk, _in_words(actie)) for actie in (rows.filter(nieuws_op__gt=since) if since else rows)
    )


def _in_words(actie: Verbeteractie) -> str:
    if actie.toestand == T.EFFECT_BEKEKEN:
        effect = str(Verbeteractie.Effect(actie.effect).label).lower()
        return tekst("overleg.terug.nieuws_effect", wat=actie.wat, effect=effect, uitleg=actie.effect_tekst)
    if actie.toestand == T.GESTOPT:
        return tekst("overleg.terug.nieuws_gestopt", wat=actie.wat, reden=actie.reden)
    if actie.toestand == T.GEDAAN:
        return tekst("overleg.terug.nieuws_gedaan", wat=actie.wat, wie=actie.wie)
    return tekst("overleg.terug.nieuws_weer_bezig", wat=actie.wat, wie=actie.wie)
