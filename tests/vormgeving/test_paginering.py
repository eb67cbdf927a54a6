"""Pages of a long list: each row once, both ways, and as fast among 100,000 rows as among 100."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.sessions.base_session import AbstractBaseSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext, isolate_apps
from hypothesis import given
from hypothesis import strategies as st
from tests.zoekwerk import work

from snijvlak.toegang.models import Lidmaatschap
from snijvlak.vormgeving.paginering import SIZE, Bron, Pagina, Plek, page, page_of

START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


def fill(count: int, same: int = 3) -> None:
    """Rows of a table with an index on a moment; each moment is shared by a few rows."""
    Session.objects.bulk_create(
        [
            Session(session_key=f"{n:06}", session_data="", expire_date=START + dt.timedelta(hours=n // same))
            for n in range(count)
        ],
        batch_size=5000,
    )


def walk(read: Callable[[Plek], Pagina[Session]]) -> tuple[list[str], list[str]]:
    """The keys met on the way to the end, and those met on the way back from the last page."""
    there: list[str] = []
    found, pages = read(Plek()), 1
    there += [row.pk for row in found.rijen]
    while found.volgende:
        found, pages = read(Plek(na=found.volgende)), pages + 1
        assert found.rijen and pages < 100
        there += [row.pk for row in found.rijen]
    back = [row.pk for row in reversed(found.rijen)]
    while found.vorige:
        found, pages = read(Plek(voor=found.vorige)), pages + 1
        assert found.rijen and pages < 200
        back += [row.pk for row in reversed(found.rijen)]
    return there, back


@pytest.mark.parametrize(
    "order", [["expire_date"], ["-expire_date"], ["-expire_date", "pk"], ["session_key"]]
)
@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 20, 47])
def test_each_row_is_met_once_in_order_and_again_on_the_way_back(order: list[str], count: int) -> None:
    fill(count)
    there, back = walk(lambda plek: page(Session.objects.all(), order, plek, size=10))
    key = "-pk" if order[-1].startswith("-") else "pk"
    assert there == list(Session.objects.order_by(order[0], key).values_list("pk", flat=True))
    # The first page is always full: on the way back it repeats rows rather than show a few.
    assert list(dict.fromkeys(back)) == list(reversed(there))


def test_the_ends_have_no_page_beyond() -> None:
    fill(20)
    first = page(Session.objects.all(), ["expire_date"], Plek(), size=10)
    last = page(Session.objects.all(), ["expire_date"], Plek(na=first.volgende), size=10)
    assert first.vorige == "" and last.volgende == ""
    assert first.volgende == "000009" and last.vorige == "000010"


@pytest.mark.parametrize("plek", [Plek(na="weg"), Plek(voor="weg"), Plek(na="' or 1=1 --"), Plek(na="x\x00")])
def test_a_place_that_is_not_there_gives_the_first_page(plek: Plek) -> None:
    fill(12)
    found = page(Session.objects.all(), ["expire_date"], plek, size=10)
    assert [row.pk for row in found.rijen] == [f"{n:06}" for n in range(10)]


def test_a_row_outside_what_one_may_see_is_no_place() -> None:
    fill(12)
    mine = Session.objects.exclude(pk="000006")
    assert page(mine, ["expire_date"], Plek(na="000006"), size=3).rijen[0].pk == "000000"


def test_an_order_in_which_databases_differ_is_refused() -> None:
    for field in ("tot", "persoon__last_login", "bestaat_niet"):
        with pytest.raises(ValueError, match=f"Op {field} kan deze lijst niet bladeren"):
            page(Lidmaatschap.objects.all(), [field], Plek())


def test_the_address_gives_the_place() -> None:
    assert Plek.read({"na": "5"}) == Plek(na="5")
    assert Plek.read({"na": "5", "voor": "3"}) == Plek(na="5")
    assert Plek.read({"voor": "3"}) == Plek(voor="3")


@given(st.lists(st.integers(), unique=True, max_size=30), st.integers(1, 7))
def test_rows_in_memory_are_met_once_too(numbers: list[int], size: int) -> None:
    met, plek = [], Plek()
    while True:
        found = page_of(numbers, str, plek, size)
        met += found.rijen
        if not found.volgende:
            break
        plek = Plek(na=found.volgende)
    assert met == numbers
    while found.vorige:
        found = page_of(numbers, str, Plek(voor=found.vorige), size)
    assert list(found.rijen) == numbers[:size]


def short_copy(count: int) -> type[AbstractBaseSession]:
    """The same table with so many of its rows, and an index on the same moment."""

    class Weinig(AbstractBaseSession):
        class Meta(AbstractBaseSession.Meta):
            app_label = "sessions"
            db_table = "toets_weinig"
            managed = False

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE toets_weinig AS SELECT * FROM django_session WHERE session_key < %s",
            [f"{count:06}"],
        )
        cursor.execute("CREATE UNIQUE INDEX toets_sleutel ON toets_weinig (session_key)")
        cursor.execute("CREATE INDEX toets_moment ON toets_weinig (expire_date)")
        for table in ("toets_weinig", "django_session"):
            cursor.execute(f"ANALYZE {table}")
    return Weinig


def three_pages(rows: QuerySet[Bron], count: int) -> None:
    for plek in (Plek(na=f"{count * 6 // 10:06}"), Plek(voor=f"{count * 4 // 10:06}"), Plek()):
        assert len(page(rows, ["-expire_date"], plek).rijen) == SIZE


@isolate_apps("django.contrib.sessions")
def test_a_page_of_100000_rows_is_as_fast_as_of_100_and_nothing_is_counted() -> None:
    fill(100_000)
    long, short = Session.objects.all(), short_copy(100)._default_manager.all()
    with CaptureQueriesContext(connection) as asked:
        three_pages(long, 100_000)
    sql = " ".join(query["sql"].upper() for query in asked.captured_queries)
    assert "COUNT(" not in sql and "OFFSET" not in sql and len(asked.captured_queries) == 5
    many = work(lambda: three_pages(long, 100_000))
    few = work(lambda: three_pages(short, 100))
    print(f"three pages of 100,000 rows: {many}; of 100: {few}; {many / few:.2f}")
    assert many <= 1.5 * few + 20  # an index of so many rows is some levels deeper
