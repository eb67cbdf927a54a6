"""Working on a draft: order, texts, leaving out; nobody overwrites what another did."""

from __future__ import annotations

import pytest
from django.test import Client

from snijvlak.rapportage import actions, queries, werk
from snijvlak.rapportage.models import Rapport
from snijvlak.toegang.models import Persoon
from snijvlak.werk import actions as begun
from snijvlak.werk.models import Werk
from tests.mensen import person

from .hulp import BEGIN, EIND, LESSON, reports, rows

pytestmark = pytest.mark.django_db


def order(rapport: Rapport) -> list[str]:
    return [blok.sleutel for blok in actions.read(fresh(rapport)).blokken]


def fresh(rapport: Rapport) -> Rapport:
    found = queries.find(rapport.pk)
    assert found
    return found


def seen(rapport: Rapport) -> str:
    return fresh(rapport).sha256


class TestOrder:
    def test_a_block_moves_one_place_and_stops_at_the_edge(self, draft: Rapport, adviser: Persoon) -> None:
        begin = order(draft)
        actions.move(draft, begin[1], "op", seen(draft), door=adviser)
        assert order(draft) == [begin[1], begin[0], *begin[2:]]
        before = seen(draft)
        actions.move(draft, begin[1], "op", before, door=adviser)
        assert seen(draft) == before
        actions.move(draft, begin[1], "neer", seen(draft), door=adviser)
        assert order(draft) == begin

    def test_what_is_left_out_is_not_in_the_report_and_can_come_back(
        self, draft: Rapport, adviser: Persoon
    ) -> None:
        actions.leave_out(draft, "meldpunt.sector", True, seen(draft), door=adviser)
        assert actions.read(fresh(draft)).openbaar.blok("meldpunt.sector") is None
        actions.leave_out(draft, "meldpunt.sector", False, seen(draft), door=adviser)
        assert actions.read(fresh(draft)).openbaar.blok("meldpunt.sector")

    def test_a_lesson_that_is_left_out_takes_its_actions_along(
        self, draft: Rapport, adviser: Persoon
    ) -> None:
        inhoud = actions.read(draft)
        lessons = inhoud.blok("overleg.leerpunten")
        assert lessons
        actions.choose(draft, lessons.sleutel, [lessons.zinnen[0].kenmerk], seen(draft), door=adviser)
        shown = actions.read(fresh(draft)).openbaar
        left = shown.blok("overleg.leerpunten")
        assert left and left.zinnen == () and rows(shown, "overleg.acties") == []
        assert left.is_leeg and "geen leerpunt" in left.leeg
        actions.choose(draft, lessons.sleutel, [], seen(draft), door=adviser)
        assert LESSON in actions.read(fresh(draft)).openbaar.canonical()

    def test_readers_get_no_mark_of_a_lesson(self, draft: Rapport) -> None:
        assert "leerpunt-" not in actions.read(draft).openbaar.canonical()


