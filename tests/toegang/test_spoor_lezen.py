"""Reading the trail: who may, what one finds, and that it stays fast."""

from __future__ import annotations

import ast
import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from django.db import connection
from django.http import StreamingHttpResponse
from django.test import Client
from django.utils import timezone
from tests.mensen import person, sign_in
from tests.zoekwerk import work

from snijvlak.toegang import actions, daden, spoor
from snijvlak.toegang.models import Gebeurtenis

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.django_db
PAGE = "/toegang/spoor/"
# Deeds that the program has in a variable before it records them.
BY_VARIABLE = {"sleutel-gedraaid", "tweede-factor-aan", "tweede-factor-uit", "herstelcodes-vernieuwd"}


def rows_of(answer: StreamingHttpResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))  # type: ignore[arg-type]


@pytest.fixture
def trail(client: Client) -> Client:
    """A beheerder who is signed in, and a trail of two people."""
    sign_in(client, "beheerder", "bea")
    jo = person("coordinator-meldpunt", "jo")
    for number in range(60):
        actions.record("melding-gelezen", "melding", f"m{number}", door=jo, reden="melding afhandelen")
    actions.record("casus-gelezen", "casus", "c1", door=jo)
    return client


@pytest.mark.eenmaal
def test_every_deed_of_the_program_has_words_and_no_other_has() -> None:
    used: set[str] = set()
    for path in (ROOT / "src" / "snijvlak").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called == "record" and isinstance(node, ast.Call) and node.keywords:
                first = node.args[0]
                used |= {str(first.value)} if isinstance(first, ast.Constant) else set()
    assert used | BY_VARIABLE == set(daden.load().daden)


def test_the_newest_is_on_top_fifty_on_a_page_and_each_row_once(trail: Client) -> None:
    first = trail.get(PAGE)
    following = first.context["volgende"]
    second = trail.get(PAGE, {"voor": following})
    seen = [row.pk for row, _ in (*first.context["regels"], *second.context["regels"])]
    assert len(first.context["regels"]) == 50 and seen == sorted(seen, reverse=True)
    assert len(seen) == len(set(seen)) and second.context["volgende"] is None


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"daad": "casus-gelezen"}, 1),
        ({"soort": "melding"}, 50),
        ({"soort": "melding", "daad": "casus-gelezen"}, 0),
        ({"van": "2026-01-01", "tot": "2026-01-02"}, 0),
    ],
)
def test_it_can_be_searched(trail: Client, asked: dict[str, str], count: int) -> None:
    assert len(trail.get(PAGE, asked).context["regels"]) == count


def test_who_is_asked_by_number_and_both_days_count(trail: Client) -> None:
    jo = Gebeurtenis.objects.filter(daad="casus-gelezen").values_list("door", flat=True).get()
    today = timezone.localdate().isoformat()
    answer = trail.get(f"{PAGE}spoor.csv", {"wie": jo, "van": today, "tot": today})
    assert isinstance(answer, StreamingHttpResponse)
    found = rows_of(answer)
    assert len(found) == 61 and {row["wie"] for row in found} == {"jo"}
    assert found[0]["wat"] == "las een casus" and found[0]["waarover"] == "casus"


def test_nothing_found_says_what_to_do(trail: Client) -> None:
    answer = trail.get(PAGE, {"van": "2020-01-01", "tot": "2020-01-02"})
    assert "Kies een langere periode" in answer.content.decode()


@pytest.mark.parametrize("asked", [{"van": "gisteren"}, {"daad": "iets"}, {"wie": "0"}])
@pytest.mark.parametrize("page", [PAGE, f"{PAGE}spoor.csv"])
def test_what_cannot_be_asked_is_said(trail: Client, asked: dict[str, str], page: str) -> None:
    answer = trail.get(page, asked)
    assert answer.status_code == 422 and "foutenlijst" in answer.content.decode()


def test_reading_is_in_the_trail(trail: Client) -> None:
    trail.get(PAGE)
    last = Gebeurtenis.objects.latest("pk")
    assert last.daad == "spoor-gelezen" and last.door is not None and last.door.naam == "bea"


def test_a_name_that_a_spreadsheet_would_run_does_nothing(trail: Client) -> None:
    actions.record("casus-gelezen", "casus", "c2", door=person("beleidsadviseur", "=1+1"))
    answer = trail.get(f"{PAGE}spoor.csv", {"daad": "casus-gelezen"})
    assert isinstance(answer, StreamingHttpResponse)
    assert rows_of(answer)[0]["wie"] == "'=1+1"


def test_the_address_of_a_page_holds_no_name(trail: Client) -> None:
    text = trail.get(PAGE).content.decode()
    assert "example.org" not in text.split("<main")[1]


def test_a_page_of_a_long_trail_reads_a_small_part_of_it() -> None:
    jo, mo = person("coordinator-meldpunt", "jo"), person("beheerder", "mo")

    def fill(count: int) -> None:
        Gebeurtenis.objects.bulk_create(
            (
                Gebeurtenis(
                    daad="melding-gelezen" if n % 5_000 else "rol-gegeven",
                    onderwerp_soort="melding",
                    onderwerp_id=str(n),
                    door=jo if n % 500 else mo,
                )
                for n in range(count)
            ),
            batch_size=5_000,
        )
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE toegang_gebeurtenis")

    today = timezone.localdate()
    asked = (
        spoor.Zoekvraag(),
        spoor.Zoekvraag(daad="rol-gegeven"),
        spoor.Zoekvraag(wie=mo.pk),
        spoor.Zoekvraag(van=today, tot=today),
        spoor.Zoekvraag(van=today + dt.timedelta(days=9)),
        spoor.Zoekvraag(soort="rapport"),
    )
    fill(50_000)
    begin_at = Gebeurtenis.objects.latest("pk").pk - 20_000
    whole = work(lambda: list(Gebeurtenis.objects.filter(reden="no index helps")))
    for vraag in asked:
        assert 2 * work(lambda vraag=vraag: (spoor.page(vraag), spoor.page(vraag, begin_at))) < whole, vraag
