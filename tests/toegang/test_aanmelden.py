"""Signing in and out, in our own words."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from tests.mensen import sign_in

pytestmark = pytest.mark.django_db


def test_it_says_u(client: Client) -> None:
    sign_in(client, "deelnemer-overleg")
    assert "U bent aangemeld." in client.get("/").content.decode()
    assert "U bent afgemeld." in client.post("/afmelden/", follow=True).content.decode()
    assert "Uw werklijst" not in client.get("/").content.decode()


def test_the_count_is_kept_in_the_database_where_every_process_finds_it() -> None:
    cache.set("pogingen", 3)
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM snijvlak_cache")
        assert cursor.fetchone() == (1,)
