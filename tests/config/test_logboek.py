"""The log tells what happened to the server, and nothing of what a person typed."""

from __future__ import annotations

import ast
import io
import json
import logging
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from tests.meldpunt.melden import begin
from tests.mensen import PASSWORD, person, sign_in

from snijvlak.config import logboek
from snijvlak.config.urls import urlpatterns as real

pytestmark = pytest.mark.eenmaal

SECRET = "Sanne-Jansen"
SOURCE = Path(logboek.__file__).parents[1]


class StoryError(Exception):
    """Stands for any exception whose message holds text of a report."""


def falls(request: HttpRequest, wie: str) -> HttpResponse:
    story = f"Het gaat over {SECRET}"
    try:
        raise ValueError(story)
    except ValueError as error:
        raise StoryError(story) from error


urlpatterns = [*real, path("valt/<slug:wie>/", falls, name="valt")]

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What the server would have written since the start of the test, as it is set up for real."""
    handler = next(h for h in logging.getLogger().handlers if isinstance(h.formatter, logboek.JsonFormatter))
    assert isinstance(handler, logging.StreamHandler)
    stream = io.StringIO()
    before = handler.setStream(stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    handler.setStream(before or sys.stderr)
    assert SECRET not in stream.getvalue() and "@" not in stream.getvalue()


def of_request(lines: list[dict[str, Any]]) -> dict[str, Any]:
    found = [line for line in lines if line["event"] == "request"]
    assert len(found) == 1
    return found[0]


@pytest.mark.django_db
def test_a_request_is_one_line_with_the_name_of_its_route(client: Client, lines: Lines) -> None:
    client.get(f"/meldpunt/volgen/?bewijs={SECRET}", REMOTE_ADDR="203.0.113.9")
    line = of_request(lines())
    assert line.pop("duration_ms") >= 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line.pop("time"))
    assert line == {
        "level": "INFO",
        "logger": "snijvlak.request",
        "event": "request",
        "method": "GET",
        "route": "meldpunt:volgen",
        "status": 200,
    }


@pytest.mark.django_db
def test_an_address_that_is_not_there_keeps_its_words_to_itself(client: Client, lines: Lines) -> None:
    client.get(f"/{SECRET}/?kind={SECRET}")
    assert [(line["route"], line["status"]) for line in lines()] == [("none", 404)]


@pytest.mark.django_db
def test_a_report_that_is_not_there_tells_the_route_and_not_its_number(client: Client, lines: Lines) -> None:
    sign_in(client, "coordinator-meldpunt")
    number = uuid4()
    client.get(f"/meldpunt/werklijst/{number}/")
    last = lines()[-1]
    assert (last["route"], last["status"]) == ("meldpunt:lezen", 404)
    assert str(number) not in json.dumps(lines())


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_an_exception_tells_type_and_place_without_its_words(lines: Lines) -> None:
    client = Client(raise_request_exception=False)
    answer = client.post(f"/valt/{SECRET}/", {"verhaal": SECRET})
    assert answer.status_code == 500 and SECRET not in answer.content.decode()
    assert of_request(lines())["level"] == "ERROR"
    error = next(line for line in lines() if line["logger"] == "django.request")
    assert (error["method"], error["route"], error["status"]) == ("POST", "valt", 500)
    assert error["event"] == logboek.WITHHELD
    assert error["error"] == [f"{__name__}.StoryError", "builtins.ValueError"]
    number = falls.__code__.co_firstlineno + 5
    assert error["where"][-1] == f"tests/config/test_logboek.py:{number} falls"


@pytest.mark.django_db
def test_a_story_is_not_in_the_log(client: Client, lines: Lines) -> None:
    begin(client)
    answers = {"melder": SECRET, "naam": f"Over {SECRET}"}
    assert client.post("/meldpunt/nieuw/wie/", answers)["Location"] == "/meldpunt/nieuw/wie/?nakijken"
    line = [line for line in lines() if line["event"] == "request"][-1]
    assert (line["method"], line["route"], line["status"]) == ("POST", "meldpunt:stap", 302)


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_told_without_its_words(lines: Lines) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/wegwijzer/", {"postcode": SECRET}, HTTP_ORIGIN=f"https://{SECRET}.example")
    assert answer.status_code == 403 and "niet verstuurd" in answer.content.decode()
    security = next(line for line in lines() if line["logger"] == "django.security.csrf")
    assert (security["route"], security["status"]) == ("wegwijzer:wegwijzer", 403)
    assert of_request(lines())["status"] == 403


def test_a_wrong_host_is_told_without_its_name(lines: Lines) -> None:
    answer = Client(raise_request_exception=False).get("/", HTTP_HOST=f"{SECRET}.example")
    assert answer.status_code == 400 and SECRET not in answer.content.decode()
    assert [(line["logger"], line["status"]) for line in lines()] == [
        ("django.security.DisallowedHost", 400),
        ("snijvlak.request", 400),
    ]


@pytest.mark.django_db
def test_signing_in_leaves_no_name_behind(client: Client, lines: Lines) -> None:
    persoon = person("beheerder", SECRET)
    for word in ("een verkeerd wachtwoord", PASSWORD):
        client.post("/aanmelden/", {"login": persoon.email, "password": word})
    told = json.dumps(lines()).lower()
    assert [line["status"] for line in lines()] == [200, 302]
    assert PASSWORD not in told and persoon.email.lower() not in told


def test_a_strange_method_is_not_repeated(lines: Lines) -> None:
    Client().generic(SECRET, "/gezondheid/anders")
    assert of_request(lines())["method"] == "other"


@pytest.mark.django_db
def test_a_probe_is_silent_while_all_is_well(client: Client, lines: Lines) -> None:
    client.get("/gezondheid/leeft")
    client.get("/gezondheid/gereed")
    assert lines() == []
    client.post("/gezondheid/leeft")
    assert [(line["route"], line["status"]) for line in lines()] == [("leeft", 405)]


@pytest.mark.parametrize("name", ["django", "django.request", "allauth.account", "anders", "py.warnings"])
def test_the_message_of_another_logger_is_withheld(lines: Lines, name: str) -> None:
    logging.getLogger(name).error("Over %s", SECRET, extra={"fields": {"naam": SECRET}})
    (line,) = lines()
    assert (line["logger"], line["event"]) == (name, logboek.WITHHELD)
    assert line["by"].startswith("tests/config/test_logboek.py:")


@pytest.mark.parametrize(
    ("message", "args", "event"),
    [
        ("Booting worker with pid: %s", (12,), "Booting worker with pid: 12"),
        ("Error handling request %s", (f"/{SECRET}",), "Error handling request ..."),
        ("%(naam)s of %(getal)d", ({"naam": SECRET, "getal": 3},), "... of 3"),
        ("%d kinderen", (SECRET,), "%d kinderen"),
        (f"Invalid request from ip={SECRET}", (), logboek.WITHHELD),
        (StoryError(SECRET), (), logboek.WITHHELD),
    ],
)
def test_gunicorn_tells_numbers_and_no_texts(message: object, args: tuple[Any, ...], event: str) -> None:
    record = logging.LogRecord("gunicorn.error", logging.ERROR, __file__, 1, message, args, None)
    told = logboek.JsonFormatter().format(record)
    assert json.loads(told)["event"] == event and SECRET not in told


def test_an_exception_that_is_its_own_cause_ends(lines: Lines) -> None:
    first, second = StoryError(SECRET), ValueError(SECRET)
    first.__cause__, second.__cause__ = second, first
    logging.getLogger("snijvlak").error("fout", exc_info=first)
    assert len(lines()[0]["error"]) == 2


def test_our_own_messages_are_constants() -> None:
    """The formatter trusts our own words, so they may not be made from what a person typed."""
    calls = [
        (file, node)
        for file in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("_log", "log", "logger", "logging")
        and node.func.attr in ("debug", "info", "warning", "error", "exception", "critical", "log")
    ]
    assert calls
    for file, node in calls:
        assert isinstance(node.func, ast.Attribute)
        message = node.args[1 if node.func.attr == "log" else 0]
        assert isinstance(message, ast.Constant), f"{file}:{node.lineno}"


def test_nobody_is_mailed() -> None:
    handlers = [
        h for n in ("", "django", "django.request", "django.server") for h in logging.getLogger(n).handlers
    ]
    assert not [h for h in handlers if type(h).__module__ == "django.utils.log"]


def test_the_whole_server_writes_json_alone(snijvlak: list[str], tmp_path: Path) -> None:
    """Gunicorn as in production: what it writes itself, a request it cannot read, and a page that fails."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {k: v for k, v in os.environ.items() if not k.startswith(("SNIJVLAK_", "DJANGO_"))}
    env["SNIJVLAK_GEGEVENS"] = str(tmp_path)
    subprocess.run([*snijvlak, "beheer", "collectstatic", "--noinput", "-v0"], env=env, check=True)
    gunicorn = str(Path(sys.executable).parent / "gunicorn")
    words = ["--config", "python:snijvlak.config.server", "--bind", f"127.0.0.1:{port}"]
    command = [gunicorn, *words, "snijvlak.config.wsgi"]
    process = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True)
    try:
        answers = [
            _send(port, f"GET /{SECRET} HTTP/1.0\r\nHost: localhost\r\n\r\n"),
            _send(port, f"GET /{SECRET} {SECRET}\r\n\r\n"),
            # The database has no tables yet, so this page fails.
            _send(port, f"GET /rapporten/?naam={SECRET} HTTP/1.0\r\nHost: localhost\r\n\r\n"),
        ]
    finally:
        process.terminate()
        told = process.communicate(timeout=20)[1]
    assert [answer.split()[1] for answer in answers] == ["404", "400", "500"]
    lines = [json.loads(line) for line in told.splitlines()]
    assert SECRET not in told and "127.0.0.1" not in told
    events = [line["event"] for line in lines]
    assert any(event.startswith("Booting worker with pid: ") for event in events)
    by_request = [(line["route"], line["status"]) for line in lines if line["event"] == "request"]
    assert by_request == [("none", 404), ("rapportage:overzicht", 500)]
    failed = next(line for line in lines if line["logger"] == "django.request")
    assert failed["error"][0] == "django.db.utils.OperationalError"
    assert failed["where"][-1].startswith("django/db/")


def _send(port: int, request: str) -> str:
    """The answer to a request as it goes over the wire; waits until the server is there."""
    for _ in range(100):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
                connection.sendall(request.encode())
                return b"".join(iter(lambda: connection.recv(65536), b"")).decode()
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")
