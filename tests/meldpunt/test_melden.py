"""Reporting: kept once, encrypted, and followed with the receipt."""

from __future__ import annotations

import uuid

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import CharField
from django.test import Client

from snijvlak.meldpunt import queries, regels, sleutels
from snijvlak.meldpunt.models import Bericht, Melding, MeldingReden, Zegel
from snijvlak.privacy import bewijs
from snijvlak.privacy.versleuteling import MeldingSleutel
from snijvlak.toegang.models import Gebeurtenis

pytestmark = pytest.mark.django_db

STORY = "Het meisje zit al weken thuis: de hulp stopte toen het contract afliep."


def answers(receipt: str, **changes: object) -> dict[str, object]:
    return {
        "melder": "school",
        "sector": "SO",
        "gemeente_school": "GM0518",
        "gemeente_kind": "GM1842",
        "situatie": "gestopt",
        "redenen": ["contractering", "wachtlijst"],
        "verhaal": STORY,
        "bewijs": receipt,
        **changes,
    }


def send(client: Client, **changes: object) -> str:
    receipt = bewijs.make()
    response = client.post("/meldpunt/nieuw/", answers(receipt, **changes))
    assert response.status_code == 200 and receipt in response.content.decode()
    return receipt


def test_the_form_gives_each_reporter_another_receipt(client: Client) -> None:
    pages = [client.get("/meldpunt/nieuw/") for _ in range(2)]
    receipts = {page.context["form"].initial["bewijs"] for page in pages}
    assert len(receipts) == 2
    assert all("no-store" in page["Cache-Control"] for page in pages)


def test_a_report_is_kept_and_read_back_with_the_receipt(client: Client) -> None:
    receipt = send(client)
    melding = Melding.objects.get()
    assert {r.reden for r in MeldingReden.objects.all()} == {"contractering", "wachtlijst"}
    page = client.post("/meldpunt/volgen/", {"bewijs": receipt.lower().replace("-", " ")})
    assert STORY in page.content.decode() and "Ontvangen" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    zegels = Zegel.objects.of(melding)
    assert set(zegels) == {*(s.id for s in sleutels.ring().actief), "bewijs"}
    assert melding.verhaal.open(MeldingSleutel.open_for_team(zegels, sleutels.ring())) == STORY
    row = Gebeurtenis.objects.get()
    assert (row.daad, row.door, row.onderwerp_id) == ("melding-ontvangen", None, str(melding.pk))


def test_sent_twice_is_kept_once_with_the_same_receipt(client: Client) -> None:
    receipt = send(client)
    again = client.post("/meldpunt/nieuw/", answers(receipt, verhaal="iets anders"))
    assert receipt in again.content.decode()
    assert Melding.objects.count() == 1 and MeldingReden.objects.count() == 2
    followed = queries.follow(Melding.objects.get(), receipt)
    assert followed.verhaal == STORY and [b.tekst for b in followed.berichten] == ["iets anders"]
    for _ in range(2):  # what was changed is a message, once
        client.post("/meldpunt/nieuw/", answers(receipt, verhaal="iets anders"))
        client.post("/meldpunt/nieuw/", answers(receipt))
    assert Bericht.objects.count() == 1


def test_a_message_from_the_reporter_is_kept_once(client: Client) -> None:
    receipt, inzending = send(client), str(uuid.uuid4())
    for _ in range(2):
        page = client.post(
            "/meldpunt/volgen/bericht/",
            {"bewijs": receipt, "tekst": "Nog steeds geen plek", "inzending": inzending},
        )
        assert "Nog steeds geen plek" in page.content.decode()
    assert Bericht.objects.count() == 1


def test_nothing_readable_is_in_the_database(client: Client) -> None:
    receipt = send(client)
    client.post(
        "/meldpunt/volgen/bericht/",
        {"bewijs": receipt, "tekst": "geheim bericht", "inzending": str(uuid.uuid4())},
    )
    with connection.cursor() as cursor:
        dump = b""
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                dump += b"|".join(
                    bytes(v) if isinstance(v, memoryview | bytes) else str(v).encode() for v in row
                )
    assert b"contractering" in dump
    for secret in ("meisje", "geheim", receipt, receipt.replace("-", "")):
        assert secret.encode() not in dump


@pytest.mark.parametrize(
    "field", ["melder", "sector", "gemeente_school", "gemeente_kind", "situatie", "redenen", "verhaal"]
)
def test_a_missing_answer_is_named_and_nothing_is_lost(client: Client, field: str) -> None:
    receipt = bewijs.make()
    page = client.post("/meldpunt/nieuw/", answers(receipt, **{field: ""}))
    text = page.content.decode()
    assert page.status_code == 422 and Melding.objects.count() == 0
    assert 'id="foutenlijst"' in text and f'href="#id_{field}' in text
    assert receipt in text and (field == "verhaal" or STORY in text)


@pytest.mark.parametrize(
    ("field", "value"), [("melder", "ouder"), ("gemeente_kind", "GM9999"), ("redenen", ["x"])]
)
def test_an_answer_outside_the_list_is_refused(client: Client, field: str, value: object) -> None:
    page = client.post("/meldpunt/nieuw/", answers(bewijs.make(), **{field: value}))
    assert page.status_code == 422 and Melding.objects.count() == 0


def test_a_wrong_receipt_is_told_apart_from_an_unknown_one(client: Client) -> None:
    wrong = client.post("/meldpunt/volgen/", {"bewijs": "ABC"})
    unknown = client.post("/meldpunt/volgen/", {"bewijs": bewijs.make()})
    assert wrong.status_code == unknown.status_code == 422
    assert "heeft 28 tekens; u typte er 3" in wrong.content.decode()
    assert "vinden wij geen melding" in unknown.content.decode()


def test_a_message_without_a_report_is_asked_for_the_receipt(client: Client) -> None:
    page = client.post("/meldpunt/volgen/bericht/", {"bewijs": "", "tekst": "x"})
    assert page.status_code == 422 and "ontvangstbewijs" in page.content.decode()


def test_every_choice_fits_the_database() -> None:
    keuzes = regels.load()
    for name, codes in (
        ("melder", keuzes.melders),
        ("sector", keuzes.sectoren),
        ("situatie", keuzes.situaties),
    ):
        field = Melding._meta.get_field(name)
        assert isinstance(field, CharField)
        limit = field.max_length
        assert limit and all(len(code) <= limit for code in codes)
    assert "contractering" in keuzes.redenen and len(keuzes.redenen) == 11


def test_home_page_leads_to_the_form(client: Client) -> None:
    assert 'href="/meldpunt/nieuw/"' in client.get("/").content.decode()


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
