"""Reporting: kept once, encrypted, and followed with the receipt."""

from __future__ import annotations

import uuid

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import CharField
from django.test import Client

from snijvlak.meldpunt import queries, regels, sleutels
from snijvlak.meldpunt.models import (
    Bericht,
    Concept,
    ConceptStap,
    Contact,
    Melding,
    MeldingKeuze,
    MeldingReden,
    Zegel,
)
from snijvlak.privacy import bewijs
from snijvlak.privacy.versleuteling import MeldingSleutel
from snijvlak.toegang.models import Gebeurtenis
from snijvlak.vormgeving.stappen import CHECK

from .melden import BASE, STEPS, STORY, begin, fill_in, look_through, send, sending, step

pytestmark = pytest.mark.django_db


def test_each_reporter_gets_another_receipt(client: Client) -> None:
    receipts = {begin(Client()) for _ in range(3)}
    assert len(receipts) == 3
    begin(client)
    assert "no-store" in client.get(f"{BASE}bewijs/")["Cache-Control"]


def test_a_report_is_kept_and_read_back_with_the_receipt(client: Client) -> None:
    receipt = send(client, had_geholpen="Een vaste persoon.", stem="Ik wil gewoon naar school.")
    melding = Melding.objects.get()
    assert {r.reden for r in MeldingReden.objects.all()} == {"contractering", "wachtlijst"}
    assert {(k.vraag, k.keuze) for k in MeldingKeuze.objects.all()} == {
        ("geprobeerd", "mdo"),
        ("geprobeerd", "aanbieder"),
        ("met_wie", "ouders"),
    }
    page = client.post("/meldpunt/volgen/", {"bewijs": receipt.lower().replace("-", " ")})
    text = page.content.decode()
    assert STORY in text and "Ontvangen" in text and "no-store" in page["Cache-Control"]
    for said in (
        "Een vaste persoon.",
        "Ik wil gewoon naar school.",
        "Een tot drie maanden",
        "Het kind zit thuis",
    ):
        assert said in text
    zegels = Zegel.objects.of(melding)
    assert set(zegels) == {*(s.id for s in sleutels.ring().actief), "bewijs"}
    assert melding.verhaal.open(MeldingSleutel.open_for_team(zegels, sleutels.ring())) == STORY
    row = Gebeurtenis.objects.get()
    assert (row.daad, row.door, row.onderwerp_id) == ("melding-ontvangen", None, str(melding.pk))


def test_pressed_twice_is_kept_once_with_the_same_receipt(client: Client) -> None:
    receipt = begin(client)
    fill_in(client)
    look_through(client)
    pressed = sending(client)
    for _ in range(3):  # a double press, a reload
        answer = client.post(f"{BASE}controle/", pressed)
        assert answer.status_code == 302 and answer["Location"] == f"{BASE}ontvangen/"
    assert Melding.objects.count() == 1 and MeldingReden.objects.count() == 2
    assert receipt in client.get(f"{BASE}ontvangen/").content.decode()
    assert queries.follow(Melding.objects.get(), receipt).verhaal == STORY


def test_sending_empties_the_draft_and_leaving_forgets_it(client: Client) -> None:
    receipt = send(client)
    assert ConceptStap.objects.count() == 0 and Concept.objects.get().verstuurd_op
    answer = client.post(f"{BASE}stoppen/")
    assert answer["Location"] == "/meldpunt/volgen/" and Concept.objects.count() == 0
    assert client.get(f"{BASE}ontvangen/")["Location"] == "/meldpunt/volgen/"
    assert STORY in client.post("/meldpunt/volgen/", {"bewijs": receipt}).content.decode()


def test_name_and_contact_are_locked_apart(client: Client) -> None:
    receipt = send(client, naam="Wilhelmina Zonderling", bereikbaar="w@voorbeeld.example")
    melding, contact = Melding.objects.get(), Contact.objects.get()
    own = MeldingSleutel.open_for_team(Zegel.objects.of(melding), sleutels.ring())
    with pytest.raises(Exception, match="kan met deze sleutel niet"):
        contact.inhoud.open(own)
    assert queries.read_contact(melding) == "Wilhelmina Zonderling\nw@voorbeeld.example"
    text = client.post("/meldpunt/volgen/", {"bewijs": receipt}).content.decode()
    assert "Dat staat apart op slot" in text and "Zonderling" not in text


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
    receipt = send(client, naam="Zoerlebies", stem="kwispelstaart")
    begin(client)  # and a draft that was not sent
    step(client, "verhaal", verhaal="concepttekst", bewijs="")
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
    words = ("meisje", "geheim", "Zoerlebies", "kwispelstaart", "concepttekst")
    for secret in (*words, receipt, receipt.replace("-", "")):
        assert secret.encode() not in dump


REQUIRED = [
    *("melder", "functie", "sector", "gemeente_school", "gemeente_kind", "situatie", "redenen"),
    *("sinds", "naar_school", "geprobeerd", "verhaal"),
]


def step_of(field: str) -> str:
    return next(naam for naam, answers in STEPS.items() if field in answers)


@pytest.mark.parametrize("field", REQUIRED)
def test_a_missing_answer_is_named_and_nothing_is_lost(client: Client, field: str) -> None:
    begin(client)
    naam = step_of(field)
    for before in list(STEPS)[: list(STEPS).index(naam)]:
        step(client, before)
    answer = step(client, naam, **{field: ""})
    assert answer["Location"] == f"{BASE}{naam}/?{CHECK}" and Melding.objects.count() == 0
    text = client.get(answer["Location"]).content.decode()
    assert 'id="foutenlijst"' in text and f'href="#id_{field}' in text
    # What was typed beside it is still there, and so is every page before.
    others = [
        value for name, value in STEPS[naam].items() if name != field and isinstance(value, str) and value
    ]
    assert all(value in text for value in others)
    assert len(ConceptStap.objects.all()) == list(STEPS).index(naam) + 1


@pytest.mark.parametrize(
    ("field", "value"), [("melder", "ouder"), ("gemeente_kind", "GM9999"), ("redenen", ["x"])]
)
def test_an_answer_outside_the_list_is_refused(client: Client, field: str, value: object) -> None:
    begin(client)
    naam = step_of(field)
    for before in list(STEPS)[: list(STEPS).index(naam)]:
        step(client, before)
    assert step(client, naam, **{field: value})["Location"] == f"{BASE}{naam}/?{CHECK}"


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
        ("functie", keuzes.functies),
        ("sinds", keuzes.sinds),
        ("naar_school", keuzes.naar_school),
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
