"""A lesson is written at the table, looked through, and released by two who did not write it."""

from __future__ import annotations

import datetime as dt
import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.mensen import person, sign_in
from tests.overleg.leerhulp import FACTOR, ZIN, Tafel, case, lesson, release, released, reports, table

from snijvlak.meldpunt.models import Melding
from snijvlak.overleg import actions, queries
from snijvlak.overleg.models import Casus, Leerpunt, LeerpuntCasus, Verbeteractie, Vrijgave
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.models import Gebeurtenis, Persoon
from snijvlak.toegang.permissies import ROLLEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def tafel() -> Tafel:
    return table()


def state(leerpunt: Leerpunt) -> str:
    return Leerpunt.objects.get(pk=leerpunt.pk).toestand


class TestWriting:
    def test_the_first_lesson_makes_case_and_reports_discussed(self, tafel: Tafel) -> None:
        leerpunt = lesson(tafel)
        assert Casus.objects.get().toestand == "besproken"
        assert sorted(set(Melding.objects.values_list("toestand", flat=True))) == ["besproken", "ontvangen"]
        lesson(tafel, "Nog een zin.")
        assert list(leerpunt.casussen.all()) == [tafel.casus]
        assert list(leerpunt.schrijvers.all()) == [tafel.schrijver]

    def test_sent_twice_it_is_kept_once(self, tafel: Tafel) -> None:
        new = actions.Leerzin(ZIN, FACTOR, uuid.uuid4())
        for _ in range(2):
            actions.write_lesson(tafel.casus, new, door=tafel.schrijver)
        assert Leerpunt.objects.count() == 1

    def test_who_is_named_for_sure_is_refused(self, tafel: Tafel) -> None:
        with pytest.raises(actions.NietToegestaan, match="Youssef"):
            lesson(tafel, "Youssef zat thuis tot de school belde.")
        assert not Leerpunt.objects.exists() and Casus.objects.get().toestand == "op-agenda"

    def test_a_word_that_hurts_needs_a_reason(self, tafel: Tafel) -> None:
        hard = "Een probleemgezin krijgt een vaste persoon."
        with pytest.raises(actions.NietToegestaan, match="probleemgezin"):
            lesson(tafel, hard)
        kept = lesson(tafel, hard, woordreden="Zo heet de regeling.")
        actions.bring(kept, "ter-vrijgave", door=tafel.schrijver)

    def test_strength_rests_on_cases(self, tafel: Tafel) -> None:
        with pytest.raises(actions.NietToegestaan, match="ten minste 2 casussen"):
            lesson(tafel, bewijs="meer-casussen")
        other = case(tafel.overleg, tafel.coordinator, FACTOR)
        new = actions.Leerzin(ZIN, FACTOR, uuid.uuid4(), bewijs="meer-casussen", casussen=(other.pk,))
        kept = actions.write_lesson(tafel.casus, new, door=tafel.schrijver)
        assert LeerpuntCasus.objects.filter(leerpunt=kept).count() == 2

    def test_only_a_concept_changes(self, tafel: Tafel) -> None:
        leerpunt = lesson(tafel)
        new = actions.Leerzin("Een betere zin.", "regie", uuid.uuid4(), sector="SO")
        actions.rewrite(leerpunt, new, door=tafel.lid)
        leerpunt.refresh_from_db()
        assert (leerpunt.zin, leerpunt.factor, leerpunt.sector) == ("Een betere zin.", "regie", "SO")
        assert set(leerpunt.schrijvers.all()) == {tafel.schrijver, tafel.lid}
        Leerpunt.objects.update(toestand="ter-vrijgave")
        with pytest.raises(actions.NietToegestaan, match="geen concept meer"):
            actions.rewrite(leerpunt, new, door=tafel.lid)


