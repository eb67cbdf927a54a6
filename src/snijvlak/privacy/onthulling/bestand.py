"""Long tables as csv: counts in, protected counts out, and protected counts in again to audit them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from snijvlak.opdracht import why

from .tabel import (
    COUNT,
    HIDDEN,
    MAX_COUNT,
    MAX_ENTRIES,
    TOTAL,
    BeschermdeTabel,
    Indeling,
    OngeldigeTabel,
    Tabel,
)
from .zinnen import Geval

SCHOOL = "school"
FORM = (
    "Geef een csv-bestand met een kopregel: een of twee kolommen om naar in te delen, en 'aantal'. "
    "Bijvoorbeeld: reden,sector,aantal"
)


@dataclass(frozen=True)
class Vorm:
    """How a file writes its table: the columns in order, and what is between them."""

    kop: tuple[str, ...]
    scheiding: str

    @property
    def plaats(self) -> int:
        """Which column has the counts."""
        return self.kop.index(COUNT)


def read(path: Path) -> tuple[Tabel, Vorm]:
    """Read a table of true counts without totals.

    Raises:
        OngeldigeTabel: it cannot be read, or a row is wrong.
    """
    vorm, rows = _rows(path)
    counts: dict[tuple[str, ...], int] = {}
    for names, text in rows:
        total = next((name for name in names if name.casefold() == TOTAL.casefold()), None)
        if total:
            raise OngeldigeTabel(
                f"'{total}' mag er niet in staan: de totalen rekenen we zelf uit. Haal die regels weg."
            )
        if names in counts:
            raise OngeldigeTabel(f"{' / '.join(names)} staat er twee keer in. Tel die regels eerst op.")
        counts[names] = _count(names, text)
    dimensions = [name for name in vorm.kop if name != COUNT]
    categories = [list(dict.fromkeys(names[i] for names in counts)) for i in range(len(dimensions))]
    return Tabel.of(dimensions, categories, counts), vorm


def read_published(path: Path, *, drempel: int, basis: int) -> BeschermdeTabel:
    """Read a table that was published: all combinations, totals and ``x`` included.

    Without any ``x`` and with nothing but multiples of ``basis`` it is taken to be rounded.

    Raises:
        OngeldigeTabel: it cannot be read, or is not complete.
    """
    vorm, rows = _rows(path)
    shown: dict[tuple[str, ...], int | None] = {}
    for names, text in rows:
        if names in shown:
            raise OngeldigeTabel(f"{' / '.join(names)} staat er twee keer in.")
        shown[names] = None if text == HIDDEN else _count(names, text, most=MAX_COUNT * MAX_ENTRIES)
    dimensions = tuple(name for name in vorm.kop if name != COUNT)
    categories = tuple(
        tuple(dict.fromkeys(names[i] for names in shown if names[i] != TOTAL)) for i in range(len(dimensions))
    )
    indeling = Indeling(dimensions, categories)
    missing = next(
        (indeling.name(plek) for plek in indeling.places() if indeling.name(plek) not in shown), None
    )
    if missing is not None:
        raise OngeldigeTabel(
            f"{' / '.join(missing)} ontbreekt. Een gepubliceerde tabel heeft alle combinaties en totalen."
        )
    values = tuple(shown[indeling.name(plek)] for plek in indeling.places())
    rounded = any(values) and all(value is not None and value % basis == 0 for value in values)
    return BeschermdeTabel(indeling, "afronden" if rounded else "onderdrukken", drempel, basis, values)


def read_cases(path: Path) -> list[Geval]:
    """Read cases: a column ``school``, and a column for each characteristic.

    Raises:
        OngeldigeTabel: it cannot be read, or has no such columns.
    """
    header, rows, _ = _table(path)
    if SCHOOL not in header or len(header) < 2 or len(set(header)) < len(header):
        raise OngeldigeTabel(
            "de kopregel klopt niet. Geef een kolom 'school' en een kolom voor elk kenmerk, bijvoorbeeld: "
            "school,sector,gemeente"
        )
    cases: list[Geval] = []
    for row in rows:
        if len(row) != len(header):
            raise OngeldigeTabel(f"een regel heeft geen {len(header)} kolommen, zoals de kopregel.")
        values = dict(zip(header, row, strict=True))
        cases.append(Geval(school=values.pop(SCHOOL), kenmerken=values))
    if not cases:
        raise OngeldigeTabel("er staan geen gevallen in.")
    return cases


def as_csv(tabel: BeschermdeTabel, vorm: Vorm) -> str:
    """The protected table as text, with the header of the file it came from."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=vorm.scheiding, lineterminator="\n")
    writer.writerow(vorm.kop)
    for plek, value in zip(tabel.indeling.places(), tabel.aantallen, strict=True):
        row = list(tabel.indeling.name(plek))
        row.insert(vorm.plaats, HIDDEN if value is None else str(value))
        writer.writerow(row)
    return file.getvalue()


def _rows(path: Path) -> tuple[Vorm, list[tuple[tuple[str, ...], str]]]:
    header, rows, between = _table(path)
    if len(header) not in (2, 3) or len(set(header)) < len(header) or COUNT not in header or "" in header:
        raise OngeldigeTabel(f"de kopregel klopt niet. {FORM}")
    if not rows:
        raise OngeldigeTabel("er staan geen aantallen in.")
    vorm = Vorm(header, between)
    return vorm, list(_split(rows, vorm))


def _table(path: Path) -> tuple[tuple[str, ...], list[list[str]], str]:
    """The header, the rows that are not empty, and what is between the columns: a comma or a semicolon."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise OngeldigeTabel(f"het bestand is niet te lezen ({why(error)}).") from error
    except UnicodeDecodeError as error:
        raise OngeldigeTabel("het bestand is geen UTF-8. Sla het op als csv met UTF-8.") from error
    between = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        rows = [[cell.strip() for cell in row] for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise OngeldigeTabel(f"regel {reader.line_num} is geen csv. {FORM}") from error
    return (tuple(rows[0]), rows[1:], between) if rows else ((), [], between)


def _split(rows: Iterable[list[str]], vorm: Vorm) -> Iterable[tuple[tuple[str, ...], str]]:
    for row in rows:
        if len(row) != len(vorm.kop):
            raise OngeldigeTabel(f"de regel '{', '.join(row)[:60]}' heeft geen {len(vorm.kop)} kolommen.")
        text = row.pop(vorm.plaats)
        if "" in row:
            raise OngeldigeTabel(f"bij het aantal '{text[:20]}' is een indeling leeg. Vul haar in.")
        yield tuple(row), text


def _count(names: tuple[str, ...], text: str, *, most: int = MAX_COUNT) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 20 and int(text) <= most:
        return int(text)
    raise OngeldigeTabel(
        f"bij {' / '.join(names)} staat '{text[:20]}'. Een aantal is een heel getal van 0 of meer."
    )
