"""The work list of the team: trays, filters, promised terms. Structured fields only, no text is opened."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from snijvlak.gebied import queries as gebied
from snijvlak.toegang import queries as toegang
from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie
from snijvlak.vormgeving.paginering import Pagina, Plek, page

from .. import regels, termijnen
from ..models import WEG, Bericht, Melding, MeldingReden, MeldingThema
from ..termijnen import Belofte

Bak = Melding.Bak
# More than this is told as this and a plus: counting all would take longer the more there are.
MANY = 100
SIZE = 30  # rows on a page: drawing them is what takes the time
FILTERS = ("sector", "situatie", "reden", "gemeente_kind", "gemeente_school", "melder", "thema", "van")
# No text of a report is asked of the database for a line.
_OF_A_LINE = (
    *("id", "ontvangen_op", "toestand", "sector", "situatie"),
    *("bak", "spoed", "bevestigd_op", "beantwoord_op"),
)
_PLAIN = ("sector", "situatie", "gemeente_kind", "gemeente_school", "melder")


@dataclass(frozen=True)
class Werkregel:
    """A report in the work list; ``belofte`` is the promise that comes first, None when all were kept."""

    melding: Melding
    sector: str
    situatie: str
    belofte: Belofte | None = None
    dagen: int = 0


@dataclass(frozen=True)
class Bakje:
    """A tray with its name, and how many reports are in it: ``100+`` for more than can be told at once."""

    code: str
    naam: str
    aantal: str


def trays() -> list[Bakje]:
    """All trays, in the order of the work."""
    return [Bakje(bak.value, str(bak.label), _count(Melding.objects.filter(bak=bak))) for bak in Bak]


def _count(rows: QuerySet[Melding]) -> str:
    found = len(rows.order_by().values_list("pk")[: MANY + 1])
    return f"{MANY}+" if found > MANY else str(found)


def tray(bak: str, filters: Mapping[str, str], persoon: Persoon, plek: Plek) -> Pagina[Werkregel]:
    """A page of a tray: what cannot wait first, then the oldest; of what is done the latest first.

    A filter that is empty does not count.
    """
    rows = _filtered(Melding.objects.filter(bak=bak), filters, persoon).defer(
        "verhaal", "had_geholpen", "werkte", "stem", "berichtadres"
    )
    found = page(rows, _order(bak), plek, SIZE)
    return Pagina(tuple(lines(found.rijen)), found.vorige, found.volgende)


def _order(bak: str) -> list[str]:
    # What is done: the latest first. That is the same index, read backwards.
    return ["spoed", "-ontvangen_op", "-pk"] if bak == Bak.KLAAR else ["-spoed", "ontvangen_op", "pk"]


def beside(melding: Melding, filters: Mapping[str, str], persoon: Persoon) -> tuple[Melding | None, ...]:
    """The reports before and after this one in its tray, by the same filters; None where there is none."""
    rows = _filtered(Melding.objects.filter(bak=melding.bak), filters, persoon).only("pk")
    if not rows.filter(pk=melding.pk).exists():  # in another tray by now, or out of the filter
        return None, None
    key = str(melding.pk)
    # At the start of a list there is nothing before: then the page is the first, so this report itself.
    before, after = (page(rows, _order(melding.bak), at, 1).rijen for at in (Plek(voor=key), Plek(na=key)))
    return tuple(next((row for row in found if row != melding), None) for found in (before, after))


def mine(persoon: Persoon, limit: int) -> list[Werkregel]:
    """Reports in the hands of a person that wait for the team: what cannot wait first, then the oldest."""
    rows = Melding.objects.filter(bak=Bak.WIJ, behandelaar=persoon).only(*_OF_A_LINE)
    return lines(rows.order_by("-spoed", "ontvangen_op", "pk")[:limit])


def _filtered(rows: QuerySet[Melding], filters: Mapping[str, str], persoon: Persoon) -> QuerySet[Melding]:
    rows = rows.filter(**{name: filters[name] for name in _PLAIN if filters.get(name)})
    if filters.get("reden"):
        rows = rows.filter(
            Exists(MeldingReden.objects.filter(melding=OuterRef("pk"), reden=filters["reden"]))
        )
    if filters.get("thema"):
        rows = rows.filter(
            Exists(MeldingThema.objects.filter(melding=OuterRef("pk"), thema=filters["thema"]))
        )
    return rows.filter(behandelaar=persoon) if filters.get("van") == "mij" else rows


def lines(reports: Iterable[Melding]) -> list[Werkregel]:
    """Reports as they stand in the list."""
    return [_line(melding) for melding in reports]


def lines_of(ids: Iterable[uuid.UUID]) -> list[Werkregel]:
    """Some reports as they stand in the list, the oldest first; no text of them is opened."""
    return lines(Melding.objects.filter(pk__in=list(ids)).only(*_OF_A_LINE).order_by("ontvangen_op", "pk"))


def in_hand(limit: int = 50) -> list[Werkregel]:
    """Reports that can go on an agenda: those that the team took up, the oldest first."""
    rows = Melding.objects.filter(bak__in=(Bak.WIJ, Bak.MELDER), toestand=Melding.Toestand.IN_BEHANDELING)
    return lines(rows.only(*_OF_A_LINE).order_by("ontvangen_op", "pk")[:limit])


def still_there(ids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of some reports whose reporter can still be told something."""
    rows = Melding.objects.filter(pk__in=list(ids)).exclude(toestand__in=WEG)
    return set(rows.values_list("pk", flat=True))


