"""The page of who has access: everyone once, in the order asked, a page at a time."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.mensen import person, sign_in

from snijvlak.toegang import actions, queries
from snijvlak.toegang.models import VERGETEN, Persoon

pytestmark = pytest.mark.django_db
PAGE = "/toegang/personen/"


@pytest.fixture
def beheerder(client: Client) -> Client:
    sign_in(client, "beheerder", "bea")
    return client


def names(text: str) -> list[str]:
    return re.findall(r'<th scope="row">(.*?)</th>', text)


def test_it_sorts_by_name_or_address_and_says_so(beheerder: Client) -> None:
    actions.add_persoon("zz@example.org", "aad", password=None, door=None)
    by_name = beheerder.get(PAGE).content.decode()
    assert names(by_name) == ["aad", "bea"] and by_name.count("aria-sort") == 1
    by_address = beheerder.get(PAGE, {"sorteer": "email"}).content.decode()
    assert names(by_address) == ["bea", "aad"]


def test_everyone_is_met_once_from_page_to_page(beheerder: Client) -> None:
    Persoon.objects.bulk_create(
        [Persoon(email=f"p{n}@example.org", naam=f"p{n // 2:03}") for n in range(120)]
    )
    met, address = list[str](), ""
    for _ in range(4):
        text = beheerder.get(PAGE + address).content.decode()
        met += names(text)
        further = re.search(r'rel="next" href="([^"]+)"', text)
        if not further:
            break
        address = unescape(further[1])
        assert "@" not in address and "p0" not in address  # a number, never a name
    assert len(met) == 121 and met == sorted(met)


def test_each_has_the_roles_of_today_and_who_was_forgotten_is_left_out(beheerder: Client) -> None:
    jo = person("coordinator-meldpunt", "jo")
    kim = person("medewerker", "kim")
    lid = queries.held_on(timezone.localdate()).get(persoon=kim)
    actions.end_lidmaatschap(lid, tot=timezone.localdate(), door=None)
    Persoon.objects.create(email=f"1@{VERGETEN}", naam="weg")
    text = beheerder.get(PAGE).content.decode()
    assert names(text) == ["bea", "jo", "kim"] and "geen rol" in text
    shown = queries.with_memberships([kim, jo])
    assert [(who, [lid.rol for lid in roles]) for who, roles in shown] == [
        (kim, []),
        (jo, ["coordinator-meldpunt"]),
    ]


def test_a_page_asks_the_database_the_same_few_things_however_many_people(
    beheerder: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(8):
        person("medewerker", f"m{n}")
    people = list(queries.people())
    with django_assert_num_queries(1):
        assert len(queries.with_memberships(people)) == 9
