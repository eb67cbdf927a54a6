"""A data set that everybody may have: what it is, from where, of when, and its files. Plain Python."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

# Name of a form among the file types of the EU, and its media type.
VORMEN = {
    "CSV": "text/csv",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "JSON": "application/json",
    "PARQUET": "application/vnd.apache.parquet",
}


@dataclass(frozen=True)
class Licentie:
    """How data may be used: the name for people and the address for machines."""

    naam: str
    adres: str


CC0 = Licentie("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")


@dataclass(frozen=True)
class Bestand:
    """A file of a data set: where it is (relative to the catalogue, or from the root), its form, size in
    bytes and sha256 in hexadecimals. ``naam`` is another for each file of a catalogue.
    """

    naam: str
    adres: str
    vorm: str
    omvang: int
    sha256: str

    @property
    def soort(self) -> str:
        """The media type."""
        return VORMEN[self.vorm]


def measured(naam: str, adres: str, vorm: str, data: bytes) -> Bestand:
    """A file of which the bytes are at hand."""
    return Bestand(naam, adres, vorm, len(data), hashlib.sha256(data).hexdigest())


@dataclass(frozen=True)
class Gegevensset:
    """A data set. ``naam`` tells it apart in its catalogue, ``kenmerk`` everywhere and for each version.

    ``pagina`` is the page that shows it, ``peil`` of when it is in words, ``begin`` and ``eind`` the days it
    is about when it has those, ``wijziging`` what a correction changed, ``verschenen`` when it came.
    ``catalogus`` is the address of the catalogue that it has its name in, empty for the one being written.
    """

    naam: str
    kenmerk: str
    titel: str
    uitleg: str
    bron: str
    peil: str
    pagina: str
    bestanden: tuple[Bestand, ...]
    verschenen: dt.datetime | None = None
    begin: dt.date | None = None
    eind: dt.date | None = None
    wijziging: str = ""
    catalogus: str = ""
    licentie: Licentie = CC0
