"""When it is busy a browser works or waits before a report begins; a school behind one address does not."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import signing
from django.test import Client

from snijvlak.meldpunt import drukte
from snijvlak.meldpunt.models import Concept
from snijvlak.vormgeving.teksten import tekst

from .melden import BASE

pytestmark = pytest.mark.django_db

SCHOOL, OTHER = "203.0.113.7", "198.51.100.3"
LOST = f"{BASE}verder/"


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drukte, "_teller", drukte.Teller())
    monkeypatch.setattr(drukte, "_kaartjes", drukte.Kaartjes())
    monkeypatch.setattr(drukte, "_waited", drukte.Beurten())


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> drukte.Regels:
    """Rules under which two beginnings of an address are many, and the work is light."""
    rules = drukte.load().model_copy(update={"per_adres": 2, "samen": 5, "bits": 6})
    monkeypatch.setattr(drukte, "load", lambda: rules)
    return rules


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The time, in seconds, that a test sets forward."""
    now = [1_000_000.0]
    monkeypatch.setattr(drukte, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(signing, "time", SimpleNamespace(time=lambda: now[0]))
    yield now


def begin(address: str = SCHOOL, /, **sent: str) -> Any:
    """Somebody else behind an address begins."""
    return Client(REMOTE_ADDR=address).post(BASE, sent)


def solve(kaartje: str, bits: int) -> str:
    return next(str(n) for n in itertools.count() if drukte.zeros(f"{kaartje}:{n}") >= bits)


def test_thirty_people_behind_one_address_report_four_times_each_in_ten_minutes() -> None:
    assert [begin().status_code for _ in range(120)] == [302] * 120
    assert begin(OTHER).status_code == 302


def test_above_it_a_browser_gets_work_and_goes_on_when_it_is_done(busy: drukte.Regels) -> None:
    assert [begin().status_code for _ in range(2)] == [302, 302]
    held = begin()
    assert held.status_code == 429 and Concept.objects.count() == 2
    page = held.content.decode()
    assert (
        tekst("meldpunt.druk.titel") in page and "rekenwerk" in page and "no-store" in held["Cache-Control"]
    )
    ticket = held.context["bewijs"].kaartje
    number = solve(ticket, busy.bits)
    assert begin(kaartje=ticket, getal=number)["Location"] == f"{BASE}bewijs/"
    assert Concept.objects.count() == 3


def test_a_ticket_is_good_for_one_report(busy: drukte.Regels) -> None:
    ticket = [begin() for _ in range(3)][-1].context["bewijs"].kaartje
    sent = {"kaartje": ticket, "getal": solve(ticket, busy.bits)}
    assert [begin(**sent).status_code for _ in range(2)] == [302, 429]


def test_of_many_at_the_same_moment_one_uses_the_ticket() -> None:
    kaartjes, gate, used = drukte.Kaartjes(), threading.Barrier(8), list[bool]()

    def use() -> None:
        gate.wait()
        used.append(kaartjes.use("kaartje", 0.0))

    threads = [threading.Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(used) == [False] * 7 + [True]


@pytest.mark.parametrize("number", ["", "nul", "-1", "²", "9" * 30])
def test_work_that_was_not_done_does_not_count(busy: drukte.Regels, number: str) -> None:
    ticket = [begin() for _ in range(3)][-1].context["bewijs"].kaartje
    assert begin(kaartje=ticket, getal=number).status_code == 429
    assert begin(kaartje=f"{ticket}x", getal="1").status_code == 429


def test_without_a_script_waiting_is_enough(busy: drukte.Regels, clock: list[float]) -> None:
    ticket, second = (held.context["bewijs"].kaartje for held in [begin() for _ in range(4)][2:])
    clock[0] += busy.wachten - 1
    assert begin(kaartje=ticket, getal="").status_code == 429
    clock[0] += 2
    assert begin(OTHER).status_code == 302
    assert begin(kaartje=ticket, getal="").status_code == 302
    assert begin(kaartje=second, getal="").status_code == 429  # one of an address at a time
    clock[0] += busy.wachten
    assert begin(kaartje=second, getal="").status_code == 302
    assert set(drukte._waited._last) == {SCHOOL}
    clock[0] += 3601
    assert not drukte._earned(ticket, "", SCHOOL, busy)


def test_a_ticket_of_another_address_is_worth_nothing(busy: drukte.Regels) -> None:
    ticket = [begin() for _ in range(3)][-1].context["bewijs"].kaartje
    assert [begin(OTHER).status_code for _ in range(3)] == [302, 302, 429]
    assert begin(OTHER, kaartje=ticket, getal=solve(ticket, busy.bits)).status_code == 429


def test_who_floods_from_one_address_holds_up_nobody_else(busy: drukte.Regels) -> None:
    assert [begin().status_code for _ in range(50)] == [302] * 2 + [429] * 48
    assert begin(OTHER).status_code == 302


def test_a_flood_from_many_addresses_asks_work_of_all(busy: drukte.Regels) -> None:
    assert [begin(f"192.0.2.{n}").status_code for n in range(6)] == [302] * 5 + [429]


def test_it_is_over_after_ten_minutes_and_no_address_stays(busy: drukte.Regels, clock: list[float]) -> None:
    assert [begin().status_code for _ in range(3)] == [302, 302, 429]
    clock[0] += busy.minuten * 60
    assert begin(OTHER).status_code == 302
    assert set(drukte._teller._by_address) == {OTHER}
    assert begin().status_code == 302


def test_a_network_of_ipv6_is_one_address(busy: drukte.Regels) -> None:
    assert [begin(f"2001:db8:1:2::{n}").status_code for n in range(1, 4)] == [302, 302, 429]
    assert begin("2001:db8:1:3::1").status_code == 302


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_this_machine_itself_is_not_counted(busy: drukte.Regels, address: str) -> None:
    assert [begin(address).status_code for _ in range(9)] == [302] * 9


def test_behind_the_proxy_the_visitor_is_counted_and_not_the_proxy(
    busy: drukte.Regels, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1  # as in production

    def visit(told: str) -> int:
        # The proxy speaks over a socket; what the visitor put in the header himself stands before.
        return Client(REMOTE_ADDR="", headers={"x-forwarded-for": told}).post(BASE).status_code

    assert [visit(f"127.0.0.1, {SCHOOL}") for _ in range(3)] == [302, 302, 429]
    assert visit(OTHER) == 302


def test_without_a_proxy_the_header_is_not_believed(busy: drukte.Regels) -> None:
    answers = [
        Client(REMOTE_ADDR=SCHOOL, headers={"x-forwarded-for": f"192.0.2.{n}"}).post(BASE) for n in range(3)
    ]
    assert [answer.status_code for answer in answers] == [302, 302, 429]


def test_a_proxy_that_does_not_tell_refuses_nobody(busy: drukte.Regels) -> None:
    assert [begin("").status_code for _ in range(3)] == [302, 302, 429]


def test_beginning_again_with_what_was_typed_is_counted_and_keeps_it(busy: drukte.Regels) -> None:
    sent = {"nieuw": "ja", "stap": "wie", "bewaard-melder": "school", "bewaard-naam": "Verzonnen Naam"}
    answers = [Client(REMOTE_ADDR=SCHOOL).post(LOST, sent) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    kept = dict(answers[2].context["bewaard"])
    assert kept == sent
    client, ticket = Client(REMOTE_ADDR=SCHOOL), answers[2].context["bewijs"].kaartje
    answer = client.post(LOST, {**kept, "kaartje": ticket, "getal": solve(ticket, busy.bits)})
    assert answer["Location"] == f"{BASE}bewijs/"
    assert "Verzonnen Naam" in client.get(f"{BASE}wie/").content.decode()
