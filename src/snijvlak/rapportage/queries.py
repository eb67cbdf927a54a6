"""Every read about reports."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable

from django.db.models import QuerySet
from django.urls import reverse

from snijvlak.gebied import queries as gebied
from snijvlak.meldpunt import queries as meldpunt
from snijvlak.privacy.onthulling import regels as onthulling
from snijvlak.publicatie.bevindingen import Bevinding
from snijvlak.toegang.models import Persoon

from . import bevindingen
from .inhoud import Inhoud
from .models import Document, Rapport
from .oud import restore


def released() -> QuerySet[Rapport]:
    """What the public may see, the latest period first; a report that was corrected stays."""
    return _light().filter(vrijgegeven_op__isnull=False)


def replaced(reports: Iterable[Rapport]) -> set[uuid.UUID]:
    """The keys of the reports of which the place was taken by a correction that is among these."""
    return {report.corrigeert_id for report in reports if report.corrigeert_id}  # pyright: ignore[reportAttributeAccessIssue] -- of the foreign key


def drafts() -> QuerySet[Rapport]:
    """What waits for release, the latest first."""
    return _light().filter(vrijgegeven_op__isnull=True).order_by("-gemaakt_op")


def _light() -> QuerySet[Rapport]:
    return Rapport.objects.only(
        "id", "begin", "eind", "gemaakt_door", "vrijgegeven_op", "adres", "corrigeert", "sha256"
    ).order_by("-eind", "-vrijgegeven_op")


def find(pk: uuid.UUID) -> Rapport | None:
    """A report; None if there is none."""
    return _whole().filter(pk=pk).first()


def by_address(adres: str) -> Rapport | None:
    """A released report by its lasting name; None if there is none."""
    return _whole().filter(adres=adres).first()


def address(rapport: Rapport) -> str:
    """Where everybody reads a released report."""
    return reverse("publicaties:rapport", args=[rapport.adres])


def _whole() -> QuerySet[Rapport]:
    return Rapport.objects.select_related("gemaakt_door", "corrigeert")


def released_over(begin: dt.date, eind: dt.date) -> Rapport | None:
    """The last released report over exactly these days, so a correction and not what it corrects."""
    found = _whole().filter(vrijgegeven_op__isnull=False, begin=begin, eind=eind)
    return found.order_by("-vrijgegeven_op").first()


def correction_of(rapport: Rapport) -> Rapport | None:
    """The released report that took the place of this one."""
    return released().filter(corrigeert=rapport).first()


def document(rapport: Rapport, naam: str) -> Document | None:
    """A kept file of a released report with its bytes; None if there is none of that name."""
    return Document.objects.filter(rapport=rapport, naam=naam).first()


def has(rapport: Rapport, namen: Collection[str]) -> bool:
    """Whether all files of these names are kept of a report."""
    return Document.objects.filter(rapport=rapport, naam__in=list(namen)).count() == len(namen)


def documents(rapport: Rapport) -> list[Document]:
    """The kept files of a released report without their bytes, by name."""
    return list(Document.objects.filter(rapport=rapport).defer("inhoud").order_by("naam"))


def before(rapport: Rapport) -> Inhoud | None:
    """The content of the last released report that ended before this one began; None if there is none."""
    last = _whole().filter(vrijgegeven_op__isnull=False, eind__lt=rapport.begin).order_by("-eind").first()
    return restore(last.inhoud)[0] if last else None


def wrote(rapport: Rapport, persoon: Persoon) -> bool:
    """Whether a person wrote something of a report, and so may not release it."""
    return rapport.gemaakt_door == persoon or rapport.schrijvers.filter(pk=persoon.pk).exists()


def findings(rapport: Rapport, inhoud: Inhoud) -> list[tuple[Bevinding, str]]:
    """What is found in a draft, each with the reason why it is no reason to change it; empty when none is."""
    reasons = dict(rapport.weerleggingen.values_list("sleutel", "reden"))  # pyright: ignore[reportAttributeAccessIssue] -- related_name
    least = onthulling.on(inhoud.eind).drempel
    cases = meldpunt.as_cases(meldpunt.all_groups(inhoud.begin, inhoud.eind), least)
    found = bevindingen.find(inhoud, cases, [g.naam for g in gebied.haaglanden()])
    return [(finding, reasons.get(finding.sleutel, "")) for finding in found]
