"""The files of a report, each made from its content alone: the same content gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from snijvlak.vormgeving.rekenblad import SOORT

from . import beelden, document, pakket, rekenblad, samenvatting, word
from .inhoud import Blok, Inhoud


@dataclass(frozen=True)
class Vorm:
    """A file of a whole report: its media type, and what makes it."""

    soort: str
    maak: Callable[[Inhoud], bytes]


@dataclass(frozen=True)
class Bestand:
    """A file to send."""

    naam: str
    soort: str
    inhoud: bytes


PDF = "rapport.pdf"
VORMEN: dict[str, Vorm] = {
    PDF: Vorm("application/pdf", document.make),
    "rapport.docx": Vorm(word.SOORT, word.make),
    "samenvatting.pdf": Vorm("application/pdf", samenvatting.make),
    "gegevens.zip": Vorm("application/zip", pakket.make),
    pakket.INHOUD: Vorm("application/json", pakket.content),
    pakket.CATALOGUS: Vorm("application/ld+json", pakket.catalogue),
}
TABELVORMEN: dict[str, tuple[str, Callable[[Inhoud, Blok], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", lambda _, blok: pakket.csv(blok)),
    "xlsx": (SOORT, rekenblad.make),
}


def make(inhoud: Inhoud, naam: str) -> Bestand | None:
    """The file of a name: of the whole report, or a table of it (``meldpunt-redenen.csv``); None if unknown.

    Raises:
        DocumentMislukt: a document could not be made.
    """
    if vorm := VORMEN.get(naam):
        return Bestand(naam, vorm.soort, vorm.maak(inhoud))
    stem, _, ending = naam.rpartition(".")
    blok = next((blok for blok in inhoud.openbaar.tabellen if blok.naam == stem), None)
    if blok is None:
        return None
    if ending == "svg":
        picture = beelden.svg(blok)
        return Bestand(naam, "image/svg+xml", picture.encode()) if picture else None
    if found := TABELVORMEN.get(ending):
        return Bestand(naam, found[0], found[1](inhoud, blok))
    return None


def count(inhoud: Inhoud) -> int:
    """How many files a report has at most: a table can be without a picture."""
    return len(_names(inhoud))


def all_files(inhoud: Inhoud) -> Iterator[Bestand]:
    """Every file of a report.

    Raises:
        DocumentMislukt: a document could not be made.
    """
    yield from filter(None, (make(inhoud, name) for name in _names(inhoud)))


def _names(inhoud: Inhoud) -> list[str]:
    names = [*VORMEN]
    for blok in inhoud.openbaar.tabellen:
        names += [f"{blok.naam}.{ending}" for ending in (*TABELVORMEN, "svg")]
    return names
