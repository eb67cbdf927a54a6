"""Reads about questions for another body. Who asked or answered is a function in a body, and no person."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from snijvlak.toegang.models import Persoon

from ..models import Casus, Deelname, Doorgifte, Overleg


@dataclass(frozen=True)
class Gevraagd:
    """What a body asked of another, with the answer if there is one; nothing leads to the case.

    ``van`` is empty when it is not known which body asked.
    """

    pk: int
    van: str
    functie: str
    naar: str
    tekst: str
    op: dt.datetime
    antwoord: str
    antwoord_functie: str
    beantwoord_op: dt.datetime | None
    versie: int


@dataclass(frozen=True)
class Vraag:
    """A question that a body of one's own asked, and its case."""

    gevraagd: Gevraagd
    casus: uuid.UUID


def passed_on(casus: Casus) -> list[Gevraagd]:
    """What of a case was asked of other bodies."""
    return [as_words(row) for row in _rows().filter(casus=casus).order_by("pk")]


def asked_of(persoon: Persoon) -> list[Gevraagd]:
    """What was asked of the bodies of a person: what waits for an answer first, the last one first; nothing
    leads to the case."""
    found = _rows().filter(naar__deelnames__persoon=persoon).order_by("-op", "-pk")
    return sorted((as_words(row) for row in found), key=lambda asked: asked.beantwoord_op is not None)


def asked_by(persoon: Persoon) -> list[Vraag]:
    """What the bodies of a person asked of others, the last first."""
    found = _rows().filter(van__deelnames__persoon=persoon).order_by("-op", "-pk")
    return [Vraag(as_words(row), row.casus_id) for row in found]  # pyright: ignore[reportAttributeAccessIssue] -- key


def find_question(pk: int, persoon: Persoon) -> Doorgifte | None:
    """A question that was asked of a body of a person; None otherwise."""
    return _rows().filter(pk=pk, naar__deelnames__persoon=persoon).first()


def membership_with(casus: Casus, persoon: Persoon) -> Deelname | None:
    """As whom a person discusses a case: the membership of a body that has it on an agenda, the last one."""
    rows = Deelname.objects.filter(persoon=persoon, overleg__bijeenkomsten__agenda__casus=casus)
    return rows.select_related("overleg").order_by("-overleg__bijeenkomsten__datum", "pk").first()


def others(casus: Casus) -> QuerySet[Overleg]:
    """The bodies on whose agenda a case does not stand."""
    return Overleg.objects.exclude(bijeenkomsten__agenda__casus=casus).order_by("naam")


def _rows() -> QuerySet[Doorgifte]:
    return Doorgifte.objects.select_related("van", "naar")


def as_words(row: Doorgifte) -> Gevraagd:
    """A question in words."""
    return Gevraagd(
        pk=row.pk,
        van=row.van.naam if row.van else "",
        functie=row.functie,
        naar=row.naar.naam,
        tekst=row.gevraagd,
        op=row.op,
        antwoord=row.antwoord,
        antwoord_functie=row.antwoord_functie,
        beantwoord_op=row.beantwoord_op,
        versie=row.versie,
    )
