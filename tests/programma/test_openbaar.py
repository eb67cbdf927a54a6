"""What everybody reads of the council without an account, and what a report tells of it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import uuid
import xml.etree.ElementTree as ET  # our own text
from dataclasses import replace

import pytest
from django.test import Client

from snijvlak.programma import actions, queries
from snijvlak.programma.blokken import blocks
from snijvlak.programma.models import Raadsstuk, Toezegging
from snijvlak.publicatie.blokken import Lijst
from snijvlak.rapportage import actions as rapportage
from snijvlak.toegang.models import Persoon
from tests.mensen import sign_in

from .conftest import ASKED, DAY, promised, question, released
from .test_punten import NEW

pytestmark = pytest.mark.django_db
T = Toezegging.Toestand
RAAD = "/publicaties/raad/"


@pytest.fixture
def story(stuk: Raadsstuk, adviser: Persoon, publisher: Persoon) -> Toezegging:
    """A promise over two years, one of this year, and one that nobody released."""
    old = actions.add_piece(
        actions.NieuwStuk("toezegging", "T-1", "Rust", dt.date(2025, 3, 1), "Archief"), door=adviser
    )
    first = promised(old, adviser, "Kijk wat scholen helpt.")
    actions.step(first, T.AFGESPROKEN, dt.date(2025, 6, 1), "Er komt een kaart.", door=adviser)
    actions.step(first, T.GEDAAN, dt.date(2026, 2, 1), "De kaart is er.", door=adviser)
    actions.step(
        first, T.EFFECT_BEKEKEN, dt.date(2026, 5, 1), "Scholen bellen goed.", effect="geholpen", door=adviser
    )
    released(first, adviser, publisher)
    released(promised(stuk, adviser), adviser, publisher)
    promised(stuk, adviser, "Dit is nog geheim.")
    return first


def table(client: Client, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"{RAAD}toezeggingen.csv{query}")
    assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_promise_action_and_effect_without_an_account(client: Client, story: Toezegging) -> None:
    page = client.get(RAAD).content.decode()
    assert "Kijk wat scholen helpt." in page and ASKED in page and "nog geheim" not in page
    first, second = table(client)
    assert first == {
        "Nummer": "1",
        "Datum": "01-03-2025",
        "Stuk van de raad": "Toezegging T-1",
        "Gevraagd of beloofd": "Kijk wat scholen helpt.",
        "Wie": "Gemeente Voorbeeld",
        "Afgesproken": "01-06-2025: Er komt een kaart.",
        "Gedaan": "01-02-2026: De kaart is er.",
        "Effect": "01-05-2026: Het hielp. Scholen bellen goed.",
        "Stand": "Effect bekeken",
        "Bron": "Archief",
    }
    assert (second["Nummer"], second["Datum"], second["Stand"]) == ("2", "29-01-2026", "Toegezegd")


@pytest.mark.parametrize(
    ("query", "numbers", "marks"),
    [
        ("", ["1", "2"], 5),
        ("?jaar=2025", ["1"], 2),
        ("?jaar=2026", ["1", "2"], 3),
        ("?stand=toegezegd", ["2"], 1),
        ("?jaar=2026&stand=effect-bekeken", ["1"], 2),
        ("?jaar=1999&stand=zoiets", ["1", "2"], 5),
    ],
)
def test_the_filter_is_in_the_address(
    client: Client, story: Toezegging, query: str, numbers: list[str], marks: int
) -> None:
    assert [row["Nummer"] for row in table(client, query)] == numbers
    svg = ET.fromstring(client.get(f"{RAAD}tijdlijn.svg{query}").content)  # noqa: S314
    space = "{http://www.w3.org/2000/svg}"
    # Each state has a mark in the legend too.
    assert len(svg.findall(f"{space}path")) == marks + len(T)
    page = client.get(f"{RAAD}{query}").content.decode()
    assert page.count('id="toezegging-') == len(numbers)


def test_who_kept_it_hears_that_it_did_not_change_until_it_does(
    client: Client, story: Toezegging, stuk: Raadsstuk, adviser: Persoon, publisher: Persoon
) -> None:
    paths = [RAAD, f"{RAAD}toezeggingen.csv", f"{RAAD}vragen.csv", f"{RAAD}tijdlijn.svg"]
    kept = {path: client.get(path) for path in paths}
    assert all("public" in answer.headers["Cache-Control"] for answer in kept.values())
    released(promised(stuk, adviser, "Nog iets."), adviser, publisher)
    known = {path: {"If-None-Match": answer.headers["ETag"]} for path, answer in kept.items()}
    status = {path: client.get(path, headers=headers).status_code for path, headers in known.items()}
    assert status == {RAAD: 200, paths[1]: 200, paths[2]: 304, paths[3]: 200}


def test_of_who_is_signed_in_nobody_keeps_it(client: Client, story: Toezegging) -> None:
    sign_in(client, "medewerker")
    assert "no-store" in client.get(RAAD).headers["Cache-Control"]


def test_nothing_is_there_yet(client: Client, db: None) -> None:
    assert client.get(RAAD).status_code == 200
    assert table(client) == []
    assert client.get(f"{RAAD}tijdlijn.svg").status_code == 404


class TestAQuestion:
    def test_leads_to_the_block_that_answers_it_and_back(
        self, client: Client, adviser: Persoon, publisher: Persoon
    ) -> None:
        report = rapportage.make(dt.date(2026, 1, 1), dt.date(2026, 3, 31), door=adviser)
        rapportage.release(report, report.sha256, door=publisher)
        report.refresh_from_db()
        asked = question("V-1", f"rapportage:{report.adres}#overleg-leerpunten", door=adviser)
        frozen = client.get(f"/publicaties/rapporten/{report.adres}/").content.decode()
        assert "V-1" not in frozen
        released(asked, adviser, publisher)
        page = client.get(RAAD).content.decode()
        address = f"/publicaties/rapporten/{report.adres}/#overleg-leerpunten"
        assert f'href="{address}"' in page and f'id="vraag-{asked.pk}"' in page
        [row] = csv.DictReader(io.StringIO(client.get(f"{RAAD}vragen.csv").content.decode()))
        assert (row["Nummer"], row["Adres van het antwoord"]) == ("V-1", address)
        shown = client.get(f"/publicaties/rapporten/{report.adres}/").content.decode()
        assert f'href="{RAAD}#vraag-{asked.pk}"' in shown and "Beantwoordt vraag: V-1, Redenen" in shown
        report.refresh_from_db()
        assert rapportage.read(report).sha256() == report.sha256

    def test_is_not_there_before_it_is_released(self, client: Client, adviser: Persoon) -> None:
        question("V-1", door=adviser)
        assert "V-1" not in client.get(RAAD).content.decode()


class TestTheReport:
    def test_tells_promise_action_and_effect(
        self, story: Toezegging, adviser: Persoon, publisher: Persoon
    ) -> None:
        promises, agreements = blocks(dt.date(2026, 1, 1), dt.date(2026, 6, 30))
        assert isinstance(promises.inhoud, Lijst) and isinstance(agreements.inhoud, Lijst)
        assert promises.titel == "Toezeggingen en afspraken"
        first, second = promises.inhoud.rijen
        assert first == (
            "Toezegging T-1, 01-03-2025",
            "Kijk wat scholen helpt.",
            "01-06-2025: Er komt een kaart.",
            "01-02-2026: De kaart is er.",
            "01-05-2026: Het hielp. Scholen bellen goed.",
            "Effect bekeken",
        )
        assert second[2:] == ("Nog niet", "Nog niet", "Nog niet", "Toegezegd")
        assert promises.inhoud.kenmerken[0] == f"toezegging-{story.pk}"
        assert agreements.inhoud.rijen == ()

    def test_tells_nothing_of_what_came_later(self, story: Toezegging) -> None:
        promises, _ = blocks(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
        assert isinstance(promises.inhoud, Lijst)
        assert [row[0] for row in promises.inhoud.rijen] == ["Toezegging T-1, 01-03-2025"]

    def test_tells_what_runs_and_no_projects(self, adviser: Persoon) -> None:
        actions.add_point(NEW, door=adviser)
        ended = actions.add_point(replace(NEW, inzending=uuid.UUID(int=2)), door=adviser)
        actions.move_point(ended, "gestopt", "Geen geld.", door=adviser)
        actions.add_point(replace(NEW, vorm="project", inzending=uuid.UUID(int=3)), door=adviser)
        _, agreements = blocks(DAY, dt.date(2099, 12, 31))
        assert isinstance(agreements.inhoud, Lijst)
        assert [row[1:] for row in agreements.inhoud.rijen] == [
            (
                "Afspraken over lokale teams",
                "Directeurenoverleg Haaglanden",
                "Gemeenten",
                "01-06-2026",
                "Loopt",
            )
        ]

    def test_can_be_released_with_it(self, story: Toezegging, adviser: Persoon, publisher: Persoon) -> None:
        actions.add_point(NEW, door=adviser)
        report = rapportage.make(dt.date(2026, 1, 1), dt.date(2026, 3, 31), door=adviser)
        rapportage.release(report, report.sha256, door=publisher)
        report.refresh_from_db()
        blok = rapportage.read(report).blok("programma.toezeggingen")
        assert blok and blok.tabel and len(blok.tabel.rijen) == len(queries.released()) == 2
