"""Room for real reporters when a program floods the meldpunt: above a threshold a browser first does some
work, or waits. Nobody is refused.

What counts is how often a report was begun lately, in the memory of this process alone: no address on the
network is stored, and no counter in the database holds reporters up. A request that comes from this machine
itself, past no proxy, has no address.

The work is that of hashcash (Back, 2002): find a number with which the SHA-256 of a ticket begins with
zeros. ``frontend/rekenwerk.js`` does it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import threading
import time
from collections import deque
from dataclasses import dataclass
from functools import cache
from importlib import resources
from ipaddress import ip_address

import yaml
from allauth.account.adapter import get_adapter
from django.core import signing
from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, PositiveInt

_SALT = "meldpunt.drukte"
_VALID = 3600  # seconds that a ticket can be used
_MOST = 10_000  # addresses and tickets that are remembered


class Regels(BaseModel):
    """The thresholds, dated."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    keuze: str
    minuten: PositiveInt
    per_adres: PositiveInt
    samen: PositiveInt
    bits: PositiveInt
    wachten: PositiveInt


@cache
def load() -> Regels:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "meldpunt", "drukte.yaml")
    return Regels.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Opgave:
    """What is asked: a ticket, how many bits of zeros, and the seconds to wait without a script."""

    kaartje: str
    bits: int
    wachten: int


class Teller:
    """How often something began lately, by address and together."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._all: deque[float] = deque()
        self._by_address: dict[str, deque[float]] = {}

    def add(self, address: str, now: float) -> tuple[int, int]:
        """Count one; how many there were lately of this address, and of all together."""
        with self._lock:
            if address not in self._by_address and len(self._by_address) >= _MOST:
                self._by_address.pop(next(iter(self._by_address)))
            own = self._by_address.setdefault(address, deque())
            for seen in (own, self._all):
                seen.append(now)
                while seen[0] <= now - self._seconds:
                    seen.popleft()
            self._drop_old(now)
            return len(own), len(self._all)

    def _drop_old(self, now: float) -> None:
        """Forget addresses of which nothing was heard lately; they stand in the order of first coming."""
        for address in list(self._by_address)[:2]:
            if self._by_address[address][-1] <= now - self._seconds:
                del self._by_address[address]


@cache
def _counter() -> Teller:
    return Teller(load().minuten * 60)


class Beurten:
    """Who waits instead of working gets a turn once in that time, for each address."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: dict[str, float] = {}

    def turn(self, address: str, now: float, seconds: float) -> bool:
        """Whether this address may begin now."""
        with self._lock:
            if now - self._last.get(address, -seconds) < seconds:
                return False
            if address not in self._last and len(self._last) >= _MOST:
                self._last.pop(next(iter(self._last)))
            self._last[address] = now
            return True


_waited = Beurten()
_used: deque[str] = deque(maxlen=_MOST)


def ask(request: HttpRequest) -> Opgave | None:
    """What to do before a report may begin; None when it may begin now."""
    address = _address(request)
    if address is None:
        return None
    rules = load()
    own, together = _counter().add(address, time.monotonic())
    if own <= rules.per_adres and together <= rules.samen:
        return None
    ticket, number = request.POST.get("kaartje", ""), request.POST.get("getal", "")
    if ticket and ticket not in _used and _earned(ticket, number, address, rules):
        _used.append(ticket)
        return None
    ticket = _signer(address).sign(secrets.token_urlsafe(12))
    return Opgave(ticket, rules.bits, rules.wachten)


def _signer(address: str) -> signing.TimestampSigner:
    """Tickets of one address are worth nothing at another."""
    return signing.TimestampSigner(salt=f"{_SALT}.{address}")


def _earned(ticket: str, number: str, address: str, rules: Regels) -> bool:
    """Whether the work was done, or the time was waited: one of an address at a time."""
    signer = _signer(address)
    try:
        signer.unsign(ticket, max_age=_VALID)
    except signing.BadSignature:
        return False
    if number.isdecimal() and len(number) < 20 and zeros(f"{ticket}:{number}") >= rules.bits:
        return True
    try:
        signer.unsign(ticket, max_age=rules.wachten)
    except signing.SignatureExpired:
        return _waited.turn(address, time.monotonic(), rules.wachten)
    return False


def zeros(text: str) -> int:
    """With how many bits of zeros the SHA-256 of a text begins."""
    return 256 - int.from_bytes(hashlib.sha256(text.encode()).digest(), "big").bit_length()


def _address(request: HttpRequest) -> str | None:
    address = get_adapter().get_client_ip(request)
    try:
        local = ip_address(address).is_loopback
    except ValueError:
        return None
    return None if local else address
