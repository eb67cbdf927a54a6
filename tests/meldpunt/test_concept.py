"""A draft: kept page by page under the receipt, found again anywhere, lost by nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from snijvlak.bewaren import actions as bewaren
from snijvlak.meldpunt import actions, concept
from snijvlak.meldpunt.models import Bericht, Concept, ConceptStap, Melding
from snijvlak.privacy import bewijs
from tests.mensen import sign_in

from .melden import BASE, STEPS, begin, fill_in, look_through, send, sending, step

pytestmark = pytest.mark.django_db


def test_the_cookie_is_for_the_pages_of_reporting_and_holds_no_receipt(client: Client) -> None:
    answer = client.post(BASE)
    cookie = answer.cookies[concept.COOKIE]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == BASE
    assert not cookie["max-age"] and not cookie["expires"], "until the browser closes"
    assert cookie["secure"] == (settings.SESSION_COOKIE_SECURE or "")
    receipt = client.get(f"{BASE}bewijs/").context["bewijs"]
    assert receipt not in cookie.value and receipt.replace("-", "") not in cookie.value.replace("-", "")


def test_another_browser_goes_on_with_the_receipt_where_the_first_was(client: Client) -> None:
    receipt = begin(client)
    step(client, "wie")
    step(client, "waar", gemeente_kind="GM0503")
    phone = Client()
    assert phone.post("/meldpunt/volgen/", {"bewijs": receipt}).status_code == 200
    answer = phone.post(f"{BASE}verder/", {"bewijs": receipt.lower()}, follow=True)
    assert answer.request["PATH_INFO"] == f"{BASE}wat/"
    page = phone.get(f"{BASE}waar/")
    assert page.context["form"].initial["gemeente_kind"] == "GM0503"
    assert client.get(f"{BASE}waar/")["Location"] == f"{BASE}verder/", "one browser at a time"


def test_the_first_browser_is_not_needed(client: Client) -> None:
    receipt = begin(client)
    fill_in(client)
    client.post(f"{BASE}stoppen/")
    assert client.get(f"{BASE}wie/")["Location"] == f"{BASE}verder/"
    again = Client()
    again.post(f"{BASE}verder/", {"bewijs": receipt})
    look_through(again)
    assert again.post(f"{BASE}controle/", sending(again))["Location"] == f"{BASE}ontvangen/"


@pytest.mark.parametrize("typed", ["", "ABC", bewijs.make()])
def test_a_receipt_without_draft_is_told(client: Client, typed: str) -> None:
    page = client.post(f"{BASE}verder/", {"bewijs": typed})
    assert page.status_code == 422 and 'id="foutenlijst"' in page.content.decode()


def test_a_receipt_of_a_report_opens_no_draft(client: Client) -> None:
    receipt = send(client)
    assert Client().post(f"{BASE}verder/", {"bewijs": receipt}).status_code == 422


def test_going_back_keeps_what_was_typed_also_wrong(client: Client) -> None:
    begin(client)
    step(client, "wie")
    answer = step(client, "waar", sector="", terug="ja")
    assert answer["Location"] == f"{BASE}wie/"
    assert client.get(f"{BASE}waar/").context["form"].initial["gemeente_kind"] == "GM1842"


def test_a_page_sent_after_the_cookies_went_is_kept_with_the_receipt(client: Client) -> None:
    receipt = begin(client)
    for naam in list(STEPS)[:5]:
        step(client, naam)
    client.cookies.clear()
    page = step(client, "verhaal", verhaal="Een lang verhaal.")
    assert page.status_code == 409 and "Een lang verhaal." in page.content.decode()
    kept = dict(page.context["bewaard"])
    answer = client.post(f"{BASE}verder/", {"bewijs": receipt, "stap": "verhaal", **kept})
    assert answer["Location"] == f"{BASE}verhaal/"
    assert client.get(f"{BASE}verhaal/").context["form"].initial["verhaal"] == "Een lang verhaal."


def test_and_without_the_receipt_it_begins_a_new_draft(client: Client) -> None:
    page = step(client, "verhaal", verhaal="Een lang verhaal.")
    kept = dict(page.context["bewaard"])
    answer = client.post(f"{BASE}verder/", {"nieuw": "ja", "stap": "verhaal", **kept})
    assert answer["Location"] == f"{BASE}bewijs/"
    receipt = client.get(f"{BASE}bewijs/").context["bewijs"]
    assert "Een lang verhaal." in str(concept.Lopend(Concept.objects.get(), receipt).load())


def test_a_wrong_receipt_keeps_the_text_on_the_page(client: Client) -> None:
    kept = dict(step(client, "verhaal", verhaal="Een lang verhaal.").context["bewaard"])
    page = client.post(f"{BASE}verder/", {"bewijs": "x", "stap": "verhaal", **kept})
    assert page.status_code == 422 and "Een lang verhaal." in page.content.decode()


def test_sent_from_another_tab_the_text_can_go_as_a_message(client: Client) -> None:
    receipt = send(client)
    page = step(client, "verhaal", verhaal="Wat ik nog vergat.")
    assert page.status_code == 409 and "Wat ik nog vergat." in page.content.decode()
    assert Bericht.objects.count() == 0 and ConceptStap.objects.count() == 0
    initial = page.context["form"].initial
    sent = {
        "bewijs": initial["bewijs"],
        "tekst": initial["tekst"],
        "inzending": page.context["form"]["inzending"].value(),
    }
    client.post("/meldpunt/volgen/bericht/", sent)
    assert initial["bewijs"] == receipt and Bericht.objects.count() == 1


def test_a_draft_that_was_sent_takes_nothing_more(client: Client) -> None:
    receipt = begin(client)
    open_page = concept.Lopend(Concept.objects.get(), receipt)
    fill_in(client)
    look_through(client)
    client.post(f"{BASE}controle/", sending(client))
    with pytest.raises(actions.ConceptVerstuurd):
        open_page.save("verhaal", {"verhaal": ["te laat"]})
    assert ConceptStap.objects.count() == 0


@pytest.mark.parametrize("naam", ["wie", "verhaal"])
def test_with_the_database_away_the_text_stays_on_the_page(
    client: Client, monkeypatch: pytest.MonkeyPatch, naam: str
) -> None:
    begin(client)
    for before in list(STEPS)[: list(STEPS).index(naam)]:
        step(client, before)

    def away(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(actions, "save_steps", away)
    page = step(client, naam, naam="Een naam", verhaal="Een verhaal.")
    text = page.content.decode()
    assert page.status_code == 503 and "Dit is nog niet bewaard" in text
    assert ("Een naam" if naam == "wie" else "Een verhaal.") in text


def test_with_the_database_away_sending_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(client)
    fill_in(client)
    look_through(client)
    pressed = sending(client)

    def away(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("the server closed the connection")

    with monkeypatch.context() as patch:
        patch.setattr(actions, "send_draft", away)
        page = client.post(f"{BASE}controle/", pressed)
    assert page.status_code == 503 and "niet ontvangen" in page.content.decode()
    assert Melding.objects.count() == 0
    client.post(f"{BASE}controle/", pressed)
    assert Melding.objects.count() == 1


def test_the_receipt_is_shown_for_an_hour_after_sending(client: Client) -> None:
    receipt = send(client)
    assert receipt in client.get(f"{BASE}ontvangstbewijs.txt").content.decode()
    Concept.objects.update(verstuurd_op=timezone.now() - dt.timedelta(minutes=61))
    for page in ("ontvangen/", "ontvangstbewijs.txt"):
        assert client.get(f"{BASE}{page}")["Location"] == "/meldpunt/volgen/"


def test_a_file_with_the_receipt_is_no_page(client: Client) -> None:
    receipt = begin(client)
    answer = client.get(f"{BASE}ontvangstbewijs.txt")
    assert answer["Content-Disposition"].startswith("attachment") and "no-store" in answer["Cache-Control"]
    assert receipt in answer.content.decode() and "/meldpunt/volgen/" in answer.content.decode()


def test_thrown_away_is_gone(client: Client) -> None:
    receipt = begin(client)
    fill_in(client)
    assert "Niet weggooien" in client.get(f"{BASE}weggooien/").content.decode() and Concept.objects.exists()
    client.post(f"{BASE}weggooien/")
    assert not Concept.objects.exists() and not ConceptStap.objects.exists()
    assert Client().post(f"{BASE}verder/", {"bewijs": receipt}).status_code == 422


def test_a_draft_goes_after_thirty_days_without_a_word(client: Client) -> None:
    for days in (29, 32):
        begin(Client())
        newest = Concept.objects.latest("pk")
        Concept.objects.filter(pk=newest.pk).update(gewijzigd_op=timezone.now() - dt.timedelta(days=days))
    list(bewaren.end_due(timezone.localdate()))
    assert Concept.objects.count() == 1


def test_who_writes_on_keeps_the_draft(client: Client) -> None:
    begin(client)
    Concept.objects.update(gewijzigd_op=timezone.now() - dt.timedelta(hours=3))
    step(client, "wie")
    assert timezone.now() - Concept.objects.get().gewijzigd_op < dt.timedelta(minutes=1)


def test_a_browser_that_was_left_needs_the_receipt_again_and_loses_nothing(client: Client) -> None:
    receipt = begin(client)
    for naam in list(STEPS)[:5]:
        step(client, naam)
    Concept.objects.update(gewijzigd_op=timezone.now() - dt.timedelta(hours=5))
    page = step(client, "verhaal", verhaal="Een lang verhaal.")
    assert page.status_code == 409
    client.post(f"{BASE}verder/", {"bewijs": receipt, "stap": "verhaal", **dict(page.context["bewaard"])})
    assert client.get(f"{BASE}verhaal/").context["form"].initial["verhaal"] == "Een lang verhaal."
    assert client.get(f"{BASE}waar/").context["form"].initial["sector"] == "SO"


def test_too_much_brought_along_is_not_kept(client: Client) -> None:
    receipt = begin(client)
    sent = {"stap": "verhaal", "bewaard-verhaal": "x" * 200_000}
    for how in ({"bewijs": receipt}, {"nieuw": "ja"}):
        page = client.post(f"{BASE}verder/", {**sent, **how})
        assert page.status_code == 422 and "te veel tekst" in page.content.decode()
    assert ConceptStap.objects.count() == 0 and Concept.objects.count() == 1


def test_a_withdrawn_report_is_not_told_to_be_received(client: Client) -> None:
    receipt = send(client)
    actions.withdraw(Melding.objects.get(), receipt)
    assert client.get(f"{BASE}ontvangen/")["Location"] == "/meldpunt/volgen/"


def test_nobody_of_the_team_sees_a_draft(client: Client) -> None:
    begin(client)
    fill_in(client)
    other = Client()
    sign_in(other, "coordinator-meldpunt")
    assert "Er zijn hier geen meldingen" in other.get("/meldpunt/werklijst/").content.decode()


def test_a_cookie_of_nobody_is_no_draft(client: Client) -> None:
    for value in ("x", bewijs.make(), "\x00", "é" * 40):
        client.cookies[concept.COOKIE] = value
        assert client.get(f"{BASE}wie/")["Location"] == f"{BASE}verder/"
        assert client.get(BASE).status_code == 200
