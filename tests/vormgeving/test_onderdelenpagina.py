"""The page with every part shows all of them with their code, and answers any address."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import get_args

import pytest
from django.template.loader import get_template
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from snijvlak.vormgeving import onderdelen, views
from snijvlak.vormgeving.voorbeelden import beelden
from snijvlak.vormgeving.voorbeelden.groepen import GROEPEN, MAP, context
from snijvlak.vormgeving.vormen import Vorm

PAGE = "/vormgeving/"
FOLDER = Path(views.__file__).parent / "templates" / MAP
VORMEN = get_args(Vorm)
ALL = [voorbeeld for groep in GROEPEN for voorbeeld in groep.voorbeelden]


@pytest.fixture
def text(client: Client, db: None) -> str:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_example_is_shown_with_its_code(text: str) -> None:
    for voorbeeld in ALL:
        assert f">{voorbeeld.titel}</h3>" in text
        shown = unescape(text[text.index(f"Code van: {voorbeeld.titel}<") :])
        assert shown.index(voorbeeld.code) < shown.index("</details>")
        assert not voorbeeld.python or '"""' in voorbeeld.python.split("\n")[0]
    assert {f"{voorbeeld.naam}.html" for voorbeeld in ALL} == {path.name for path in FOLDER.iterdir()}


def test_every_kind_of_alert_state_and_picture_is_there(text: str) -> None:
    for soort in onderdelen.ATTENTIES:
        assert f"utrecht-alert--{soort}" in text
    for soort in onderdelen.STANDEN:
        assert f"snijvlak-stand--{soort}" in text
    assert set(beelden.tabellen()) == set(VORMEN)
    for tabel in beelden.tabellen().values():
        assert tabel.lezing in unescape(text)


def test_no_two_places_of_the_page_have_the_same_name(text: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids)) > 20
    targets = set(re.findall(r'href="#([^"]+)"', text)) | set(re.findall(r'href="\?[^"#]*#([^"]+)"', text))
    assert targets <= set(ids) and len(targets) > 5


def test_a_choice_of_the_address_stays_where_it_was_made(text: str) -> None:
    """Without script a press loads the page anew: it opens at the part that was pressed."""
    links = re.findall(r'href="(\?[^"]*)"', text)
    assert len(links) > 5 and [link for link in links if "#" not in link] == []
    assert re.search(r'<form method="get" action="#\w+"', text)


@pytest.mark.django_db
def test_sorting_searching_leafing_and_tabs_do_what_they_say(client: Client) -> None:
    def of(address: str) -> str:
        return client.get(PAGE + address).content.decode()

    def names(page: str) -> list[str]:
        return re.findall(r">Naar (\w+)</a></td>", page)

    assert names(of("")) == ["Aardam", "Beekwijk", "Cederhof", "Duindorp"]
    assert names(of("?sorteer=plaats&richting=af")) == ["Jonkerveen", "Iepenburg", "Havenmond", "Geestland"]
    assert names(of("?zoek=DUIN")) == ["Duindorp"]
    further = re.search(r'rel="next" href="([^"]+)"', of(""))
    assert further and names(of(unescape(further[1])))[0] == "Eikenrode"
    assert "U bent nu bij: Spoor." in of("?tab=spoor") and "U bent nu bij: Verhaal." in of("?tab=x")


@pytest.mark.django_db
def test_a_form_sent_empty_has_its_mistakes_and_sent_right_has_none(client: Client) -> None:
    page = client.get(f"{PAGE}formulier/").content.decode()
    assert 'id="foutenlijst"' in page and "<title>Fout: " in page
    data = {"naam": "x", "uitleg": "y", "aantal": "3", "soort": "a", "een": "ja", "meer": ["school", "thuis"]}
    right = {f"voorbeeld-{name}": value for name, value in data.items()}
    page = client.post(f"{PAGE}formulier/", right).content.decode()
    assert "foutenlijst" not in page and "Alles is goed ingevuld." in page


@pytest.mark.django_db
def test_the_pictures_are_shown_when_they_were_drawn(
    client: Client, tmp_path: Path, settings: Settings
) -> None:
    settings.OMGEVING = replace(settings.OMGEVING, gegevens=tmp_path)
    assert client.get(f"{PAGE}beeld/staven.svg").status_code == 404
    beelden.draw(tmp_path)
    for vorm in VORMEN:
        answer = client.get(f"{PAGE}beeld/{vorm}.svg")
        assert answer.status_code == 200 and answer.headers["Content-Type"] == "image/svg+xml"
        assert f'src="{PAGE}beeld/{vorm}.svg"' in client.get(PAGE).content.decode()
    assert client.get(f"{PAGE}beeld/onbekend.svg").status_code == 404


@given(st.dictionaries(st.sampled_from(["tab", "sorteer", "richting", "zoek", "na", "voor"]), st.text()))
def test_any_address_can_be_shown(address: dict[str, str]) -> None:
    found = context(address)
    assert len(found["blad"].rijen) <= 4 and sum(tab.hier for tab in found["tabs"]) == 1


def test_each_part_has_a_template_that_can_be_read() -> None:
    for voorbeeld in ALL:
        assert get_template(voorbeeld.sjabloon) and voorbeeld.code
