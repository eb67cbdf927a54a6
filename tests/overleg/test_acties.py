"""An action is agreed, done, and looked at again after a time: did it help?"""

from __future__ import annotations

import csv
import datetime as dt
import io
import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.mensen import person, sign_in
from tests.overleg.leerhulp import FACTOR, Tafel, lesson, released, table

from snijvlak.overleg import actions, queries, regels
from snijvlak.overleg.models import CasusFactor, Leerpunt, Verbeteractie
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.models import Persoon

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)


@pytest.fixture
def tafel() -> Tafel:
    return table()


def agreed(
    leerpunt: Leerpunt, tafel: Tafel, uiterlijk: dt.date = TODAY + 30 * DAY, **more: Any
) -> Verbeteractie:
    new = actions.NieuweActie(
        "Afspraak over voorschieten", "Gemeente Voorbeeld", uiterlijk, uuid.uuid4(), **more
    )
    return actions.agree(leerpunt, new, door=tafel.lid)


def done(actie: Verbeteractie, tafel: Tafel, days_ago: int = 0) -> None:
    actions.start(actie, door=tafel.lid)
    actions.finish(actie, "De afspraak staat op papier.", door=tafel.lid)
    Verbeteractie.objects.filter(pk=actie.pk).update(
        gedaan_op=TODAY - days_ago * DAY, toets_op=TODAY + (183 - days_ago) * DAY
    )
    actie.refresh_from_db()


class TestDeeds:
    def test_from_agreed_to_looked_at(self, tafel: Tafel) -> None:
        actie = agreed(lesson(tafel), tafel)
        actions.start(actie, door=tafel.lid)
        actions.finish(actie, "De afspraak staat op papier.", door=tafel.lid)
        actie.refresh_from_db()
        months = regels.acties().effect_na_maanden
        assert (
            actie.gedaan_op == TODAY and actie.toets_op and actie.toets_op > TODAY + (months * 30 - 2) * DAY
        )
        actions.judge(actie, "niet", "Het kwam terug.", door=tafel.ander_lid)
        actions.start(actie, door=tafel.lid)  # the effect was not reached
        actie.refresh_from_db()
        assert (actie.toestand, actie.gedaan_op, actie.effect) == ("bezig", None, "niet")
        actions.finish(actie, "Nu echt.", door=tafel.lid)
        actions.judge(actie, "geholpen", "Het komt minder voor.", door=tafel.lid)
        with pytest.raises(actions.NietToegestaan, match="heeft geholpen"):
            actions.start(actie, door=tafel.lid)
        assert Verbeteractie.objects.get().toestand == "effect-bekeken"

    def test_the_owner_does_it_but_does_not_judge_it_alone(self, tafel: Tafel) -> None:
        owner = person("deelnemer-overleg", "eigenaar")
        actie = agreed(lesson(tafel), tafel, eigenaar=owner)
        assert queries.find_actie(actie.pk, owner) == actie
        actions.start(actie, door=owner)
        actions.finish(actie, "Het is af.", door=owner)
        with pytest.raises(OngeldigeOvergang):
            actions.judge(actie, "geholpen", "Ja.", door=owner)

    def test_who_is_not_of_the_table_does_nothing(self, tafel: Tafel) -> None:
        actie = agreed(lesson(tafel), tafel)
        for stranger in (person("deelnemer-overleg", "vreemde"), tafel.coordinator):
            with pytest.raises(OngeldigeOvergang, match="mag u hier niet"):
                actions.start(actie, door=stranger)

    def test_stopping_asks_why(self, tafel: Tafel) -> None:
        actie = agreed(lesson(tafel), tafel)
        with pytest.raises(actions.NietToegestaan, match="Zeg ook waarom"):
            actions.stop(actie, "", door=tafel.lid)
        actions.stop(actie, "Er is geen geld.", door=tafel.lid)
        with pytest.raises(OngeldigeOvergang, match="kan niet meer"):
            actions.start(actie, door=tafel.lid)

    def test_sent_twice_it_is_kept_once_and_names_are_refused(self, tafel: Tafel) -> None:
        leerpunt, key = lesson(tafel), uuid.uuid4()
        new = actions.NieuweActie("Iets", "Gemeente", TODAY, key)
        assert actions.agree(leerpunt, new, door=tafel.lid) == actions.agree(leerpunt, new, door=tafel.lid)
        named = "Youssef zat thuis tot de school belde."
        wrong: list[dict[str, Any]] = [
            {"soort": "praten"},
            {"niveau": "heelal"},
            {"factor": "pech"},
            {"verwacht": named},
        ]
        for more in wrong:
            with pytest.raises(actions.NietToegestaan):
                agreed(leerpunt, tafel, **more)


