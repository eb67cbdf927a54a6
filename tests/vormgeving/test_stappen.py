"""A form in steps keeps what was typed, sends what was seen, and sends it once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.vormgeving.formulieren import Aankruisvakjes
from snijvlak.vormgeving.stappen import (
    CHECK,
    CONTROLE,
    FIRST,
    FIRST_THIS,
    LONGEST,
    LOOK_AGAIN,
    NOTHING_SENT,
    Gang,
    SessieBewaarplek,
    Stap,
    Stappen,
)
from snijvlak.vormgeving.voorbeelden.stappen import STAPPEN as EXAMPLE

START = "/vormgeving/stappen/"
ANSWERS: dict[str, dict[str, str | list[str]]] = {
    "waarheen": {"doel": "bos"},
    "wanneer": {"dag": "2026-06-01", "kinderen": "24"},
    "meenemen": {"mee": ["brood", "water"], "wens": "Graag <b>zon</b>.\nTot dan."},
}


def fill(client: Client, *steps: str) -> None:
    """Fill in these steps of the example, or all."""
    for step in steps or ANSWERS:
        assert client.post(f"{START}{step}/", ANSWERS[step]).status_code == 302


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def hidden(page: str) -> dict[str, str]:
    """What the button of the review page sends."""
    return dict(re.findall(r'type="hidden" name="(token|gezien)" value="(\w+)"', page))


def send(client: Client, data: Mapping[str, str]) -> HttpResponse:
    answer: Any = client.post(f"{START}controle/", data, follow=True)
    return answer


@pytest.mark.django_db
class TestExample:
    def test_each_step_leads_to_the_next_and_the_last_to_the_review(self, client: Client) -> None:
        met = [client.post(f"{START}{step}/", data).headers["Location"] for step, data in ANSWERS.items()]
        assert met == [f"{START}wanneer/", f"{START}meenemen/", f"{START}controle/"]

    def test_a_step_says_which_it_is_and_has_a_way_back(self, client: Client) -> None:
        first = text(client, f"{START}waarheen/")
        assert "<title>Stap 1 van 3: De plaats - Snijvlak</title>" in first and 'name="terug"' not in first
        fill(client, "waarheen")
        assert "Stap 2 van 3" in (second := text(client, f"{START}wanneer/")) and 'name="terug"' in second

    def test_coming_back_shows_what_was_filled_in(self, client: Client) -> None:
        fill(client)
        assert re.search(r'value="bos"[^>]*checked', text(client, f"{START}waarheen/"))
        second = text(client, f"{START}wanneer/")
        assert 'value="2026-06-01"' in second and 'value="24"' in second
        third = text(client, f"{START}meenemen/")
        assert len(re.findall("checked", third)) == 2 and "Graag &lt;b&gt;zon&lt;/b&gt;." in third

    def test_going_back_loses_nothing_that_was_typed_not_even_what_is_wrong(self, client: Client) -> None:
        fill(client, "waarheen")
        answer = client.post(f"{START}wanneer/", {"kinderen": "4000", "terug": "ja"})
        assert answer.headers["Location"] == f"{START}waarheen/"
        page = text(client, f"{START}wanneer/")
        assert 'value="4000"' in page and "foutenlijst" not in page

    def test_a_mistake_is_told_above_the_questions_and_kept(self, client: Client) -> None:
        fill(client, "waarheen")
        answer = client.post(f"{START}wanneer/", {"kinderen": "4000"})
        # On a page of its own: Back and reload then ask nobody to send the form again.
        assert answer.headers["Location"] == f"{START}wanneer/?{CHECK}"
        page = text(client, answer.headers["Location"])
        assert "<title>Fout: Stap 2 van 3" in page
        assert re.search(r'role="alert" tabindex="-1" autofocus id="foutenlijst"', page)
        assert 'href="#id_kinderen"' in page and 'value="4000"' in page
        assert 'value="4000"' in text(client, f"{START}wanneer/")

    def test_skipping_ahead_leads_to_the_first_step_that_is_not_right(self, client: Client) -> None:
        fill(client, "waarheen")
        for step in ("meenemen", CONTROLE):
            answer = client.get(f"{START}{step}/", follow=True)
            assert answer.redirect_chain == [(f"{START}wanneer/", 302)]
            page = answer.content.decode()
            assert re.search(f'utrecht-alert--warning" role="status">.*?{FIRST}', page)

    def test_what_was_kept_wrong_is_shown_with_its_mistake_on_the_way_to_the_review(
        self, client: Client
    ) -> None:
        fill(client)
        client.post(f"{START}wanneer/", {"kinderen": "0", "terug": "ja"})
        answer = client.get(f"{START}controle/", follow=True)
        assert answer.redirect_chain == [(f"{START}wanneer/?nakijken", 302)]
        assert 'id="foutenlijst"' in answer.content.decode()

    def test_the_review_shows_every_answer_in_words_with_a_link_to_change_it(self, client: Client) -> None:
        fill(client)
        page = text(client, f"{START}controle/")
        answers = re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", page, re.S)
        assert answers == [
            ("Waar gaat de schoolreis heen?", "Het bos"),
            ("Op welke dag?", "1 juni 2026"),
            ("Hoeveel kinderen gaan mee?", "24"),
            ("Wat neemt u mee?", "Brood; Water"),
            ("Wilt u nog iets zeggen?", "Graag &lt;b&gt;zon&lt;/b&gt;.\nTot dan."),
        ]
        changes = re.findall(r'href="(/vormgeving/stappen/\w+/\?controle)">Wijzigen: ([^<]+)<', page)
        assert changes == [
            (f"{START}waarheen/?controle", "De plaats"),
            (f"{START}wanneer/?controle", "De dag en de kinderen"),
            (f"{START}meenemen/?controle", "De tas"),
        ]

    @pytest.mark.parametrize("button", [{}, {"terug": "ja"}])
    def test_a_change_leads_back_to_the_review(self, client: Client, button: dict[str, str]) -> None:
        fill(client)
        answer = client.post(f"{START}wanneer/?controle", {"kinderen": "25", **button}, follow=True)
        assert answer.redirect_chain == [(f"{START}controle/", 302)]
        page = answer.content.decode()
        assert '<dd class="snijvlak-verhaal">25</dd>' in page and "Niet ingevuld" in page

    def test_it_is_sent_once_however_often_the_button_is_pressed(self, client: Client) -> None:
        fill(client)
        button = hidden(text(client, f"{START}controle/"))
        first, second = (send(client, button).content.decode() for _ in range(2))
        assert "een schoolreis voor 24 kinderen" in first
        assert "een schoolreis voor 24 kinderen" not in second and NOTHING_SENT not in second

    def test_after_sending_nothing_is_kept(self, client: Client) -> None:
        fill(client)
        send(client, hidden(text(client, f"{START}controle/")))
        assert "checked" not in text(client, f"{START}waarheen/")
        assert "bos" not in str(dict(client.session)) and "Graag" not in str(dict(client.session))
        back = client.get(f"{START}controle/", follow=True)
        assert back.redirect_chain == [(f"{START}waarheen/", 302)]
        assert 'role="status"' not in back.content.decode()
        fill(client)
        again = send(client, hidden(text(client, f"{START}controle/")))
        assert "een schoolreis voor 24 kinderen" in again.content.decode()

    def test_nobody_sends_what_another_tab_changed_meanwhile(self, client: Client) -> None:
        fill(client)
        button = hidden(text(client, f"{START}controle/"))
        client.post(f"{START}wanneer/", {"kinderen": "99"})  # the other tab
        page = send(client, button).content.decode()
        assert LOOK_AGAIN in page and "kinderen." not in page
        assert "een schoolreis voor 99 kinderen" in send(client, hidden(page)).content.decode()

    @pytest.mark.parametrize("data", [{}, {"token": ""}, {"token": "x" * 32, "gezien": "y"}])
    def test_a_press_that_was_not_on_the_review_page_sends_nothing(
        self, client: Client, data: dict[str, str]
    ) -> None:
        fill(client)
        assert LOOK_AGAIN in send(client, data).content.decode()

    def test_an_expired_session_keeps_what_was_just_typed_and_says_what_to_do(self, client: Client) -> None:
        fill(client, "waarheen", "wanneer")
        client.session.flush()
        answer = client.post(f"{START}meenemen/", ANSWERS["meenemen"], follow=True)
        assert answer.redirect_chain == [(f"{START}waarheen/", 302)]
        assert FIRST_THIS in answer.content.decode()
        fill(client, "waarheen", "wanneer")
        assert "Graag" in text(client, f"{START}controle/")

    def test_a_session_that_expired_on_the_review_page_sends_nothing_and_says_so(
        self, client: Client
    ) -> None:
        fill(client)
        button = hidden(text(client, f"{START}controle/"))
        client.session.flush()
        page = send(client, button)
        assert NOTHING_SENT in page.content.decode() and "Stap 1 van 3" in page.content.decode()

    @pytest.mark.parametrize("step", ["bestaat-niet", "Waarheen", "0"])
    def test_a_step_that_is_not_there_is_not_found(self, client: Client, step: str) -> None:
        assert client.get(f"{START}{step}/").status_code == 404
        assert client.post(f"{START}{step}/", {"doel": "bos"}).status_code == 404

    def test_what_no_question_asked_is_not_kept(self, client: Client) -> None:
        client.post(f"{START}waarheen/", {"doel": "bos", "iets": "anders", "terug_": "x"})
        assert "anders" not in str(dict(client.session))
        assert text(client, f"{START}wanneer/?iets=anders&na=1&controle=")

    def test_too_much_to_keep_is_told_and_not_kept(self, client: Client) -> None:
        fill(client)
        answer = client.post(f"{START}meenemen/", {"mee": "brood", "wens": "x" * LONGEST, "terug": "ja"})
        assert answer.status_code == 422 and "te veel tekst om te bewaren" in answer.content.decode()
        assert len(str(dict(client.session))) < 1000

    def test_two_visitors_do_not_meet(self, client: Client) -> None:
        fill(client)
        assert "checked" not in text(Client(), f"{START}waarheen/")


class VervoerForm(forms.Form):
    bus = forms.BooleanField(label="Gaat u met de bus?", required=False)


class BusForm(forms.Form):
    stoelen = forms.IntegerField(label="Hoeveel stoelen?")


class EtenForm(forms.Form):
    eten = forms.CharField(label="Wat eet u?")


def by_bus(answers: Mapping[str, Mapping[str, Any]]) -> bool:
    return answers["vervoer"]["bus"]


TRIP = Stappen(
    (
        Stap("vervoer", "Het vervoer", VervoerForm),
        Stap("bus", "De bus", BusForm, nodig=by_bus),
        Stap("eten", "Het eten", EtenForm),
    ),
    adres=lambda naam: f"/{naam}/",
    klaar=lambda: "/klaar/",
)


class Visitor:
    """Somebody with a session, and what was sent."""

    def __init__(self) -> None:
        self.session: dict[str, Any] = {}
        self.sent: list[dict[str, dict[str, Any]]] = []

    def ask(self, naam: str, data: Mapping[str, Any] | None = None) -> HttpResponse:
        factory = RequestFactory()
        request: HttpRequest = factory.get("/") if data is None else factory.post("/", data)
        setattr(request, "_messages", CookieStorage(request))  # noqa: B010 -- where Django looks for them
        place = SessieBewaarplek(self.session, "reis")
        return TRIP.respond(request, naam, place, lambda answers, _token: self.sent.append(answers))

    def goes(self, naam: str, data: Mapping[str, Any] | None = None) -> str:
        return self.ask(naam, data).headers.get("Location", "")

    def review(self) -> str:
        return self.ask(CONTROLE).content.decode()


def test_a_step_that_depends_on_an_earlier_answer_is_asked_only_then() -> None:
    visitor = Visitor()
    assert "Stap 1 van hoogstens 3" in visitor.ask("vervoer").content.decode()
    assert visitor.goes("vervoer", {"bus": "on"}) == "/bus/"
    assert "Stap 2 van 3" in visitor.ask("bus").content.decode()
    other = Visitor()
    assert other.goes("vervoer", {}) == "/eten/"
    assert "Stap 2 van 2" in other.ask("eten").content.decode()
    assert other.goes("eten", {"eten": "brood", "terug": "ja"}) == "/vervoer/"
    assert other.goes("bus") == "/controle/"


def test_no_page_is_kept_by_a_browser_or_between() -> None:
    visitor = Visitor()
    answers = [
        visitor.ask("vervoer"),
        visitor.ask("vervoer", {}),
        visitor.ask("eten", {}),
        visitor.ask(CONTROLE),
    ]
    assert all("no-store" in answer.headers["Cache-Control"] for answer in answers)


def test_what_is_no_longer_asked_is_not_sent_and_comes_back_when_it_is() -> None:
    visitor = Visitor()
    for naam, data in {"vervoer": {"bus": "on"}, "bus": {"stoelen": "50"}, "eten": {"eten": "brood"}}.items():
        visitor.goes(naam, data)
    assert "Hoeveel stoelen?" in visitor.review()
    visitor.goes("vervoer", {})
    assert "Hoeveel stoelen?" not in visitor.review()
    assert visitor.goes("bus") == "/controle/"
    assert visitor.goes("bus", {"stoelen": "51"}) == "/controle/"
    visitor.goes("vervoer", {"bus": "on"})
    assert ">51<" in visitor.review()
    visitor.goes("vervoer", {})
    assert visitor.goes(CONTROLE, hidden(visitor.review())) == "/klaar/"
    assert visitor.sent == [{"vervoer": {"bus": False}, "eten": {"eten": "brood"}}]


def test_two_presses_at_the_same_moment_have_the_same_token() -> None:
    visitor = Visitor()
    visitor.goes("vervoer", {})
    visitor.goes("eten", {"eten": "brood"})
    before = dict(visitor.session)
    button, tokens = hidden(visitor.review()), set[str]()
    for _ in range(2):
        place = SessieBewaarplek({**before, **visitor.session}, "reis")
        request = RequestFactory().post("/", button)
        TRIP.respond(request, CONTROLE, place, lambda _answers, token: tokens.add(token))
    assert tokens == {button["token"]}


steps = st.sampled_from(["vervoer", "bus", "eten", CONTROLE])
answers = st.fixed_dictionaries(
    {},
    optional={
        "bus": st.just("on"),
        "stoelen": st.sampled_from(["50", "x", ""]),
        "eten": st.sampled_from(["brood", ""]),
        "terug": st.just("ja"),
        "token": st.text(max_size=3),
    },
)


@given(st.lists(st.tuples(steps, st.none() | answers), max_size=12))
def test_whatever_is_pressed_in_whatever_order_only_whole_answers_are_sent(
    presses: list[tuple[str, dict[str, str] | None]],
) -> None:
    visitor = Visitor()
    for naam, data in presses:
        answer = visitor.ask(naam, data)
        assert answer.status_code in (200, 302, 422)
        if answer.status_code == 302:  # no two pages send somebody to and fro
            hops = answer.headers["Location"]
            for _ in range(2):
                if not hops or hops == "/klaar/":
                    break
                hops = visitor.goes(hops.strip("/").split("/")[0])
            assert not hops or hops == "/klaar/"
    assert visitor.sent == []  # without what the review page holds nothing goes
    for naam, data in {"vervoer": {"bus": "on"}, "bus": {"stoelen": "5"}, "eten": {"eten": "x"}}.items():
        visitor.goes(naam, data)
    visitor.goes(CONTROLE, hidden(visitor.review()))
    assert visitor.sent == [{"vervoer": {"bus": True}, "bus": {"stoelen": 5}, "eten": {"eten": "x"}}]


class KindsForm(forms.Form):
    dag = forms.DateField(widget=forms.SelectDateWidget(years=[2026]))
    tijd = forms.TimeField()
    prijs = forms.DecimalField(localize=True)
    code = forms.TypedChoiceField(coerce=int, choices=[("groep", [("1", "Een"), ("2", "Twee")])])
    mee = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=Aankruisvakjes)
    leeg = forms.ChoiceField(choices=[("", "Kies"), ("x", "X")], required=False)


def test_each_kind_of_answer_is_read_as_people_write_it() -> None:
    sent = QueryDict(
        "dag_day=1&dag_month=6&dag_year=2026&tijd=9:05&prijs=1234,5&code=2&mee=a&mee=b&leeg=&dagje=x"
    )
    kinds = Stap("soorten", "Soorten", KindsForm)
    assert "dagje" not in kinds.taken(sent)
    session: dict[str, Any] = {}
    SessieBewaarplek(session, "x").save("soorten", kinds.taken(sent))
    shown: list[dict[str, dict[str, Any]]] = []
    form = Stappen((kinds,), adres=lambda naam: f"/{naam}/", klaar=lambda: "/klaar/")
    place = SessieBewaarplek(session, "x")
    page = form.respond(
        RequestFactory().get("/"), CONTROLE, place, lambda found, _t: shown.append(found)
    ).content.decode()
    read = re.findall(r"<dd[^>]*>(.*?)</dd>", page)
    assert read == ["1 juni 2026", "09:05", "1234,5", "Twee", "A; B", "Niet ingevuld"]
    form.respond(
        RequestFactory().post("/", hidden(page)), CONTROLE, place, lambda found, _t: shown.append(found)
    )
    assert shown[0]["soorten"]["dag"] == dt.date(2026, 6, 1)
    assert shown[0]["soorten"]["prijs"] == Decimal("1234.5") and shown[0]["soorten"]["code"] == 2


class BestandForm(forms.Form):
    bestand = forms.FileField()


def test_a_form_in_steps_that_cannot_work_is_refused_when_it_is_made() -> None:
    with pytest.raises(ValueError, match="controle is de naam van de pagina"):
        Stap(CONTROLE, "Nakijken", EtenForm)
    with pytest.raises(ValueError, match="De stap bijlage kan geen bestand vragen"):
        Stap("bijlage", "Bijlage", BestandForm)
    with pytest.raises(ValueError, match="Twee stappen hebben dezelfde naam"):
        Stappen((EXAMPLE.stappen[0], EXAMPLE.stappen[0]), adres=str, klaar=str)


def test_a_step_that_does_not_exist_raises_not_found() -> None:
    with pytest.raises(Http404):
        Visitor().ask("bestaat-niet")


def test_what_was_right_is_remembered_without_keeping_it_and_sending_looks_again() -> None:
    looked: list[str] = []

    class OneForm(forms.Form):
        woord = forms.CharField()

        def clean_woord(self) -> str:
            looked.append(self.cleaned_data["woord"])
            if len(looked) > 3:
                raise forms.ValidationError("De regels zijn anders.")
            return self.cleaned_data["woord"]

    one, two = Stap("een", "Een", OneForm), Stap("twee", "Twee", EtenForm)
    kept = {"een": {"woord": ["geheim"]}}
    for _ in range(3):
        assert list(Gang.of((one, two), kept, names=True).goed) == ["een"]
    assert looked == ["geheim"]
    assert list(Gang.of((one, two), {"een": {"woord": ["anders"]}}, names=True).goed) == ["een"]
    assert looked == ["geheim", "anders"]
    assert Gang.of((one, two), kept).goed == {"een": {"woord": "geheim"}}
    assert Gang.of((one, two), kept).open == one  # the fourth look, after which it is not right any more
