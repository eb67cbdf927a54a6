"""What the overleg brings to a report: patterns over cases, lessons, and improvement actions."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from snijvlak.privacy.onthulling import BeschermdeTabel, Indeling, Periode
from snijvlak.privacy.onthulling import regels as onthulling
from snijvlak.publicatie.blokken import Beschermd, Blok, Herkomst, Lijst, Zin
from snijvlak.vormgeving.teksten import tekst

from . import queries, regels

# Per table of actions: its title, what heads the days, what is to be seen, and what it says when empty.
_WORDS = {
    "acties": (
        tekst("overleg.blokken.acties_titel"),
        tekst("overleg.blokken.kolom_acties_dag"),
        tekst("overleg.blokken.acties_uitleg"),
        tekst("overleg.blokken.acties_leeg"),
    ),
    "te_laat": (
        tekst("overleg.blokken.te_laat_titel"),
        tekst("overleg.blokken.kolom_te_laat_dag"),
        tekst("overleg.blokken.te_laat_uitleg"),
        tekst("overleg.blokken.te_laat_leeg"),
    ),
}


def blocks(begin: dt.date, eind: dt.date) -> list[Blok]:
    """The blocks about what was learned and agreed in a period, both days included."""
    today = timezone.localdate()
    factors = regels.factoren()
    source = (
        Herkomst(tekst("overleg.blokken.bron"), f"{today:%d-%m-%Y}"),
        Herkomst(tekst("overleg.blokken.factoren"), f"{factors.vanaf:%d-%m-%Y}"),
    )
    lessons = queries.lessons(begin, eind)
    sentences = tuple(Zin(les.zin, les.factor, _mark(les.pk)) for les in lessons)
    deeds = [actie for les in lessons for actie in les.acties]
    return [
        *_patterns(begin, eind),
        Blok(
            "overleg.leerpunten",
            tekst("overleg.blokken.leerpunten_titel"),
            sentences,
            source,
            tekst("overleg.blokken.leerpunten_uitleg"),
            tekst("overleg.blokken.leerpunten_leeg"),
        ),
        _actions("acties", [(a, f"{a.uiterlijk:%d-%m-%Y}") for a in deeds], source),
        _actions(
            "te_laat",
            [(a, f"{a.laat_sinds:%d-%m-%Y}") for a in queries.overdue(today, eind) if a.laat_sinds],
            source,
        ),
    ]


def _patterns(begin: dt.date, eind: dt.date) -> list[Blok]:
    """The counts of each half year in the period, as they were protected when it was over: never anew."""
    found = [
        half
        for half in queries.half_years()
        if begin <= half.begin and queries.after(half.begin) <= _next(eind)
    ]
    return [_pattern(half) for half in reversed(found)]


def _next(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=1)


def _pattern(half: queries.Halfjaar) -> Blok:
    tabel = half.tabel
    names = tuple(str(row[0]) for row in tabel.rijen[:-1])
    counts = tuple(value if isinstance(value, int) else None for row in tabel.rijen for value in row[1:])
    shape = Indeling(("factor", "sector"), (names, tabel.kolommen[1:-1]))
    rule = onthulling.on(queries.after(half.begin))
    shown = BeschermdeTabel(shape, "onderdrukken", rule.drempel, rule.basis, counts)
    period = Periode(half.begin, queries.after(half.begin) - dt.timedelta(days=1))
    return Blok(
        f"overleg.patroon-{half.begin}",
        tabel.titel,
        Beschermd(tabel, "factoren in casussen", period, shown),
        (Herkomst(tabel.bron, half.naam),),
        tekst("overleg.blokken.patroon_uitleg"),
    )


def _actions(name: str, acties: list[tuple[queries.Actie, str]], source: tuple[Herkomst, ...]) -> Blok:
    title, day_head, told, empty = _WORDS[name]
    return Blok(
        f"overleg.{name}",
        title,
        Lijst(
            (
                tekst("overleg.blokken.kolom_wat"),
                tekst("overleg.blokken.kolom_wie"),
                day_head,
                tekst("overleg.blokken.kolom_stand"),
                tekst("overleg.blokken.kolom_effect"),
            ),
            tuple(
                (a.wat, a.wie, day, _standing(a), a.effect or tekst("overleg.blokken.nog_niet"))
                for a, day in acties
            ),
            tuple(_mark(actie.leerpunt) for actie, _ in acties),
        ),
        source,
        told,
        empty,
    )


def _standing(actie: queries.Actie) -> str:
    return tekst("overleg.blokken.te_laat", stand=actie.stand) if actie.te_laat else actie.stand


def _mark(leerpunt: int) -> str:
    # A lesson that is left out takes its actions along.
    return f"leerpunt-{leerpunt}"
