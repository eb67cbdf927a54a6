"""Visits: one sees where one is signed in and ends it; who leaves is out at once."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone
from tests.mensen import PASSWORD, sign_in

from snijvlak.toegang import actions, bezoeken
from snijvlak.toegang.models import Gebeurtenis, Lidmaatschap, Organisatie, Persoon

MINE = "/mijn-toegang/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1"


@pytest.mark.eenmaal
@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox op Windows"),
        (SAFARI, "Safari op een iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome op Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge op Windows"),
        ("curl/8.0", "Een ander programma"),
        ("", "Een ander programma"),
    ],
)
def test_a_device_in_plain_words(user_agent: str, words: str) -> None:
    assert bezoeken.device(user_agent) == words


def enter(persoon: Persoon, user_agent: str) -> Client:
    client = Client(headers={"user-agent": user_agent})
    assert client.post("/aanmelden/", {"login": persoon.email, "password": PASSWORD}).status_code == 302
    return client


@pytest.mark.django_db
def test_one_sees_where_one_is_signed_in_and_signs_out_there(client: Client) -> None:
    persoon = sign_in(client, "coordinator-meldpunt")
    telephone = enter(persoon, SAFARI)
    text = client.get(MINE).content.decode()
    assert text.count("Dit bezoek.") == 1 and "Safari op een iPhone" in text
    visit = UserSession.objects.get(user_agent=SAFARI)
    assert client.post(f"{MINE}bezoek/{visit.pk}/beeindigen/").status_code == 302
    assert telephone.get("/meldpunt/werklijst/").status_code == 302
    assert client.get("/meldpunt/werklijst/").status_code == 200
    last = Gebeurtenis.objects.filter(daad="bezoek-beeindigd").get()
    assert last.door == persoon


@pytest.mark.django_db
def test_the_visit_of_another_is_unknown(client: Client) -> None:
    sign_in(client, "coordinator-meldpunt")
    other = Client()
    sign_in(other, "beheerder")
    visit = UserSession.objects.exclude(session_key=client.session.session_key).get()
    assert client.post(f"{MINE}bezoek/{visit.pk}/beeindigen/").status_code == 404
    assert other.get("/toegang/spoor/").status_code == 200


@pytest.mark.django_db
def test_who_leaves_the_last_organisation_is_out_at_once(client: Client) -> None:
    persoon = sign_in(client, "coordinator-meldpunt")
    elsewhere = Organisatie.objects.create(naam="Elders", soort=Organisatie.Soort.GEMEENTE)
    second = actions.add_lidmaatschap(
        persoon, elsewhere, functie="ook", rol="beheerder", van=dt.date(2026, 1, 1), door=None
    )
    first = Lidmaatschap.objects.get(persoon=persoon, rol="coordinator-meldpunt")
    today = timezone.localdate()
    actions.end_lidmaatschap(first, tot=today, door=None)
    assert client.get("/meldpunt/werklijst/").status_code == 403
    assert client.get("/toegang/spoor/").status_code == 200
    actions.end_lidmaatschap(second, tot=today, door=None)
    assert client.get("/toegang/spoor/").status_code == 302
    assert not UserSession.objects.filter(user=persoon).exists()


@pytest.mark.django_db
def test_a_role_that_ends_later_ends_no_visit(client: Client) -> None:
    persoon = sign_in(client, "coordinator-meldpunt")
    lid = Lidmaatschap.objects.get(persoon=persoon)
    actions.end_lidmaatschap(lid, tot=timezone.localdate() + dt.timedelta(days=1), door=None)
    assert client.get("/meldpunt/werklijst/").status_code == 200


@pytest.mark.django_db
def test_a_role_of_today_can_end_today(client: Client) -> None:
    persoon = sign_in(client, "coordinator-meldpunt")
    today = timezone.localdate()
    Lidmaatschap.objects.filter(persoon=persoon).update(van=today)
    actions.end_lidmaatschap(Lidmaatschap.objects.get(persoon=persoon), tot=today, door=None)
    assert client.get("/meldpunt/werklijst/").status_code == 302
