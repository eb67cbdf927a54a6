"""The open data that there is: of each released report, the library of lessons, and what rooms bring."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

from snijvlak.publicatie import dcat, openbaar
from snijvlak.publicatie.gegevens import Bestand, Gegevensset, measured
from snijvlak.vormgeving.document import DocumentMislukt
from snijvlak.vormgeving.teksten import tekst

from . import actions, leerpunten, pakket, queries, vormen
from .leerpunten import Leerpunt
from .models import Rapport

_log = logging.getLogger(__name__)
_FORMS = {"csv": "CSV", "xlsx": "XLSX", "json": "JSON"}


@dataclass(frozen=True)
class Groep:
    """Data sets that belong together. ``sleutel`` tells the group apart, ``adres`` is the page about them."""

    sleutel: str
    titel: str
    adres: str
    sets: tuple[Gegevensset, ...]


def groups() -> list[Groep]:
    """All data sets: what no report is about first, then report by report, the newest first.

    A report that was corrected is left out: its correction takes its place. Its files stay where they are.
    One that was changed behind our back, or of which a file cannot be made, is left out too, and logged.
    """
    others = (_library(leerpunten.published()), *openbaar.datasets())
    page = reverse("publicaties:leerpunten")
    found = [Groep("andere", tekst("rapportage.gegevens.kop_andere"), page, others)]
    reports = list(queries.released())
    replaced = queries.replaced(reports)
    for report in reports:
        if report.pk not in replaced:
            try:
                found.append(_of_report(report.pk, report.sha256))
            except (actions.NietToegestaan, DocumentMislukt) as error:
                _log.error("a report is left out of the open data: %s", type(error).__name__)
    return found


@lru_cache(maxsize=4)
def catalogue(given: tuple[Groep, ...], write: Callable[[dcat.Knoop], bytes]) -> bytes:
    """The description of all data sets for catalogues of others, written as ``dcat`` can; once for the same
    data sets, for after some years it is long."""
    made = dcat.catalogue(
        tekst("rapportage.gegevens.catalogus"),
        tekst("rapportage.gegevens.uitleg"),
        tekst("rapportage.inhoud.regio"),
        reverse("publicaties:gegevens"),
        (one for groep in given for one in groep.sets),
    )
    return write(made)


def _library(lessen: Sequence[Leerpunt]) -> Gegevensset:
    page = reverse("publicaties:leerpunten")
    data = leerpunten.table(lessen).csv().encode()
    file = measured("leerpunten.csv", reverse("publicaties:leerpunten-csv"), "CSV", data)
    newest = max((one.sinds for one in lessen), default=None)
    return Gegevensset(
        naam="leerpunten",
        kenmerk="snijvlak/leerpunten",
        titel=tekst("rapportage.leerpunten.kop"),
        uitleg=tekst("rapportage.leerpunten.uitleg"),
        bron=tekst("rapportage.leerpunten.bron"),
        peil=f"{newest:%d-%m-%Y}" if newest else "",
        pagina=page,
        bestanden=(file,),
        verschenen=newest,
    )


@lru_cache(maxsize=1024)
def _of_report(pk: uuid.UUID, sha256: str) -> Groep:
    """The data sets of a released report: it never changes, so it is read once. ``sha256`` is in the key."""
    rapport = queries.find(pk)
    assert rapport and rapport.adres  # noqa: S101 -- a released report stays, and has an address
    if not queries.has(rapport, vormen.VORMEN):
        actions.complete(rapport)
    inhoud = actions.read(rapport)
    page = queries.address(rapport)
    files = {file.naam: file for file in _files(rapport)}
    sets = pakket.datasets(inhoud, files, pagina=page, verschenen=rapport.vrijgegeven_op)
    return Groep(rapport.adres, inhoud.titel, page, tuple(sets))


def _files(rapport: Rapport) -> list[Bestand]:
    found: list[Bestand] = []
    for document in queries.documents(rapport):
        if form := _FORMS.get(document.naam.rpartition(".")[2]):
            address = reverse("publicaties:bestand", args=[rapport.adres, document.naam])
            found.append(Bestand(document.naam, address, form, document.omvang, document.sha256))
    return found
