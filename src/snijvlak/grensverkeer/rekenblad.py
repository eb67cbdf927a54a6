"""Tables and statements as Excel file. It holds nothing that runs."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from snijvlak.vormgeving.tabel import Interval, Tabel, Waarde, harmless, readable
from snijvlak.vormgeving.teksten import tekst

SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NARROW, _WIDE = 12, 60  # characters
_EURO = "#,##0.00"

Cel = Waarde | Decimal


@dataclass(frozen=True)
class Vel:
    """A sheet: its name and its rows, of which the first is the head."""

    naam: str
    rijen: tuple[tuple[Cel, ...], ...]


def of_table(tabel: Tabel) -> bytes:
    """A table on the first sheet, and on the second what it is and where it comes from."""
    told = (
        (tekst("grensverkeer.rekenblad.titel"), tabel.titel),
        (tekst("grensverkeer.rekenblad.lezing"), tabel.lezing),
        (tekst("grensverkeer.rekenblad.eenheid"), tabel.eenheid),
        (tekst("grensverkeer.rekenblad.bron"), tabel.bron),
        (tekst("grensverkeer.rekenblad.peil"), tabel.peil),
        (tekst("grensverkeer.rekenblad.noot"), tabel.noot),
    )
    rows = (tabel.kolommen, *(tuple(_both(value) for value in row) for row in tabel.rijen))
    return make(
        [
            Vel(tekst("grensverkeer.rekenblad.blad_tabel"), rows),
            Vel(tekst("grensverkeer.rekenblad.blad_uitleg"), tuple(row for row in told if row[1])),
        ]
    )


def _both(value: Waarde) -> Cel:
    """An amount of a table as a number again, so that a spreadsheet can count with it."""
    if isinstance(value, str) and _is_amount(value):
        return Decimal(value.replace(".", "").replace(",", "."))
    return value


def _is_amount(text: str) -> bool:
    whole, comma, cents = text.partition(",")
    return bool(comma) and len(cents) == 2 and cents.isdecimal() and whole.replace(".", "").isdecimal()


def make(vellen: Iterable[Vel]) -> bytes:
    """An Excel file with these sheets."""
    import openpyxl  # takes a while to load, and most processes make no spreadsheet
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for vel in vellen:
        sheet = book.create_sheet(vel.naam)
        for y, row in enumerate(vel.rijen, 1):
            for x, value in enumerate(row, 1):
                shown = _shown(value)
                cell = sheet.cell(y, x, shown)
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                if isinstance(shown, str):
                    cell.data_type = "s"  # never a formula, whatever it begins with
                elif isinstance(value, Decimal):
                    cell.number_format = _EURO
                if y == 1:
                    cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        for x, width in enumerate(_widths(vel.rijen), 1):
            sheet.column_dimensions[get_column_letter(x)].width = width
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _shown(value: Cel) -> str | float | Decimal:
    if isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, Interval) and value.getoond == (value.laag, value.laag):
        return value.laag
    text = readable(value)
    return harmless("".join(c for c in " ".join(text.split()) if c.isprintable()))


def _widths(rows: Sequence[Sequence[Cel]]) -> list[int]:
    columns = max((len(row) for row in rows), default=0)
    return [
        min(_WIDE, max(_NARROW, *(len(str(row[x])) + 2 for row in rows if x < len(row))))
        for x in range(columns)
    ]
