"""Many report at once, press twice, lose the connection, or meet a killed server: always one report."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from snijvlak.privacy.herkenning import Herkenner
from tests.proces import Installatie

from .melden import BASE
from .melders import NAMED, Melder, at_once, number_of, story
from .processen import Env, Server
from .uitval import Kijker, kill_again_and_again, prepared, whole, whole_draft

WORKERS = ("--workers", "2")


@pytest.fixture(scope="module")
def env(leeg: Installatie, tmp_path_factory: pytest.TempPathFactory) -> Env:
    return leeg.copy(tmp_path_factory.mktemp("melders") / "gegevens")


@pytest.fixture(scope="module")
def server(env: Env, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(env, tmp_path_factory.mktemp("log") / "log", *WORKERS)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def kijker(env: Env) -> Iterator[Kijker]:
    with Kijker(env) as kijker:
        yield kijker


def until(kijker: Kijker, receipt: str, meldingen: int) -> bool:
    """Whether there are so many reports within some seconds: who left does not hear when it is done."""
    end = time.monotonic() + 10
    while kijker.look(receipt)["meldingen"] != meldingen and time.monotonic() < end:
        time.sleep(0.05)
    return kijker.look(receipt)["meldingen"] == meldingen


def test_every_report_of_many_at_once_is_kept_once_and_none_is_refused(
    server: Server, kijker: Kijker
) -> None:
    before = kijker.count()
    made: list[str] = []
    for many, reports in ((1, 2), (4, 8), (8, 16), (32, 32)):
        begin = len(made)
        numbers = range(begin, begin + reports)
        result = at_once(many, [lambda n=n: Melder(server.poort).report(story(n)) for n in numbers])
        assert result.fouten == []
        made += result.gelukt
    assert len(set(made)) == 58 == kijker.count() - before
    told = [kijker.look(receipt) for receipt in made]
    assert all(map(whole, told))
    assert sorted(number_of(t["verhaal"]) for t in told) == list(range(58))
    assert not any("Anna" in t["verhaal"] or "Sem" in t["verhaal"] for t in told)


def test_pressed_twice_at_the_same_moment_is_one_report(server: Server, kijker: Kijker) -> None:
    before = kijker.count()
    melders = prepared(server.poort, range(8))
    gate = threading.Barrier(2 * len(melders))

    def press(melder: Melder, request: bytes) -> tuple[int, str]:
        with melder.connect() as connection:
            gate.wait()
            answer = melder.read(connection, request)
        return answer.status, answer.naar

    with ThreadPoolExecutor(2 * len(melders)) as pool:
        presses = [pool.submit(press, melder, melder.last()) for melder in melders for _ in range(2)]
        answers = {press.result() for press in presses}
    assert answers == {(302, f"{BASE}ontvangen/")}
    assert kijker.count() - before == len(melders)
    for melder in melders:
        assert whole(kijker.look(melder.bewijs))
        melder.send()  # sent again by a reload
        melder.done()
        melder.leave()
    assert kijker.count() - before == len(melders)


def test_a_request_that_came_in_half_leaves_the_draft(server: Server, kijker: Kijker) -> None:
    (melder,) = prepared(server.poort, [7])
    request = melder.last()
    for part in (10, len(request) // 2, len(request) - 1):
        with melder.connect() as connection:
            connection.sendall(request[:part])
    time.sleep(0.3)
    assert whole_draft(kijker.look(melder.bewijs))
    melder.review()
    melder.send()
    melder.done()
    melder.leave()
    assert whole(kijker.look(melder.bewijs))


def test_who_is_cut_off_before_the_answer_finds_the_report(server: Server, kijker: Kijker) -> None:
    melders = prepared(server.poort, range(4))
    for melder in melders:
        with melder.connect() as connection:
            connection.sendall(melder.last())
    for melder in melders:
        assert until(kijker, melder.bewijs, 1)
        assert melder.get(f"{BASE}controle/").naar == f"{BASE}ontvangen/"
        melder.done()
        melder.leave()
        assert whole(kijker.look(melder.bewijs))


def test_a_killed_server_loses_nothing_and_doubles_nothing(env: Env, kijker: Kijker, tmp_path: Path) -> None:
    before, server = kijker.count(), Server(env, tmp_path / "log", *WORKERS)
    try:
        telling = kill_again_and_again(server, kijker, rounds=8, seed=20261127)
    finally:
        server.stop()
    assert (telling.verloren, telling.half, telling.dubbel) == (0, 0, 0)
    assert telling.bevestigd + telling.heel + telling.concept == len(telling.bewijzen)
    assert kijker.count() - before == len(telling.bewijzen)
    assert all(whole(kijker.look(receipt)) for receipt in telling.bewijzen)


@pytest.mark.eenmaal
def test_threads_share_one_recogniser() -> None:
    herkenner = Herkenner()
    texts = [f"{NAMED} Verzonnen{n} Wilgenkamp{n} belde op {n} maart." for n in range(1, 25)]
    alone = [Herkenner().find(text) for text in texts[:3]]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(herkenner.find, texts * 4))
    assert together[:3] == alone
    assert together[:24] * 4 == together
