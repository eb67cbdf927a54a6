"""Fetch from the internet what everyone may have: with words that help, whole or not at all, and resumable.

A file comes in beside its place (``.deel``) with what the server said of it (``.deel.json``), so that a
command that was cut off goes on where it was: the server is asked for the rest with Range and If-Range
(RFC 9110), and sends all of it when the file has changed meanwhile. Only a whole file gets its place, and its
sha256 is kept with its address beside it (``.json``).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import http.client
import json
import re
import ssl
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from email.message import Message
from functools import cache
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter, ValidationError

SECONDS = 30  # to wait for an answer
_CHUNK = 1 << 16
_STEP = 1 << 22  # bytes: how often is told how far it is
_TRIES = 3  # to go on after a connection was cut off

Told = Callable[[str], object]


class NietOpgehaald(Exception):
    """It could not be fetched; the text says in Dutch why and what to do."""


class VerkeerdAdres(Exception):
    """The address is not safe to ask; the text says so in Dutch."""


class Afgebroken(NietOpgehaald):
    """The connection was cut off when some of it was there."""

    def __init__(self, address: str) -> None:
        host = urllib.parse.urlsplit(address).netloc
        super().__init__(f"De verbinding met {host} werd verbroken. Geef de opdracht opnieuw.")


@dataclass(frozen=True)
class Opgehaald:
    """A file that was fetched whole: its address and sha256, what the server said of it, and when it came."""

    adres: str
    sha256: str
    grootte: int
    kenmerk: str  # ETag
    gewijzigd: str  # Last-Modified
    opgehaald_op: str


@dataclass(frozen=True)
class _Deel:
    """Of which version the part is that is there."""

    adres: str
    kenmerk: str
    gewijzigd: str


def check_address(address: str) -> None:
    """Let through https, and http on this machine.

    Raises:
        VerkeerdAdres: it is another address.
    """
    parts = urllib.parse.urlsplit(address)
    local = parts.hostname in ("127.0.0.1", "::1", "localhost")
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and local)):
        raise VerkeerdAdres(f"'{address}' is geen adres dat met https:// begint.")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """An address that sends us elsewhere is told, not followed: it may be a page to sign in to a network."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> None:
        return None


@contextmanager
def ask(
    address: str,
    headers: Mapping[str, str],
    *,
    what: str,
    otherwise: str,
    seconds: float = SECONDS,
    fine: tuple[int, ...] = (),
) -> Iterator[http.client.HTTPResponse | int]:
    """The answer of an address; or its code, when that is one of ``fine``.

    ``what`` names in Dutch what is asked for, ``otherwise`` says what to do on a machine without internet.

    Raises:
        NietOpgehaald: no answer, or a refusal.
        VerkeerdAdres: the address is not safe to ask.
    """
    check_address(address)
    host = urllib.parse.urlsplit(address).netloc
    request = urllib.request.Request(  # noqa: S310 -- checked: https, or http on this machine
        address, headers={"User-Agent": "snijvlak", **headers}
    )
    found: http.client.HTTPResponse | int
    try:
        found = urllib.request.build_opener(_NoRedirect).open(request, timeout=seconds)
    except urllib.error.HTTPError as error:
        error.close()
        found = error.code
        if found not in fine:
            raise NietOpgehaald(_refusal(host, found, what)) from error
    except (OSError, http.client.HTTPException) as error:
        raise NietOpgehaald(_unreachable(host, error, otherwise, seconds)) from error
    if isinstance(found, int):
        yield found
        return
    with found:
        yield found


def chunks(response: http.client.HTTPResponse, address: str) -> Iterator[bytes]:
    """The body of an answer in parts.

    Raises:
        Afgebroken: the connection broke, or less came than was announced.
    """
    while chunk := _read(response, address):
        yield chunk
    if response.length:  # what was announced and did not come
        raise Afgebroken(address)


def _read(response: http.client.HTTPResponse, address: str) -> bytes:
    try:
        return response.read(_CHUNK)
    except (OSError, http.client.HTTPException) as error:
        raise Afgebroken(address) from error


def _refusal(host: str, code: int, what: str) -> str:
    if 300 <= code < 400:
        return f"{host} stuurt door naar een ander adres. Kijk of u op het internet bent aangemeld."
    if code == 404:
        return f"{host} heeft {what} niet (404). Kijk of het adres klopt."
    return f"{host} geeft een fout ({code}). Probeer het later opnieuw."


def _unreachable(host: str, error: Exception, otherwise: str, seconds: float) -> str:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return f"{host} antwoordt niet binnen {seconds:g} seconden. Probeer het later opnieuw."
    if isinstance(cause, ssl.SSLError):
        return f"De verbinding met {host} is niet te vertrouwen. Vraag het aan de beheerder van uw netwerk."
    if isinstance(cause, http.client.HTTPException | ConnectionResetError):
        return f"De verbinding met {host} werd verbroken. Geef de opdracht opnieuw."
    return f"{host} is niet te bereiken. Kijk of deze machine op het internet mag. {otherwise}"


