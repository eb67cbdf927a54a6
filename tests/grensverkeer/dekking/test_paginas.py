"""The pages of coverage: what they show, what they hide, and a question asked in the address."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from snijvlak.grensverkeer import downloads
from snijvlak.grensverkeer.dekking import tabellen, voorraad
from snijvlak.grensverkeer.dekking.regels import load
from snijvlak.grensverkeer.dekking.tabellen import Keuze
from snijvlak.grensverkeer.dekking.voorraad import Bewaard
from snijvlak.toegang.models import Gebeurtenis
from snijvlak.vormgeving.tabel import Interval, Tabel
from tests.grensverkeer.dekking.conftest import Streek
from tests.mensen import sign_in

pytestmark = [pytest.mark.eenmaal, pytest.mark.django_db]
PAGES = ("dekking", "dekking-spreiding", "dekking-reizen", "dekking-locaties", "dekking-wat-als")


@pytest.fixture
def site(streek: Streek, settings: Settings) -> Streek:
    """The store of the pages."""
    settings.OMGEVING = replace(settings.OMGEVING, gegevens=streek.opslag.parent)
    return streek


def kept(streek: Streek) -> Bewaard:
    found = voorraad.newest(streek.opslag)
    assert found
    return found


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", unescape(answer.content.decode()))


def rows(client: Client, naam: str, **asked: str) -> list[list[str]]:
    answer = client.get(reverse("grensverkeer:dekking-bestand", args=[naam, "csv"]), asked)
    return list(csv.reader(io.StringIO(answer.content.decode())))


def test_each_page_has_its_table_as_page_csv_and_excel(client: Client, site: Streek) -> None:
    sign_in(client, "data-analist")
    for page, naam in zip(PAGES, ("plaatsen", "spreiding", "reizen", "locaties"), strict=False):
        shown = text(client.get(reverse(f"grensverkeer:{page}"), {"soort": "vso", "per": "gemeente"}))
        assert "voortgezet speciaal onderwijs" in shown and "niet openbaar" in shown
        head, *lines = rows(client, naam, soort="vso", per="gemeente")
        assert head[0] in shown and all(line[0] in shown for line in lines) and len(lines) >= 8
        book = client.get(reverse("grensverkeer:dekking-bestand", args=[naam, "xlsx"]), {"soort": "vso"})
        sheet = openpyxl.load_workbook(io.BytesIO(book.content)).worksheets[0]
        assert [cell.value for cell in sheet[1]] == head and sheet.max_row == len(lines) + 1
    assert rows(client, "plaatsen", soort="vso")[-1][0] == "Haaglanden"
    by_verband = rows(client, "reizen", soort="so", per="samenwerkingsverband")
    assert any("PO2815" in row[0] for row in by_verband)


def test_an_old_address_still_opens_and_a_strange_file_does_not(client: Client, site: Streek) -> None:
    sign_in(client, "beleidsadviseur")
    shown = client.get(reverse("grensverkeer:dekking"), {"soort": "gymnasium", "per": "straat"})
    assert shown.status_code == 200 and "in het speciaal basisonderwijs" in text(shown)
    for naam, vorm in (("niets", "csv"), ("plaatsen", "exe"), ("wat-als", "csv")):
        assert client.get(reverse("grensverkeer:dekking-bestand", args=[naam, vorm])).status_code == 404


def test_a_picture_is_that_of_the_table(client: Client, site: Streek) -> None:
    sign_in(client, "data-analist")
    answer = client.get(reverse("grensverkeer:dekking-bestand", args=["zorg", "svg"]))
    assert answer["Content-Type"] == "image/svg+xml" and b"KDC De Bedachte Boom" in answer.content


def every(streek: Streek) -> Iterator[Tabel]:
    found, rules = kept(streek), load()
    yield from tabellen.every(found, rules)
    yield from (tabellen.locations(found, soort) for soort in found.uitkomst.soorten)


def test_no_table_shows_a_small_count(site: Streek) -> None:
    counts = ("Leerlingen die er wonen", "Leerlingen op die locaties", "Wachtlijst")
    counts += ("Leerlingen", "Uit de regio", "Vrij", "Geen plaats binnen 10 km", "Geen plaats binnen 20 km")
    seen = 0
    for table in every(site):
        for column, name in enumerate(table.kolommen):
            if name in counts:
                for row in table.teksten:
                    assert row[column].split(" ")[0] not in ("1", "2", "3", "4"), (table.titel, row)
                    seen += row[column].startswith("<5")
    assert seen > 3


def test_of_few_pupils_no_distance_is_told(site: Streek) -> None:
    found, rules = kept(site), load()
    hidden = 0
    for soort in found.uitkomst.soorten:
        table = tabellen.travel(found, Keuze(soort, "samenwerkingsverband"), rules)
        for area, row in zip(
            found.uitkomst.gebieden_van("samenwerkingsverband", soort), table.rijen, strict=False
        ):
            if area.onderweg < rules.minimum_leerlingen:
                hidden += 1
                assert row[2:] == (None,) * 10
    assert hidden


def busiest(streek: Streek, soort: str) -> str:
    places = [one for one in kept(streek).uitkomst.locaties if one.soort == soort and one.binnen]
    return max(places, key=lambda one: one.eigen).code


def test_a_question_in_the_address_is_answered_as_page_and_file(client: Client, site: Streek) -> None:
    sign_in(client, "beleidsadviseur")
    page = reverse("grensverkeer:dekking-wat-als")
    assert "Wat er verandert" not in text(client.get(page, {"soort": "so"}))
    asked = {"soort": "so", "sluit": busiest(site, "SO"), "groeit": "on"}
    answer = client.get(page, asked)
    assert answer.status_code == 200 and "Wat er verandert" in text(answer)
    head, *lines = rows(client, "wat-als", **asked)
    assert head[0] == "Woongemeente" and lines[-1][0] == "Samen" and len(lines) > 2
    assert all(line[0] in text(answer) for line in lines)
    # Wherever a new location opens, somebody lives nearer or nobody does; both are an answer.
    home = next(one for one in kept(site).uitkomst.thuis if one.gemeente == "Zoetermeer").pc4
    opened = client.get(page, {"soort": "vso", "postcode": f"{home} AB", "plaatsen": "40"})
    assert "Minder ver gaan" in text(opened) and "minder" in text(opened)


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({"sluit": ""}, "Kies een locatie die sluit, of een postcode"),
        ({"postcode": "2711"}, "hoeveel plaatsen de nieuwe locatie heeft"),
        ({"plaatsen": "40"}, "Vul ook de postcode"),
        ({"postcode": "9711", "plaatsen": "40"}, "geen postcode in de regio"),
        ({"postcode": "x", "plaatsen": "40"}, "geen postcode in de regio"),
        ({"postcode": "2711", "plaatsen": "0"}, "Plaatsen op de nieuwe locatie"),
        ({"sluit": "99XX00-SO"}, "Deze locatie sluit"),
    ],
)
def test_a_question_that_cannot_be_says_why(
    client: Client, site: Streek, asked: dict[str, str], fault: str
) -> None:
    sign_in(client, "beleidsadviseur")
    answer = client.get(reverse("grensverkeer:dekking-wat-als"), {"soort": "so", **asked})
    assert answer.status_code == 422 and fault in text(answer) and "Kijk dit nog even na" in text(answer)
    file = reverse("grensverkeer:dekking-bestand", args=["wat-als", "csv"])
    assert client.get(file, {"soort": "so", **asked}).status_code == 404


def give(client: Client, content: bytes) -> Any:
    file = SimpleUploadedFile("plaatsen voor Fatima.csv", content)
    return client.post(reverse("grensverkeer:dekking-opgave"), {"bestand": file}, follow=True)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures have tests of their own."""
    monkeypatch.setattr(downloads, "draw", lambda tables: None)


