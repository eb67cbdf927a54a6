"""Rows of a small CSV or Excel file that somebody uploads, before anything is known of what they mean.

Plain Python. Nothing of the file is kept, run or trusted: sizes are limited before it is unpacked.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

T = TypeVar("T")
K = TypeVar("K", bound=str)  # the kind of a column

MAX_BYTES = 2_000_000
MAX_UNPACKED = 50_000_000  # an Excel file is a zip
MAX_ROWS, MAX_COLUMNS, MAX_CELL = 20_000, 40, 300
MAX_TOLD = 10  # rows that a refusal names
TOO_LARGE = f"Het bestand is groter dan {MAX_BYTES // 1_000_000} MB. Deel het in kleinere bestanden."
_STEP = "Sla het bestand op als CSV of als Excel (xlsx), met de namen van de kolommen in de eerste rij."


class OnbruikbaarBestand(ValueError):
    """A file that is refused; the text says in Dutch what is wrong and what to do."""


@dataclass(frozen=True)
class Rij:
    """A row: its line in the file, and a text per column."""

    regel: int
    waarden: tuple[str, ...]


@dataclass(frozen=True)
class Blad:
    """The names of the columns in lower case, and the rows that are not empty."""

    kolommen: tuple[str, ...]
    rijen: tuple[Rij, ...]


@dataclass(frozen=True)
class Terzijde:
    """A row that cannot be used: its line in the file, and why."""

    regel: int
    reden: str


def uploaded(given: UploadedFile, read: Callable[[bytes], T]) -> T:
    """What ``read`` makes of an uploaded file.

    Raises:
        ValidationError: the file is too large or cannot be used; says why.
    """
    from django.forms import ValidationError

    try:
        if (given.size or 0) > MAX_BYTES:
            raise OnbruikbaarBestand(TOO_LARGE)
        return read(given.read())
    except OnbruikbaarBestand as error:
        raise ValidationError(str(error)) from error


def read(content: bytes) -> Blad:
    """The rows of a CSV (comma, semicolon or tab; UTF-8 or windows-1252) or of the first sheet of an xlsx.

    Raises:
        OnbruikbaarBestand: it is something else, or too large.
    """
    if len(content) > MAX_BYTES:
        raise OnbruikbaarBestand(TOO_LARGE)
    rows = _excel(content) if content[:4] == b"PK\x03\x04" else _text(content)
    found: list[Rij] = []
    for line, values in rows:
        if len(found) > MAX_ROWS or len(values) > MAX_COLUMNS:
            raise OnbruikbaarBestand(
                f"Het bestand heeft meer dan {MAX_ROWS} rijen of {MAX_COLUMNS} kolommen. Maak het kleiner."
            )
        if any(values):
            found.append(Rij(line, values))
    if len(found) < 2:
        raise OnbruikbaarBestand(f"Er staan geen rijen in het bestand. {_STEP}")
    head = tuple(name.casefold() for name in found[0].waarden)
    named = tuple(name for name in head if name)
    if len(set(named)) < len(named):
        raise OnbruikbaarBestand("Twee kolommen hebben dezelfde naam. Geef elke kolom een eigen naam.")
    return Blad(head, tuple(Rij(row.regel, _filled(row.waarden, len(head))) for row in found[1:]))


def columns(
    sheet: Blad, kolommen: Mapping[K, Sequence[str]], nodig: Collection[K], stap: str
) -> dict[K, int]:
    """The place of each kind of column; ``kolommen`` has the names by which each is known.

    Raises:
        OnbruikbaarBestand: a column is strange, is there twice or is missing; ``stap`` says what to give.
    """
    known: dict[str, K] = {name: kind for kind, names in kolommen.items() for name in names}
    found: dict[K, int] = {}
    for place, column in enumerate(sheet.kolommen):
        if column not in known:
            raise OnbruikbaarBestand(f"De kolom '{column[:40]}' hoort hier niet. Haal haar weg. {stap}")
        if known[column] in found:
            raise OnbruikbaarBestand(f"De kolom {known[column]} staat er twee keer in. {stap}")
        found[known[column]] = place
    for kind in nodig:
        if kind not in found:
            raise OnbruikbaarBestand(f"De kolom '{kolommen[kind][0]}' ontbreekt. {stap}")
    return found


def refuse_if_too_bad(sheet: Blad, aside: Sequence[Terzijde], part: float) -> None:
    """Refuse a sheet of which more than a part of the rows was set aside.

    Raises:
        OnbruikbaarBestand: it is; the text names the first rows.
    """
    if len(aside) <= part * len(sheet.rijen):
        return
    told = "; ".join(f"regel {row.regel}: {row.reden}" for row in aside[:MAX_TOLD])
    raise OnbruikbaarBestand(
        f"{len(aside)} van de {len(sheet.rijen)} rijen zijn niet te gebruiken. "
        f"Er is niets overgenomen. {told}"
    )


def _filled(values: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*values[:width], *[""] * (width - len(values)), *[v for v in values[width:] if v])


def _text(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise OnbruikbaarBestand(f"Dit bestand kunnen wij niet lezen. {_STEP}")
    first = text.lstrip().split("\n", 1)[0]
    mark = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        for values in reader:
            yield reader.line_num, tuple(_cell(value) for value in values)
    except csv.Error as error:
        raise OnbruikbaarBestand(f"Regel {reader.line_num} kunnen wij niet lezen. {_STEP}") from error


def _excel(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    import openpyxl  # takes a while to load, and most processes read no spreadsheet

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MAX_UNPACKED:
                raise OnbruikbaarBestand(f"Het bestand is uitgepakt te groot. {_STEP}")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            for line, values in enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS + 1), 1):
                last = max((n for n, value in enumerate(values, 1) if value is not None), default=0)
                yield line, tuple(_cell(value) for value in values[:last])
        finally:
            book.close()
    # What openpyxl raises for a file that is no spreadsheet depends on what is wrong with it.
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, OSError, SyntaxError) as error:
        if isinstance(error, OnbruikbaarBestand):
            raise
        raise OnbruikbaarBestand(f"Dit is geen Excel-bestand dat wij kunnen lezen. {_STEP}") from error


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return " ".join(str(value).split())[: MAX_CELL + 1]
