"""The matrix as a table: intervals as people read them, and nothing small."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from snijvlak.config import demo
from snijvlak.grensverkeer.matrix import NIET_GEVONDEN, NietGematcht, Telling
from snijvlak.grensverkeer.overzicht import as_table
from snijvlak.grensverkeer.queries import Cel, Matrix

pytestmark = pytest.mark.eenmaal

ROOT = Path(__file__).parents[2]
NIETS = Telling(0, 0, 0)


def matrix(*cells: Cel) -> Matrix:
    unmatched = NietGematcht(**dict.fromkeys(NietGematcht.__dataclass_fields__, NIETS))
    return Matrix("SO", "2017", cells, ("proef",), unmatched)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(0, 0, "0"), (1, 4, "<5"), (2, 4, "<5"), (2, 8, "2–8"), (12, 12, "12"), (1200, 3400, "1.200–3.400")],
)
def test_how_an_interval_is_shown(low: int, high: int, shown: str) -> None:
    tabel = as_table(matrix(Cel("Delft", "Delft", low, high)))
    assert tabel.teksten == (("Delft", shown),)


def test_rows_and_columns_are_in_order_and_complete() -> None:
    tabel = as_table(
        matrix(
            Cel("Zoetermeer", "Zoetermeer", 9, 9),
            Cel("'s-Gravenhage", "buiten Haaglanden", 5, 8),
            Cel("Delft", "'s-Gravenhage", 7, 7),
        )
    )
    assert tabel.kolommen == ("Woont in", "'s-Gravenhage", "Zoetermeer", "buiten Haaglanden")
    assert tabel.teksten == (
        ("Delft", "7", "0", "0"),
        ("'s-Gravenhage", "0", "0", "5–8"),
        ("Zoetermeer", "0", "9", "0"),
    )
    assert "Tussen 12 en 15 leerlingen" in tabel.lezing


def test_without_places_of_schools_the_table_says_so() -> None:
    said = "nog geen bestand met de plaats van scholen"
    known = as_table(matrix(Cel("Delft", "Delft", 9, 9)))
    unknown = as_table(matrix(Cel("Delft", NIET_GEVONDEN, 9, 9)))
    assert said in (unknown.noot or "") and said not in (known.noot or "")


@pytest.fixture
def geladen(opslag: Path) -> Iterator[Path]:
    """The store of the pages, with the made-up region in it."""
    folder = settings.OMGEVING.gegevens / "grensverkeer"
    shutil.copytree(opslag, folder)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.django_db
def test_the_demo_region_has_pages_with_pictures(client: Client) -> None:
    assert "nog geen gegevens" in client.get("/grensverkeer/").content.decode()
    assert client.get("/grensverkeer/?vorm=svg").status_code == 404
    assert demo.load(settings.OMGEVING.gegevens) is True
    assert demo.load(settings.OMGEVING.gegevens) is False
    text = client.get("/grensverkeer/so/").content.decode()
    shutil.rmtree(settings.OMGEVING.gegevens / "grensverkeer")
    assert "verzonnen" in text and "<figure" in text


def test_page_picture_and_download_hold_the_same_values(client: Client, geladen: Path) -> None:
    page = client.get("/grensverkeer/so/")
    table = page.context["tabel"]
    rows = list(csv.reader(io.StringIO(client.get("/grensverkeer/so/?vorm=csv").content.decode())))
    assert rows[0] == list(table.kolommen) and len(rows) == len(table.rijen) + 1
    picture = client.get("/grensverkeer/so/?vorm=svg")
    assert picture["Content-Type"] == "image/svg+xml"
    svg = picture.content.decode()
    assert f'<title id="titel">{table.titel}</title>' in svg and table.lezing in svg
    shown = [unescape(re.sub("<[^>]*>", "", text)) for text in re.findall("<text[^>]*>(.*?)</text>", svg)]
    for row in table.teksten:
        for text in row:
            shown.remove(text)  # fails when it is not there, or too few times
    html = page.content.decode()
    assert f'<img class="utrecht-img" src="?vorm=svg" alt="{table.lezing}">' in html
    assert 'href="?vorm=svg" download="grensverkeer-so.svg"' in html


def test_without_a_picture_the_page_has_its_table(client: Client, geladen: Path) -> None:
    shutil.rmtree(geladen / "grafieken")
    text = client.get("/grensverkeer/so/").content.decode()
    assert "<table" in text and "<img" not in text and "vorm=svg" not in text
    assert client.get("/grensverkeer/so/?vorm=svg").status_code == 404


def test_what_is_not_there_is_not_found(client: Client, geladen: Path) -> None:
    assert [client.get(f"/grensverkeer/{path}").status_code for path in ("xx/", "xx/?vorm=svg")] == [404, 404]


def test_the_web_process_never_loads_the_drawing_tool(opslag: Path) -> None:
    """The application as the web server starts it, and a page with its picture, in a process of its own."""
    code = """
        import shutil, sys
        import tests.settings
        from snijvlak.config.wsgi import application
        from django.conf import settings
        from django.test import Client
        shutil.copytree(sys.argv[1], settings.OMGEVING.gegevens / "grensverkeer")
        for path in ("so/", "so/?vorm=svg", "so/?vorm=csv"):
            assert Client(headers={"host": "localhost"}).get("/grensverkeer/" + path).status_code == 200, path
        print(sorted({name.partition(".")[0] for name in sys.modules} & {"altair", "vl_convert"}))
    """
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    words = [sys.executable, "-c", textwrap.dedent(code), str(opslag)]
    result = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True)
    assert result.stdout.strip() == "[]", result.stderr
