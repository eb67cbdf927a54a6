"""Invitations: a link that works once and for a week, and nobody's but who has it."""

from __future__ import annotations

import datetime as dt
import re
import threading

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone
from tests.mensen import person, sign_in

from snijvlak.toegang import uitnodigen
from snijvlak.toegang.models import Gebeurtenis, Lidmaatschap, Organisatie, Persoon, Uitnodiging

pytestmark = pytest.mark.django_db
NEW = "een heel nieuw wachtwoord"
INVITE = "/toegang/personen/uitnodigen/"


def send(client: Client, **changes: str) -> tuple[int, str]:
    organisatie, _ = Organisatie.objects.get_or_create(naam="Proef", soort=Organisatie.Soort.GEMEENTE)
    data = {
        "email": "nieuw@example.org",
        "naam": "Nieuw",
        "organisatie": str(organisatie.pk),
        "functie": "Coördinator",
        "functiesoort": "",
        "rol": "coordinator-meldpunt",
        **changes,
    }
    answer = client.post(INVITE, data)
    return answer.status_code, answer.content.decode()


def link_in(text: str) -> str:
    found = re.search(r"http://testserver(/uitnodiging/[\w-]{43}/)", text)
    assert found, text
    return found[1]


def accept(link: str, first: str = NEW, second: str | None = None) -> int:
    return Client().post(link, {"eerste": first, "tweede": first if second is None else second}).status_code


def test_from_invitation_to_signing_in(client: Client) -> None:
    sign_in(client, "beheerder")
    status, text = send(client)
    link = link_in(text)
    assert status == 200 and "nieuw@example.org" not in link
    own = Client()
    assert "Kies een wachtwoord" in own.get(link).content.decode()
    assert own.post(link, {"eerste": NEW, "tweede": NEW})["Location"] == "/aanmelden/"
    assert own.post("/aanmelden/", {"login": "Nieuw@example.org", "password": NEW}).status_code == 302
    assert own.get("/meldpunt/werklijst/").status_code == 200
    deeds = Gebeurtenis.objects.filter(daad__startswith="uitnodiging").order_by("pk")
    assert [row.daad for row in deeds] == ["uitnodiging-gemaakt", "uitnodiging-gebruikt"]


def test_a_link_works_once(client: Client) -> None:
    sign_in(client, "beheerder")
    link = link_in(send(client)[1])
    assert (accept(link), accept(link, "nog een ander wachtwoord")) == (302, 410)
    assert Persoon.objects.get(email="nieuw@example.org").check_password(NEW)


def test_a_link_is_over_after_a_week_and_a_new_one_ends_the_old(client: Client) -> None:
    sign_in(client, "beheerder")
    old = link_in(send(client)[1])
    persoon = Persoon.objects.get(email="nieuw@example.org")
    new = link_in(client.post(f"/toegang/personen/{persoon.pk}/link/").content.decode())
    assert accept(old) == 410
    Uitnodiging.objects.update(tot=timezone.now() - dt.timedelta(seconds=1))
    text = Client().get(new)
    assert text.status_code == 410 and "Vraag de beheerder" in text.content.decode()
    assert accept(new) == 410


@pytest.mark.parametrize("link", ["/uitnodiging/x/", f"/uitnodiging/{'a' * 43}/"])
def test_a_link_that_never_was(link: str) -> None:
    assert Client().get(link).status_code == accept(link) == 410


@pytest.mark.parametrize(
    ("first", "second", "fault"),
    [("kort", "kort", "te kort of te bekend"), (NEW, NEW + "x", "niet gelijk"), ("", "", "verplicht")],
)
def test_a_password_that_cannot_be(client: Client, first: str, second: str, fault: str) -> None:
    sign_in(client, "beheerder")
    link = link_in(send(client)[1])
    answer = Client().post(link, {"eerste": first, "tweede": second})
    assert answer.status_code == 422 and fault in answer.content.decode()
    assert accept(link) == 302


def test_the_database_holds_no_link_that_works(client: Client) -> None:
    sign_in(client, "beheerder")
    token = link_in(send(client)[1]).split("/")[2]
    assert token not in repr(list(Uitnodiging.objects.values()))


def test_a_new_password_ends_the_visits_of_before(client: Client) -> None:
    sign_in(client, "beheerder")
    own = Client()
    jo = sign_in(own, "coordinator-meldpunt")
    link = link_in(client.post(f"/toegang/personen/{jo.pk}/link/").content.decode())
    assert own.get("/meldpunt/werklijst/").status_code == 200
    accept(link)
    assert own.get("/meldpunt/werklijst/").status_code == 302


def test_who_is_there_already_and_what_never_goes_together_are_refused(client: Client) -> None:
    sign_in(client, "beheerder")
    person("beleidsadviseur", "jo")
    status, text = send(client, email="JO@example.org")
    assert status == 422 and "Er is al iemand" in text
    status, text = send(client, functie="Contractmanager")
    assert status == 422 and "gaat niet samen" in text
    assert not Persoon.objects.filter(email="nieuw@example.org").exists()
    assert Gebeurtenis.objects.filter(daad="combinatie-geweigerd").exists()


def test_looking_at_people_is_in_the_trail(client: Client) -> None:
    sign_in(client, "beheerder")
    client.get("/toegang/personen/")
    last = Gebeurtenis.objects.latest("pk")
    assert (last.daad, last.reden) == ("personen-bekeken", "toegang-beheren")


def test_a_role_is_ended_on_the_page_and_its_holder_is_out(client: Client) -> None:
    sign_in(client, "beheerder")
    own = Client()
    jo = sign_in(own, "coordinator-meldpunt")
    lid = Lidmaatschap.objects.get(persoon=jo)
    assert f"/toegang/rol/{lid.pk}/beeindigen/" in client.get("/toegang/personen/").content.decode()
    assert client.post(f"/toegang/rol/{lid.pk}/beeindigen/").status_code == 302
    assert own.get("/meldpunt/werklijst/").status_code == 302
    assert client.post(f"/toegang/rol/{lid.pk}/beeindigen/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_link_used_twice_at_the_same_moment_sets_one_password() -> None:
    token = uitnodigen.invite(person("beheerder", "jo"), door=None)
    done: list[str] = []
    begin = threading.Barrier(4)

    def run(password: str) -> None:
        begin.wait()
        try:
            uitnodigen.accept(token, password)
            done.append(password)
        except uitnodigen.LinkVerlopen:
            pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(f"{NEW} {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 1
    assert Persoon.objects.get(naam="jo").check_password(done[0])
