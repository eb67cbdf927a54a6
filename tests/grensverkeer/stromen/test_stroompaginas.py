"""The pages of the flows: the same figures as table, picture and file; all figures for who may see them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from openpyxl import load_workbook

from snijvlak.grensverkeer import openbaar
from snijvlak.grensverkeer import opslag as bewaard
from snijvlak.toegang import actions as toegang
from snijvlak.toegang.models import Organisatie

ROOT = Path(__file__).parents[3]
BLADEN = ("", "kaart/", "balans/", "verloop/")


@pytest.fixture
def geladen(opslag: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The made-up region, in the store of the pages."""
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, gegevens=tmp_path))
    yield Path(shutil.move(opslag, tmp_path / "grensverkeer"))


@pytest.fixture
def leeg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of the pages without anything."""
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, gegevens=tmp_path))
    return tmp_path / "grensverkeer"


def rows(client: Client, address: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(client.get(f"/grensverkeer/{address}").content.decode())))


def cells(page: str) -> list[list[str]]:
    """The first table of a page, as people read it."""
    found = re.findall(r"<tr[^>]*>(.*?)</tr>", page, re.DOTALL)
    return [
        [
            unescape(re.sub("<[^>]*>", "", cell)).strip(" ▲▼\n")
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        ]
        for row in found
    ]


@pytest.mark.eenmaal
def test_before_and_after_loading(client: Client, leeg: Path) -> None:
    assert "nog geen gegevens" in client.get("/grensverkeer/").content.decode()
    assert client.get("/grensverkeer/so/").status_code == 404
    leeg.mkdir()
    manifest = bewaard.Manifest("matrix", "proef", "2017", "0" * 64, 0, "2026-01-01T00:00:00+00:00")
    (leeg / "matrix-20260101T000000-00000000.json").write_text(json.dumps(manifest.__dict__))
    page = client.get("/grensverkeer/")
    assert page.status_code == 200 and "van een oudere versie" in page.content.decode()
    assert "snijvlak grensverkeer laad" in page.content.decode() and openbaar.datasets() == []


@pytest.mark.eenmaal
def test_the_table_on_the_page_is_that_of_its_files(client: Client, geladen: Path) -> None:
    page = client.get("/grensverkeer/so/")
    table = page.context["tabel"]
    shown = cells(page.content.decode())
    assert shown == [list(table.kolommen), *(list(row) for row in table.teksten)]
    wide = table.uitgeschreven
    assert rows(client, "so/?vorm=csv")[0] == list(wide.kolommen)
    sheet = load_workbook(io.BytesIO(client.get("/grensverkeer/so/?vorm=xlsx").content)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(wide.kolommen) and sheet.max_row == len(table.rijen) + 1
    assert table.bron and "1 oktober 2024" in table.peil and "DUO verbergt" in table.noot


@pytest.mark.eenmaal
def test_the_picture_holds_the_values_of_the_table(client: Client, geladen: Path) -> None:
    table = client.get("/grensverkeer/so/").context["tabel"]
    picture = client.get("/grensverkeer/so/?vorm=svg")
    assert picture["Content-Type"] == "image/svg+xml"
    texts = re.findall("<text[^>]*>(.*?)</text>", picture.content.decode())
    shown = unescape(re.sub("<[^>]*>| ", "", "".join(texts)))
    missing = [
        part
        for row in table.teksten[:-1]
        for text in row[:-1]
        for part in text.translate(str.maketrans("", "", "()")).split(" ")  # bounds have their own line there
        if part not in shown
    ]
    assert missing == []
    for blad in ("balans/", "verloop/"):
        html = client.get(f"/grensverkeer/so/{blad}").content.decode()
        assert (
            'src="?vorm=svg"' in html and client.get(f"/grensverkeer/so/{blad}?vorm=svg").status_code == 200
        )


@pytest.mark.eenmaal
def test_without_pictures_the_pages_have_their_tables(client: Client, geladen: Path) -> None:
    shutil.rmtree(geladen / "grafieken")
    for blad in BLADEN:
        text = client.get(f"/grensverkeer/so/{blad}").content.decode()
        assert "<table" in text and "<img" not in text and "vorm=svg" not in text
    assert client.get("/grensverkeer/so/?vorm=svg").status_code == 404


@pytest.mark.eenmaal
def test_a_column_sorts_by_its_address_and_the_total_stays_last(client: Client, geladen: Path) -> None:
    page = client.get("/grensverkeer/bo/")
    plain = cells(page.content.decode())
    head = page.context["blad"].koppen[1]
    assert head.adres == "?sorteer=0503&richting=af"
    by_number = cells(client.get(f"/grensverkeer/bo/{head.adres}").content.decode())
    assert sorted(by_number) == sorted(plain) and by_number[-1] == plain[-1]
    numbers = [
        int(row[1].split(" ")[0].split("–")[0].replace(".", "").replace("<5", "2")) for row in by_number[1:-1]
    ]
    assert numbers[0] == max(numbers) and numbers[:3] == sorted(numbers[:3], reverse=True)
    other = client.get("/grensverkeer/bo/?sorteer=naam&richting=op").content.decode()
    assert 'aria-sort="ascending"' in other
    names = [row[0].removeprefix("'s-").casefold() for row in cells(other)[1:-1]]
    assert names == sorted(names)


@pytest.mark.eenmaal
def test_what_is_chosen_stands_in_the_address(client: Client, geladen: Path) -> None:
    page = client.get("/grensverkeer/so/?verdeling=rmc&kant=school")
    assert page.context["keuze"].verdeling == "rmc" and "RMC-regio Haaglanden" in page.content.decode()
    assert "&amp;sorteer=" in page.content.decode()
    one = client.get("/grensverkeer/so/?gemeente=0503").context["tabel"]
    assert one.titel.startswith("Delft: ") and one.rijen[-1][0] == "Totaal"
    assert (
        client.get("/grensverkeer/so/?soort=VSO&kant=school")["Location"] == "/grensverkeer/vso/?kant=school"
    )
    odd = client.get("/grensverkeer/so/?jaar=1&verdeling=x&kant=%00&gemeente=9999&sorteer=q&soort=q")
    assert odd.status_code == 200 and odd.context["keuze"].gevraagd == ()
    tabs = {
        tab.naam: tab.adres for tab in client.get("/grensverkeer/so/kaart/?gemeente=0503").context["tabs"]
    }
    assert tabs["Tabel"].endswith("so/?gemeente=0503") and tabs["Eruit en erin"].endswith("so/balans/")


@pytest.mark.eenmaal
def test_the_map_has_a_line_for_each_flow_that_is_not_small(client: Client, geladen: Path) -> None:
    page = client.get("/grensverkeer/so/kaart/?gemeente=0503")
    kaart, table = page.context["kaart"], page.context["tabel"]
    drawn = {pijl.tekst for pijl in kaart.pijlen}
    expected = {f"{a} → {b}: {n}" for a, b, n in table.teksten if n not in ("<5", "0")}
    assert drawn == expected and drawn
    assert {row[0] for row in table.teksten} | {row[1] for row in table.teksten} > {"Delft"}
    assert all("Delft" in row[:2] for row in table.teksten)
    assert 'aria-current="true"' in page.content.decode() and "?gemeente=0603" in page.content.decode()


@pytest.mark.eenmaal
def test_what_is_not_there_is_not_found(client: Client, geladen: Path) -> None:
    for path in ("xx/", "xx/?vorm=svg", "xx/kaart/", "so/?vorm=pdf", "so/stromen.pdf", "xx/stromen.csv"):
        assert client.get(f"/grensverkeer/{path}").status_code == 404, path


@pytest.mark.eenmaal
def test_open_data_is_what_its_address_gives(client: Client, geladen: Path) -> None:
    sets = openbaar.datasets()
    assert [one.naam for one in sets] == [f"grensverkeer-{s}" for s in ("bo", "sbo", "so", "vso")]
    for one in sets:
        assert one.begin == dt.date(2024, 10, 1) and one.pagina.endswith(f"{one.naam[13:]}/")
        assert [file.vorm for file in one.bestanden] == ["CSV", "PARQUET"]
        for file in one.bestanden:
            answer = client.get(file.adres)
            assert len(answer.content) == file.omvang and answer["Content-Type"].startswith(file.soort)


@pytest.mark.django_db
class TestAlleCijfers:
    @pytest.fixture
    def analyst(self, client: Client) -> Client:
        place = toegang.add_organisatie("Proef", Organisatie.Soort.GEMEENTE, door=None)
        persoon = toegang.add_persoon("analist@demo.example", "Analist", door=None)
        toegang.add_lidmaatschap(
            persoon, place, functie="x", rol="data-analist", van=dt.date(2026, 1, 1), door=None
        )
        client.force_login(persoon, "allauth.account.auth_backends.AuthenticationBackend")
        return client

    def test_who_may_sees_them_with_a_warning_and_nobody_keeps_them(
        self, analyst: Client, geladen: Path
    ) -> None:
        open_page = analyst.get("/grensverkeer/so/")
        assert "?cijfers=alle" in open_page.content.decode()
        for blad in BLADEN:
            page = analyst.get(f"/grensverkeer/so/{blad}?cijfers=alle")
            text = page.content.decode()
            assert "Geef deze cijfers niet door" in text and "no-store" in page["Cache-Control"]
            assert 'name="cijfers" value="alle"' in text and "cijfers=alle" in page.context["csv"]
        page = analyst.get("/grensverkeer/so/?cijfers=alle")
        assert "&lt;5" not in page.content.decode() and "&lt;5" in open_page.content.decode()
        file = analyst.get("/grensverkeer/so/?cijfers=alle&vorm=csv")
        assert "niet-openbaar" in file["Content-Disposition"] and "<5" not in file.content.decode()
        assert analyst.get("/grensverkeer/so/?cijfers=alle&vorm=svg").status_code == 404

    def test_others_do_not(self, client: Client, geladen: Path) -> None:
        for path in ("", "so/", "so/kaart/", "so/?vorm=csv"):
            sep = "&" if "?" in path else "?"
            answer = client.get(f"/grensverkeer/{path}{sep}cijfers=alle")
            assert answer.status_code == 302 and answer["Location"].startswith("/aanmelden/")
        assert "cijfers=alle" not in client.get("/grensverkeer/so/").content.decode()


@pytest.mark.eenmaal
def test_each_page_takes_less_than_fifty_milliseconds(client: Client, geladen: Path) -> None:
    paths = [f"/grensverkeer/bo/{blad}" for blad in BLADEN] + ["/grensverkeer/bo/?vorm=csv"]
    for path in paths:
        client.get(path)
        times: list[float] = []
        for _ in range(5):
            begin = time.process_time()
            client.get(path)
            times.append(time.process_time() - begin)
        assert min(times) < 0.05, path


@pytest.mark.eenmaal
def test_the_web_process_never_loads_the_drawing_tool(opslag: Path) -> None:
    """The application as the web server starts it, and a page with its picture, in a process of its own."""
    code = """
        import shutil, sys
        import tests.settings
        from snijvlak.config.wsgi import application
        from django.conf import settings
        from django.test import Client
        shutil.copytree(sys.argv[1], settings.OMGEVING.gegevens / "grensverkeer")
        for path in ("so/", "so/?vorm=svg", "so/?vorm=csv", "so/kaart/", "so/verloop/"):
            assert Client(headers={"host": "localhost"}).get("/grensverkeer/" + path).status_code == 200, path
        print(sorted({name.partition(".")[0] for name in sys.modules} & {"altair", "vl_convert"}))
    """
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    words = [sys.executable, "-c", textwrap.dedent(code), str(opslag)]
    result = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True)
    assert result.stdout.strip() == "[]", result.stderr
