"""Before sending the texts are read: what names somebody is replaced, and only the rest is stored."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.meldpunt import namen, queries
from snijvlak.meldpunt.models import Bericht, ConceptStap, Melding
from snijvlak.privacy.versleuteling import MeldingSleutel

from .melden import BASE, begin, fill_in, send, sending, step

STORY = "Youssef zit op OBS De Springplank. Youssefs moeder Fatima belde op 6 januari."
VOICE = "Youssef zegt: ik wil naar school. Fatima is moe."


class TestReading:
    def test_who_is_named_in_two_texts_has_one_number(self) -> None:
        lezing = namen.read({"verhaal": STORY, "stem": VOICE})
        people = {vraag.vervanger: vraag.woorden for vraag in lezing.vragen if vraag.soort == "persoon"}
        assert people == {"[persoon 1]": ("Youssef", "Youssefs"), "[persoon 2]": ("Fatima",)}

    def test_what_is_named_is_replaced_and_the_rest_stays(self) -> None:
        lezing = namen.read({"verhaal": STORY, "stem": VOICE})
        written = lezing.written([vraag.code for vraag in lezing.vragen])
        assert written["verhaal"].startswith("[persoon 1] zit op [school 1].")
        assert written["stem"] == "[persoon 1] zegt: ik wil naar school. [persoon 2] is moe."

    def test_a_choice_is_for_one_thing_everywhere(self) -> None:
        lezing = namen.read({"verhaal": STORY, "stem": VOICE})
        written = lezing.written(["persoon-2"])
        assert "Youssef" in written["verhaal"] and "Fatima" not in written["verhaal"] + written["stem"]

    def test_a_bsn_is_replaced_whatever_is_chosen(self) -> None:
        assert (
            namen.read({"verhaal": "Zijn bsn is 111222333."}).written([])["verhaal"] == "Zijn bsn is [bsn 1]."
        )

    def test_a_name_from_a_field_of_the_form_is_found_in_the_text(self) -> None:
        text = "volgens kwebbel is er geen plek"
        assert namen.read({"verhaal": text}).vragen == ()
        [vraag] = namen.read({"verhaal": text}, ["Anna Kwebbel"]).vragen
        assert vraag.woorden == ("kwebbel",)

    def test_letters_that_nobody_sees_hide_no_name(self) -> None:
        hidden = namen.visible("Bsn 111\u200b222\u200b333 van You\u00adssef.")
        assert namen.read({"verhaal": hidden}).written([])["verhaal"].startswith("Bsn [bsn 1] van Youssef")

    def test_a_page_asks_no_more_than_a_hundred_questions(self) -> None:
        text = " ".join(f"Bel {number:010d}." for number in range(600_000_000, 600_000_150))
        lezing = namen.read({"verhaal": text})
        assert len(lezing.vragen) == 150 and sum(not vraag.altijd for vraag in lezing.vragen) == namen.MOST

    def test_texts_without_names_ask_nothing(self) -> None:
        assert namen.read({"verhaal": "De hulp is gestopt want het contract liep af."}).vragen == ()

    def test_what_was_replaced_before_is_not_asked_again(self) -> None:
        first = namen.read({"verhaal": STORY})
        written = first.written([vraag.code for vraag in first.vragen])
        assert namen.read(written).vragen == ()

    @given(
        st.lists(st.sampled_from([STORY, VOICE, "a", "  \n", "06-12345678", "[persoon 3]", ""]), max_size=4)
    )
    def test_the_pieces_are_the_texts(self, texts: list[str]) -> None:
        given = {str(number): text for number, text in enumerate(texts)}
        lezing = namen.read(given)
        assert {name: "".join(p.tekst for p in pieces) for name, pieces in lezing.stukken.items()} == given
        assert lezing.written([]) == given


@pytest.mark.django_db
class TestAMessage:
    def test_is_read_too_and_sent_with_one_press(self, client: Client) -> None:
        receipt = send(client)
        sent = {"bewijs": receipt, "tekst": "Fatima belde weer.", "inzending": str(uuid.uuid4())}
        page = client.post("/meldpunt/volgen/bericht/", sent)
        assert "nog niet verstuurd" in page.content.decode() and not Bericht.objects.exists()
        client.post(
            "/meldpunt/volgen/bericht/", {**sent, "tekst": page.context["vervangen"], "nagekeken": "ja"}
        )
        [message] = queries.follow(Melding.objects.get(), receipt).berichten
        assert message.tekst == "[persoon 1] belde weer."

    def test_without_names_goes_at_once(self, client: Client) -> None:
        receipt = send(client)
        sent = {"bewijs": receipt, "tekst": "Er is nog geen plek.", "inzending": str(uuid.uuid4())}
        client.post("/meldpunt/volgen/bericht/", sent)
        assert Bericht.objects.count() == 1

    def test_can_stay_as_it_is_but_for_a_bsn(self, client: Client) -> None:
        receipt = send(client)
        words = "Fatima zei: bsn 111222333."
        sent = {"bewijs": receipt, "tekst": words, "inzending": str(uuid.uuid4()), "nagekeken": "ja"}
        client.post("/meldpunt/volgen/bericht/", sent)
        [message] = queries.follow(Melding.objects.get(), receipt).berichten
        assert message.tekst == "Fatima zei: bsn [bsn 1]."


@pytest.mark.django_db
class TestThePage:
    def test_only_what_is_shown_is_stored(self, client: Client) -> None:
        receipt = send(client, verhaal=STORY, stem=VOICE)
        followed = queries.follow(Melding.objects.get(), receipt)
        assert followed.verhaal == (
            "[persoon 1] zit op [school 1]. [persoon 1] moeder [persoon 2] belde op [datum 1]."
        )
        assert "[persoon 1] zegt" in dict(followed.teksten)["De stem van kind en ouders"]

    def test_nothing_is_sent_before_the_texts_were_looked_through(self, client: Client) -> None:
        begin(client)
        fill_in(client, verhaal=STORY)
        for method in (client.get, client.post):
            assert method(f"{BASE}controle/")["Location"] == f"{BASE}namen/"
        assert Melding.objects.count() == 0

    def test_what_was_replaced_is_out_of_the_draft_too(self, client: Client) -> None:
        receipt = begin(client)
        fill_in(client, verhaal=STORY)
        client.post(f"{BASE}namen/", {"alles": "ja"})
        key = MeldingSleutel.of_draft(receipt)
        kept = "".join(stap.inhoud.open(key) for stap in ConceptStap.objects.all())
        assert "[persoon 1]" in kept and "Youssef" not in kept and "Springplank" not in kept

    def test_a_doubt_asks_and_what_is_left_stays(self, client: Client) -> None:
        begin(client)
        fill_in(client, verhaal="De afspraak met Fatima en met Roos ging niet door.")
        page = client.get(f"{BASE}namen/")
        fields = page.context["form"].fields
        choices = {name: "laat" for name in fields}
        assert client.post(f"{BASE}namen/", choices)["Location"] == f"{BASE}controle/"
        assert "Fatima" in client.get(f"{BASE}controle/").content.decode()

    def test_a_question_without_answer_is_named(self, client: Client) -> None:
        begin(client)
        fill_in(client, verhaal=STORY)
        page = client.post(f"{BASE}namen/", {})
        assert page.status_code == 422 and 'id="foutenlijst"' in page.content.decode()

    def test_a_text_that_changes_is_read_again_and_what_was_left_is_remembered(self, client: Client) -> None:
        begin(client)
        fill_in(client, verhaal="De afspraak met Fatima ging niet door.")
        client.post(f"{BASE}namen/", {"persoon-1": "laat"})
        assert client.get(f"{BASE}controle/").status_code == 200
        step(client, "stem", stem="Fatima is moe. Youssef ook.")
        assert client.get(f"{BASE}controle/")["Location"] == f"{BASE}namen/"
        form = client.get(f"{BASE}namen/").context["form"]
        initial = {field.label: field.initial for field in form.fields.values()}
        assert initial["Fatima"] == "laat" and initial["Youssef"] == "vervang"

    def test_without_names_the_page_is_passed_by(self, client: Client) -> None:
        begin(client)
        fill_in(client)
        assert client.get(f"{BASE}namen/")["Location"] == f"{BASE}controle/"
        assert sending(client)