@pytest.mark.usefixtures("undrawn")
def test_a_list_is_given_and_all_is_computed_anew(client: Client, site: Streek) -> None:
    sign_in(client, "data-analist")
    before = kept(site).manifest.geladen_op
    home = kept(site).uitkomst.thuis[0].pc4
    row = f"KDC De Nieuwe Tuin (verzonnen);KDC;{home};25;9;;\nSO X;SO;9999;1;;;\n"
    page = give(client, site.lijst + row.encode())
    assert page.status_code == 200 and "Leerlingen en plaatsen" in text(page)
    assert kept(site).manifest.geladen_op > before
    places = text(client.get(reverse("grensverkeer:dekking-locaties")))
    assert "KDC De Nieuwe Tuin (verzonnen)" in places
    told = text(client.get(reverse("grensverkeer:dekking-opgave")))
    assert "Wij zetten 1 rij opzij." in told and "deze postcode kennen wij niet" in told
    assert [row.daad for row in Gebeurtenis.objects.filter(onderwerp_soort="aanbod")] == ["aanbod-bewaard"]
    assert not any("Fatima" in path.read_text(errors="replace") for path in site.opslag.glob("aanbod-*.json"))


def test_a_list_that_is_refused_is_kept_nowhere_and_not_repeated(
    client: Client, site: Streek, capfd: pytest.CaptureFixture[str]
) -> None:
    sign_in(client, "beleidsadviseur")
    before = sorted(site.opslag.iterdir())
    answer = give(client, site.lijst + b"Fatima el Amrani;SO;2611;1;;;\n")
    assert answer.status_code == 422 and "lijkt de naam van een mens te staan" in text(answer)
    assert "Fatima el" not in text(answer) and "Fatima" not in "".join(capfd.readouterr())
    assert sorted(site.opslag.iterdir()) == before
    assert client.post(reverse("grensverkeer:dekking-opgave"), {}).status_code == 422


