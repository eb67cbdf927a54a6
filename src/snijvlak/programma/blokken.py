"""What the programme brings to a report: promise, action and effect; and what the region agreed."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from snijvlak.publicatie.blokken import Blok, Herkomst, Lijst
from snijvlak.vormgeving.teksten import tekst

from . import queries, regels
from .models import Toezegging
from .queries.punten import spell

T = Toezegging.Toestand


def blocks(begin: dt.date, eind: dt.date) -> list[Blok]:
    """The blocks up to and including the last day of a period: a promise counts as long as it stands."""
    today = timezone.localdate()
    return [_promises(eind, today), _agreements(eind, today)]


def _promises(eind: dt.date, today: dt.date) -> Blok:
    rows = [rij for rij in queries.released() if rij.belofte.stuk.datum <= eind]
    return Blok(
        "programma.toezeggingen",
        tekst("programma.blokken.toezeggingen_titel"),
        Lijst(
            (
                tekst("programma.kolom.stuk"),
                tekst("programma.kolom.gevraagd"),
                tekst("programma.kolom.afgesproken"),
                tekst("programma.kolom.gedaan"),
                tekst("programma.kolom.effect"),
                tekst("programma.kolom.stand"),
            ),
            tuple(_promise(rij) for rij in rows),
            tuple(f"toezegging-{rij.pk}" for rij in rows),
        ),
        (Herkomst(tekst("programma.blokken.bron"), spell(today)),),
        tekst("programma.blokken.toezeggingen_uitleg"),
        tekst("programma.blokken.toezeggingen_leeg"),
    )


def _promise(rij: queries.Rij) -> tuple[str, ...]:
    none = tekst("programma.blokken.nog_niet")
    stuk = tekst("programma.blokken.stuk", stuk=rij.stuk, datum=spell(rij.belofte.stuk.datum))
    said = (rij.said(state) or none for state in (T.AFGESPROKEN, T.GEDAAN, T.EFFECT_BEKEKEN))
    return (stuk, rij.belofte.wat, *said, rij.stand)


def _agreements(eind: dt.date, today: dt.date) -> Blok:
    rules, rows = regels.programma(), queries.overview(eind)
    return Blok(
        "programma.afspraken",
        tekst("programma.blokken.afspraken_titel"),
        Lijst(
            (
                tekst("programma.kolom.actielijn"),
                tekst("programma.kolom.wat"),
                tekst("programma.kolom.niveau"),
                tekst("programma.kolom.wie"),
                tekst("programma.kolom.evaluatie"),
                tekst("programma.kolom.stand"),
            ),
            tuple(
                (
                    rules.actielijnen[p.actielijn].naam,
                    p.wat,
                    rules.niveaus[p.niveau].naam,
                    p.wie,
                    spell(p.evaluatie_op) or tekst("programma.blokken.geen_moment"),
                    p.get_toestand_display(),  # pyright: ignore[reportAttributeAccessIssue] -- of choices
                )
                for p in rows
            ),
            tuple(f"programmapunt-{p.pk}" for p in rows),
        ),
        (Herkomst(rules.bron, spell(rules.vanaf)),),
        tekst("programma.blokken.afspraken_uitleg"),
        tekst("programma.blokken.afspraken_leeg"),
    )
