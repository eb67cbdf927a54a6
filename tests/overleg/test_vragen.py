"""A question for another body says who asks, is answered there, and the answer comes back to who asked."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from tests.mensen import person, sign_in
from tests.overleg.tafel import anna as anna
from tests.overleg.tafel import body, opened
from tests.overleg.tafel import bram as bram
from tests.overleg.tafel import case as case
from tests.overleg.tafel import meeting as meeting

from snijvlak.overleg import actions, queries
from snijvlak.overleg.models import Bijeenkomst, Casus, Deelname, Doorgifte, Overleg
from snijvlak.toegang.models import Gebeurtenis, Persoon

pytestmark = pytest.mark.django_db
ASKED, ANSWER = "Wie schiet voor?", "De gemeente waar het kind woont."


@pytest.fixture
def carla() -> Persoon:
    return person("deelnemer-overleg", "carla")


@pytest.fixture
def other(carla: Persoon) -> Overleg:
    return body(carla).overleg


@pytest.fixture
def question(case: Casus, other: Overleg, anna: Persoon, meeting: Bijeenkomst) -> Doorgifte:
    Deelname.objects.filter(persoon=anna).update(functie="Beleidsadviseur jeugd")
    actions.pass_on(case, other, ASKED, uuid.uuid4(), door=anna)
    return Doorgifte.objects.get()


def test_who_asks_is_a_body_and_a_function_as_they_were_then(
    question: Doorgifte, meeting: Bijeenkomst, anna: Persoon, carla: Persoon
) -> None:
    Deelname.objects.filter(persoon=anna).delete()
    [asked] = queries.asked_of(carla)
    assert (asked.van, asked.functie) == (meeting.overleg.naam, "Beleidsadviseur jeugd")
    assert anna.naam not in str(asked)


def test_the_body_that_discusses_the_case_asks_not_another_of_the_same_person(
    case: Casus, meeting: Bijeenkomst, other: Overleg, anna: Persoon
) -> None:
    body(anna)
    actions.pass_on(case, other, ASKED, uuid.uuid4(), door=anna)
    assert [(q.van, q.functie) for q in queries.passed_on(case)] == [(meeting.overleg.naam, "lid")]


def test_the_answer_comes_back_and_waits_no_more(
    question: Doorgifte, case: Casus, anna: Persoon, carla: Persoon
) -> None:
    for _ in range(2):
        actions.answer(question, ANSWER, 0, door=carla)
    [back] = queries.passed_on(case)
    assert (back.antwoord, back.antwoord_functie, back.versie) == (ANSWER, "lid", 1)
    assert [(asked.gevraagd, asked.casus) for asked in queries.asked_by(anna)] == [(back, case.pk)]
    assert queries.asked_by(carla) == [] and queries.asked_of(carla)[0].antwoord == ANSWER
    [row] = Gebeurtenis.objects.filter(daad="vraag-beantwoord")
    assert (row.door, row.onderwerp_id, row.reden) == (carla, str(question.pk), "")


def test_what_waits_comes_first(question: Doorgifte, case: Casus, anna: Persoon, carla: Persoon) -> None:
    actions.pass_on(case, question.naar, "En wanneer?", uuid.uuid4(), door=anna)
    actions.answer(Doorgifte.objects.get(gevraagd="En wanneer?"), ANSWER, 0, door=carla)
    assert [asked.tekst for asked in queries.asked_of(carla)] == [ASKED, "En wanneer?"]


def test_who_answers_second_sees_the_first_answer(
    question: Doorgifte, other: Overleg, carla: Persoon
) -> None:
    dirk = person("deelnemer-overleg", "dirk")
    actions.add_member(other, dirk, functie="Jurist", door=None)
    actions.answer(question, ANSWER, 0, door=carla)
    with pytest.raises(actions.AndersBeantwoord) as refused:
        actions.answer(question, "Dat weten wij niet.", 0, door=dirk)
    assert refused.value.vraag.antwoord == ANSWER
    actions.answer(question, "Beide gemeenten.", 1, door=dirk)
    assert queries.asked_of(carla)[0].antwoord_functie == "Jurist"


@pytest.mark.parametrize("text", ["Bel jan@example.org.", "Vraag het op 06-12345678."])
def test_an_answer_names_nobody(question: Doorgifte, carla: Persoon, text: str) -> None:
    with pytest.raises(actions.NietToegestaan, match="wijst iemand aan"):
        actions.answer(question, text, 0, door=carla)


def test_only_the_body_that_was_asked_answers(question: Doorgifte, anna: Persoon, bram: Persoon) -> None:
    for outsider in (anna, bram):
        assert queries.find_question(question.pk, outsider) is None
        with pytest.raises(actions.NietToegestaan, match="gevraagde overleg"):
            actions.answer(question, ANSWER, 0, door=outsider)


def test_question_and_answer_go_with_the_text_of_the_case(
    question: Doorgifte, case: Casus, carla: Persoon
) -> None:
    actions.answer(question, ANSWER, 0, door=carla)
    actions.clear(case, door=None)
    assert queries.asked_of(carla) == []


class TestPages:
    def test_from_the_home_page_to_the_answer_at_the_case(
        self, client: Client, question: Doorgifte, case: Casus, meeting: Bijeenkomst, other: Overleg
    ) -> None:
        dirk = sign_in(client, "deelnemer-overleg", "dirk")
        assert client.get(f"/overleg/vraag/{question.pk}/").status_code == 404
        actions.add_member(other, dirk, functie="Jurist", door=None)
        assert ASKED in client.get("/").content.decode()
        listed = client.get("/overleg/").content.decode()
        assert f"/overleg/vraag/{question.pk}/" in listed and "Wacht op antwoord" in listed
        address = f"/overleg/vraag/{question.pk}/"
        page = client.get(address).content.decode()
        assert f"{meeting.overleg.naam} (Beleidsadviseur jeugd)" in page
        assert case.titel not in page and str(case.pk) not in page
        bad = client.post(address, {"antwoord": "Bel jan@example.org.", "versie": "0"})
        assert bad.status_code == 422 and 'id="foutenlijst"' in bad.content.decode()
        assert client.post(address, {"antwoord": ANSWER, "versie": "0"}).status_code == 302
        assert ASKED not in client.get("/").content.decode()

        evi = sign_in(asking := Client(), "deelnemer-overleg", "evi")
        actions.add_member(meeting.overleg, evi, door=None)
        assert ANSWER in asking.get("/overleg/").content.decode()
        actions.agree_to_learn(meeting, door=evi)
        opened(meeting)
        at_case = asking.get(f"/overleg/casus/{case.pk}/").content.decode()
        assert f"Antwoord: {ANSWER}" in at_case and f"{other.naam} (Jurist)" in at_case
        assert "dirk" not in at_case

    def test_what_was_typed_stays_when_another_was_first(
        self, client: Client, question: Doorgifte, other: Overleg, carla: Persoon
    ) -> None:
        actions.add_member(other, sign_in(client, "deelnemer-overleg", "dirk"), door=None)
        actions.answer(question, ANSWER, 0, door=carla)
        address = f"/overleg/vraag/{question.pk}/"
        late = client.post(address, {"antwoord": "Beide gemeenten.", "versie": "0"})
        page = late.content.decode()
        assert late.status_code == 422 and ANSWER in page and "Beide gemeenten." in page
        sent = {name: late.context["form"][name].value() for name in ("antwoord", "versie")}
        assert client.post(address, sent).status_code == 302
        question.refresh_from_db()
        assert (question.antwoord, question.versie) == ("Beide gemeenten.", 2)
