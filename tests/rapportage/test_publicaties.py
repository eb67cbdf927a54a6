"""What everybody reads: a lasting address, files that do not change, news, and no small count."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET  # our own text

import pytest
from django.test import Client

from snijvlak.rapportage import actions
from snijvlak.rapportage.models import Rapport
from snijvlak.toegang.models import Persoon

from .hulp import LESSON, STORY

pytestmark = pytest.mark.django_db
ADDRESS = "/publicaties/rapporten/2026-K3/"


@pytest.fixture(autouse=True)
def released(draft: Rapport, publisher: Persoon) -> Rapport:
    actions.release(draft, draft.sha256, door=publisher)
    return draft


def test_found_and_read_without_an_account(client: Client, released: Rapport) -> None:
    assert ADDRESS in client.get("/publicaties/").content.decode()
    page = client.get(ADDRESS).content.decode()
    assert LESSON in page and "Wat wij niet weten" in page and STORY not in page
    answer = client.get(f"/rapporten/{released.pk}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, ADDRESS)
    old = client.get(f"/rapporten/{released.pk}/rapport.pdf")
    assert (old.status_code, old.headers["Location"]) == (302, f"{ADDRESS}rapport.pdf")


def test_every_table_is_a_file_that_adds_up_and_has_no_small_count(client: Client, released: Rapport) -> None:
    inhoud = actions.read(Rapport.objects.get(pk=released.pk))
    for blok in inhoud.tabellen:
        answer = client.get(f"{ADDRESS}{blok.naam}.csv")
        assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
        if blok.publicatie:
            _, *rows = csv.reader(io.StringIO(answer.content.decode()))
            for row in rows:
                *cells, total = row[1:]
                assert not {"1", "2", "3", "4"} & set(row[1:])
                if cells and "x" not in row:
                    assert sum(map(int, cells)) == int(total)


def test_a_file_says_that_it_may_be_kept(client: Client, released: Rapport) -> None:
    answer = client.get(f"{ADDRESS}rapport.pdf")
    assert answer.content.startswith(b"%PDF") and "public" in answer.headers["Cache-Control"]
    known = {"If-None-Match": answer.headers["ETag"]}
    assert client.get(f"{ADDRESS}rapport.pdf", headers=known).status_code == 304
    assert client.get(f"{ADDRESS}meldpunt-redenen.csv", headers=known).status_code == 200
    assert client.get(f"{ADDRESS}meldpunt-redenen.svg").content.startswith(b"<svg")
    for name in ("meldpunt-weg.csv", "rapport.exe", "meldpunt-redenen.docx"):
        assert client.get(f"{ADDRESS}{name}").status_code == 404


def test_the_news_leads_to_the_report(client: Client) -> None:
    answer = client.get("/publicaties/nieuw.atom")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.content)  # noqa: S314
    space = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{space}entry")
    [entry] = [one for one in entries if (one.findtext(f"{space}title") or "").startswith("Rapport: ")]
    link = entry.find(f"{space}link")
    assert link is not None and link.attrib["href"].endswith(ADDRESS)