def last_of(ids: Iterable[uuid.UUID]) -> int:
    """The number of the last message of a reporter in some reports; 0 when there is none."""
    found = Bericht.objects.filter(melding_id__in=list(ids), van=Bericht.Van.MELDER)
    return found.aggregate(last=Max("pk"))["last"] or 0


def _line(melding: Melding) -> Werkregel:
    keuzes = regels.load()
    promises = promises_of(melding)
    open_ones = (
        [p for p in promises if p.op is None] if melding.bak in (Bak.NIEUW, Bak.WIJ, Bak.MELDER) else []
    )
    received = timezone.localdate(melding.ontvangen_op)
    return Werkregel(
        melding,
        keuzes.sectoren.get(melding.sector) or melding.sector,
        keuzes.situaties.get(melding.situatie) or melding.situatie,
        min(open_ones, key=lambda p: p.uiterlijk) if open_ones else None,
        termijnen.between(received, timezone.localdate()),
    )


def promises_of(melding: Melding) -> tuple[Belofte, Belofte]:
    """The two promises about a report: to take it up, and to answer."""
    moments = (melding.bevestigd_op, melding.beantwoord_op)
    confirmed, answered = (timezone.localdate(m) if m else None for m in moments)
    return termijnen.promises(
        timezone.localdate(melding.ontvangen_op), confirmed, answered, timezone.localdate()
    )


def work_list(limit: int = 100) -> list[Werkregel]:
    """Reports that are not closed: what cannot wait first, then the oldest.

    Each tray gives its first few by its index, so that it takes no longer when there are many reports.
    """
    found: list[Melding] = []
    for bak in (Bak.NIEUW, Bak.WIJ, Bak.MELDER, Bak.GEPLAND):
        rows = Melding.objects.filter(bak=bak).only(*_OF_A_LINE).order_by("-spoed", "ontvangen_op", "pk")
        found += rows[:limit]
    found.sort(key=lambda melding: (not melding.spoed, melding.ontvangen_op))
    return lines(found[:limit])


def colleagues(persoon: Persoon) -> list[Persoon]:
    """Who else may answer reports, by name: to hand one over to."""
    return [other for other in toegang.holders(Permissie.MELDING_BEANTWOORDEN) if other != persoon]


def choices() -> dict[str, list[tuple[str, str]]]:
    """Code and words of each filter."""
    keuzes, gemeenten = regels.load(), [(g.code, g.naam) for g in gebied.haaglanden()]
    return {
        "sector": list(keuzes.sectoren.items()),
        "situatie": list(keuzes.situaties.items()),
        "reden": [(code, keuzes.reden_kort(code)) for code in keuzes.redenen],
        "gemeente_kind": gemeenten,
        "gemeente_school": gemeenten,
        "melder": list(keuzes.melders.items()),
        "thema": list(regels.themas().themas.items()),
    }
