"""What the team does with a report, from triage to the last answer."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from snijvlak.meldpunt import actions, queries
from snijvlak.meldpunt.models import Bericht, Doorsturing, Melding, MeldingThema, Notitie
from snijvlak.privacy import bewijs
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.models import Gebeurtenis, Persoon
from tests.mensen import person, sign_in

pytestmark = pytest.mark.django_db

STORY = "Het contract met de aanbieder stopte en het kind zit thuis."
NEW = actions.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie", "wachtlijst"), STORY)


@pytest.fixture
def receipt() -> str:
    receipt = bewijs.make()
    actions.submit(NEW, receipt)
    return receipt


@pytest.fixture
def coordinator(client: Client, receipt: str) -> Persoon:
    return sign_in(client, "coordinator-meldpunt", "Anna")


def melding() -> Melding:
    return Melding.objects.get()


def press(client: Client, deed: str, **sent: object) -> str:
    """Press a button on the page of the report; gives what the page then says."""
    answer = client.post(f"/meldpunt/werklijst/{melding().pk}/{deed}/", sent, follow=True)
    return answer.content.decode()


def followed(receipt: str) -> str:
    return Client().post("/meldpunt/volgen/", {"bewijs": receipt}).content.decode()


def text(words: str, prefix: str = "") -> dict[str, str]:
    dash = f"{prefix}-" if prefix else ""
    return {f"{dash}tekst": words, f"{dash}inzending": str(uuid.uuid4())}


def deeds() -> list[str]:
    return list(Gebeurtenis.objects.filter(onderwerp_id=str(melding().pk)).values_list("daad", flat=True))


class TestTriage:
    def test_reading_alone_takes_nothing_up(self, client: Client, coordinator: Persoon) -> None:
        page = client.get(f"/meldpunt/werklijst/{melding().pk}/").content.decode()
        assert "Hoort deze melding hier?" in page and melding().toestand == "ontvangen"
        assert melding().bevestigd_op is None

    def test_taking_up_keeps_the_first_promise(
        self, client: Client, coordinator: Persoon, receipt: str
    ) -> None:
        press(client, "oppakken")
        row = melding()
        assert (row.toestand, row.bak, row.behandelaar, row.spoed) == (
            "in-behandeling",
            "wij",
            coordinator,
            False,
        )
        assert row.bevestigd_op
        page = followed(receipt)
        assert "Het meldpunt is ermee bezig." in page and "Anna" not in page

    def test_urgent_goes_first_and_says_what_to_do_now(self, client: Client, coordinator: Persoon) -> None:
        other = actions.submit(NEW, bewijs.make())
        actions.take_up(other, door=coordinator)
        page = client.post(
            f"/meldpunt/werklijst/{Melding.objects.exclude(pk=other.pk).get().pk}/oppakken/",
            {"triage-spoed": "on"},
            follow=True,
        ).content.decode()
        assert "doorbraaktafel" in page and "Deze melding heeft spoed" in page
        first = client.get("/meldpunt/werklijst/?bak=wij").context["bladzijde"].rijen[0].melding
        assert first.spoed and first.pk != other.pk

    def test_urgent_comes_and_goes(self, client: Client, coordinator: Persoon) -> None:
        press(client, "oppakken")
        assert "Deze melding heeft spoed" in press(client, "spoed")
        assert "Deze melding heeft spoed" not in press(client, "spoed", weg="ja")
        assert [d for d in deeds() if d.startswith("spoed")] == ["spoed-gegeven", "spoed-weg"]

    def test_taken_up_twice_is_refused_in_words(self, client: Client, coordinator: Persoon) -> None:
        press(client, "oppakken")
        assert "kan niet" in press(client, "oppakken")


class TestTheDialogue:
    def test_a_question_waits_for_the_reporter_and_the_answer_for_us(
        self, client: Client, coordinator: Persoon, receipt: str
    ) -> None:
        press(client, "oppakken")
        press(client, "antwoord", **text("Wie belde u?"), vraag="on")
        assert melding().bak == "melder" and melding().beantwoord_op
        assert "Het meldpunt wacht op een antwoord van u." in followed(receipt)
        Client().post("/meldpunt/volgen/bericht/", {"bewijs": receipt, **text("De aanbieder.")})
        assert (melding().bak, melding().nieuw_bericht) == ("wij", True)
        press(client, "antwoord", **text("Dank u."))
        assert (melding().bak, melding().nieuw_bericht) == ("wij", False)

    def test_an_answer_sent_twice_is_one(self, client: Client, coordinator: Persoon) -> None:
        press(client, "oppakken")
        sent = text("Wij zoeken het uit.")
        for _ in range(2):
            press(client, "antwoord", **sent)
        assert Bericht.objects.count() == 1

    def test_an_empty_answer_is_named(self, client: Client, coordinator: Persoon) -> None:
        page = press(client, "antwoord", tekst="")
        assert "foutenlijst" in page and Bericht.objects.count() == 0


class TestClosing:
    @pytest.mark.parametrize("naar", ["afgesloten", "niet-op-zijn-plek"])
    def test_it_ends_with_an_answer(
        self, client: Client, coordinator: Persoon, receipt: str, naar: str
    ) -> None:
        press(client, "oppakken")
        press(client, "afsluiten", **text("Dit hebben wij geleerd.", "sluiten"), **{"sluiten-naar": naar})
        assert (melding().toestand, melding().bak) == (naar, "klaar")
        assert "Dit hebben wij geleerd." in followed(receipt)

    @pytest.mark.parametrize("words", ["", "   "])
    def test_it_never_ends_without_one(self, client: Client, coordinator: Persoon, words: str) -> None:
        press(client, "oppakken")
        page = press(client, "afsluiten", **text(words, "sluiten"), **{"sluiten-naar": "afgesloten"})
        assert "foutenlijst" in page and melding().toestand == "in-behandeling"
        with pytest.raises(actions.NietToegestaan):
            actions.close(melding(), "afgesloten", words, uuid.uuid4(), door=coordinator)

    def test_a_new_report_is_not_closed_as_done(self, client: Client, coordinator: Persoon) -> None:
        page = press(client, "afsluiten", **text("Klaar.", "sluiten"), **{"sluiten-naar": "afgesloten"})
        assert "foutenlijst" in page and melding().toestand == "ontvangen" and Bericht.objects.count() == 0
        with pytest.raises(OngeldigeOvergang):
            actions.close(melding(), "afgesloten", "Klaar.", uuid.uuid4(), door=coordinator)
        assert Bericht.objects.count() == 0, "the answer goes back with it"

    def test_sent_twice_it_closes_once(self, client: Client, coordinator: Persoon) -> None:
        press(client, "oppakken")
        sent = {**text("Geleerd.", "sluiten"), "sluiten-naar": "afgesloten"}
        for _ in range(2):
            press(client, "afsluiten", **sent)
        assert Bericht.objects.count() == 1 and melding().toestand == "afgesloten"

    def test_what_was_not_in_its_place_can_come_back(self, client: Client, coordinator: Persoon) -> None:
        press(client, "afsluiten", **text("Elders.", "sluiten"), **{"sluiten-naar": "niet-op-zijn-plek"})
        assert melding().toestand == "niet-op-zijn-plek"
        press(client, "terugzetten")
        assert (melding().toestand, melding().bak) == ("in-behandeling", "wij")


class TestWhatCameMeanwhile:
    def test_a_message_that_was_not_on_the_page_stays_to_be_seen(
        self, client: Client, coordinator: Persoon, receipt: str
    ) -> None:
        press(client, "oppakken")
        actions.write_as_reporter(melding(), receipt, "Nog iets.", uuid.uuid4())
        press(client, "antwoord", **text("Wij zoeken het uit."), gezien="0", vraag="on")
        assert (melding().bak, melding().nieuw_bericht) == ("wij", True)
        seen = str(Bericht.objects.get(van="melder").pk)
        press(client, "antwoord", **text("Dank u."), gezien=seen, vraag="on")
        assert (melding().bak, melding().nieuw_bericht) == ("melder", False)

    def test_a_report_is_not_closed_over_it(self, client: Client, coordinator: Persoon, receipt: str) -> None:
        press(client, "oppakken")
        actions.write_as_reporter(melding(), receipt, "Nog iets.", uuid.uuid4())
        sent = {**text("Geleerd.", "sluiten"), "sluiten-naar": "afgesloten", "sluiten-gezien": "0"}
        page = press(client, "afsluiten", **sent)
        assert "De melder schreef intussen een nieuw bericht" in page and "Geleerd." in page
        assert melding().toestand == "in-behandeling" and Bericht.objects.count() == 1

    @pytest.mark.parametrize("state", ["op-agenda", "besproken", "opgevolgd"])
    def test_a_message_while_it_is_planned_is_seen(
        self, client: Client, coordinator: Persoon, receipt: str, state: str
    ) -> None:
        Melding.objects.update(toestand=state, bak="gepland")
        actions.write_as_reporter(melding(), receipt, "Nog iets.", uuid.uuid4())
        assert (melding().toestand, melding().bak) == (state, "wij")
        press(client, "antwoord", **text("Dank u."))
        assert melding().bak == "gepland"


def test_what_was_learned_is_told_and_never_without_words(
    client: Client, coordinator: Persoon, receipt: str
) -> None:
    Melding.objects.update(toestand="besproken", bak="gepland")
    assert "foutenlijst" in press(client, "opgevolgd", **text("  ", "opvolgen"))
    press(client, "opgevolgd", **text("Iedereen heeft nu een vaste persoon.", "opvolgen"))
    assert melding().toestand == "opgevolgd"
    assert "Iedereen heeft nu een vaste persoon." in followed(receipt)


def test_a_bsn_is_kept_nowhere(client: Client, coordinator: Persoon, receipt: str) -> None:
    number = "111222333"
    actions.write_as_reporter(melding(), receipt, f"Zijn bsn is {number}.", uuid.uuid4())
    press(client, "antwoord", **text(f"Bedoelt u {number}?"))
    page = press(client, "notitie", **text(f"bsn {number}", "notitie"))
    assert number not in page and page.count("[bsn 1]") == 3


class TestNotesThemesAndHandingOver:
    def test_a_note_is_for_the_team_alone(self, client: Client, coordinator: Persoon, receipt: str) -> None:
        sent = text("Bel morgen de aanbieder.", "notitie")
        press(client, "notitie", **sent)
        page = press(client, "notitie", **sent)
        assert "Bel morgen de aanbieder." in page and Notitie.objects.count() == 1
        assert "Bel morgen" not in followed(receipt)
        assert queries.follow(melding(), receipt).notities == ()

    def test_themes_are_those_that_were_ticked(self, client: Client, coordinator: Persoon) -> None:
        press(client, "themas", **{"thema-themas": ["thuiszitten", "vervoer"]})
        press(client, "themas", **{"thema-themas": ["vervoer", "crisis"]})
        assert set(MeldingThema.objects.values_list("thema", flat=True)) == {"vervoer", "crisis"}
        with pytest.raises(actions.NietToegestaan, match="bestaat niet"):
            actions.set_themes(melding(), ["zoiets"], door=coordinator)

    def test_a_colleague_takes_over(self, client: Client, coordinator: Persoon) -> None:
        other, reader = person("coordinator-meldpunt", "Bea"), person("beheerder", "Cor")
        page = press(client, "overdragen", **{"overdragen-naar": str(other.pk)})
        assert melding().behandelaar == other and "Overgedragen aan Bea" in page
        assert "Behandelaar: Bea" in page
        assert "foutenlijst" in press(client, "overdragen", **{"overdragen-naar": str(reader.pk)})
        with pytest.raises(actions.NietToegestaan):
            actions.hand_over(melding(), reader, door=coordinator)


class TestForwarding:
    def ask(self, client: Client, words: str = "Een kind krijgt geen hulp op school.", **more: str) -> str:
        sent = {"doorsturen-naar": "GM1842", "doorsturen-tekst_algemeen": words}
        sent |= {f"doorsturen-{name}": value for name, value in more.items()}
        return press(client, "doorsturen", **sent, **{"doorsturen-inzending": str(uuid.uuid4())})

    def consent(self, receipt: str, antwoord: str) -> str:
        asked = {"vraag": str(Doorsturing.objects.get().pk), "antwoord": antwoord}
        return Client().post("/meldpunt/volgen/toestemming/", {"bewijs": receipt, **asked}).content.decode()

    def test_it_goes_with_the_yes_of_the_reporter(
        self, client: Client, coordinator: Persoon, receipt: str
    ) -> None:
        press(client, "oppakken")
        self.ask(client)
        asked = Doorsturing.objects.get()
        assert melding().bak == "melder"
        page = followed(receipt)
        assert "Een kind krijgt geen hulp op school." in page and "lokale team van Midden-Delfland" in page
        address = f"/meldpunt/werklijst/{melding().pk}/doorsturen/{asked.pk}/"
        assert client.get(address).status_code == 404, "not before there is a yes"
        assert "geen toestemming" in press(client, "doorgestuurd", vraag=str(asked.pk))
        assert "Uw antwoord is ontvangen." in self.consent(receipt, "ja")
        assert melding().bak == "wij"
        assert "Een kind krijgt geen hulp" in client.get(address).content.decode()
        press(client, "doorgestuurd", vraag=str(asked.pk))
        assert Doorsturing.objects.get().gestuurd_op and "Doorgegeven op" in followed(receipt)

    def test_a_no_is_a_no_and_a_yes_can_be_taken_back_until_it_went(
        self, client: Client, coordinator: Persoon, receipt: str
    ) -> None:
        press(client, "oppakken")
        self.ask(client)
        number = str(Doorsturing.objects.get().pk)
        self.consent(receipt, "ja")
        self.consent(receipt, "nee")
        press(client, "doorgestuurd", vraag=number)
        assert Doorsturing.objects.get().gestuurd_op is None
        self.consent(receipt, "ja")
        press(client, "doorgestuurd", vraag=number)
        self.consent(receipt, "nee")
        assert (Doorsturing.objects.get().antwoord, bool(Doorsturing.objects.get().gestuurd_op)) == (
            "ja",
            True,
        )

    def test_nothing_goes_by_the_page_of_another_report_or_after_withdrawing(
        self, client: Client, coordinator: Persoon, receipt: str
    ) -> None:
        press(client, "oppakken")
        self.ask(client)
        self.consent(receipt, "ja")
        asked, first = Doorsturing.objects.get(), melding()
        other = actions.submit(NEW, bewijs.make())
        sent = {"vraag": str(asked.pk)}
        assert client.post(f"/meldpunt/werklijst/{other.pk}/doorgestuurd/", sent).status_code == 404
        actions.withdraw(first, receipt)
        client.post(f"/meldpunt/werklijst/{first.pk}/doorgestuurd/", sent)
        assert Doorsturing.objects.get().gestuurd_op is None

    def test_reading_the_text_for_the_team_is_told(
        self, client: Client, coordinator: Persoon, receipt: str
    ) -> None:
        press(client, "oppakken")
        self.ask(client)
        self.consent(receipt, "ja")
        before = deeds().count("melding-gelezen")
        client.get(f"/meldpunt/werklijst/{melding().pk}/doorsturen/{Doorsturing.objects.get().pk}/")
        assert deeds().count("melding-gelezen") == before + 1

    def test_a_text_that_names_somebody_is_not_asked(self, client: Client, coordinator: Persoon) -> None:
        press(client, "oppakken")
        page = self.ask(client, "Youssef van OBS De Springplank krijgt geen hulp.")
        assert "Dit wijst iemand aan: " in page and "Youssef" in page and not Doorsturing.objects.exists()

    def test_a_doubt_asks_to_look_again_at_this_text_and_no_other(
        self, client: Client, coordinator: Persoon
    ) -> None:
        press(client, "oppakken")
        words = "Het kind wacht op hulp van Zonnekruid en gaat niet naar school."
        page = self.ask(client, words)
        assert (
            "Dit wijst misschien iemand aan: " in page
            and "Zonnekruid" in page
            and not Doorsturing.objects.exists()
        )
        found = re.search(r'<input[^>]*name="doorsturen-nagekeken"[^>]*>', page)
        assert found and "checked" not in found[0]
        looked = re.findall('value="([0-9a-f]{64})"', found[0])[0]
        page = self.ask(client, words.replace("Zonnekruid", "Maankruid"), nagekeken=looked)
        assert "Maankruid" in page and "checked" not in page.split("doorsturen-nagekeken")[1][:200]
        assert not Doorsturing.objects.exists()
        self.ask(client, words, nagekeken=looked)
        assert Doorsturing.objects.exists()

    def test_a_report_that_nobody_took_up_is_not_forwarded(
        self, client: Client, coordinator: Persoon
    ) -> None:
        assert "Pak haar eerst op" in self.ask(client) and not Doorsturing.objects.exists()

    def test_the_reporter_of_another_report_decides_nothing(
        self, client: Client, coordinator: Persoon, receipt: str
    ) -> None:
        press(client, "oppakken")
        self.ask(client)
        other = bewijs.make()
        actions.submit(NEW, other)
        sent = {"bewijs": other, "vraag": str(Doorsturing.objects.get().pk), "antwoord": "ja"}
        assert Client().post("/meldpunt/volgen/toestemming/", sent).status_code == 404
        assert Doorsturing.objects.get().antwoord == "gevraagd"


class TestSimilarReports:
    def test_the_most_alike_comes_first_and_nothing_is_kept(
        self, client: Client, coordinator: Persoon
    ) -> None:
        first = melding()
        like = actions.submit(NEW, bewijs.make())
        other = actions.NieuweMelding(
            "school", "SO", "GM0518", "GM0518", "gestopt", ("regie",), "De taxi komt niet."
        )
        actions.submit(other, bewijs.make())
        rows = Gebeurtenis.objects.count()
        found = client.get(f"/meldpunt/werklijst/{first.pk}/gelijkend/").context["gelijkenden"]
        assert found[0].regel.melding.pk == like.pk and found[0].procent == 100 > found[1].procent
        assert Gebeurtenis.objects.count() == rows, "the texts were not shown to anybody"

    def test_side_by_side_both_are_read_and_their_reporters_see_it(
        self, client: Client, coordinator: Persoon, receipt: str
    ) -> None:
        first, other = melding(), bewijs.make()
        second = actions.submit(NEW, other)
        address = f"/meldpunt/werklijst/{first.pk}/naast/{second.pk}/"
        assert STORY not in client.get(address).content.decode(), "an address alone opens nothing"
        assert client.post(address).content.decode().count(STORY) == 2
        for one in (receipt, other):
            assert "om van meldingen die op elkaar lijken samen te leren" in followed(one)

    def test_one_without_text_is_not_compared(self, client: Client, coordinator: Persoon) -> None:
        first, other = melding(), bewijs.make()
        second = actions.submit(NEW, other)
        actions.withdraw(second, other)
        assert client.get(f"/meldpunt/werklijst/{first.pk}/gelijkend/").context["gelijkenden"] == []
        assert client.get(f"/meldpunt/werklijst/{first.pk}/naast/{second.pk}/").status_code == 302


def test_the_log_tells_every_deed(client: Client, coordinator: Persoon, receipt: str) -> None:
    press(client, "oppakken")
    page = press(client, "antwoord", **text("Wij zoeken het uit."))
    for words in ("Het meldpunt ontving een melding", "Anna antwoordde de melder", "Anna las een melding"):
        assert words in page


@pytest.mark.parametrize(
    "deed",
    [
        "oppakken",
        "spoed",
        "antwoord",
        "notitie",
        "themas",
        "overdragen",
        "opgevolgd",
        "afsluiten",
        "doorsturen",
    ],
)
def test_of_a_report_without_text_nothing_is_done(
    client: Client, coordinator: Persoon, receipt: str, deed: str
) -> None:
    actions.withdraw(melding(), receipt)
    before = deeds()
    sent = {
        **text("x"),
        **text("x", "notitie"),
        **text("x", "sluiten"),
        "sluiten-naar": "afgesloten",
        "thema-themas": ["crisis"],
        "overdragen-naar": str(person("coordinator-meldpunt", "Bea").pk),
        "doorsturen-naar": "GM0518",
        "doorsturen-tekst_algemeen": "Tekst.",
        "doorsturen-inzending": str(uuid.uuid4()),
    }
    press(client, deed, **sent)
    assert melding().toestand == "ingetrokken"
    assert [d for d in deeds()[len(before) :] if d != "melding-gelezen"] == []
