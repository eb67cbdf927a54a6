"""Reads about the programme: its agreements and projects, what is due, and what reports tell of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from .. import regels
from ..models import Programmapunt

P = Programmapunt.Toestand
FILTERS = ("vorm", "actielijn", "niveau", "soort", "toestand")


def points(chosen: Mapping[str, str] | None = None) -> QuerySet[Programmapunt]:
    """The agreements and projects, by line and day; ``chosen`` holds values of ``FILTERS``."""
    found = {name: value for name, value in (chosen or {}).items() if name in FILTERS and value}
    rows = Programmapunt.objects.filter(**found).select_related("eigenaar")
    return rows.order_by("actielijn", "begin", "pk")


def find_point(pk: int) -> Programmapunt | None:
    """An agreement or project; None if there is none."""
    return Programmapunt.objects.select_related("eigenaar").filter(pk=pk).first()


def due(eigenaar: Persoon | None, today: dt.date, most: int) -> list[Programmapunt]:
    """What is to be evaluated soon, or should have been: what a person owns, or all of it (None)."""
    soon = today + dt.timedelta(days=regels.programma().herinner_dagen)
    rows = Programmapunt.objects.filter(toestand=P.LOOPT, evaluatie_op__lte=soon)
    if eigenaar:
        rows = rows.filter(eigenaar=eigenaar)
    return list(rows.order_by("evaluatie_op", "pk")[:most])


def overview(eind: dt.date) -> list[Programmapunt]:
    """For the report to the council: what was agreed up to a day and did not end before it; no projects."""
    begun = Programmapunt.objects.filter(vorm=Programmapunt.Vorm.AFSPRAAK, begin__lte=eind)
    return list(
        begun.filter(Q(beeindigd_op__isnull=True) | Q(beeindigd_op__gte=eind)).order_by("actielijn", "pk")
    )


def point_table(rows: Iterable[Programmapunt], today: dt.date) -> Tabel:
    """The list as a table, to read and to take along; owners are people, so they are not in it."""
    rules = regels.programma()
    lines = [
        (
            rules.actielijnen[p.actielijn].naam,
            str(Programmapunt.Vorm(p.vorm).label),
            p.wat,
            rules.soorten[p.soort],
            rules.niveaus[p.niveau].voluit,
            p.wie,
            spell(p.begin),
            spell(p.eind),
            spell(p.evaluatie_op),
            _standing(p, today),
            p.bron,
        )
        for p in rows
    ]
    return Tabel(
        titel=tekst("programma.lijst.tabel_titel"),
        lezing="",
        bron=tekst("programma.lijst.bron"),
        peil=spell(today),
        eenheid="",
        kolommen=(
            tekst("programma.kolom.actielijn"),
            tekst("programma.kolom.vorm"),
            tekst("programma.kolom.wat"),
            tekst("programma.kolom.soort"),
            tekst("programma.kolom.niveau"),
            tekst("programma.kolom.wie"),
            tekst("programma.kolom.begin"),
            tekst("programma.kolom.eind"),
            tekst("programma.kolom.evaluatie"),
            tekst("programma.kolom.stand"),
            tekst("programma.kolom.bron"),
        ),
        rijen=tuple(lines),
    )


def counts(rows: Iterable[Programmapunt], today: dt.date) -> Tabel:
    """How many there are per line and kind: agreements of organisations, so nothing is hidden."""
    rules, found = regels.programma(), list(rows)
    counted = Counter((p.actielijn, p.soort) for p in found)
    late = sum(p.te_laat(today) for p in found)
    return Tabel(
        titel=tekst("programma.lijst.telling_titel"),
        lezing=tekst("programma.lijst.lezing", aantal=len(found), te_laat=late),
        bron=tekst("programma.lijst.bron"),
        peil=spell(today),
        eenheid=tekst("programma.lijst.eenheid"),
        kolommen=(tekst("programma.kolom.actielijn"), *rules.soorten.values()),
        rijen=tuple(
            (lijn.naam, *(counted[code, soort] for soort in rules.soorten))
            for code, lijn in rules.actielijnen.items()
        ),
    )


def _standing(punt: Programmapunt, today: dt.date) -> str:
    stand = str(P(punt.toestand).label)
    return tekst("programma.lijst.te_laat", stand=stand) if punt.te_laat(today) else stand


def spell(day: dt.date | None) -> str:
    """A day as 27-11-2026; empty when there is none."""
    return f"{day:%d-%m-%Y}" if day else ""