def download(
    address: str, target: Path, told: Told, *, most: int, what: str, otherwise: str
) -> tuple[Opgehaald, bool]:
    """Fetch a file into its place; gives what was fetched, and whether it is new.

    A file that is there whole is asked for again only when it has changed at the server. ``most`` is how many
    bytes it may have. Of ``what`` and ``otherwise`` see `ask`.

    Raises:
        NietOpgehaald: it could not be fetched; what came already is kept for the next time.
        VerkeerdAdres: the address is not safe to ask.
        OSError: the folder cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    known = _whole(target, address)
    for left in reversed(range(_TRIES)):
        try:
            if not _fetch(address, target, known, told, most, what, otherwise) and known:
                return known, False
            return _finish(address, target), True
        except Afgebroken as error:
            if not left:
                raise NietOpgehaald(f"{error} Wat er al is, blijft bewaard.") from error
            told(f"  verbinding verbroken; verder met {what}")
    raise AssertionError("the last try returns or raises")


def _fetch(
    address: str, target: Path, known: Opgehaald | None, told: Told, most: int, what: str, otherwise: str
) -> bool:
    """Bring the part up to the whole; False when what is there already is still right."""
    part, has = _part(target), 0
    headers = {"Accept-Encoding": "identity"}
    if version := _resumable(target, address):
        has = part.stat().st_size
        headers |= {"Range": f"bytes={has}-", "If-Range": version.kenmerk or version.gewijzigd}
    elif known:
        headers |= {"If-None-Match": known.kenmerk} if known.kenmerk else {}
        headers |= {"If-Modified-Since": known.gewijzigd} if known.gewijzigd else {}
    with ask(address, headers, what=what, otherwise=otherwise, fine=(304, 416)) as answer:
        if isinstance(answer, int):
            if answer == 304 and known:
                return False
            _forget(target)  # nothing after what we have: it is another file now
            raise Afgebroken(address)
        if not _goes_on(answer, has):
            has = 0
            _remember(target, address, answer)
        _receive(chunks(answer, address), part, (has, has + (answer.length or 0)), told, most, what)
    return True


def _goes_on(answer: http.client.HTTPResponse, has: int) -> bool:
    """Whether the answer is the rest of what we have."""
    place = re.match(r"bytes (\d+)-", answer.headers.get("Content-Range", ""))
    return answer.status == 206 and place is not None and int(place[1]) == has


def _receive(
    body: Iterator[bytes], part: Path, size: tuple[int, int], told: Told, most: int, what: str
) -> None:
    """Add the body to the part; ``size`` is what is there already and what it will be in all."""
    has, whole = size
    step = has
    with part.open("ab" if has else "wb") as file:
        for chunk in body:
            has += len(chunk)
            if has > most:
                raise NietOpgehaald(f"Van {what} komt te veel: meer dan {most // 1_000_000} MB.")
            file.write(chunk)
            if has - step >= _STEP:
                step = has
                told(f"  {has // 1_000_000} van {whole // 1_000_000} MB")


def _part(target: Path) -> Path:
    return target.with_name(target.name + ".deel")


def _remember(target: Path, address: str, answer: http.client.HTTPResponse) -> None:
    version = _Deel(address, answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))
    _part(target).unlink(missing_ok=True)
    _write(_part(target).with_name(_part(target).name + ".json"), asdict(version))


def _forget(target: Path) -> None:
    part = _part(target)
    part.unlink(missing_ok=True)
    part.with_name(part.name + ".json").unlink(missing_ok=True)


def _resumable(target: Path, address: str) -> _Deel | None:
    """The version that the part is of; None when there is nothing to go on with, or no sure way to know."""
    part = _part(target)
    try:
        version = _parts().validate_json(part.with_name(part.name + ".json").read_bytes())
        there = part.stat().st_size > 0
    except (OSError, ValidationError):
        return None
    # A weak ETag (W/) does not promise the same bytes, so If-Range may not use it (RFC 9110, 13.1.5).
    sure = version.kenmerk.startswith('"') or (not version.kenmerk and version.gewijzigd)
    return version if there and sure and version.adres == address else None


def _finish(address: str, target: Path) -> Opgehaald:
    part = _part(target)
    version = _parts().validate_json(part.with_name(part.name + ".json").read_bytes())
    moment = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    size = part.stat().st_size
    found = Opgehaald(address, _sha256(part), size, version.kenmerk, version.gewijzigd, moment)
    # The old manifest goes first: never does one lie beside a file that it is not of.
    _manifest(target).unlink(missing_ok=True)
    part.replace(target)
    _write(_manifest(target), asdict(found))
    _forget(target)
    return found


def _manifest(target: Path) -> Path:
    return target.with_name(target.name + ".json")


def _whole(target: Path, address: str) -> Opgehaald | None:
    """What was fetched before, if it is of this address and still what it was."""
    try:
        found = _fetched().validate_json(_manifest(target).read_bytes())
        same = found.adres == address and found.sha256 == _sha256(target)
    except (OSError, ValidationError):
        return None
    return found if same else None


@cache
def _fetched() -> TypeAdapter[Opgehaald]:
    return TypeAdapter(Opgehaald)


@cache
def _parts() -> TypeAdapter[_Deel]:
    return TypeAdapter(_Deel)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(path: Path, data: Mapping[str, object]) -> None:
    """All of it or nothing, whatever happens meanwhile."""
    aside = path.with_name(path.name + ".nieuw")
    aside.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    aside.replace(path)