class TestTooFew:
    def test_what_fits_on_fewer_than_five_reports_goes_nowhere(self, tafel: Tafel) -> None:
        leerpunt = lesson(tafel, factor="privacy")
        reports(4, "privacy")
        with pytest.raises(actions.NietToegestaan, match="te weinig meldingen"):
            actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)
        actions.bring(leerpunt, "aangehouden", door=tafel.schrijver, reden="Nog te weinig.")
        assert state(leerpunt) == "aangehouden"
        reports(1, "privacy")
        actions.bring(leerpunt, "concept", door=tafel.schrijver)
        actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)
        assert state(leerpunt) == "ter-vrijgave"

    @pytest.mark.parametrize("about", [{"sector": "PO"}, {"situatie": "niet-gestart"}])
    def test_a_narrower_lesson_counts_less(self, tafel: Tafel, about: dict[str, str]) -> None:
        leerpunt = lesson(tafel, **about)
        with pytest.raises(actions.NietToegestaan, match="te weinig"):
            actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)

    @pytest.mark.parametrize("place", ["Rijswijk", "Wassenaar"])
    def test_a_sentence_that_names_a_place_counts_that_place(self, tafel: Tafel, place: str) -> None:
        reports(1, FACTOR, gemeenten=("GM0603", "GM0603"))  # one in Rijswijk, none in Wassenaar
        leerpunt = lesson(tafel)
        Leerpunt.objects.update(zin=f"In {place} begint de hulp te laat.")
        leerpunt.refresh_from_db()
        with pytest.raises(actions.NietToegestaan):
            actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)

    def test_a_factor_that_no_reporter_can_name_counts_by_its_cases(self, tafel: Tafel) -> None:
        leerpunt = lesson(tafel, factor="taal")
        actions.choose_factors(tafel.casus, [FACTOR, "taal"], door=tafel.lid)
        for _ in range(3):
            case(tafel.overleg, tafel.coordinator, "taal")
        with pytest.raises(actions.NietToegestaan, match="te weinig"):
            actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)
        case(tafel.overleg, tafel.coordinator, "taal")
        actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)


class TestRelease:
    def test_two_others_release_it(self, tafel: Tafel) -> None:
        leerpunt = lesson(tafel)
        actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)
        assert release(leerpunt, tafel.lid) is False and state(leerpunt) == "ter-vrijgave"
        with pytest.raises(actions.NietToegestaan, match="gaf dit leerpunt al vrij"):
            release(leerpunt, tafel.lid)
        assert release(leerpunt, tafel.coordinator) is True and state(leerpunt) == "vrijgegeven"
        assert Leerpunt.objects.get().vrijgegeven_op and Vrijgave.objects.count() == 2
        assert Gebeurtenis.objects.filter(daad="leerpunt-nagelezen").count() == 2

    def test_a_writer_never_does(self, tafel: Tafel) -> None:
        leerpunt = lesson(tafel)
        actions.rewrite(leerpunt, actions.Leerzin(ZIN, FACTOR, uuid.uuid4()), door=tafel.lid)
        actions.bring(leerpunt, "ter-vrijgave", door=tafel.lid)
        for writer in (tafel.schrijver, tafel.lid):
            with pytest.raises(OngeldigeOvergang, match="mag u hier niet"):
                release(leerpunt, writer)

    @pytest.mark.parametrize("rol", sorted(set(ROLLEN) - {"coordinator-meldpunt"}))
    def test_nor_who_is_not_of_the_table(self, tafel: Tafel, rol: str) -> None:
        leerpunt = lesson(tafel)
        actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)
        with pytest.raises(OngeldigeOvergang):
            release(leerpunt, person(rol, "vreemde"))

    def test_of_an_old_lesson_without_writer_nobody_does(self, tafel: Tafel) -> None:
        leerpunt = lesson(tafel)
        leerpunt.schrijvers.clear()
        actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)
        with pytest.raises(OngeldigeOvergang):
            release(leerpunt, tafel.lid)

    def test_going_back_takes_the_releases_along(self, tafel: Tafel) -> None:
        leerpunt = lesson(tafel)
        actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)
        release(leerpunt, tafel.lid)
        actions.bring(leerpunt, "concept", door=tafel.coordinator)
        assert not Vrijgave.objects.exists()
        actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)
        assert release(leerpunt, tafel.coordinator) is False

    def test_what_was_read_is_what_is_released(self, tafel: Tafel) -> None:
        leerpunt = lesson(tafel)
        actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)
        seen = queries.fingerprint(leerpunt)
        Leerpunt.objects.update(zin="Een andere zin.")
        with pytest.raises(actions.NietToegestaan, match="intussen veranderd"):
            actions.release(leerpunt, seen, door=tafel.lid)

    def test_withdrawing_asks_why_and_takes_it_from_the_others(self, tafel: Tafel) -> None:
        leerpunt = released(tafel)
        today = timezone.localdate()
        assert [les.zin for les in queries.lessons(today, today)] == [ZIN]
        with pytest.raises(actions.NietToegestaan, match="Zeg ook waarom"):
            actions.bring(leerpunt, "ingetrokken", door=tafel.lid)
        actions.bring(leerpunt, "ingetrokken", door=tafel.coordinator, reden="Het klopt niet.")
        assert queries.lessons(today, today) == [] and not queries.library({}).rijen
        assert Leerpunt.objects.get().vrijgegeven_op  # that it once was, stays known


def test_only_released_lessons_reach_other_rooms_by_day_of_release(tafel: Tafel) -> None:
    lesson(tafel, "Van een concept hoort niemand.")
    leerpunt = released(tafel)
    then = timezone.now() - dt.timedelta(days=40)
    Leerpunt.objects.filter(pk=leerpunt.pk).update(vrijgegeven_op=then)
    today, day = timezone.localdate(), timezone.localdate(then)
    assert queries.lessons(today, today) == []
    assert [les.zin for les in queries.lessons(day, day)] == [ZIN]


