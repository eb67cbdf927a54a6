"""Fetch municipal boundaries from PDOK, or take them from a file. Nothing is kept until all was checked.

The interface of PDOK: OGC API Features of CBS's "gebiedsindelingen", collection ``gemeente_gegeneraliseerd``
(outlines made simpler by CBS), parameter ``jaarcode``. Its pages name the next page in ``links``.
"""

from __future__ import annotations

import datetime as dt
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from snijvlak import halen
from snijvlak.halen import NietOpgehaald

from .grenzen import Manifest, OnbruikbareGrenzen, collect, features, keep
from .queries import haaglanden

PDOK = "https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1"
FIRST_YEAR = 2016  # what is older is in another collection of PDOK
_BRON = "CBS en Kadaster, gemeentegrenzen (gegeneraliseerd)"
_PAGE = 100  # municipalities
_MOST = 50_000_000  # bytes in all; a year is 2 million
_SECONDS = 30

Told = Callable[[str], None]


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
    try:
        halen.check_address(address)
    except halen.VerkeerdAdres as error:
        raise VerkeerdeVraag(str(error)) from error
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


def _get(address: str, room: int) -> bytes:
    """The body of an answer of at most ``room`` bytes."""
    otherwise = "Anders: haal het bestand op een andere machine op en geef --bestand BESTAND."
    accept = {"Accept": "application/geo+json, application/json"}
    with halen.ask(address, accept, what="deze grenzen", otherwise=otherwise, seconds=_SECONDS) as response:
        if isinstance(response, int):
            raise AssertionError("no code was called fine")
        return _body(halen.chunks(response, address), room)


def _body(body: Iterator[bytes], room: int) -> bytes:
    parts: list[bytes] = []
    for chunk in body:
        parts.append(chunk)
        room -= len(chunk)
        if room < 0:
            raise OnbruikbareGrenzen(f"Het is te veel: meer dan {_MOST // 1_000_000} MB.")
    return b"".join(parts)