def test_a_store_that_is_busy_says_so_and_keeps_nothing(client: Client, site: Streek) -> None:
    sign_in(client, "data-analist")
    from snijvlak.grensverkeer import opslag

    with opslag.only_writer(site.opslag):
        answer = give(client, site.lijst)
        assert answer.status_code == 422 and "laadt nu ook gegevens" in text(answer)
        again = client.post(reverse("grensverkeer:dekking-opnieuw"), follow=True)
        assert "laadt nu ook gegevens" in text(again)


def test_nothing_computed_and_nothing_loaded(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.OMGEVING = replace(settings.OMGEVING, gegevens=tmp_path)
    sign_in(client, "data-analist")
    for page in PAGES:
        shown = client.get(reverse(f"grensverkeer:{page}"))
        assert shown.status_code == 200 and "Er is nog niets berekend" in text(shown)
    assert "geen tellingen per school" in text(
        client.post(reverse("grensverkeer:dekking-opnieuw"), follow=True)
    )


def test_damaged_data_says_so(client: Client, site: Streek, capfd: pytest.CaptureFixture[str]) -> None:
    sign_in(client, "data-analist")
    for path in site.opslag.glob("dekking-*.json"):
        path.write_text("{")
    answer = client.get(reverse("grensverkeer:dekking"))
    assert answer.status_code == 503 and "De gegevens zijn beschadigd" in text(answer)


def test_pages_without_a_permission_are_closed(client: Client, site: Streek) -> None:
    sign_in(client, "coordinator-meldpunt")
    for page in PAGES:
        assert client.get(reverse(f"grensverkeer:{page}")).status_code == 403


def test_an_estimate_of_nobody_is_not_called_small() -> None:
    assert [str(tabellen.pupils(value)) for value in (0.0, 0.2, 3.4, 4.6, 12.2)] == [
        *("0", "<5", "<5", "5", "12")
    ]
    assert tabellen.pupils(0.2) == Interval(0, 1)
