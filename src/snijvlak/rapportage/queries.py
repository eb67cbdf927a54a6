"""Every read about reports."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db.models import QuerySet

from snijvlak.gebied import queries as gebied
from snijvlak.meldpunt import queries as meldpunt
from snijvlak.privacy.onthulling import regels as onthulling
from snijvlak.publicatie.bevindingen import Bevinding
from snijvlak.toegang.models import Persoon

from . import bevindingen
from .inhoud import Inhoud
from .models import Rapport
from .oud import restore


def released() -> QuerySet[Rapport]:
    """What the public may see, the latest period first; a report that was corrected stays."""
    return _light().filter(vrijgegeven_op__isnull=False)


def drafts() -> QuerySet[Rapport]:
    """What waits for release, the latest first."""
    return _light().filter(vrijgegeven_op__isnull=True).order_by("-gemaakt_op")


def _light() -> QuerySet[Rapport]:
    return Rapport.objects.only(
        "id", "begin", "eind", "gemaakt_door", "vrijgegeven_op", "adres", "corrigeert"
    ).order_by("-eind", "-vrijgegeven_op")


def find(pk: uuid.UUID) -> Rapport | None:
    """A report without its PDF; None if there is none."""
    return _whole().filter(pk=pk).first()


def by_address(adres: str) -> Rapport | None:
    """A released report by its lasting name, without its PDF; None if there is none."""
    return _whole().filter(adres=adres).first()


def _whole() -> QuerySet[Rapport]:
    return Rapport.objects.defer("pdf").select_related("gemaakt_door", "corrigeert")


def released_over(begin: dt.date, eind: dt.date) -> Rapport | None:
    """The last released report over exactly these days, so a correction and not what it corrects."""
    found = _whole().filter(vrijgegeven_op__isnull=False, begin=begin, eind=eind)
    return found.order_by("-vrijgegeven_op").first()


def correction_of(rapport: Rapport) -> Rapport | None:
    """The released report that took the place of this one."""
    return released().filter(corrigeert=rapport).first()


def pdf(pk: uuid.UUID) -> bytes:
    """The PDF of a released report."""
    return bytes(Rapport.objects.values_list("pdf", flat=True).get(pk=pk))


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
