"""Reads for who tells the reporters what came of a case."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from snijvlak.meldpunt import queries as meldpunt
from snijvlak.vormgeving.teksten import tekst

from ..models import Bijeenkomst, Casus, CasusMelding
from .leren import lessons_of


@dataclass(frozen=True)
class Terugkoppeling:
    """A case as the coördinator sees it: its reports and meetings, and words to begin with."""

    casus: Casus
    meldingen: list[meldpunt.Werkregel]
    bijeenkomsten: list[Bijeenkomst]
    voorstel: str
    gezien: int


def for_reporters(pk: uuid.UUID) -> Terugkoppeling | None:
    """What there is to tell about a case; None when there is no such case."""
    casus = Casus.objects.filter(pk=pk).first()
    if casus is None:
        return None
    ids = list(CasusMelding.objects.filter(casus=casus).values_list("melding_id", flat=True))
    rows = Bijeenkomst.objects.filter(agenda__casus=casus).select_related("overleg")
    meetings = list(rows.order_by("datum", "pk"))
    lines, last = meldpunt.lines_of(ids), meldpunt.last_of(ids)
    return Terugkoppeling(casus, lines, meetings, _proposal(casus, meetings), last)


def _proposal(casus: Casus, meetings: list[Bijeenkomst]) -> str:
    """The first words of an answer, from what the table wrote; a person goes on from there."""
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
    return list(Casus.objects.filter(toestand=Casus.Toestand.BESPROKEN).order_by("op", "pk")[:limit])


def cases(limit: int = 200) -> list[Casus]:
    """All cases for who puts them on agendas, the latest first."""
    return list(Casus.objects.order_by("-op", "-pk")[:limit])
