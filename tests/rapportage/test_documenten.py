"""The files of a report: made beside the page, before it is public; kept, and never another."""

from __future__ import annotations

import hashlib
import uuid

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from snijvlak.rapportage import actions, queries, vormen, werk
from snijvlak.rapportage.models import Document, Rapport
from snijvlak.toegang.models import Gebeurtenis, Persoon
from snijvlak.vormgeving import document
from snijvlak.werk import actions as werken
from snijvlak.werk import taken
from snijvlak.werk.models import Werk

pytestmark = pytest.mark.django_db
S = Werk.Stand
BEFORE = ("rapportage", "0003_adressen")


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[uuid.UUID]:
    """No worker is there: what is put waits, and is in this list."""
    put: list[uuid.UUID] = []
    monkeypatch.setattr(taken, "put", put.append)
    return put


def fresh(rapport: Rapport) -> Rapport:
    found = queries.find(rapport.pk)
    assert found
    return found


def test_every_file_is_kept_as_it_is_made_of_the_content(draft: Rapport, publisher: Persoon) -> None:
    actions.release(draft, draft.sha256, door=publisher)
    kept = {d.naam: d for d in Document.objects.all()}
    made = list(vormen.all_files(actions.read(fresh(draft))))
    assert kept.keys() == {file.naam for file in made} and len(kept) <= vormen.count(actions.read(draft))
    for file in made:
        one = kept[file.naam]
        assert (bytes(one.inhoud), one.soort, one.omvang) == (file.inhoud, file.soort, len(file.inhoud))
        assert one.sha256 == hashlib.sha256(file.inhoud).hexdigest()


def test_without_its_files_it_is_not_released(
    draft: Rapport, publisher: Persoon, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "TIMEOUT", 0)
    client.force_login(publisher)
    answer = client.post(f"/rapporten/{draft.pk}/vrijgeven/", {"gecontroleerd": "on", "gezien": draft.sha256})
    assert answer.status_code == 422 and "Het rapport is niet vrijgegeven." in answer.content.decode()
    assert fresh(draft).vrijgegeven_op is None and not Document.objects.exists()


def test_beside_the_page_it_is_followed_and_then_public(
    draft: Rapport, publisher: Persoon, client: Client, waits: list[uuid.UUID]
) -> None:
    client.force_login(publisher)
    answer = client.post(f"/rapporten/{draft.pk}/vrijgeven/", {"gecontroleerd": "on", "gezien": draft.sha256})
    [pk] = waits
    assert answer.headers["Location"] == f"/werk/{pk}/" and fresh(draft).vrijgegeven_op is None
    werken.do(pk)
    page = client.get(f"/werk/{pk}/").content.decode()
    assert "Een rapport vrijgeven" in page and f"/rapporten/{draft.pk}/" in page and "Mijn werk" in page
    made = Werk.objects.get(pk=pk)
    assert (made.stand, made.gedaan) == (S.KLAAR, made.totaal) and made.totaal >= Document.objects.count()


def test_a_worker_that_stops_leaves_nothing_half_and_nothing_double(
    draft: Rapport, publisher: Persoon, waits: list[uuid.UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise SystemExit  # as a signal ends a process

    asked = werk.ask_release(draft, draft.sha256, door=publisher)
    with monkeypatch.context() as halfway, pytest.raises(SystemExit):
        halfway.setattr("snijvlak.rapportage.actions.vrijgeven.grootboek.record", stop)
        werken.do(asked.pk)
    assert fresh(draft).vrijgegeven_op is None and not Document.objects.exists()
    for _ in range(2):  # the second time it was released, and the process stopped before it said so
        Werk.objects.filter(pk=asked.pk).update(stand=S.WACHT)
        werken.do(asked.pk)
        asked.refresh_from_db()
        assert asked.stand == S.KLAAR
    assert Gebeurtenis.objects.filter(daad="rapport-vrijgegeven").count() == 1


def test_what_stands_in_the_way_is_said_before_anything_begins(
    draft: Rapport, adviser: Persoon, publisher: Persoon, waits: list[uuid.UUID]
) -> None:
    with pytest.raises(actions.NietToegestaan, match="schreef mee"):
        werk.ask_release(draft, draft.sha256, door=adviser)
    with pytest.raises(actions.VerouderdeBladzijde):
        werk.ask_release(draft, "0" * 64, door=publisher)
    assert not waits and not Werk.objects.exists()


def test_what_comes_in_the_way_later_is_told_with_the_work(
    draft: Rapport, adviser: Persoon, publisher: Persoon, waits: list[uuid.UUID]
) -> None:
    asked = werk.ask_release(draft, draft.sha256, door=publisher)
    actions.leave_out(draft, "meldpunt.sector", True, draft.sha256, door=adviser)
    werken.do(asked.pk)
    asked.refresh_from_db()
    assert asked.stand == S.MISLUKT and "terwijl u keek" in asked.fout
    actions.withdraw(draft, door=adviser)
    Werk.objects.update(stand=S.WACHT)
    werken.do(asked.pk)
    asked.refresh_from_db()
    assert "Dit concept is er niet meer" in asked.fout


def test_of_a_report_from_before_the_files_are_made_once(
    draft: Rapport, publisher: Persoon, client: Client
) -> None:
    actions.release(draft, draft.sha256, door=publisher)
    made = {d.naam: bytes(d.inhoud) for d in Document.objects.all()}
    Document.objects.exclude(naam="rapport.pdf").delete()
    Document.objects.update(inhoud=b"%PDF van toen")
    for name in ("rapport.docx", "meldpunt-redenen.xlsx", "gegevens.zip"):
        assert client.get(f"/publicaties/rapporten/2026-K3/{name}").content == made[name]
    assert client.get("/publicaties/rapporten/2026-K3/rapport.pdf").content == b"%PDF van toen"
    actions.complete(fresh(draft))
    assert Document.objects.count() == len(made)


@pytest.mark.django_db(transaction=True)
def test_the_pdf_of_before_moves_to_a_row_of_its_own_and_back(draft: Rapport, publisher: Persoon) -> None:
    actions.release(draft, draft.sha256, door=publisher)
    pdf = bytes(Document.objects.get(naam="rapport.pdf").inhoud)
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes("rapportage")
    try:
        executor = MigrationExecutor(connection)
        executor.migrate([BEFORE])
        old = executor.loader.project_state([BEFORE]).apps.get_model("rapportage", "Rapport")
        assert bytes(old.objects.get(pk=draft.pk).pdf) == pdf
    finally:
        MigrationExecutor(connection).migrate(latest)
    [kept] = Document.objects.all()
    assert bytes(kept.inhoud) == pdf and kept.sha256 == hashlib.sha256(pdf).hexdigest()


def test_work_to_count_again_leads_to_the_draft(
    draft: Rapport, adviser: Persoon, client: Client, waits: list[uuid.UUID]
) -> None:
    asked = werk.ask_again(draft, door=adviser)
    werken.do(asked.pk)
    client.force_login(adviser)
    assert "Bekijk het" in client.get(f"/werk/{asked.pk}/").content.decode()
    actions.withdraw(fresh(draft), door=adviser)
    assert "het is er niet meer" in client.get(f"/werk/{asked.pk}/").content.decode()
