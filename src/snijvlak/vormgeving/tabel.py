"""The table that people look at: title, source, date, unit, note, columns and rows in one object.

It draws itself as an accessible HTML table (``vormgeving/tabel.html``) and as CSV, from the same values.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

Waarde = str | int | None
HIDDEN = "x"


@dataclass(frozen=True)
class Tabel:
    """A table of values; the first column heads each row; None is a value that disclosure control hid.

    ``lezing`` says in one sentence what is to be seen. Every row has as many values as there are columns.
    """

    titel: str
    lezing: str
    bron: str
    peil: str
    eenheid: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[Waarde, ...], ...]
    noot: str = ""

    def __post_init__(self) -> None:
        if any(len(rij) != len(self.kolommen) for rij in self.rijen):
            raise ValueError(f"{self.titel}: elke rij moet {len(self.kolommen)} waarden hebben")

    def csv(self) -> str:
        """The table as CSV: the columns and rows, and nothing that a spreadsheet could run."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.kolommen)
        writer.writerows([_plain(value) for value in rij] for rij in self.rijen)
        return out.getvalue()

    @property
    def teksten(self) -> tuple[tuple[str, ...], ...]:
        """The rows as people read them, numbers in Dutch notation."""
        return tuple(tuple(_readable(value) for value in rij) for rij in self.rijen)


def _readable(value: Waarde) -> str:
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else HIDDEN if value is None else value


def _plain(value: Waarde) -> str:
    return str(value) if isinstance(value, int) else HIDDEN if value is None else _harmless(value)


def _harmless(value: str) -> str:
    # A spreadsheet runs what starts with one of these (OWASP, CSV injection).
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