class TestReminders:
    def test_what_is_due_is_told_to_the_table_and_the_owner(self, client: Client, tafel: Tafel) -> None:
        leerpunt, owner = lesson(tafel), person("deelnemer-overleg", "eigenaar")
        agreed(leerpunt, tafel, TODAY + 30 * DAY)
        soon, late_ = (
            agreed(leerpunt, tafel, TODAY + 14 * DAY),
            agreed(leerpunt, tafel, TODAY - DAY, eigenaar=owner),
        )
        old = agreed(leerpunt, tafel)
        done(old, tafel, days_ago=183)
        told = [(h.pk, h.waarom) for h in queries.due(tafel.ander_lid, TODAY, 5)]
        assert told == [(late_.pk, "te_laat"), (soon.pk, "gauw"), (old.pk, "effect")]
        assert [h.pk for h in queries.due(owner, TODAY, 5)] == [late_.pk]
        assert queries.due(person("deelnemer-overleg", "vreemde"), TODAY, 5) == []
        client.force_login(owner)
        assert "Te laat" in client.get("/").content.decode()

    def test_the_report_to_the_council_knows_what_is_overdue_and_what_helped(self, tafel: Tafel) -> None:
        leerpunt = released(tafel)
        late_ = agreed(leerpunt, tafel, TODAY - DAY)
        helped = agreed(leerpunt, tafel)
        done(helped, tafel)
        actions.judge(helped, "geholpen", "Ja.", door=tafel.lid)
        agreed(lesson(tafel, "Niet vrijgegeven."), tafel, TODAY - DAY)
        [les] = queries.lessons(TODAY, TODAY)
        assert [(a.te_laat, a.effect) for a in les.acties] == [(True, ""), (False, "Het hielp")]
        assert [(a.wat, a.te_laat) for a in queries.overdue(TODAY, TODAY)] == [(late_.wat, True)]
        from snijvlak.rapportage.samenstellen import compose

        blok = compose(TODAY, TODAY).blok("overleg.acties")
        assert (
            blok
            and blok.tabel
            and [row[3:] for row in blok.tabel.rijen]
            == [
                ("Afgesproken, te laat", "nog niet bekeken"),
                ("Effect bekeken", "Het hielp"),
            ]
        )


class TestEffect:
    @pytest.mark.parametrize(("number", "shown"), [(0, "<5"), (4, "<5"), (5, "5–9"), (13, "10–14")])
    def test_new_cases_are_told_in_fives(self, tafel: Tafel, number: int, shown: str) -> None:
        from snijvlak.overleg.models import Casus

        for _ in range(number):
            casus = Casus.objects.create(titel="T", omschrijving="O")
            CasusFactor.objects.create(casus=casus, factor="wachtlijst")
        assert str(queries.new_cases("wachtlijst", TODAY - DAY)) == shown
        assert str(queries.new_cases("wachtlijst", TODAY)) == "<5"


class TestBoard:
    def test_by_kind_level_and_state(self, client: Client, tafel: Tafel) -> None:
        leerpunt = lesson(tafel)
        agreed(leerpunt, tafel, TODAY - DAY, soort="kennisdeling", niveau="lokaal")
        agreed(leerpunt, tafel, soort="ontwikkelen", niveau="regionaal", factor="regie")
        agreed(leerpunt, tafel)
        client.force_login(tafel.lid)
        region = client.get("/overleg/bord/").content.decode()
        assert "Er staan hier geen acties" in region and "Afspraak over voorschieten" not in region
        own = client.get(f"/overleg/bord/?overleg={tafel.overleg.pk}").content.decode()
        for words in ("Kennis delen, lokaal", "Ontwikkelen, regionaal", "Nog niet ingedeeld", "Te laat"):
            assert words in own
        some = client.get(f"/overleg/bord/?overleg={tafel.overleg.pk}&factor=regie").content.decode()
        assert "Ontwikkelen, regionaal" in some and "Kennis delen, lokaal" not in some

    def test_the_region_shows_what_is_released_and_no_other_body(self, client: Client, tafel: Tafel) -> None:
        other = table("RMC")
        agreed(released(tafel), tafel, soort="kennisdeling", niveau="lokaal")
        agreed(lesson(other), other, soort="ontwikkelen", niveau="lokaal")
        client.force_login(tafel.lid)
        region = client.get(f"/overleg/bord/?overleg={other.overleg.pk}").content.decode()
        assert "Kennis delen, lokaal" in region and "Ontwikkelen, lokaal" not in region

    def test_page_and_file_say_the_same(self, client: Client, tafel: Tafel) -> None:
        agreed(released(tafel), tafel, soort="kennisdeling", niveau="lokaal")
        client.force_login(tafel.lid)
        rows = list(csv.reader(io.StringIO(client.get("/overleg/bord/bord.csv").content.decode())))
        assert rows[1] == ["Kennis delen", "1", "0", "0"]

    def test_it_costs_the_same_however_many(self, tafel: Tafel, django_assert_num_queries: Any) -> None:
        leerpunt = lesson(tafel)
        for number in range(6):
            agreed(leerpunt, tafel, TODAY + number * DAY)
        with django_assert_num_queries(1):
            rows = queries.board_rows(tafel.overleg)
            assert len(queries.board(rows, TODAY)[0].standen[0][1]) == 6


