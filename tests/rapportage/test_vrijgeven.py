"""Releasing: two people, everything dealt with, next to everything published; then it stays as it is."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from snijvlak.publicatie import actions as grootboek
from snijvlak.publicatie import queries as gepubliceerd
from snijvlak.publicatie.models import Grootboekregel
from snijvlak.rapportage import actions, queries
from snijvlak.rapportage.forms import last_settled_quarter
from snijvlak.rapportage.models import Document, Rapport, Weerlegging
from snijvlak.rapportage.samenstellen import publications
from snijvlak.toegang.models import Gebeurtenis, Persoon
from tests.mensen import person

from .hulp import BEGIN, EIND, SETTLED, counts, moment, reports

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def fresh(rapport: Rapport) -> Rapport:
    found = queries.find(rapport.pk)
    assert found
    return found


def kept(rapport: Rapport) -> dict[str, bytes]:
    return {d.naam: bytes(d.inhoud) for d in Document.objects.filter(rapport=rapport)}


def write(rapport: Rapport, text: str, door: Persoon) -> Rapport:
    actions.write(rapport, "tekst.voorwoord", "Vooraf", text, fresh(rapport).sha256, door=door)
    return fresh(rapport)


class TestTwoPeople:
    def test_who_made_it_does_not_release_it(
        self, draft: Rapport, adviser: Persoon, publisher: Persoon
    ) -> None:
        with pytest.raises(actions.NietToegestaan, match="schreef mee"):
            actions.release(draft, draft.sha256, door=adviser)
        actions.release(draft, draft.sha256, door=publisher)
        assert list(queries.released()) == [draft] and not queries.drafts()
        deeds = Gebeurtenis.objects.filter(onderwerp_id=str(draft.pk)).values_list("daad", "door__naam")
        assert set(deeds) == {
            ("rapport-gemaakt", "beleidsadviseur"),
            ("rapport-vrijgegeven", "publicatiebeheerder"),
        }

    def test_nor_who_wrote_a_word_or_overruled_a_finding(self, draft: Rapport) -> None:
        writer, judge = person("beleidsadviseur", "schrijver"), person("publicatiebeheerder", "tweede")
        rapport = write(draft, "Dit rapport noemt niemand.", writer)
        actions.overrule(rapport, "0" * 64, "Dit is geen naam.", door=judge)
        for door in (writer, judge):
            with pytest.raises(actions.NietToegestaan, match="schreef mee"):
                actions.release(rapport, rapport.sha256, door=door)

    def test_the_database_refuses_one_person_too(self, draft: Rapport, adviser: Persoon) -> None:
        with pytest.raises(DatabaseError), transaction.atomic():
            Rapport.objects.update(vrijgegeven_op=timezone.now(), vrijgegeven_door=adviser, adres="2026-K3")

    def test_what_changed_while_it_was_read_is_not_released(
        self, draft: Rapport, adviser: Persoon, publisher: Persoon
    ) -> None:
        write(draft, "Dit rapport noemt niemand.", adviser)
        with pytest.raises(actions.VerouderdeBladzijde, match="terwijl u keek"):
            actions.release(draft, draft.sha256, door=publisher)


class TestFrozen:
    def test_what_is_released_stays(self, draft: Rapport, adviser: Persoon, publisher: Persoon) -> None:
        before = actions.read(draft).openbaar
        actions.release(draft, draft.sha256, door=publisher)
        reports(9, "SO", "bekostiging")
        done = fresh(draft)
        assert actions.read(done) == before and done.adres == "2026-K3"
        assert done.sha256 == before.sha256() and kept(done)["rapport.pdf"].startswith(b"%PDF")
        with pytest.raises(actions.NietToegestaan, match="al vrijgegeven"):
            actions.release(done, done.sha256, door=publisher)
        with pytest.raises(actions.NietToegestaan, match="al vrijgegeven"):
            actions.write(done, "tekst.voorwoord", "Vooraf", "Anders.", done.sha256, door=adviser)
        with pytest.raises(actions.NietToegestaan, match="blijft staan"):
            actions.withdraw(done, door=publisher)

    def test_a_change_behind_our_back_shows(self, draft: Rapport) -> None:
        draft.inhoud["blokken"][1]["tabel"]["rijen"][0][1] = 12
        with pytest.raises(actions.NietToegestaan, match="is veranderd nadat"):
            actions.read(draft)

    def test_what_is_left_out_is_not_kept(self, draft: Rapport, adviser: Persoon, publisher: Persoon) -> None:
        actions.leave_out(draft, "meldpunt.sector", True, draft.sha256, door=adviser)
        rapport = fresh(draft)
        actions.release(rapport, rapport.sha256, door=publisher)
        assert "meldpunt.sector" not in str(fresh(draft).inhoud)
        assert len(Grootboekregel.objects.all()) == len(publications(actions.read(fresh(draft)).blokken)) == 5


class TestLedger:
    def test_every_table_of_counts_is_recorded(self, draft: Rapport, publisher: Persoon) -> None:
        actions.release(draft, draft.sha256, door=publisher)
        shown = publications(actions.read(fresh(draft)).blokken)
        assert {p.kenmerk for p in gepubliceerd.everything()} == {p.kenmerk for p in shown}
        assert {p.bron for p in shown} == {"meldingen", "redenen in meldingen"}

    def test_what_was_published_meanwhile_asks_to_count_again(
        self, draft: Rapport, adviser: Persoon, publisher: Persoon
    ) -> None:
        other = actions.make(BEGIN, EIND - DAY, door=adviser)
        actions.release(draft, draft.sha256, door=publisher)
        with pytest.raises(actions.NietToegestaan, match="Tel dit concept opnieuw"):
            actions.release(other, other.sha256, door=publisher)
        actions.recount(other, door=adviser)
        again = fresh(other)
        actions.release(again, again.sha256, door=publisher)
        assert queries.released().count() == 2

    def test_the_same_days_are_reported_once(
        self, draft: Rapport, adviser: Persoon, publisher: Persoon
    ) -> None:
        actions.release(draft, draft.sha256, door=publisher)
        with pytest.raises(actions.NietToegestaan, match="Corrigeer dat rapport"):
            actions.make(BEGIN, EIND, door=adviser)

    def test_recorded_twice_changes_nothing(self, draft: Rapport) -> None:
        shown = publications(actions.read(draft).blokken)
        with grootboek.turn():
            assert (grootboek.record(shown), grootboek.record(shown)) == (len(shown), 0)


class TestFinal:
    def test_the_first_day_comes_first(self, adviser: Persoon) -> None:
        with pytest.raises(actions.NietToegestaan, match="Draai de dagen om"):
            actions.make(EIND, BEGIN, door=adviser)

    def test_a_draft_of_before_its_counts_were_final_is_not_released(
        self, draft: Rapport, publisher: Persoon
    ) -> None:
        Rapport.objects.update(gemaakt_op=moment(SETTLED - DAY))
        with pytest.raises(actions.NietToegestaan, match="staan vast op 30 oktober 2026"):
            actions.release(draft, draft.sha256, door=publisher)
        Rapport.objects.update(gemaakt_op=moment(SETTLED, 0))
        actions.release(draft, draft.sha256, door=publisher)

    @pytest.mark.parametrize(
        ("vandaag", "quarter"),
        [
            (dt.date(2026, 11, 23), (dt.date(2026, 7, 1), dt.date(2026, 9, 30))),
            (dt.date(2026, 1, 1), (dt.date(2025, 7, 1), dt.date(2025, 9, 30))),
            (dt.date(2026, 1, 30), (dt.date(2025, 7, 1), dt.date(2025, 9, 30))),
            (dt.date(2026, 1, 31), (dt.date(2025, 10, 1), dt.date(2025, 12, 31))),
            (dt.date(2024, 5, 1), (dt.date(2024, 1, 1), dt.date(2024, 3, 31))),
        ],
    )
    def test_the_last_quarter_that_is_final_is_offered(
        self, vandaag: dt.date, quarter: tuple[dt.date, dt.date]
    ) -> None:
        assert last_settled_quarter(vandaag) == quarter


class TestFindings:
    TEXT = "Bij Youssef el Amrani ging het mis."

    def test_each_is_solved_or_overruled_with_a_reason(
        self, client: Client, draft: Rapport, adviser: Persoon, publisher: Persoon
    ) -> None:
        rapport = write(draft, self.TEXT, adviser)
        with pytest.raises(actions.NietToegestaan, match="Nog niet alles is nagekeken"):
            actions.release(rapport, rapport.sha256, door=publisher)
        client.force_login(adviser)
        assert "Youssef" in client.get(f"/rapporten/{draft.pk}/").content.decode()
        for finding, _ in queries.findings(rapport, actions.read(rapport)):
            address = f"/rapporten/{draft.pk}/bevinding/{finding.sleutel}/"
            assert client.post(address, {"reden": "kort"}).status_code == 422
            assert client.post(address, {"reden": "Verzonnen naam in een voorbeeld."}).status_code == 302
        assert "Verzonnen naam" in client.get(f"/rapporten/{draft.pk}/").content.decode()
        actions.release(rapport, rapport.sha256, door=publisher)
        assert "Verzonnen naam" not in str(fresh(draft).inhoud)

    def test_a_reason_does_not_count_for_another_text(self, draft: Rapport, adviser: Persoon) -> None:
        rapport = write(draft, self.TEXT, adviser)
        [(finding, _)] = queries.findings(rapport, actions.read(rapport))
        actions.overrule(rapport, finding.sleutel, "Verzonnen naam.", door=adviser)
        rapport = write(draft, "Bij Fatima Bouzid ging het mis.", adviser)
        assert [reden for _, reden in queries.findings(rapport, actions.read(rapport))] == [""]

    def test_solved_by_writing_it_otherwise(
        self, draft: Rapport, adviser: Persoon, publisher: Persoon
    ) -> None:
        write(draft, self.TEXT, adviser)
        rapport = write(draft, "Het ging vaak mis.", adviser)
        actions.release(rapport, rapport.sha256, door=publisher)
        assert Weerlegging.objects.count() == 0


class TestCorrection:
    @pytest.fixture
    def done(self, draft: Rapport, publisher: Persoon) -> Rapport:
        actions.release(draft, draft.sha256, door=publisher)
        return fresh(draft)

    def test_says_what_changed_and_takes_its_place(
        self, client: Client, done: Rapport, adviser: Persoon, publisher: Persoon
    ) -> None:
        client.force_login(adviser)
        asked = client.get(f"/rapporten/{done.pk}/corrigeren/").content.decode()
        assert "Terug naar het rapport" in asked and "Terug naar het concept" not in asked
        answer = client.post(
            f"/rapporten/{done.pk}/corrigeren/", {"wat": "Een zin in het voorwoord klopte niet."}
        )
        made = Rapport.objects.get(corrigeert=done)
        assert answer.headers["Location"] == f"/rapporten/{made.pk}/"
        made = write(made, "Nu klopt het voorwoord.", adviser)
        actions.release(made, made.sha256, door=publisher)
        client.logout()
        new = client.get("/publicaties/rapporten/2026-K3-correctie-1/").content.decode()
        assert "klopte niet" in new and "Nu klopt het voorwoord." in new
        old = client.get("/publicaties/rapporten/2026-K3/").content.decode()
        assert "2026-K3-correctie-1" in old and "Nu klopt" not in old
        assert len(Grootboekregel.objects.all()) == 6  # the counts are the same, and recorded once

    def test_counted_again_it_is_held_against_the_ledger(
        self, done: Rapport, adviser: Persoon, publisher: Persoon
    ) -> None:
        reports(2, "PO", "wachtlijst")  # found later
        made = actions.correct(done, "Twee meldingen ontbraken.", hertel=True, door=adviser)
        before, after = (actions.read(r) for r in (done, made))
        shown = after.blok("meldpunt.sector")
        # Another number for the same days would tell the two: the table does not come.
        assert shown and shown.tabel is None and "kunnen wij niet tonen" in shown.leeg
        assert counts(before, "meldpunt.sector")["Basisonderwijs (PO)"]["aantal"] == 12

    def test_one_correction_at_a_time_and_only_of_what_is_released(
        self, done: Rapport, adviser: Persoon
    ) -> None:
        made = actions.correct(done, "Een zin klopte niet.", hertel=False, door=adviser)
        with pytest.raises(actions.NietToegestaan, match="al een correctie"):
            actions.correct(done, "Nog een zin klopte niet.", hertel=False, door=adviser)
        with pytest.raises(actions.NietToegestaan, match="Alleen een vrijgegeven rapport"):
            actions.correct(made, "Een zin klopte niet.", hertel=False, door=adviser)

    def test_what_it_says_is_looked_at_too(self, done: Rapport, adviser: Persoon) -> None:
        made = actions.correct(done, "Youssef el Amrani stond erin.", hertel=False, door=adviser)
        assert [f.blok for f, _ in queries.findings(made, actions.read(made)) if f.moet] == ["correctie"]
