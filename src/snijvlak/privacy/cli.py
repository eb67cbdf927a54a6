"""``snijvlak privacy``: protect a table of counts before it leaves the house."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from snijvlak.opdracht import stop

if TYPE_CHECKING:
    from .onthulling import BeschermdeTabel

app = typer.Typer(help="Een tabel beschermen tegen herkenning.", no_args_is_help=True)

AANTAL = "aantal"
MAX_CELLS = 1_000_000
FORM = (
    "Geef een csv-bestand met een kopregel en drie kolommen: twee om naar in te delen en 'aantal'. "
    "Bijvoorbeeld: reden,sector,aantal"
)


class OngeldigeTabel(Exception):
    """The table cannot be used; the message says in Dutch what is wrong and what to do."""


@dataclass(frozen=True)
class Tellingen:
    """A long table: the names of its two dimensions, their categories in order of appearance, the counts."""

    rij: str
    kolom: str
    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    aantallen: dict[tuple[str, str], int]


@app.callback()
def privacy() -> None:
    """Een tabel beschermen tegen herkenning."""


@app.command()
def bescherm(
    tabel: Annotated[Path, typer.Argument(metavar="TABEL.csv", help="Tabel met aantallen, zonder totalen")],
    uit: Annotated[Path, typer.Option(help="Waar de beschermde tabel komt")],
) -> None:
    """Verberg kleine aantallen in een tabel, en wat die zou verraden. Wat ontbreekt telt als 0."""
    from .onthulling import protect

    if uit.resolve() == tabel.resolve():
        stop(f"{uit} zou de tabel zelf overschrijven. Kies met --uit een andere naam.")
    try:
        told = read(tabel)
        beschermd = protect(told.aantallen, told.rijen, told.kolommen)
        _write(uit, told, beschermd)
    except OngeldigeTabel as error:
        stop(f"{tabel}: {error}")
    except OSError as error:
        stop(f"Schrijven naar {uit} lukt niet ({error.strerror}). Kijk of de map er is en of u erin mag.")
    total = len(beschermd.rijen) * len(beschermd.kolommen)
    typer.echo(f"{beschermd.verborgen} van de {total} aantallen zijn verborgen. De tabel staat in {uit}.")
    typer.echo("Let op: dit is veilig voor deze tabel alleen, niet naast een andere over dezelfde meldingen.")


def read(path: Path) -> Tellingen:
    """Read a long table of counts, comma or semicolon between the columns.

    Raises:
        OngeldigeTabel: it cannot be read, or a row is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise OngeldigeTabel(f"het bestand is niet te lezen ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise OngeldigeTabel("het bestand is geen UTF-8. Sla het op als csv met UTF-8.") from error
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return _table([[cell.strip() for cell in row] for row in reader if any(row)])
    except csv.Error as error:
        raise OngeldigeTabel(f"regel {reader.line_num} is geen csv. {FORM}") from error


def _table(rows: list[list[str]]) -> Tellingen:
    header = rows[0] if rows else []
    if len(set(header)) != 3 or len(header) != 3 or AANTAL not in header or "" in header:
        raise OngeldigeTabel(f"de kopregel klopt niet. {FORM}")
    if len(rows) == 1:
        raise OngeldigeTabel("er staan geen aantallen in.")
    place = header.index(AANTAL)
    first, second = (i for i in range(3) if i != place)
    counts: dict[tuple[str, str], int] = {}
    for row in rows[1:]:
        if len(row) != 3:
            raise OngeldigeTabel(f"de regel '{', '.join(row)[:60]}' heeft geen drie kolommen.")
        key = (row[first], row[second])
        _check(key, row[place])
        if key in counts:
            raise OngeldigeTabel(f"{key[0]} / {key[1]} staat er twee keer in. Tel die regels eerst op.")
        counts[key] = int(row[place])
    rijen, kolommen = (tuple(dict.fromkeys(key[i] for key in counts)) for i in (0, 1))
    if len(rijen) * len(kolommen) > MAX_CELLS:
        raise OngeldigeTabel("de tabel is te groot. Deel haar grover in.")
    return Tellingen(header[first], header[second], rijen, kolommen, counts)


def _check(key: tuple[str, str], aantal: str) -> None:
    from .onthulling import TOTAL

    for name in key:
        if not name:
            raise OngeldigeTabel(f"bij het aantal '{aantal[:20]}' is een indeling leeg. Vul haar in.")
        if name.casefold() == TOTAL.casefold():
            raise OngeldigeTabel(f"'{name}' mag er niet in staan: de totalen rekenen we zelf uit.")
    if not (aantal.isascii() and aantal.isdigit() and len(aantal) <= 12):
        where = f"{key[0]} / {key[1]}"
        raise OngeldigeTabel(
            f"bij {where} staat '{aantal[:20]}'. Een aantal is een heel getal van 0 of meer."
        )


def _write(uit: Path, told: Tellingen, beschermd: BeschermdeTabel) -> None:
    if uit.is_dir():
        raise IsADirectoryError(None, "het is een map")
    # Beside its place and then put there at once: nobody finds half a table.
    aside = uit.with_name(f".{uit.name}.{os.getpid()}")
    try:
        with aside.open("x", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([told.rij, told.kolom, AANTAL])
            for rij, *values in beschermd.as_text():
                writer.writerows(zip([rij] * len(values), beschermd.kolommen, values, strict=True))
        aside.replace(uit)
    finally:
        aside.unlink(missing_ok=True)
