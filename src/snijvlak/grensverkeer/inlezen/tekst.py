"""CSV files: their characters, their columns, and their rows in blocks, fast and in little memory."""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from . import blok
from .bestand import OnleesbaarBestand
from .blok import Blok

MAX_BYTES = 1_000_000_000  # the largest real one (CBS, an address per row) is a third of that
_BLOK = 1 << 24  # bytes read at once
_WEER = "Haal het bestand opnieuw op bij de bron."


@dataclass
class Csv:
    """A CSV file whose first line was read.

    ``kolommen`` are the names in one spelling: capitals, and an underscore for each space or hyphen.
    ``sha256`` is there once all blocks were read.
    """

    pad: Path
    kolommen: tuple[str, ...]
    scheiding: str
    codering: str
    grootte: int
    sha256: str = field(default="")

    def blokken(self, told: Callable[[float], object] = lambda part: None) -> Iterator[Blok]:
        """The rows in blocks, without the first line. Blank lines are left out.

        ``told`` hears which part of the file was read, from 0 to 1.
        """
        digest = hashlib.sha256()
        first, done = 2, 0
        for content in _lines(self.pad):
            digest.update(content)
            text = self._decoded(content.partition(b"\n")[2] if not done else content)
            blocks, count = blok.read(text, first, self.kolommen, self.scheiding)
            yield from blocks
            first, done = first + count, done + len(content)
            told(done / max(self.grootte, done))
        self.sha256 = digest.hexdigest()

    def _decoded(self, content: bytes) -> bytes:
        if self.codering == "utf-8":
            return content
        try:
            return content.decode(self.codering).encode()
        except UnicodeDecodeError as error:
            what = "de tekens zijn niet te lezen: het bestand is geen UTF-8 en geen Windows-1252."
            raise OnleesbaarBestand(self.pad.name, what, _WEER) from error


def open_csv(pad: Path) -> Csv:
    """Look at the first line and the characters of a file.

    Raises:
        OnleesbaarBestand: it cannot be opened, is too big, or is no text.
    """
    size, codering, first = _look(pad)
    line = first.decode(codering, "replace").removeprefix("\ufeff").strip("\r\n")
    scheiding = max(";,\t", key=line.count)
    names = next(csv.reader([line], delimiter=scheiding), [])
    kolommen = [re.sub(r"[\s\-]+", "_", name.strip().upper()) for name in names]
    if len(set(kolommen)) < len(kolommen):
        kolommen = [name if kolommen.index(name) == i else f"{name}#{i}" for i, name in enumerate(kolommen)]
    return Csv(pad, tuple(kolommen), scheiding, codering, size)


def starts_json(pad: Path, csv: Csv) -> bool:
    """Whether the file begins as JSON does."""
    with pad.open("rb") as file:
        return file.read(256).decode(csv.codering, "ignore").removeprefix("\ufeff").lstrip().startswith("{")


def _look(pad: Path) -> tuple[int, str, bytes]:
    try:
        size = pad.stat().st_size
        if size > MAX_BYTES:
            raise OnleesbaarBestand(pad.name, "het bestand is groter dan 1 GB.", "Geef een kleiner bestand.")
        return size, _encoding(pad), _first_line(pad)
    except OSError as error:
        why = "bestaat niet" if isinstance(error, FileNotFoundError) else "is niet te openen"
        step = "Kijk of de naam klopt en of u het bestand mag lezen."
        raise OnleesbaarBestand(pad.name or str(pad), f"het bestand {why}.", step) from error


def _first_line(pad: Path) -> bytes:
    with pad.open("rb") as file:
        return file.readline(1 << 20)


def _encoding(pad: Path) -> str:
    """UTF-8 when the whole file is that, otherwise Windows' code page: DUO writes both."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with pad.open("rb") as file:
        head = file.read(4)
        if head.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b")):
            step = "Pak het uit, of sla het in Excel op als CSV (UTF-8), en laad dat bestand."
            raise OnleesbaarBestand(pad.name, "dit is geen CSV maar een Excel- of zip-bestand.", step)
        file.seek(0)
        try:
            while block := file.read(_BLOK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _lines(pad: Path) -> Iterator[bytes]:
    """The file in blocks that end at the end of a line."""
    with pad.open("rb") as file:
        while block := file.read(_BLOK):
            yield block + file.readline()