class TestPages:
    def test_a_member_takes_an_action_all_the_way(self, client: Client, tafel: Tafel) -> None:
        leerpunt = lesson(tafel)
        client.force_login(tafel.lid)
        own = f"/overleg/leerpunt/{leerpunt.pk}/"
        data = {
            "wat": "Afspraak over voorschieten",
            "wie": "Gemeente Voorbeeld",
            "uiterlijk": str(TODAY),
            "soort": "afspraken-maken",
            "niveau": "regionaal",
            "factor": FACTOR,
            "verwacht": "Minder kinderen die wachten",
            "zichtbaar": "De factor komt minder terug",
            "eigenaar": str(tafel.ander_lid.pk),
            "inzending": str(uuid.uuid4()),
        }
        sent = {f"actie-{name}": value for name, value in data.items()}
        past = client.post(f"{own}actie/", {**sent, "actie-uiterlijk": "2020-01-01"})
        assert past.status_code == 422 and "Deze dag is al voorbij" in past.content.decode()
        assert "De actie is afgesproken" in client.post(f"{own}actie/", sent, follow=True).content.decode()
        actie = Verbeteractie.objects.get()
        assert actie.eigenaar == tafel.ander_lid
        address = f"/overleg/actie/{actie.pk}/"
        client.post(address, {"deel": "begin"})
        assert client.post(address, {"deel": "gedaan", "gedaan-bewijs": ""}).status_code == 422
        client.post(address, {"deel": "gedaan", "gedaan-bewijs": "Het staat op papier."})
        done_ = client.get(address).content.decode()
        assert "Het effect bekijken" in done_ and "&lt;5" in done_
        client.post(
            address, {"deel": "effect", "effect-effect": "deels", "effect-toelichting": "Iets minder."}
        )
        assert "Het hielp deels. Iets minder." in client.get(address).content.decode()
        assert client.post(address, {"deel": "stop", "stop-reden": "Nee."}).status_code == 422
        assert Verbeteractie.objects.get().toestand == "effect-bekeken"

    def test_strangers_find_nothing_and_a_coordinator_only_reads(self, client: Client, tafel: Tafel) -> None:
        actie = agreed(lesson(tafel), tafel)
        client.force_login(tafel.coordinator)
        page = client.get(f"/overleg/actie/{actie.pk}/")
        assert page.status_code == 200 and "Wij zijn begonnen" not in page.content.decode()
        assert client.post(f"/overleg/actie/{actie.pk}/", {"deel": "begin"}).status_code == 422
        client = Client()
        sign_in(client, "deelnemer-overleg", "vreemde")
        assert client.get(f"/overleg/actie/{actie.pk}/").status_code == 404
        assert client.post(f"/overleg/leerpunt/{actie.leerpunt.pk}/actie/", {}).status_code == 404


class TestAnOwnerWhoLeftTheBody:
    """Who owns an action and takes part no more reads what is public of its lesson, or why nothing is."""

    @pytest.fixture
    def owner(self, client: Client, tafel: Tafel) -> Persoon:
        return sign_in(client, "deelnemer-overleg", "vertrokken")

    def test_reads_what_everybody_reads(self, client: Client, tafel: Tafel, owner: Persoon) -> None:
        les = released(tafel)
        actie = agreed(les, tafel, eigenaar=owner)
        page = client.get(f"/overleg/leerpunt/{les.pk}/")
        text = page.content.decode()
        assert page.status_code == 200 and "niet meer mee" in text and les.zin in text
        assert f"/overleg/actie/{actie.pk}/" in text and tafel.casus.titel not in text
        assert les.zin in client.get(f"/overleg/actie/{actie.pk}/").content.decode()

    def test_is_told_why_the_rest_is_closed(self, client: Client, tafel: Tafel, owner: Persoon) -> None:
        les = lesson(tafel)
        actie = agreed(les, tafel, eigenaar=owner)
        for address in (f"/overleg/leerpunt/{les.pk}/", f"/overleg/actie/{actie.pk}/"):
            page = client.get(address)
            text = page.content.decode()
            assert page.status_code == 200 and les.zin not in text
            assert "is niet vrijgegeven" in text

    def test_who_owns_nothing_of_it_finds_nothing(self, client: Client, tafel: Tafel, owner: Persoon) -> None:
        les = released(tafel)
        agreed(les, tafel, eigenaar=tafel.lid)
        assert client.get(f"/overleg/leerpunt/{les.pk}/").status_code == 404
