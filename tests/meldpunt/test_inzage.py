"""Who looks at a report says why, and the reporter sees who looked; also when the glass was broken."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from snijvlak.meldpunt import actions, inzage, queries
from snijvlak.meldpunt.models import Melding, Noodtoegang
from snijvlak.privacy import bewijs
from snijvlak.toegang.models import Gebeurtenis
from tests.mensen import person, sign_in

pytestmark = pytest.mark.django_db
STORY = "(Verzonnen) Niemand belt terug."


@pytest.fixture
def receipt() -> str:
    return bewijs.make()


@pytest.fixture
def melding(receipt: str) -> Melding:
    new = actions.NieuweMelding(
        melder="school",
        sector="PO",
        gemeente_school="GM0518",
        gemeente_kind="GM0518",
        situatie="gestopt",
        redenen=("regie",),
        verhaal=STORY,
    )
    return actions.submit(new, receipt)


def closed(melding: Melding) -> Melding:
    coordinator = person("coordinator-meldpunt", "eerste")
    actions.read_by_team(melding, door=coordinator)
    actions.take_up(melding, door=coordinator)
    actions.move(melding.pk, Melding.Toestand.AFGESLOTEN, door=coordinator)
    return melding


def followed(receipt: str) -> str:
    return Client().post("/meldpunt/volgen/", {"bewijs": receipt}).content.decode()


def reasons() -> list[str]:
    rows = Gebeurtenis.objects.filter(daad="melding-gelezen").order_by("pk")
    return list(rows.values_list("reden", flat=True))


class TestLooking:
    def test_an_open_report_is_read_to_handle_it(self, client: Client, melding: Melding) -> None:
        sign_in(client, "coordinator-meldpunt")
        assert STORY in client.get(f"/meldpunt/werklijst/{melding.pk}/").content.decode()
        assert reasons() == ["afhandelen"]

    def test_a_closed_report_is_not_shown_before_there_is_a_reason(
        self, client: Client, melding: Melding
    ) -> None:
        sign_in(client, "coordinator-meldpunt")
        page = f"/meldpunt/werklijst/{closed(melding).pk}/"
        for answer in (client.get(page), client.post(page), client.post(page, {"reden": "zomaar"})):
            assert STORY not in answer.content.decode()
        assert reasons() == ["afhandelen"]
        assert STORY in client.post(page, {"reden": "klacht"}).content.decode()
        assert reasons() == ["afhandelen", "klacht"]

    def test_an_empty_answer_is_no_way_around_the_reason(self, client: Client, melding: Melding) -> None:
        sign_in(client, "coordinator-meldpunt")
        page = f"/meldpunt/werklijst/{closed(melding).pk}/"
        answer = client.post(f"{page}antwoord/", {"tekst": ""}, follow=True)
        assert STORY not in answer.content.decode() and "Waarom opent u" in answer.content.decode()
        assert reasons() == ["afhandelen"]

    def test_the_reporter_sees_function_organisation_day_and_reason_and_no_name(
        self, client: Client, melding: Melding, receipt: str
    ) -> None:
        assert "Nog niemand." in followed(receipt)
        sign_in(client, "coordinator-meldpunt", "Wilhelmina")
        for _ in range(2):
            client.get(f"/meldpunt/werklijst/{melding.pk}/")
        text = followed(receipt)
        assert text.count("proef, Proef, om de melding af te handelen.") == 1
        assert "Wilhelmina" not in text and "in nood" not in text

    def test_who_has_left_is_still_told(self, melding: Melding, receipt: str) -> None:
        coordinator = person("coordinator-meldpunt", "weg")
        actions.read_by_team(melding, door=coordinator)
        coordinator.lidmaatschappen.all().delete()  # type: ignore[attr-defined]
        assert "oud-medewerker, om de melding af te handelen." in followed(receipt)


class TestBreakingTheGlass:
    def page(self, melding: Melding) -> str:
        return f"/meldpunt/nood/melding/{melding.pk}/"

    def broken(self, client: Client, melding: Melding) -> Noodtoegang:
        answer = client.post(self.page(melding), {"reden": "gevaar"})
        toegang = Noodtoegang.objects.latest("op")
        assert answer.status_code == 302 and answer["Location"] == f"/meldpunt/nood/{toegang.pk}/"
        return toegang

    def test_without_it_the_keeper_reads_nothing(self, client: Client, melding: Melding) -> None:
        sign_in(client, "achterwacht-meldpunt")
        assert STORY not in client.get("/meldpunt/nood/").content.decode()
        assert STORY not in client.get(self.page(melding)).content.decode()
        assert client.get(f"/meldpunt/werklijst/{melding.pk}/").status_code == 403

    def test_with_a_reason_it_opens_one_report(self, client: Client, melding: Melding) -> None:
        sign_in(client, "achterwacht-meldpunt")
        for wrong in ({}, {"reden": "nieuwsgierig"}):
            assert client.post(self.page(melding), wrong).status_code == 422
        toegang = self.broken(client, melding)
        assert STORY in client.get(f"/meldpunt/nood/{toegang.pk}/").content.decode()
        assert toegang.tot - toegang.op == dt.timedelta(minutes=inzage.load().nood.minuten)
        assert reasons() == ["nood: gevaar"]
        assert client.get(f"/meldpunt/werklijst/{melding.pk}/").status_code == 403

    def test_after_half_an_hour_it_is_over(self, client: Client, melding: Melding) -> None:
        sign_in(client, "achterwacht-meldpunt")
        toegang = self.broken(client, melding)
        long_ago = timezone.now() - dt.timedelta(minutes=31)
        Noodtoegang.objects.update(op=long_ago, tot=long_ago + dt.timedelta(minutes=30))
        answer = client.get(f"/meldpunt/nood/{toegang.pk}/")
        assert answer.status_code == 403 and STORY not in answer.content.decode()
        assert "De tijd is voorbij" in answer.content.decode()

    def test_it_is_of_one_person(self, client: Client, melding: Melding) -> None:
        sign_in(client, "achterwacht-meldpunt")
        toegang = self.broken(client, melding)
        other = Client()
        sign_in(other, "achterwacht-meldpunt", "andere")
        assert other.get(f"/meldpunt/nood/{toegang.pk}/").status_code == 404

    def test_a_second_person_is_told_until_one_says_it_was_seen(
        self, client: Client, melding: Melding
    ) -> None:
        sign_in(client, "achterwacht-meldpunt")
        toegang = self.broken(client, melding)
        notice, seen = f"/meldpunt/nood/{toegang.pk}/bericht/", f"/meldpunt/nood/{toegang.pk}/gezien/"
        assert "in nood geopend" not in client.get("/").content.decode()
        assert client.get(notice).status_code == client.post(seen).status_code == 404
        second = Client()
        sign_in(second, "coordinator-meldpunt")
        assert notice in second.get("/").content.decode()
        text = second.get(notice).content.decode()
        assert "Er is gevaar voor een kind" in text and STORY not in text
        assert second.post(seen).status_code == 302
        assert notice not in second.get("/").content.decode()
        toegang.refresh_from_db()
        assert toegang.gezien_door is not None and toegang.gezien_op is not None

    def test_the_reporter_sees_that_it_was_an_emergency(
        self, client: Client, melding: Melding, receipt: str
    ) -> None:
        sign_in(client, "achterwacht-meldpunt")
        client.get(f"/meldpunt/nood/{self.broken(client, melding).pk}/")
        text = followed(receipt)
        assert "er is gevaar voor een kind." in text and "Dit was toegang in nood." in text

    def test_an_ended_report_has_nothing_to_open(self, client: Client, melding: Melding) -> None:
        actions.end(melding, "verzoek", door=None)
        sign_in(client, "achterwacht-meldpunt")
        answer = client.post(self.page(melding), {"reden": "gevaar"})
        assert answer.status_code == 422 and "is er niet meer" in answer.content.decode()
        assert not Noodtoegang.objects.exists()

    def test_the_database_refuses_that_one_looks_at_ones_own(self, melding: Melding) -> None:
        jo = person("achterwacht-meldpunt")
        toegang = actions.break_glass(melding.pk, "gevaar", door=jo)
        with pytest.raises(IntegrityError), transaction.atomic():
            Noodtoegang.objects.filter(pk=toegang.pk).update(gezien_door=jo)

    def test_every_step_is_in_the_trail(self, client: Client, melding: Melding) -> None:
        sign_in(client, "achterwacht-meldpunt")
        toegang = self.broken(client, melding)
        client.get(f"/meldpunt/nood/{toegang.pk}/")
        actions.acknowledge(toegang.pk, door=person("coordinator-meldpunt"))
        actions.acknowledge(toegang.pk, door=person("coordinator-meldpunt", "nog een"))
        rows = Gebeurtenis.objects.filter(onderwerp_id=str(melding.pk)).order_by("pk")
        deeds = [row.daad for row in rows]
        assert deeds == ["melding-ontvangen", "glas-gebroken", "melding-gelezen", "noodtoegang-gezien"]


def test_a_reason_that_is_no_longer_in_the_file_stays_as_it_is() -> None:
    assert inzage.load().tekst("nood: brand") == "brand"


def test_looks_are_told_oldest_first(melding: Melding) -> None:
    first, second = person("coordinator-meldpunt", "a"), person("achterwacht-meldpunt", "b")
    actions.read_by_team(melding, door=first)
    actions.look_in_need(actions.break_glass(melding.pk, "gevaar", door=second), door=second)
    assert [(look.waarom, look.nood) for look in queries.looks(melding)] == [
        ("om de melding af te handelen", False),
        ("er is gevaar voor een kind", True),
    ]
