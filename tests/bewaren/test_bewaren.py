"""What is too old goes, once and completely; what a person in charge holds stays; the trail tells both."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone

from snijvlak.bewaren import actions, queries
from snijvlak.bewaren.models import Vasthouding
from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt import queries as reports
from snijvlak.meldpunt.models import Melding, Zegel
from snijvlak.privacy import bewijs
from snijvlak.toegang import actions as toegang
from snijvlak.toegang.models import Gebeurtenis, Lidmaatschap, Persoon
from tests.mensen import person, sign_in

NEW = meldpunt.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Het verhaal.")
pytestmark = pytest.mark.django_db


def today() -> dt.date:
    return timezone.localdate()


def report(years: int, days: int = 0, toestand: str = "afgesloten") -> Melding:
    """A report of so many years and days ago."""
    melding = meldpunt.submit(NEW, bewijs.make())
    day = today().replace(year=today().year - years) - dt.timedelta(days)
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
    ended = moment if toestand == "beeindigd" else None
    Melding.objects.filter(pk=melding.pk).update(ontvangen_op=moment, toestand=toestand, beeindigd_op=ended)
    return Melding.objects.get(pk=melding.pk)


def run() -> dict[str, int]:
    """What the daily task ended, by kind."""
    found: dict[str, int] = {}
    for outcome in actions.end_due(today()):
        assert outcome.mislukt == 0
        found[f"{outcome.soort.naam} {outcome.soort.wat}"] = outcome.klaar
    return found


class TestTheDailyTask:
    def test_the_text_of_an_old_report_goes_and_its_choices_stay(self) -> None:
        old, young = report(2), report(1, 360)
        assert run() == {"melding beeindigen": 1}
        old.refresh_from_db()
        assert old.toestand == "beeindigd" and not Zegel.objects.filter(melding=old).exists()
        assert old.sector == "SO" and reports.read(young).verhaal == "Het verhaal."
        row = Gebeurtenis.objects.get(daad="bewaartermijn-voorbij", onderwerp_id=str(old.pk))
        assert row.door is None and row.reden == "beeindigen"

    def test_a_second_time_it_does_nothing(self) -> None:
        report(3)
        assert run() != {}
        assert run() == {}

    def test_the_choices_go_after_seven_years(self) -> None:
        melding = report(7, toestand="beeindigd")
        assert run() == {"melding verwijderen": 1}
        assert not Melding.objects.filter(pk=melding.pk).exists()

    def test_a_report_that_nobody_closed_is_not_lost_by_the_clock(self) -> None:
        melding = report(5, toestand="in-behandeling")
        assert run() == {}
        assert reports.read(melding).verhaal == "Het verhaal."
        assert [(soort.naam, count) for soort, count in queries.waiting(today())] == [("melding", 1)]

    def test_what_fails_does_not_keep_the_others(self, monkeypatch: pytest.MonkeyPatch) -> None:
        broken, whole = report(3), report(3)
        end = meldpunt.end

        def stumble(melding: Melding, *args: object, **kwargs: object) -> object:
            if melding.pk == broken.pk:
                raise RuntimeError("the disk is full")
            return end(melding, *args, **kwargs)  # pyright: ignore[reportArgumentType] -- passed on

        monkeypatch.setattr(meldpunt, "end", stumble)
        (outcome,) = actions.end_due(today())
        assert (outcome.klaar, outcome.mislukt) == (1, 1)
        whole.refresh_from_db()
        broken.refresh_from_db()
        assert (whole.toestand, broken.toestand) == ("beeindigd", "afgesloten")

    def test_visits_and_tries_that_are_over_go(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM snijvlak_cache")
        client = Client()
        sign_in(client, "beheerder")
        client.post("/aanmelden/", {"login": "niemand@example.org", "password": "fout"})
        Session.objects.update(expire_date=timezone.now() - dt.timedelta(days=3))
        found = run()
        assert found["bezoek verwijderen"] == 1
        assert Session.objects.count() == 0

    def test_who_left_is_forgotten_after_five_years(self) -> None:
        persoon = person("beheerder")
        long_ago = today().replace(year=today().year - 6)
        Lidmaatschap.objects.filter(persoon=persoon).update(van=long_ago - dt.timedelta(9), tot=long_ago)
        with_trail_of_then(long_ago)
        run()
        persoon.refresh_from_db()
        assert persoon.naam == "Oud-medewerker" and "beheerder" not in persoon.email
        assert not persoon.has_usable_password() and not persoon.is_active

    def test_the_database_lets_go_of_the_trail_after_five_years_and_not_sooner(self) -> None:
        toegang.record("proef", "proef", "nieuw", door=None)
        old = Gebeurtenis(daad="proef", onderwerp_soort="proef", onderwerp_id="oud", door=None)
        old.op = timezone.now() - dt.timedelta(days=5 * 366 + 3)
        old.save()
        assert run() == {"gebeurtenis verwijderen": 1}
        assert [g.onderwerp_id for g in Gebeurtenis.objects.filter(daad="proef")] == ["nieuw"]


def with_trail_of_then(day: dt.date) -> None:
    """The trail cannot be changed, so the day of adding is written once more, as of then."""
    for row in Gebeurtenis.objects.filter(daad="persoon-toegevoegd"):
        row.pk, row.op = None, timezone.make_aware(dt.datetime.combine(day, dt.time(9)))
        row.save()


class TestHolding:
    def test_a_held_report_stays_until_the_day(self) -> None:
        melding, coordinator = report(3), person("coordinator-meldpunt")
        actions.hold("melding", str(melding.pk), "klacht", today() + dt.timedelta(1), door=coordinator)
        assert run() == {}
        assert [v.soort.naam for v in queries.leaving(today() + dt.timedelta(1))] == ["melding"]
        row = Gebeurtenis.objects.get(daad="vastgehouden")
        assert (row.door, row.reden) == (coordinator, "klacht")
        assert actions.release("melding", str(melding.pk), door=coordinator)
        assert Gebeurtenis.objects.filter(daad="losgelaten").count() == 1
        assert run() == {"melding beeindigen": 1}

    @pytest.mark.parametrize("days", [0, -1, 367])
    def test_a_hold_is_for_the_coming_year_at_most(self, days: int) -> None:
        melding, coordinator = report(0), person("coordinator-meldpunt")
        with pytest.raises(actions.NietToegestaan, match="ten hoogste een jaar"):
            actions.hold("melding", str(melding.pk), "klacht", today() + dt.timedelta(days), door=coordinator)
        assert Vasthouding.objects.count() == 0

    def test_what_is_gone_cannot_be_held(self) -> None:
        with pytest.raises(actions.NietToegestaan, match="is er niet meer"):
            actions.hold(
                "melding", str(uuid.uuid4()), "klacht", today() + dt.timedelta(9), door=person("beheerder")
            )


class TestPages:
    def test_a_coordinator_holds_and_lets_go(self, client: Client) -> None:
        melding = report(1, 350)
        sign_in(client, "coordinator-meldpunt")
        page = client.get("/bewaren/").content.decode()
        assert "De tekst wordt vernietigd: 1 meldingen" in page and "niets vastgehouden" in page
        address = f"/bewaren/melding/{melding.pk}/"
        opened = client.post(f"/meldpunt/werklijst/{melding.pk}/", {"reden": "klacht"}).content.decode()
        assert address in page and address in opened
        refused = client.post(address, {"grond": "onderzoek", "tot": "2020-01-01"})
        assert refused.status_code == 422 and "ten hoogste een jaar" in refused.content.decode()
        until = today() + dt.timedelta(days=60)
        assert client.post(address, {"grond": "onderzoek", "tot": until.isoformat()}).status_code == 302
        page = client.get("/bewaren/").content.decode()
        assert "Er loopt een onderzoek" in page and "gaat er niets weg" in page
        assert client.post(f"{address}loslaten/").status_code == 302
        assert "niets vastgehouden" in client.get("/bewaren/").content.decode()

    def test_others_may_not(self, client: Client) -> None:
        melding = report(2)
        sign_in(client, "beleidsadviseur")
        for address in ("/bewaren/", f"/bewaren/melding/{melding.pk}/"):
            assert client.get(address).status_code == 403
        assert client.post(f"/bewaren/melding/{melding.pk}/loslaten/").status_code == 403
        assert Persoon.objects.count() == 1

    @pytest.mark.parametrize("address", ["melding/{0}/", "gebeurtenis/{0}/", "niets/{0}/"])
    def test_what_is_not_there_is_not_found(self, client: Client, address: str) -> None:
        sign_in(client, "coordinator-meldpunt")
        assert client.get(f"/bewaren/{address.format(uuid.uuid4())}").status_code == 404