def test_a_case_takes_along_the_lessons_that_rest_on_it_alone(tafel: Tafel) -> None:
    alone, shared = lesson(tafel), lesson(tafel, "Nog een zin.")
    actions.agree(
        alone, actions.NieuweActie("Iets", "Gemeente", dt.date(2099, 1, 1), uuid.uuid4()), door=tafel.lid
    )
    Melding.objects.update(toestand="besproken")
    other = case(tafel.overleg, tafel.coordinator, FACTOR)
    LeerpuntCasus.objects.create(leerpunt=shared, casus=other)
    actions.remove(tafel.casus, door=None)
    assert list(Leerpunt.objects.all()) == [shared] and not Verbeteractie.objects.exists()
    assert list(shared.casussen.all()) == [other]


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_each_counts_once() -> None:
    tafel = table()
    leerpunt = lesson(tafel)
    actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)
    seen, start = queries.fingerprint(leerpunt), Barrier(4)

    def one(reader: Persoon) -> str:
        try:
            start.wait(timeout=20)
            return str(actions.release(leerpunt, seen, door=reader))
        except (actions.NietToegestaan, OngeldigeOvergang):
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:  # each of the two presses twice
        said = list(pool.map(one, [tafel.lid, tafel.lid, tafel.coordinator, tafel.coordinator]))
    assert sorted(said) == ["False", "True", "refused", "refused"]
    assert Vrijgave.objects.count() == 2 and state(leerpunt) == "vrijgegeven"


class TestLibrary:
    def test_words_without_accents_or_capitals(self, tafel: Tafel) -> None:
        released(tafel, "Bel de coördinator vóór de vakantie.")
        released(tafel, "Reken daarna af.")

        def found(**asked: str) -> list[str]:
            return [les.zin[:3] for les in queries.library(asked).rijen]

        assert found() == ["Rek", "Bel"]
        assert found(zoek="COORDINATOR vakantie") == found(zoek="coördinator") == ["Bel"]
        assert found(zoek="coordinator daarna") == found(zoek="100%_") == []
        assert found(zoek="wie betaalt") == ["Rek", "Bel"]  # the name of the factor counts

    def test_a_lesson_for_all_sectors_is_one_for_each(self, tafel: Tafel) -> None:
        released(tafel, "Voor alle.")
        released(tafel, "Voor een.", sector="SO")
        assert [les.zin for les in queries.library({"sector": "SO"}).rijen] == ["Voor een.", "Voor alle."]
        assert [les.zin for les in queries.library({"sector": "VO"}).rijen] == ["Voor alle."]
        assert not queries.library({"factor": "regie"}).rijen

    @pytest.mark.parametrize("rol", sorted(ROLLEN))
    def test_everybody_with_a_role_reads_it(self, client: Client, tafel: Tafel, rol: str) -> None:
        released(tafel)
        sign_in(client, rol, "iemand")
        page = client.get("/overleg/bibliotheek/").content.decode()
        assert ZIN in page and "Titel" not in page

    def test_pages_cost_the_same_and_keep_what_was_asked(
        self, client: Client, tafel: Tafel, django_assert_num_queries: Any
    ) -> None:
        first = released(tafel)
        Leerpunt.objects.bulk_create(
            Leerpunt(
                zin=f"Zin {n}",
                zoektekst=f"zin {n}",
                factor=FACTOR,
                inzending=uuid.uuid4(),
                toestand="vrijgegeven",
                vrijgegeven_op=timezone.now(),
            )
            for n in range(45)
        )
        sign_in(client, "medewerker", "iemand")
        with django_assert_num_queries(1):
            page = queries.library({})
        assert len(page.rijen) == 20 and page.volgende
        text = client.get("/overleg/bibliotheek/?zoek=zin&sector=&factor=" + FACTOR).content.decode()
        assert f"?zoek=zin&amp;factor={FACTOR}&amp;na={page.volgende}" in text
        last = client.get(f"/overleg/bibliotheek/?voor={first.pk}").content.decode()
        assert "Vorige" in last


