"""Fetch municipal boundaries from PDOK, or take them from a file. Nothing is kept until all was checked.

The interface of PDOK: OGC API Features of CBS's "gebiedsindelingen", collection ``gemeente_gegeneraliseerd``
(outlines made simpler by CBS), parameter ``jaarcode``. Its pages name the next page in ``links``.
"""

from __future__ import annotations

import datetime as dt
import http.client
import ssl
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from typing import IO, Any, cast

from .grenzen import Manifest, OnbruikbareGrenzen, collect, features, keep
from .queries import haaglanden

PDOK = "https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1"
FIRST_YEAR = 2016  # what is older is in another collection of PDOK
_BRON = "CBS en Kadaster, gemeentegrenzen (gegeneraliseerd)"
_PAGE = 100  # municipalities
_MOST = 50_000_000  # bytes in all; a year is 2 million
_SECONDS = 30
_CHUNK = 1 << 16

Told = Callable[[str], None]


class NietOpgehaald(Exception):
    """The boundaries could not be fetched; the text says in Dutch why and what to do."""


class VerkeerdeVraag(Exception):
    """What was asked cannot be; the text says in Dutch what to ask."""


def fetch(jaar: int, folder: Path, told: Told, *, address: str = PDOK) -> tuple[Manifest, bool]:
    """Fetch the boundaries of a year into ``folder``; gives the manifest, and whether they are new.

    ``told`` hears how far it is.

    Raises:
        VerkeerdeVraag: there can be no boundaries of that year, or the address is not safe to ask.
        NietOpgehaald: the service does not answer, or answers with something else.
        OSError: the folder cannot be written.
    """
    today = dt.datetime.now(dt.UTC).astimezone()
    if not FIRST_YEAR <= jaar <= today.year:
        raise VerkeerdeVraag(f"Kies een jaar van {FIRST_YEAR} tot en met {today.year}.")
    base = _base(address)
    try:
        listed = _pages(base, jaar, told)
        if not listed:
            raise NietOpgehaald(f"Er zijn nog geen grenzen van {jaar}. Kies een eerder jaar met --jaar.")
        grenzen, _ = collect(listed, jaar)
        _check_region([grens.code for grens in grenzen])
    except OnbruikbareGrenzen as error:
        raise NietOpgehaald(f"Wat {base} stuurde, is niet te gebruiken. {error}") from error
    return keep(grenzen, jaar, folder, bron=f"{_BRON}, via PDOK", adres=base, moment=today)


def take(path: Path, jaar: int | None, folder: Path) -> tuple[Manifest, bool]:
    """Take the boundaries from a GeoJSON file with the fields of CBS; otherwise as ``fetch``.

    Raises:
        OnbruikbareGrenzen: the file has no boundaries that we can use.
        OSError: the file cannot be read, or the folder cannot be written.
    """
    if path.stat().st_size > _MOST:
        raise OnbruikbareGrenzen(f"Het bestand is te groot: meer dan {_MOST // 1_000_000} MB.")
    listed, _ = features(path.read_bytes())
    grenzen, jaar = collect(listed, jaar)
    _check_region([grens.code for grens in grenzen])
    moment = dt.datetime.now(dt.UTC)
    return keep(grenzen, jaar, folder, bron=f"{_BRON}, uit een bestand", adres=path.name, moment=moment)


def _check_region(codes: list[str]) -> None:
    """Refuse what has no municipality of ours: there would be nothing to draw."""
    if not {g.code for g in haaglanden()}.intersection(codes):
        raise OnbruikbareGrenzen("Er staat geen enkele gemeente van Haaglanden in.")


def _base(address: str) -> str:
    parts = urllib.parse.urlsplit(address)
    local = parts.hostname in ("127.0.0.1", "::1", "localhost")
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and local)):
        raise VerkeerdeVraag(f"'{address}' is geen adres dat met https:// begint.")
    return address.rstrip("/")


def _pages(base: str, jaar: int, told: Told) -> list[object]:
    query = urllib.parse.urlencode({"f": "json", "jaarcode": jaar, "limit": _PAGE})
    page = f"{base}/collections/gemeente_gegeneraliseerd/items?{query}"
    listed: list[object] = []
    seen: set[str] = set()
    room = _MOST
    while page:
        if page in seen or urllib.parse.urlsplit(page)[:2] != urllib.parse.urlsplit(base)[:2]:
            raise OnbruikbareGrenzen("De verwijzing naar de volgende bladzijde klopt niet.")
        seen.add(page)
        content = _get(page, room)
        room -= len(content)
        more, whole = features(content)
        listed += more
        told(f"{len(listed)} gemeenten opgehaald")
        page = _next(whole)
    return listed


def _next(whole: dict[str, Any]) -> str:
    links = cast("list[object]", whole.get("links") or [])
    for link in links if isinstance(links, list) else []:  # pyright: ignore[reportUnnecessaryIsInstance]
        match link:
            case {"rel": "next", "href": str(address)}:
                return address
            case _:
                pass
    return ""


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


def _get(address: str, room: int) -> bytes:
    """The body of an answer of at most ``room`` bytes."""
    request = urllib.request.Request(  # noqa: S310 -- _base let through https, and http on this machine
        address, headers={"Accept": "application/geo+json, application/json", "User-Agent": "snijvlak"}
    )
    host = urllib.parse.urlsplit(address).netloc
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=_SECONDS) as response:
            return _body(response, room)
    except urllib.error.HTTPError as error:
        error.close()
        raise NietOpgehaald(_refusal(host, error.code)) from error
    except (OSError, http.client.HTTPException) as error:
        raise NietOpgehaald(_unreachable(host, error)) from error


def _body(response: http.client.HTTPResponse, room: int) -> bytes:
    parts: list[bytes] = []
    while chunk := response.read(_CHUNK):
        parts.append(chunk)
        room -= len(chunk)
        if room < 0:
            raise OnbruikbareGrenzen(f"Het is te veel: meer dan {_MOST // 1_000_000} MB.")
    if response.length:  # what was announced and did not come
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(parts)


def _refusal(host: str, code: int) -> str:
    if 300 <= code < 400:
        return f"{host} stuurt door naar een ander adres. Kijk of u op het internet bent aangemeld."
    if code == 404:
        return f"{host} heeft deze grenzen niet (404). Kijk of het jaar en het adres kloppen."
    return f"{host} geeft een fout ({code}). Probeer het later opnieuw."


def _unreachable(host: str, error: Exception) -> str:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return f"{host} antwoordt niet binnen {_SECONDS} seconden. Probeer het later opnieuw."
    if isinstance(cause, ssl.SSLError):
        return f"De verbinding met {host} is niet te vertrouwen. Vraag het aan de beheerder van uw netwerk."
    if isinstance(cause, http.client.HTTPException | ConnectionResetError):
        return f"De verbinding met {host} werd verbroken. Geef de opdracht opnieuw."
    return (
        f"{host} is niet te bereiken. Kijk of deze machine op het internet mag. "
        "Anders: haal het bestand op een andere machine op en geef --bestand BESTAND."
    )
