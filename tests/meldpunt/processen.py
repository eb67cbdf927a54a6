"""Snijvlak as it really runs: a server in a process of its own, visited over HTTP."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from .melden import STEPS

Env = Mapping[str, str]


def command(snijvlak: list[str], env: Env, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A command, run to its end."""
    return subprocess.run([*snijvlak, *words], env=env, capture_output=True, text=True, input=stdin)


def done(snijvlak: list[str], env: Env, *words: str, stdin: str = "") -> str:
    """What a command that must succeed said."""
    result = command(snijvlak, env, *words, stdin=stdin)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def python(env: Env, code: str) -> str:
    """What a piece of Python prints, with the rooms at hand."""
    code = f"import django; django.setup()\n{code}"
    settings = {"DJANGO_SETTINGS_MODULE": "snijvlak.config.settings"}
    result = subprocess.run(
        [sys.executable, "-c", code], env={**env, **settings}, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


FILL = """
from django.db import transaction
from snijvlak.meldpunt import actions
from snijvlak.privacy import bewijs
with transaction.atomic():
    for number in range({count}):
        new = actions.NieuweMelding(
            "school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), f"Verzonnen verhaal {{number}}."
        )
        print(actions.submit(new, bewijs.make()).pk)
"""


def fill(env: Env, count: int) -> list[str]:
    """Add made-up reports; gives their numbers."""
    return python(env, FILL.format(count=count)).split()


READABLE = """
from snijvlak.meldpunt import queries
from snijvlak.meldpunt.models import Melding
print(sum(queries.read(m).verhaal is not None for m in Melding.objects.all()), Melding.objects.count())
"""


def readable(env: Env) -> tuple[int, int]:
    """How many reports the team can read, and how many there are."""
    first, second = python(env, READABLE).split()
    return int(first), int(second)


class Bezoek:
    """Somebody with a browser: cookies and the hidden value of a form come along."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        return self._ask(path, None)

    def post(self, path: str, answers: Mapping[str, object], form: str = "") -> tuple[int, str]:
        """Send a form, which stands at ``form`` when that is another address."""
        token = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', self.get(form or path)[1])
        assert token
        return self._ask(path, {**answers, "csrfmiddlewaretoken": token[1]})

    def _ask(self, path: str, answers: Mapping[str, object] | None) -> tuple[int, str]:
        data = urlencode(answers, doseq=True).encode() if answers is not None else None
        try:
            with self.opener.open(self.address + path, data, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def begin(self) -> str:
        """Begin a report; gives the receipt."""
        _, page = self.post("/meldpunt/nieuw/", {})
        given = re.search('class="snijvlak-bewijs"><strong>([^<]+)<', page)
        assert given, page
        return given[1]

    def step(self, naam: str, **changes: object) -> tuple[int, str]:
        """Fill in one page."""
        return self.post(f"/meldpunt/nieuw/{naam}/", {**STEPS[naam], **changes})

    def fill_in(self, story: str) -> None:
        """Fill in every page, and let all that names somebody be replaced."""
        for naam in STEPS:
            self.step(naam, **({"verhaal": story} if naam == "verhaal" else {}))
        if "Namen weghalen" in self.get("/meldpunt/nieuw/namen/")[1]:
            self.post("/meldpunt/nieuw/namen/", {"alles": "ja"})

    def send(self) -> tuple[int, str]:
        """Press the last button; follows to what comes after."""
        page = self.get("/meldpunt/nieuw/controle/")[1]
        hidden = {name: _hidden(page, name) for name in ("token", "gezien")}
        return self.post("/meldpunt/nieuw/controle/", hidden)

    def report(self, story: str) -> str:
        """Report a case; gives the receipt."""
        receipt = self.begin()
        self.fill_in(story)
        status, page = self.send()
        assert status == 200 and receipt in page and "Uw melding is ontvangen" in page
        return receipt

    def write(self, receipt: str, text: str) -> tuple[int, str]:
        """Add a message to the own report."""
        answers = {"bewijs": receipt, "tekst": text, "inzending": str(uuid.uuid4()), "nagekeken": "ja"}
        return self.post("/meldpunt/volgen/bericht/", answers, form="/meldpunt/volgen/")

    def follow(self, receipt: str) -> tuple[int, str]:
        """Open the own report."""
        return self.post("/meldpunt/volgen/", {"bewijs": receipt})


def _hidden(page: str, name: str) -> str:
    found = re.search(f'name="{name}" value="([^"]+)"', page)
    assert found, page
    return found[1]


class Server:
    """A server as in production, in a group of processes of its own; its log goes to a file."""

    def __init__(self, env: Env, log: Path, *words: str) -> None:
        self.env, self.log, self.words = env, log, words
        self.poort = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.poort}"

    def start(self) -> None:
        """Start on a free port, and wait until it is ready."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.poort = probe.getsockname()[1]
        gunicorn = str(Path(sys.executable).parent / "gunicorn")
        words = [
            "--bind",
            f"127.0.0.1:{self.poort}",
            "--config",
            "python:snijvlak.config.server",
            *self.words,
        ]
        with self.log.open("ab") as file:
            self._process = subprocess.Popen(
                [gunicorn, *words, "snijvlak.config.wsgi"], env=self.env, stderr=file, start_new_session=True
            )
        _wait(self._process, self.poort)

    def kill(self) -> None:
        """SIGKILL to all its processes at once: as when the power fails, or the memory is full."""
        assert self._process
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=30)
        self._process = None

    def stop(self) -> None:
        """Stop as a system does."""
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=30)


@contextmanager
def serve(env: Env, log: Path, *words: str) -> Iterator[str]:
    """A server on a free port, with words for gunicorn; its log goes to a file. Gives its address."""
    server = Server(env, log, *words)
    try:
        server.start()
        yield server.address
    finally:
        server.stop()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server stopped"
        try:
            if Bezoek(f"http://127.0.0.1:{port}").get("/gezondheid/gereed")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not become ready within 30 seconds")
