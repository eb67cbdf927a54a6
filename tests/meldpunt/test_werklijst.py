"""The coördinator reads and answers; nobody else does, and every look is in the trail."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.test import Client

from snijvlak.meldpunt import actions, queries
from snijvlak.meldpunt.models import Bericht, Melding
from snijvlak.privacy import bewijs
from snijvlak.toegang import actions as toegang
from snijvlak.toegang.models import Gebeurtenis
from snijvlak.toegang.permissies import ROLLEN
from tests.mensen import person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def receipt() -> str:
    receipt = bewijs.make()
    new = actions.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Het verhaal.")
    actions.submit(new, receipt)
    return receipt


def test_the_coordinator_reads_and_answers_and_the_reporter_sees_it(client: Client, receipt: str) -> None:
    coordinator = sign_in(client, "coordinator-meldpunt")
    melding = Melding.objects.get()
    assert str(melding.pk) in client.get("/meldpunt/werklijst/").content.decode()
    page = client.get(f"/meldpunt/werklijst/{melding.pk}/")
    assert "Het verhaal." in page.content.decode() and "no-store" in page["Cache-Control"]
    for said in ("Speciaal onderwijs (SO)", "&#x27;s-Gravenhage", "Midden-Delfland", "Regie: niemand"):
        assert said in page.content.decode()
    answer = {"tekst": "Wij zoeken het uit.", "inzending": str(uuid.uuid4())}
    for _ in range(2):
        assert client.post(f"/meldpunt/werklijst/{melding.pk}/antwoord/", answer).status_code == 302
    followed = queries.follow(Melding.objects.get(), receipt)
    assert [b.tekst for b in followed.berichten] == ["Wij zoeken het uit."]
    assert followed.melding.toestand == Melding.Toestand.ONTVANGEN  # nobody took it up yet
    looks = Gebeurtenis.objects.filter(onderwerp_id=str(melding.pk), door=coordinator)
    assert set(looks.values_list("daad", flat=True)) == {"melding-gelezen", "melding-beantwoord"}


@pytest.mark.parametrize("rol", sorted(set(ROLLEN) - {"coordinator-meldpunt"}))
def test_other_roles_are_refused_and_the_refusal_is_kept(client: Client, receipt: str, rol: str) -> None:
    persoon = sign_in(client, rol)
    melding = Melding.objects.get()
    for path in ("/meldpunt/werklijst/", f"/meldpunt/werklijst/{melding.pk}/"):
        page = client.get(path)
        assert page.status_code == 403 and "Vraag het de beheerder" in page.content.decode()
    assert Gebeurtenis.objects.filter(door=persoon, daad="geweigerd").count() == 2


def test_a_long_list_is_cut_and_counted(receipt: str) -> None:
    for _ in range(2):
        actions.submit(
            actions.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "."),
            bewijs.make(),
        )
    assert len(queries.work_list(limit=2)) == 2 and queries.count_waiting() == 3


def test_without_signing_in_one_is_sent_to_the_door(client: Client, receipt: str) -> None:
    answer = client.get("/meldpunt/werklijst/")
    assert answer.status_code == 302 and answer["Location"].startswith("/aanmelden/?next=")


def test_a_role_that_ended_ends_access_at_once(client: Client) -> None:
    persoon = sign_in(client, "coordinator-meldpunt")
    lid = persoon.lidmaatschappen.get()  # pyright: ignore[reportAttributeAccessIssue]
    toegang.end_lidmaatschap(lid, tot=dt.date(2026, 1, 2), door=None)
    assert client.get("/meldpunt/werklijst/")["Location"].startswith("/aanmelden/")


def test_an_empty_answer_is_named(client: Client, receipt: str) -> None:
    sign_in(client, "coordinator-meldpunt")
    page = client.post(
        f"/meldpunt/werklijst/{Melding.objects.get().pk}/antwoord/",
        {"tekst": "", "inzending": str(uuid.uuid4())},
    )
    assert page.status_code == 422 and Bericht.objects.count() == 0


def test_a_wrong_password_is_refused_in_dutch(client: Client) -> None:
    person("beheerder")
    page = client.post("/aanmelden/", {"login": "beheerder@example.org", "password": "iets anders"})
    assert page.status_code == 200 and "foutenlijst" in page.content.decode()
    assert client.get("/registreren/").status_code == 200
