"""CSV as blocks of rows with their line numbers, fast and in little memory.

One line is one row: a quote that is never closed spoils its own line and not the rest of the file. Where no
line is wrong the text goes to polars as it is.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .bestand import OnleesbaarBestand

if TYPE_CHECKING:
    import polars as pl

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

    def blokken(self, told: Callable[[float], object] = lambda part: None) -> Iterator[pl.DataFrame]:
        """The rows in blocks: all columns as text without blanks around, and ``regel``, the line number.

        A row whose columns cannot be told apart has null in every column. Blank lines are left out.
        ``told`` hears which part of the file was read, from 0 to 1.
        """
        digest = hashlib.sha256()
        first, done = 1, 0
        for content in _lines(self.pad):
            digest.update(content)
            done += len(content)
            frame, count = self._frame(content, first)
            first += count
            told(done / max(self.grootte, done))
            if frame.height:
                yield frame
        self.sha256 = digest.hexdigest()

    def _frame(self, content: bytes, first: int) -> tuple[pl.DataFrame, int]:
        import polars as pl

        text = self._decoded(content)
        if first == 1:
            text = text.removeprefix(codecs.BOM_UTF8)
        lines = pl.read_csv(
            text,
            separator="\x1f",
            quote_char=None,
            new_columns=["tekst"],
            truncate_ragged_lines=True,
            has_header=False,
            infer_schema=False,
            raise_if_empty=False,
        ).with_row_index("regel", offset=first)
        count = lines.height
        if not count:
            return pl.DataFrame(), 0
        if first == 1:
            lines = lines.slice(1)
        lines = lines.filter(pl.col("tekst").str.strip_chars() != "")
        whole, loose, bad = self._divide(lines)
        rows = [self._parsed(whole, '"'), self._parsed(loose, None), bad.select("regel")]
        return pl.concat(rows, how="diagonal").sort("regel"), count

    def _divide(self, lines: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        """Lines with as many columns as the first one, in two: with quotes around whole columns alone, and with
        a quote inside a column (DUO has such names: De "Kring"). And the others."""
        import polars as pl

        text, marks = pl.col("tekst"), len(self.kolommen) - 1
        plain = ~text.str.contains('"', literal=True)
        same = text.str.count_matches(self.scheiding, literal=True) == marks
        cell = f'(?:"(?:[^"]|"")*"|[^"{self.scheiding}]*)'
        quoted = text.str.contains(f"^{cell}(?:{self.scheiding}{cell}){{{marks}}}\r?$")
        fit = lines.select(pl.when(plain).then(same).otherwise(quoted)).to_series()
        if fit.all():
            return lines, lines.clear(), lines.clear()
        rest = lines.filter(~fit)
        even = text.str.count_matches('"', literal=True) % 2 == 0
        return lines.filter(fit), rest.filter(same & even), rest.filter(~(same & even))

    def _parsed(self, lines: pl.DataFrame, quote: str | None) -> pl.DataFrame:
        """The columns of lines, each of which has them all."""
        import polars as pl

        if lines.is_empty():
            return pl.DataFrame(schema={**dict.fromkeys(self.kolommen, pl.String()), "regel": pl.UInt32()})
        text = lines["tekst"].str.join("\n").item() + "\n"
        rows = pl.read_csv(
            text.encode(),
            separator=self.scheiding,
            quote_char=quote,
            new_columns=list(self.kolommen),
            empty_string_is_null=False,
            has_header=False,
            infer_schema=False,
        )
        return rows.with_columns(pl.all().str.strip_chars()).with_columns(lines["regel"])

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
    rest = b""
    with pad.open("rb") as file:
        while block := file.read(_BLOK):
            whole, newline, tail = (rest + block).rpartition(b"\n")
            rest = tail
            if newline:
                yield whole + newline
    if rest:
        yield rest
