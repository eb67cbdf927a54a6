"""Reports of before reports had blocks: read as they were, and held against later ones."""

from __future__ import annotations

import hashlib
import json
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from snijvlak.publicatie.queries import publications
from snijvlak.rapportage import actions, queries
from snijvlak.rapportage.models import Document, Rapport
from snijvlak.rapportage.oud import restore
from snijvlak.toegang.models import Persoon

from .hulp import BEGIN, EIND, counts, reports, rows

pytestmark = pytest.mark.django_db
OLD: dict[str, Any] = {
    "versie": 1,
    "begin": "2026-07-01",
    "eind": "2026-09-30",
    "redenen": {
        "rijen": ["Wachtlijst", "Regie", "Totaal"],
        "kolommen": ["PO", "VO", "Totaal"],
        "waarden": [[7, 6, 13], [5, None, None], [12, None, None]],
        "legenda": "PO: Basisonderwijs.",
    },
    "leerpunten": [{"zin": "Spreek iets af.", "factor": "Regie"}],
    "acties": [
        {"wat": "Afspraak", "wie": "Gemeente", "uiterlijk": "2027-01-01", "stand": "Afgesproken, te laat"}
    ],
}


def hash_of(data: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@pytest.fixture
def old(adviser: Persoon, publisher: Persoon) -> Rapport:
    made = Rapport.objects.create(
        begin=BEGIN,
        eind=EIND,
        inhoud=OLD,
        sha256=hash_of(OLD),
        gemaakt_door=adviser,
        vrijgegeven_op=timezone.now(),
        vrijgegeven_door=publisher,
        adres="tijdelijk",
    )
    Document.objects.create(
        rapport=made, naam="rapport.pdf", soort="application/pdf", omvang=13, inhoud=b"%PDF van toen"
    )
    return made


@pytest.fixture
def migrated(old: Rapport) -> Rapport:
    import_module("snijvlak.rapportage.migrations.0003_adressen").forwards(apps, None)
    return Rapport.objects.get(pk=old.pk)


@pytest.mark.parametrize(
    "later",
    [
        {},
        {
            "te_laat": {
                "op": "2026-11-01",
                "acties": [{"wat": "A", "wie": "B", "dag": "2026-01-01", "stand": "C"}],
            }
        },
    ],
)
def test_its_hash_is_that_of_what_was_kept(later: dict[str, Any]) -> None:
    inhoud, sha256 = restore({**OLD, **later})
    assert sha256 == hash_of({**OLD, **later})
    assert bool(inhoud.blok("overleg.te_laat")) == bool(later)


def test_it_is_shown_as_it_was(client: Client, migrated: Rapport) -> None:
    inhoud = actions.read(migrated)
    assert counts(inhoud, "meldpunt.redenen")["Regie"] == {"PO": 5, "VO": None, "Totaal": None}
    assert rows(inhoud, "overleg.acties") == [("Afspraak", "Gemeente", "01-01-2027", "Afgesproken, te laat")]
    page = client.get("/publicaties/rapporten/2026-K3/").content.decode()
    assert "Spreek iets af." in page
    assert client.get("/publicaties/rapporten/2026-K3/rapport.pdf").content == b"%PDF van toen"


def test_its_counts_come_into_the_ledger_once_and_count_from_then_on(
    migrated: Rapport, adviser: Persoon
) -> None:
    import_module("snijvlak.rapportage.migrations.0003_adressen").forwards(apps, None)
    [known] = publications("redenen in meldingen")
    assert known.by_name()[frozenset({("reden", "wachtlijst"), ("sector", "po")})] == 7
    reports(7, "PO", "wachtlijst")
    reports(8, "VO", "wachtlijst")  # the old report said 6
    later = actions.make(BEGIN, EIND - (EIND - BEGIN) / 3, door=adviser)
    assert actions.read(later).merk != ""
    assert queries.by_address("2026-K3") == migrated
