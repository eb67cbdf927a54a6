"""Reads about what the council was promised and asked: for who writes and who releases it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator

from django.db.models import QuerySet

from snijvlak.gebied import queries as gebied
from snijvlak.meldpunt import queries as meldpunt
from snijvlak.privacy.onthulling import regels as onthulling
from snijvlak.publicatie import bevindingen, vindplaatsen
from snijvlak.publicatie.bevindingen import Bevinding, Tekst
from snijvlak.toegang import queries as toegang
from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie
from snijvlak.vormgeving.teksten import tekst

from .. import inhoud, regels
from ..models import Openbaar, Raadsstuk, Raadsvraag, Stap, Toezegging
from ..overgangen import Wie

T = Toezegging.Toestand
_YEAR = dt.timedelta(days=365)
_OVER = (T.EFFECT_BEKEKEN, T.GESTOPT)


def pieces() -> QuerySet[Raadsstuk]:
    """The documents of the council, the latest first."""
    return Raadsstuk.objects.order_by("-datum", "-pk")


def promises() -> QuerySet[Toezegging]:
    """All promises, the latest document first."""
    found = Toezegging.objects.select_related("stuk", "eigenaar")
    return found.order_by("-stuk__datum", "-stuk__pk", "pk")


def questions() -> QuerySet[Raadsvraag]:
    """All questions, the latest first."""
    return Raadsvraag.objects.order_by("-datum", "-pk")


def find_promise(pk: int) -> Toezegging | None:
    """A promise; None if there is none."""
    return promises().filter(pk=pk).first()


def find_question(pk: int) -> Raadsvraag | None:
    """A question; None if there is none."""
    return Raadsvraag.objects.filter(pk=pk).first()


def due_promises(eigenaar: Persoon | None, today: dt.date, most: int) -> list[Toezegging]:
    """The promises to look at soon, or that should have been: what a person owns, or all of them (None)."""
    soon = today + dt.timedelta(days=regels.programma().herinner_dagen)
    rows = Toezegging.objects.filter(evaluatie_op__lte=soon).exclude(toestand__in=_OVER)
    if eigenaar:
        rows = rows.filter(eigenaar=eigenaar)
    return list(rows.order_by("evaluatie_op", "pk")[:most])


def to_release(most: int) -> list[Toezegging | Raadsvraag]:
    """What waits until another releases it, the oldest first."""
    waiting = {"vrijgave": Openbaar.Vrijgave.TER_VRIJGAVE}
    found = [*Toezegging.objects.filter(**waiting)[:most], *Raadsvraag.objects.filter(**waiting)[:most]]
    return sorted(found, key=lambda thing: thing.gemaakt_op)[:most]


def ways(thing: Openbaar, persoon: Persoon) -> frozenset[Wie]:
    """As whom a person may do something with what is written for the council."""
    mag = toegang.permissies(persoon)
    wrote = thing.schrijvers.filter(pk=persoon.pk).exists()
    reads = Permissie.RAPPORT_VRIJGEVEN in mag and not wrote
    held = ((Wie.SCHRIJVER, Permissie.PROGRAMMA_BIJHOUDEN in mag), (Wie.LEZER, reads))
    return frozenset(wie for wie, holds in held if holds)


def content(thing: Toezegging | Raadsvraag) -> inhoud.Belofte | inhoud.Vraag:
    """What everybody would read of it when it were released now."""
    return _promise(thing) if isinstance(thing, Toezegging) else _question(thing)


def _promise(belofte: Toezegging) -> inhoud.Belofte:
    stuk = belofte.stuk
    marks = list(belofte.bewijzen.order_by("pk").values_list("kenmerk", flat=True))  # pyright: ignore[reportAttributeAccessIssue] -- related_name
    public = [place for place in vindplaatsen.find(marks).values() if place.openbaar]
    return inhoud.Belofte(
        stuk=inhoud.Stuk(
            soort=stuk.soort, nummer=stuk.nummer, titel=stuk.titel, datum=stuk.datum, bron=stuk.bron
        ),
        wat=belofte.wat,
        wie=belofte.wie,
        toestand=belofte.toestand,
        stappen=tuple(
            inhoud.Stap(toestand=s.toestand, dag=s.dag, tekst=s.tekst, effect=s.effect)
            for s in _steps(belofte)
        ),
        bewijs=tuple(inhoud.Verwijzing(naam=place.naam, adres=place.adres) for place in public),
    )


def _steps(belofte: Toezegging) -> list[Stap]:
    return list(belofte.stappen.all())  # pyright: ignore[reportAttributeAccessIssue] -- related_name


def _question(vraag: Raadsvraag) -> inhoud.Vraag:
    place = vindplaatsen.find([vraag.antwoord]).get(vraag.antwoord) if vraag.antwoord else None
    answer = inhoud.Verwijzing(naam=place.naam, adres=place.adres) if place and place.openbaar else None
    return inhoud.Vraag(
        soort=vraag.soort,
        nummer=vraag.nummer,
        datum=vraag.datum,
        onderwerp=vraag.onderwerp,
        vraag=vraag.vraag,
        kenmerk=vraag.antwoord if answer else "",
        antwoord=answer,
    )


def texts(thing: Toezegging | Raadsvraag) -> Iterator[Tekst]:
    """What people wrote in it, each with where that is."""
    if isinstance(thing, Raadsvraag):
        yield Tekst(tekst("programma.plek.onderwerp"), thing.onderwerp)
        yield Tekst(tekst("programma.plek.tekst"), thing.vraag)
        return
    yield Tekst(tekst("programma.plek.titel"), thing.stuk.titel)
    yield Tekst(tekst("programma.plek.wat"), thing.wat)
    yield Tekst(tekst("programma.plek.wie"), thing.wie, afspraak=True)
    for stap in _steps(thing):
        yield Tekst(tekst("programma.plek.stap", stand=T(stap.toestand).label, dag=stap.dag), stap.tekst)


def findings(thing: Toezegging | Raadsvraag) -> list[tuple[Bevinding, str]]:
    """What is found in it, each with the reason why it is no reason to change it; empty when none is."""
    begin, eind = _period(thing)
    least = onthulling.on(eind).drempel
    cases = meldpunt.as_cases(meldpunt.all_groups(begin, eind), least)
    found = bevindingen.find(texts(thing), cases, [g.naam for g in gebied.haaglanden()])
    return [(finding, thing.weerleggingen.get(finding.sleutel, "")) for finding in found]


def _period(thing: Toezegging | Raadsvraag) -> tuple[dt.date, dt.date]:
    """The days that the text is about; a year at least, for a motion tells of what went before it."""
    if isinstance(thing, Raadsvraag):
        return thing.datum - _YEAR, thing.datum
    days = [thing.stuk.datum, *(stap.dag for stap in _steps(thing))]
    return min(*days, max(days) - _YEAR), max(days)


def fingerprint(thing: Toezegging | Raadsvraag) -> str:
    """The hash of what somebody reads before releasing: the content, and the reasons for findings."""
    parts = [content(thing).sha256(), sorted(thing.weerleggingen.items())]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