class TestPages:
    def test_a_member_writes_and_two_release(self, client: Client, tafel: Tafel) -> None:
        client.force_login(tafel.schrijver)
        address = f"/overleg/casus/{tafel.casus.pk}/leren/"
        assert f'href="{address}"' in client.get(f"/overleg/casus/{tafel.casus.pk}/").content.decode()
        data = {"zin": ZIN, "factor": FACTOR, "bewijs": "een-casus", "inzending": str(uuid.uuid4())}
        named = client.post(address, {**data, "zin": "Youssef zat thuis tot de school belde."})
        assert named.status_code == 422 and "wijst iemand aan: Youssef" in named.content.decode()
        hard = client.post(address, {**data, "zin": "Een probleemgezin krijgt hulp."})
        assert hard.status_code == 422 and 'name="woordreden"' in hard.content.decode()
        page = client.post(address, data, follow=True)
        assert ZIN in page.content.decode() and "Laat twee anderen het nalezen" in page.content.decode()
        leerpunt = Leerpunt.objects.get()
        own = f"/overleg/leerpunt/{leerpunt.pk}/"
        client.post(f"{own}stand/", {"naar": "ter-vrijgave"})
        assert 'name="vrijgave-gezien"' not in client.get(own).content.decode()
        for reader, told in (
            (tafel.lid, "Nog een ander leest het na"),
            (tafel.coordinator, "in de bibliotheek"),
        ):
            client.force_login(reader)
            unread = client.post(f"{own}vrijgeven/", {"vrijgave-gezien": "x"})
            assert unread.status_code == 422 and "Lees eerst de zin" in unread.content.decode()
            seen = {"vrijgave-gelezen": "on", "vrijgave-gezien": queries.fingerprint(leerpunt)}
            few = client.post(f"{own}vrijgeven/", seen)
            assert few.status_code == 422 and "algemener of houd hem aan" in few.content.decode()
            seen["vrijgave-scholen"] = "on"
            assert told in client.post(f"{own}vrijgeven/", seen, follow=True).content.decode()
        assert state(leerpunt) == "vrijgegeven"

    def test_what_may_name_somebody_is_asked_about(self, client: Client, tafel: Tafel) -> None:
        client.force_login(tafel.schrijver)
        address = f"/overleg/casus/{tafel.casus.pk}/leren/"
        zin = "Vraag het aan Roos als het niet lukt."
        data = {"zin": zin, "factor": FACTOR, "bewijs": "een-casus", "inzending": str(uuid.uuid4())}
        asked = client.post(address, data)
        text = asked.content.decode()
        if "wijst iemand aan" not in text:  # doubt: the tick for this sentence lets it through
            assert asked.status_code == 422 and 'name="nagekeken"' in text
            value = text.split('name="nagekeken" value="')[1].split('"')[0]
            assert client.post(address, {**data, "nagekeken": value}).status_code == 302

    def test_the_state_changes_by_a_press_or_with_a_reason(self, client: Client, tafel: Tafel) -> None:
        leerpunt = lesson(tafel, factor="privacy")
        client.force_login(tafel.schrijver)
        own = f"/overleg/leerpunt/{leerpunt.pk}/"
        few = client.post(f"{own}stand/", {"naar": "ter-vrijgave"})
        assert few.status_code == 422 and "te weinig meldingen" in few.content.decode()
        empty = client.post(f"{own}stand/", {"naar": "reden", "reden-naar": "aangehouden", "reden-reden": ""})
        assert empty.status_code == 422
        client.post(
            f"{own}stand/", {"naar": "reden", "reden-naar": "aangehouden", "reden-reden": "Nog te weinig."}
        )
        assert state(leerpunt) == "aangehouden"
        assert client.post(f"{own}stand/", {"naar": "vrijgegeven"}).status_code == 422
        assert state(leerpunt) == "aangehouden"

    def test_a_concept_is_changed_on_a_page(self, client: Client, tafel: Tafel) -> None:
        leerpunt = lesson(tafel)
        client.force_login(tafel.lid)
        address = f"/overleg/leerpunt/{leerpunt.pk}/veranderen/"
        assert ZIN in client.get(address).content.decode()
        data = {"zin": "Beter zo.", "factor": FACTOR, "bewijs": "een-casus", "inzending": str(uuid.uuid4())}
        assert "Beter zo." in client.post(address, data, follow=True).content.decode()
        released(tafel)
        Leerpunt.objects.filter(pk=leerpunt.pk).update(toestand="ingetrokken")
        assert client.get(address).status_code == 302

    def test_strangers_find_nothing(self, client: Client, tafel: Tafel) -> None:
        leerpunt = lesson(tafel)
        sign_in(client, "deelnemer-overleg", "vreemde")
        for address in (f"casus/{tafel.casus.pk}/leren/", f"leerpunt/{leerpunt.pk}/"):
            assert client.get(f"/overleg/{address}").status_code == 404

    def test_the_home_page_tells_who_can_release(self, client: Client, tafel: Tafel) -> None:
        leerpunt = lesson(tafel)
        actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)
        for reader, told in ((tafel.schrijver, False), (tafel.lid, True), (tafel.coordinator, True)):
            client.force_login(reader)
            assert (ZIN in client.get("/").content.decode()) is told
