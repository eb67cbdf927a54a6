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
from collections import Counter, deque
from dataclasses import dataclass
from functools import cache
from importlib import resources
from ipaddress import ip_address, ip_network

import yaml
from allauth.account.adapter import get_adapter
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, PositiveInt

_SALT = "meldpunt.drukte"
_VALID = 3600  # seconds that a ticket can be used
_MOST = 100_000  # beginnings that are counted


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
    """How often a report was begun lately, by address and together. What is over is forgotten."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begun: deque[tuple[float, str]] = deque()
        self._by_address: Counter[str] = Counter()

    def has_room(self, address: str, rules: Regels, now: float) -> bool:
        """Count a beginning, unless there were too many lately.

        What is held up does not count: waiting helps, and who floods from one address holds up nobody else.
        """
        with self._lock:
            self._forget(now - rules.minuten * 60)
            room = self._by_address[address] < rules.per_adres and len(self._begun) < rules.samen
            if room:
                self._count(address, now)
            return room

    def earned(self, address: str, now: float) -> None:
        """Count one that was worked or waited for."""
        with self._lock:
            if len(self._begun) < _MOST:
                self._count(address, now)

    def _count(self, address: str, now: float) -> None:
        self._begun.append((now, address))
        self._by_address[address] += 1

    def _forget(self, until: float) -> None:
        while self._begun and self._begun[0][0] <= until:
            _, address = self._begun.popleft()
            self._by_address[address] -= 1
            if not self._by_address[address]:
                del self._by_address[address]


class Kaartjes:
    """The tickets that were used, until they are no longer valid."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._used: dict[str, float] = {}

    def use(self, ticket: str, now: float) -> bool:
        """Whether this ticket was not used before; now it is."""
        with self._lock:
            while self._used and (oldest := next(iter(self._used))) and self._used[oldest] <= now - _VALID:
                del self._used[oldest]
            if ticket in self._used:
                return False
            self._used[ticket] = now
            return True


class Beurten:
    """Who waits instead of working gets a turn once in that time, for each address."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: dict[str, float] = {}

    def turn(self, address: str, now: float, seconds: float) -> bool:
        """Whether this address may begin now."""
        with self._lock:
            while self._last and now - self._last[oldest := next(iter(self._last))] >= seconds:
                del self._last[oldest]
            if address in self._last:
                return False
            self._last[address] = now
            return True


_teller, _kaartjes, _waited = Teller(), Kaartjes(), Beurten()


def ask(request: HttpRequest) -> Opgave | None:
    """What to do before a report may begin; None when it may begin now."""
    address = _address(request)
    if address is None:
        return None
    rules, now = load(), time.monotonic()
    if _teller.has_room(address, rules, now):
        return None
    ticket, number = request.POST.get("kaartje", ""), request.POST.get("getal", "")
    if ticket and _earned(ticket, number, address, rules) and _kaartjes.use(ticket, now):
        _teller.earned(address, now)
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
    """Whom to count; None for this machine itself.

    Of IPv6 the network: one visitor has as many addresses in it as he likes.
    """
    try:
        found = ip_address(get_adapter().get_client_ip(request))
    except (PermissionDenied, ValueError):  # a proxy that does not tell: all are one, and nobody is refused
        return ""
    if found.is_loopback:
        return None
    return str(found) if found.version == 4 else str(ip_network((int(found), 64), strict=False))
