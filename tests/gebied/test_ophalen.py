"""``snijvlak gebied haal``: all of it is fetched and checked, or nothing is kept."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from snijvlak.gebied import grenzen, ophalen
from tests.proces import environment

from .pdok import GEMEENTEN, Dienst, collection, feature, send, serving

pytestmark = pytest.mark.eenmaal

SHARED = Path(__file__).parents[3] / "shared" / "data" / "gebied" / "gemeenten_2022.geojson"
ALL = {code for code, _ in GEMEENTEN}
Answer = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture
def dienst() -> Iterator[Dienst]:
    with serving() as found:
        yield found


Haal = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def haal(snijvlak: list[str], tmp_path: Path) -> Haal:
    """Give the command in a data folder of its own."""

    def give(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*snijvlak, "gebied", "haal", *words],
            env=environment(tmp_path / "gegevens"),
            capture_output=True,
            text=True,
        )

    return give


def folder(tmp_path: Path) -> Path:
    return tmp_path / "gegevens" / grenzen.MAP


class TestFetching:
    def test_leafs_through_the_service_and_tells_how_far_it_is(self, dienst: Dienst, tmp_path: Path) -> None:
        told: list[str] = []
        manifest, new = ophalen.fetch(2022, tmp_path, told.append, address=dienst.address)
        assert new and manifest.gemeenten == 5 and len(dienst.asked) == 3
        assert told == ["2 gemeenten opgehaald", "4 gemeenten opgehaald", "5 gemeenten opgehaald"]
        found = grenzen.read(tmp_path, ALL)
        assert found and {grens.code for grens in found.gemeenten} == ALL

    def test_twice_keeps_it_once(self, dienst: Dienst, tmp_path: Path) -> None:
        first, _ = ophalen.fetch(2022, tmp_path, lambda _: None, address=dienst.address)
        assert ophalen.fetch(2022, tmp_path, lambda _: None, address=dienst.address) == (first, False)

    @pytest.mark.parametrize(
        ("jaar", "address", "words"),
        [
            (2015, "", "Kies een jaar van 2016"),
            (2999, "", "Kies een jaar van 2016"),
            (2022, "http://pdok.example", "geen adres dat met https"),
            (2022, "file:///etc/passwd", "geen adres dat met https"),
            (2022, "", "geen adres dat met https"),
        ],
    )
    def test_of_what_cannot_be_is_refused(self, tmp_path: Path, jaar: int, address: str, words: str) -> None:
        with pytest.raises(ophalen.VerkeerdeVraag, match=words):
            ophalen.fetch(jaar, tmp_path, lambda _: None, address=address)


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    data = json.dumps(collection(feature(0))).encode()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(data) + 100))
    handler.end_headers()
    handler.wfile.write(data)


def around(handler: BaseHTTPRequestHandler) -> None:
    here = f"http://{handler.headers['Host']}{handler.path}"
    send(handler, collection(feature(0), links=[{"rel": "next", "href": here}]))


def elsewhere(handler: BaseHTTPRequestHandler) -> None:
    onward = "https://elders.example/items"
    send(handler, collection(feature(0), links=[{"rel": "next", "href": onward}]))


BAD: list[tuple[str, Answer, str]] = [
    ("no geojson", lambda h: send(h, b"<html>aanmelden</html>"), "geen GeoJSON"),
    ("half of it", cut_off, "werd verbroken"),
    ("not found", lambda h: send(h, b"", 404), "heeft deze grenzen niet"),
    ("a fault", lambda h: send(h, b"", 503), "geeft een fout (503)"),
    ("sent on", lambda h: send(h, b"", 302, Location="https://elders.example/"), "stuurt door"),
    ("in a circle", around, "klopt niet"),
    ("to another machine", elsewhere, "klopt niet"),
    ("another year", lambda h: send(h, collection(feature(0, 2021))), "is van 2021"),
    ("twice the same", lambda h: send(h, collection(feature(0), feature(0))), "twee keer"),
    ("nothing of ours", lambda h: send(h, collection(far())), "geen enkele gemeente van Haaglanden"),
    ("nothing", lambda h: send(h, collection()), "Er zijn nog geen grenzen van 2022"),
]


def far() -> dict[str, object]:
    one = feature(0)
    one["properties"]["statcode"] = "GM0014"
    return one


@pytest.mark.parametrize(("name", "answer", "words"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_answer_is_told_and_nothing_is_kept(
    dienst: Dienst, haal: Haal, tmp_path: Path, name: str, answer: Answer, words: str
) -> None:
    dienst.answer = answer
    ended = haal("--jaar", "2022", "--adres", dienst.address)
    assert ended.returncode == 3 and words in ended.stderr and "Er is niets bewaard." in ended.stderr
    assert "Traceback" not in ended.stderr and not list(folder(tmp_path).glob("*"))


def test_too_much_is_refused(dienst: Dienst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ophalen, "_MOST", 100)
    with pytest.raises(ophalen.NietOpgehaald, match="te veel"):
        ophalen.fetch(2022, tmp_path, lambda _: None, address=dienst.address)


def test_a_slow_service_is_told(dienst: Dienst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ophalen, "_SECONDS", 0.2)
    dienst.answer = lambda handler: time.sleep(1)
    with pytest.raises(ophalen.NietOpgehaald, match="antwoordt niet"):
        ophalen.fetch(2022, tmp_path, lambda _: None, address=dienst.address)


def test_without_a_network_it_says_what_else_can_be_done(haal: Haal, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{probe.getsockname()[1]}"
        ended = haal("--jaar", "2022", "--adres", closed)
    assert ended.returncode == 3 and "--bestand BESTAND" in ended.stderr


def test_the_command_tells_what_it_kept_and_what_is_missing(
    dienst: Dienst, haal: Haal, tmp_path: Path
) -> None:
    ended = haal("--jaar", "2022", "--adres", dienst.address)
    assert ended.returncode == 0, ended.stderr
    assert "5 gemeenten" in ended.stdout and "1 januari 2022" in ended.stdout and "CC BY 4.0" in ended.stdout
    assert "Westland" in ended.stdout  # of the ten, not in this answer
    assert "deze waren er al" in haal("--jaar", "2022", "--adres", dienst.address).stdout


def test_killed_halfway_leaves_nothing_and_can_be_given_again(
    dienst: Dienst, haal: Haal, snijvlak: list[str], tmp_path: Path
) -> None:
    halfway = dienst.pages

    def stuck(handler: BaseHTTPRequestHandler) -> None:
        if "cursor" in handler.path:
            time.sleep(1)
        halfway(handler)

    dienst.answer = stuck
    words = [*snijvlak, "gebied", "haal", "--jaar", "2022", "--adres", dienst.address]
    process = subprocess.Popen(
        words, env=environment(tmp_path / "gegevens"), stderr=subprocess.PIPE, text=True
    )
    assert process.stderr and "2 gemeenten" in process.stderr.readline()
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert not list(folder(tmp_path).glob("gemeenten-*"))
    dienst.answer = halfway
    assert haal("--jaar", "2022", "--adres", dienst.address).returncode == 0


class TestFromAFile:
    def test_is_kept_as_well(self, haal: Haal, tmp_path: Path) -> None:
        path = tmp_path / "grenzen.geojson"
        path.write_text(json.dumps(collection(feature(0), feature(1))), encoding="utf-8")
        ended = haal("--bestand", str(path))
        assert ended.returncode == 0 and "2 gemeenten" in ended.stdout and "uit een bestand" in ended.stdout

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (None, "het is er niet"),
            (b"{}", "geen GeoJSON"),
            (json.dumps(collection(far())).encode(), "Haaglanden"),
        ],
    )
    def test_that_is_not_right_is_told(
        self, haal: Haal, tmp_path: Path, content: bytes | None, words: str
    ) -> None:
        path = tmp_path / "grenzen.geojson"
        if content is not None:
            path.write_bytes(content)
        ended = haal("--bestand", str(path))
        assert ended.returncode == 2 and words in ended.stderr and "Er is niets bewaard." in ended.stderr

    def test_is_not_written_where_a_file_stands(self, haal: Haal, tmp_path: Path) -> None:
        path = tmp_path / "grenzen.geojson"
        path.write_text(json.dumps(collection(feature(0))), encoding="utf-8")
        (tmp_path / "plek").write_text("", encoding="utf-8")
        ended = haal("--bestand", str(path), "--opslag", str(tmp_path / "plek"))
        assert (
            ended.returncode == 2
            and "Er is niets bewaard." in ended.stderr
            and "Traceback" not in ended.stderr
        )

    @pytest.mark.skipif(not SHARED.is_file(), reason="../shared/data is not here")
    def test_of_cbs_has_the_ten(self, haal: Haal) -> None:
        ended = haal("--bestand", str(SHARED))
        assert ended.returncode == 0 and "345 gemeenten" in ended.stdout and "ontbreekt" not in ended.stdout
