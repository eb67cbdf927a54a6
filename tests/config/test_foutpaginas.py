"""When something goes wrong a person reads in plain Dutch what to do next, and nothing of the cause."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, override_settings
from tests.mensen import sign_in

from snijvlak.vormgeving import thema


def checked(content: bytes) -> str:
    """The text of a page, which is a whole page in Dutch with a way on."""
    text = content.decode()
    assert text.startswith("<!doctype html>") and '<html lang="nl"' in text and text.count("<h1") == 1
    assert 'href="/"' in text and "Traceback" not in text
    return text


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_a_page_for_an_error_is_drawn_from_nothing(template: str) -> None:
    """Without a request and, as no test here asks for it, without the database."""
    text = render_to_string(template)
    assert f'href="{settings.STATIC_URL}{thema.STYLE_SHEET}"' in text and 'href="/"' in text
    assert f'class="utrecht-root {thema.context(HttpRequest())["thema"]}"' in text
    assert "Bel dan de beheerder" in text


def test_without_database_the_page_says_to_wait() -> None:
    """This test may not touch the database, so the page behind this address fails as when it is gone."""
    answer = Client(raise_request_exception=False).get("/rapporten/")
    assert answer.status_code == 500
    text = checked(answer.content)
    assert "Het ligt niet aan u" in text and "Database access" not in text


def test_a_wrong_host_name_is_told() -> None:
    answer = Client().get("/", headers={"host": "kwaad.example"})
    assert answer.status_code == 400
    assert "Er is niets opgeslagen" in checked(answer.content) and "kwaad" not in checked(answer.content)


@pytest.mark.django_db
def test_a_form_that_cannot_be_trusted_tells_how_to_send_it_again() -> None:
    answer = Client(enforce_csrf_checks=True).post("/meldpunt/volgen/", {"verhaal": "Een verhaal"})
    assert answer.status_code == 403
    text = checked(answer.content)
    assert "Er is niets opgeslagen" in text and "Laad de pagina opnieuw" in text and "CSRF" not in text


@pytest.mark.django_db
def test_a_step_of_a_report_that_cannot_be_trusted_keeps_what_was_typed() -> None:
    answer = Client(enforce_csrf_checks=True).post("/meldpunt/nieuw/verhaal/", {"verhaal": "Een verhaal"})
    text = checked(answer.content)
    assert answer.status_code == 409 and "Een verhaal" in text and "Uw ontvangstbewijs" in text


@pytest.mark.django_db
def test_a_page_that_the_role_does_not_open_names_whom_to_ask(client: Client) -> None:
    sign_in(client, "data-analist")
    answer = client.get("/meldpunt/werklijst/")
    assert answer.status_code == 403 and "beheerder van uw organisatie" in checked(answer.content)


@pytest.mark.django_db
@override_settings(ACCOUNT_RATE_LIMITS={"login": "1/m/ip"}, ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_too_many_tries_count_per_visitor_behind_the_proxy() -> None:
    """The proxy speaks over a socket, so the address of the visitor is in X-Forwarded-For alone."""
    cache.clear()
    tries = [
        Client(REMOTE_ADDR="", headers={"x-forwarded-for": visitor}).post(
            "/aanmelden/", {"login": "a@example.org"}
        )
        for visitor in ("203.0.113.1", "203.0.113.1", "203.0.113.2")
    ]
    cache.clear()
    assert [answer.status_code for answer in tries] == [200, 429, 200]
    assert "Wacht vijf minuten" in checked(tries[1].content)
