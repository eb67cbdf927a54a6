"""Signing in and out: in our own words, and not without end."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from pytest_django import Settings
from tests.mensen import PASSWORD, person, sign_in

pytestmark = pytest.mark.django_db


def test_it_says_u(client: Client) -> None:
    sign_in(client, "deelnemer-overleg")
    assert "U bent aangemeld." in client.get("/").content.decode()
    assert "U bent afgemeld." in client.post("/afmelden/", follow=True).content.decode()
    assert "Uw werklijst" not in client.get("/").content.decode()


def test_wrong_tries_are_counted_and_then_the_right_password_waits_too(
    client: Client, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/key"}
    persoon = person("beheerder")
    for _ in range(3):
        assert client.post("/aanmelden/", {"login": persoon.email, "password": "mis"}).status_code == 200
    answer = client.post("/aanmelden/", {"login": persoon.email, "password": PASSWORD})
    assert answer.status_code == 200 and "foutenlijst" in answer.content.decode()


def test_the_count_is_kept_in_the_database_where_every_process_finds_it() -> None:
    cache.set("pogingen", 3)
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM snijvlak_cache")
        assert cursor.fetchone() == (1,)
