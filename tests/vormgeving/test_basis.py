"""The base page: a breadcrumb of links, the present page marked, in every room."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import Client, RequestFactory
from django.urls import reverse
from tests.mensen import sign_in

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.privacy import bewijs
from snijvlak.vormgeving import menu

pytestmark = pytest.mark.django_db

PUBLIC = ["/meldpunt/nieuw/", "/meldpunt/volgen/", "/wegwijzer/", "/grensverkeer/", "/aanmelden/"]


def crumbs(text: str) -> list[tuple[str, str]]:
    """Address and text of each crumb; the present page has no address."""
    found = re.search(r'<nav [^>]*aria-label="Kruimelpad">(.*?)</nav>', text, re.S)
    assert found
    links = re.findall(r'<a [^>]*href="([^"]+)">(.*?)</a>', found[1])
    current = re.findall(r'<span [^>]*aria-current="page">(.*?)</span>', found[1])
    assert len(current) == 1
    return [*links, ("", current[0])]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_says_where_it_is(client: Client, path: str) -> None:
    text = client.get(path).content.decode()
    title = re.search(r"<title>(.*?) - Snijvlak</title>", text)
    assert title and crumbs(text) == [("/", "Start"), ("", title[1])]


def test_the_home_page_has_no_breadcrumb(client: Client) -> None:
    assert "Kruimelpad" not in client.get("/").content.decode()


def test_a_form_with_errors_is_the_same_page_in_the_breadcrumb(client: Client) -> None:
    text = client.post("/wegwijzer/", {"postcode": "abc"}).content.decode()
    assert "<title>Fout: De weg vinden - Snijvlak</title>" in text
    assert crumbs(text)[-1] == ("", "De weg vinden")


def test_a_page_deeper_down_links_to_the_one_above(client: Client) -> None:
    text = client.post("/wegwijzer/", {"postcode": "3155"}).content.decode()
    assert crumbs(text) == [("/", "Start"), ("/wegwijzer/", "De weg vinden"), ("", "Uw antwoord")]


def test_a_report_links_to_the_work_list(client: Client) -> None:
    new = meldpunt.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Het verhaal.")
    melding = meldpunt.submit(new, bewijs.make())
    sign_in(client, "coordinator-meldpunt")
    text = client.get(f"/meldpunt/werklijst/{melding.pk}/").content.decode()
    assert crumbs(text) == [("/", "Start"), ("/meldpunt/werklijst/", "Werklijst"), ("", "Melding lezen")]


def test_a_page_that_is_not_there_leads_back(client: Client) -> None:
    assert crumbs(client.get("/bestaat-niet/").content.decode())[0] == ("/", "Start")


def test_a_title_is_escaped_once() -> None:
    page = '{% extends "vormgeving/basis.html" %}{% block titel %}{{ naam }}{% endblock %}'
    request = RequestFactory().get("/x/")
    request.user = AnonymousUser()
    text = engines["django"].from_string(page).render({"naam": "'s <b>"}, request)
    assert crumbs(text)[-1] == ("", "&#x27;s &lt;b&gt;")


@pytest.mark.parametrize(
    ("path", "marked"),
    [("/wegwijzer/", "page"), ("/grensverkeer/so/", "true"), ("/bestaat-niet/", "")],
)
def test_the_menu_marks_the_present_page_or_room(client: Client, path: str, marked: str) -> None:
    text = client.get(path).content.decode()
    menu = text[text.index('aria-label="Hoofdmenu"') : text.index("</header>")]
    found = re.findall(r'href="([^"]+)" aria-current="(\w+)"', menu)
    assert found == ([(path.replace("so/", ""), marked)] if marked else [])


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/overleg/", ["/overleg/"]),
        ("/overleg/bibliotheek/", ["/overleg/bibliotheek/"]),
        ("/overleg/casussen/", ["/overleg/casussen/"]),
        ("/overleg/overleggen/7/", ["/overleg/overleggen/"]),
        ("/overleg/bijeenkomst/7/", ["/overleg/"]),
        ("/overleg/casus/een/waarom/regie/", ["/overleg/"]),
        ("/overleg/patronen/", []),
        ("/meldpunt/werklijst/een/", ["/meldpunt/werklijst/"]),
        ("/publicaties/leerpunten/7/", ["/rapporten/"]),
    ],
)
def test_the_menu_marks_one_point_that_fits_best(path: str, marked: list[str]) -> None:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    every = {punt.voor for punt in menu.ACCOUNT}
    text = engines["django"].from_string("{% load kop %}{% kop %}").render({"mag": every}, request)
    assert re.findall(r'href="([^"]+)" aria-current', text) == marked


def test_every_link_of_head_and_foot_leads_somewhere(client: Client) -> None:
    text = client.get(reverse("wegwijzer:wegwijzer")).content.decode()
    main = text[text.index("<main") : text.index("</main>")]
    links = set(re.findall(r'<a [^>]*href="(/[^"]*)"', text.replace(main, "")))
    assert len(links) >= 7
    assert {path: client.get(path).status_code for path in links} == dict.fromkeys(links, 200)
