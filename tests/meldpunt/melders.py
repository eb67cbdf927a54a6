"""Reporters over real HTTP, light enough that the server is what is measured.

A browser of one socket that stays open, as browsers do; it knows cookies, hidden fields and nothing more.
"""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from .melden import BASE, STEPS

NAMED = "Juf Anna de Vries belde met de moeder van Sem Jansen; Sem zit al weken thuis en de hulp is gestopt."
PLAIN = "Het kind zit al weken thuis. De hulp is gestopt, en er is een wachtlijst."
MARK = "Dit is verzonnen verhaal "
DIGITS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
RECEIPT = re.compile(rb'class="snijvlak-bewijs"><strong>([^<]+)<')
_SECONDS = 60


class Verbroken(OSError):
    """The server went away before it answered."""


class Onverwacht(AssertionError):
    """Another answer than a reporter who does nothing wrong should get."""


@dataclass(frozen=True)
class Antwoord:
    """What the server said."""

    status: int
    naar: str
    pagina: bytes


@dataclass
class Melder:
    """Somebody who reports. ``kop`` are headers that each request has, such as those of a proxy."""

    poort: int
    kop: Mapping[str, str] = field(default_factory=dict)
    bewijs: str = ""
    koekjes: dict[bytes, bytes] = field(default_factory=dict)
    _socket: socket.socket | None = field(default=None, repr=False)
    _csrf: bytes = b""
    _hidden: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Antwoord:
        """A page; its hidden values are kept for what is sent next."""
        answer = self._ask(self.request("GET", path))
        if found := _value(answer.pagina, "csrfmiddlewaretoken"):
            self._csrf = found
        return answer

    def post(self, path: str, answers: Mapping[str, object]) -> Antwoord:
        """Send the form that was looked at last."""
        return self._ask(self.sending(path, answers))

    def sending(self, path: str, answers: Mapping[str, object]) -> bytes:
        """The request that sends a form, as it goes over the line."""
        body = urlencode({**answers, "csrfmiddlewaretoken": self._csrf}, doseq=True).encode()
        return self.request("POST", path, body)

    def request(self, method: str, path: str, body: bytes = b"") -> bytes:
        """A request as it goes over the line."""
        lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Referer: https://localhost{path}"]
        lines += [f"{name}: {value}" for name, value in self.kop.items()]
        if method == "POST":
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        head = "\r\n".join(lines).encode()
        if self.koekjes:
            head += b"\r\nCookie: " + b"; ".join(b"=".join(pair) for pair in self.koekjes.items())
        return head + b"\r\n\r\n" + body

    def _ask(self, request: bytes) -> Antwoord:
        fresh = self._socket is None
        if self._socket is None:
            self._socket = self.connect()
        try:
            return self.read(self._socket, request)
        except OSError:
            self.leave()
            # A connection that was kept may have been closed meanwhile: a browser then looks again.
            if not fresh and request.startswith(b"GET"):
                return self._ask(request)
            raise

    def connect(self) -> socket.socket:
        """A connection of its own."""
        made = socket.create_connection(("127.0.0.1", self.poort), _SECONDS)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made

    def leave(self) -> None:
        """Close the connection."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def read(self, connection: socket.socket, request: bytes) -> Antwoord:
        """Send a request and read the answer."""
        connection.sendall(request)
        got = b""
        while (end := got.find(b"\r\n\r\n")) < 0:
            got += _more(connection)
        status, headers = int(got[9:12]), got[:end].split(b"\r\n")[1:]
        length, to, close = 0, b"", False
        for line in headers:
            name, _, value = line.partition(b": ")
            match name.lower():
                case b"content-length":
                    length = int(value)
                case b"location":
                    to = value
                case b"set-cookie":
                    key, _, kept = value.partition(b";")[0].partition(b"=")
                    self.koekjes[key] = kept
                case b"connection":
                    close = value.lower() == b"close"
        body = bytearray(got[end + 4 :])
        while len(body) < length:
            body += _more(connection)
        if close:
            self.leave()
        return Antwoord(status, to.decode(), bytes(body))

    # The form, from begin to end.

    def begin(self) -> str:
        """Read what it is for, begin, and see the receipt."""
        _expect(self.get(BASE), 200)
        _expect(self.post(BASE, {}), 302, f"{BASE}bewijs/")
        page = _expect(self.get(f"{BASE}bewijs/"), 200).pagina
        found = RECEIPT.search(page)
        assert found
        self.bewijs = found[1].decode()
        return self.bewijs

    def fill_in(self, story: str, **changes: str) -> None:
        """Every step, page by page, and look for names; ends on the review page."""
        given = {**changes, "verhaal": story}
        path, steps = f"{BASE}wie/", dict(STEPS)
        while (naam := path.removeprefix(BASE).strip("/")) in steps:
            answers = steps.pop(naam)
            _expect(self.get(path), 200)
            own = {name: given.get(name, value) for name, value in answers.items()}
            path = _expect(self.post(path, own), 302).naar
        self._to_the_review(path)

    def _to_the_review(self, path: str) -> None:
        answer = self.get(path)
        while answer.status == 302:
            path = answer.naar
            answer = self.get(path)
        if path == f"{BASE}namen/":
            path = _expect(self.post(path, {"alles": "ja"}), 302, f"{BASE}controle/").naar
            answer = self.get(path)
        self._hidden = self.hidden(_expect(answer, 200).pagina)

    @staticmethod
    def hidden(page: bytes) -> dict[str, str]:
        """What the button of the review page sends."""
        found = {name: _value(page, name).decode() for name in ("token", "gezien")}
        if not all(found.values()):
            raise Onverwacht("this is not the review page")
        return found

    def review(self) -> None:
        """Look at everything once more."""
        self._to_the_review(f"{BASE}controle/")

    def last(self) -> bytes:
        """The last request, as it goes over the line."""
        return self.sending(f"{BASE}controle/", self._hidden)

    def send(self) -> None:
        """Press the button."""
        _expect(self._ask(self.last()), 302, f"{BASE}ontvangen/")

    def done(self) -> None:
        """Read that it was received."""
        page = _expect(self.get(f"{BASE}ontvangen/"), 200).pagina
        if self.bewijs.encode() not in page:
            raise Onverwacht("the receipt is not on the last page")

    def report(self, story: str) -> str:
        """The whole journey; gives the receipt."""
        receipt = self.begin()
        self.fill_in(story)
        self.send()
        self.done()
        self.leave()
        return receipt


def story(number: int) -> str:
    """Two in three tell who it is about; a story of its own for each number."""
    return f"{NAMED if number % 3 else PLAIN} {MARK}{_words(number)}."


def number_of(text: str) -> int:
    """The number of a story; -1 when the text is not a whole one."""
    words = text.rpartition(MARK)[2].strip(".").split()
    known = MARK in text and all(word in DIGITS for word in words)
    return int("".join(str(DIGITS.index(word)) for word in words)) if known else -1


def _words(number: int) -> str:
    # A number could be read as an age, and would then be replaced.
    return " ".join(DIGITS[int(digit)] for digit in f"{number:04}")


def _more(connection: socket.socket) -> bytes:
    more = connection.recv(65536)
    if not more:
        raise Verbroken("the server closed the connection")
    return more


def _value(page: bytes, name: str) -> bytes:
    mark = f'name="{name}" value="'.encode()
    begin = page.find(mark)
    if begin < 0:
        return b""
    begin += len(mark)
    return page[begin : page.index(b'"', begin)]


def _expect(answer: Antwoord, status: int, naar: str = "") -> Antwoord:
    if answer.status != status or (naar and answer.naar != naar):
        raise Onverwacht(f"{answer.status} {answer.naar}, not {status} {naar}")
    return answer


@dataclass
class Uitslag:
    """What came of many who did the same at once."""

    seconden: float
    gelukt: list[str]
    fouten: list[Exception]


def at_once(many: int, work: Sequence[Callable[[], str]]) -> Uitslag:
    """Do all work, so many at a time; what went wrong is kept, and stops nobody else."""
    waiting, lock = iter(work), threading.Lock()
    result = Uitslag(0.0, [], [])

    def one() -> None:
        while True:
            with lock:
                task = next(waiting, None)
            if task is None:
                return
            try:
                result.gelukt.append(task())
            except Exception as error:
                result.fouten.append(error)

    threads = [threading.Thread(target=one) for _ in range(many)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    result.seconden = time.perf_counter() - begin
    return result