class TestTexts:
    def test_written_beside_a_table_and_on_its_own(self, draft: Rapport, adviser: Persoon) -> None:
        actions.write(draft, "meldpunt.redenen", "Andere titel", "Een.\n\nTwee.", seen(draft), door=adviser)
        actions.write(draft, "tekst.voorwoord", "Woord vooraf", "Lees dit.", seen(draft), door=adviser)
        inhoud = actions.read(fresh(draft))
        table, own = inhoud.blok("meldpunt.redenen"), inhoud.blok("tekst.voorwoord")
        assert table and own
        assert table.alineas == ("Een.", "Twee.") and table.titel != "Andere titel"
        assert (own.titel, own.alineas) == ("Woord vooraf", ("Lees dit.",))

    def test_a_text_is_added_and_thrown_away_but_not_a_block_of_a_room(
        self, draft: Rapport, adviser: Persoon
    ) -> None:
        actions.add_text(draft, "Nog iets", "Tekst.", seen(draft), door=adviser)
        added = order(draft)[-1]
        actions.remove_text(draft, added, seen(draft), door=adviser)
        assert added not in order(draft)
        with pytest.raises(actions.NietToegestaan, match="Laat het weg"):
            actions.remove_text(draft, "meldpunt.redenen", seen(draft), door=adviser)

    def test_what_another_wrote_meanwhile_is_not_overwritten(self, draft: Rapport, adviser: Persoon) -> None:
        old = seen(draft)
        actions.write(draft, "tekst.voorwoord", "Vooraf", "Van mij.", old, door=adviser)
        with pytest.raises(actions.VerouderdeBladzijde, match="terwijl u keek"):
            actions.write(draft, "tekst.voorwoord", "Vooraf", "Van een ander.", old, door=adviser)
        assert "Van mij." in actions.read(fresh(draft)).canonical()

    def test_the_form_keeps_what_was_typed(self, client: Client, draft: Rapport, adviser: Persoon) -> None:
        client.force_login(adviser)
        address = f"/rapporten/{draft.pk}/blok/tekst.voorwoord/"
        old = seen(draft)
        client.post(address, {"gezien": old, "titel": "Vooraf", "tekst": "Eerst."})
        answer = client.post(address, {"gezien": old, "titel": "Vooraf", "tekst": "Daarna."})
        page = answer.content.decode()
        assert answer.status_code == 422 and "terwijl u keek" in page and "Daarna." in page

    def test_a_block_that_is_gone_is_told(self, draft: Rapport, adviser: Persoon) -> None:
        with pytest.raises(actions.NietToegestaan, match="is er niet meer"):
            actions.move(draft, "meldpunt.weg", "op", seen(draft), door=adviser)


class TestCountingAgain:
    def test_texts_order_and_what_was_left_out_stay(self, draft: Rapport, adviser: Persoon) -> None:
        actions.write(draft, "meldpunt.redenen", "", "Let op.", seen(draft), door=adviser)
        actions.move(draft, "meldpunt.redenen", "op", seen(draft), door=adviser)
        actions.leave_out(draft, "meldpunt.sector", True, seen(draft), door=adviser)
        before = order(draft)
        reports(9, "VO", "regie")
        done = werk.ask_again(fresh(draft), door=adviser)
        assert done.uitkomst == f"/rapporten/{draft.pk}/" and Rapport.objects.count() == 1
        inhoud = actions.read(fresh(draft))
        reasons, sector = inhoud.blok("meldpunt.redenen"), inhoud.blok("meldpunt.sector")
        assert order(draft) == before and reasons and sector and sector.weg
        assert reasons.tekst == "Let op." and "9" in str(reasons.tabel)

    def test_made_again_after_a_stop_it_is_there_once(self, adviser: Persoon) -> None:
        done = werk.ask(BEGIN, EIND, door=adviser)
        Werk.objects.update(stand=Werk.Stand.WACHT)  # the process stopped just before it could say so
        begun.do(done.pk)
        assert Werk.objects.get().stand == Werk.Stand.KLAAR and Rapport.objects.count() == 1

    def test_what_was_released_meanwhile_is_left_alone(
        self, draft: Rapport, adviser: Persoon, publisher: Persoon
    ) -> None:
        actions.release(draft, draft.sha256, door=publisher)
        failed = werk.ask_again(draft, door=adviser)
        assert "al vrijgegeven" in failed.fout


class TestWhoMay:
    @pytest.mark.parametrize("path", ["", "tekst/", "blok/tekst.voorwoord/", "rapport.pdf"])
    def test_a_draft_is_for_who_works_on_it(self, client: Client, draft: Rapport, path: str) -> None:
        address = f"/rapporten/{draft.pk}/{path}"
        assert client.get(address).status_code == 302
        client.force_login(person("deelnemer-overleg", "lid"))
        assert client.get(address).status_code == 403
        client.force_login(person("beleidsadviseur", "tweede"))
        assert client.get(address).status_code == 200

    def test_no_draft_is_among_publications(self, client: Client, draft: Rapport) -> None:
        assert "2026-K3" not in client.get("/publicaties/").content.decode()
        assert client.get("/publicaties/rapporten/2026-K3/").status_code == 404
        assert client.get("/publicaties/rapporten/2026-K3/rapport.pdf").status_code == 404
