"""Tables as Excel file: the same content gives the same bytes, and nothing in it runs."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from .archief import office, writable
from .tabel import Interval, Tabel, Waarde, harmless, readable

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NARROW, _WIDE = 8, 60  # characters
_NAMES, _TEXTS = 24, 80
_A4 = 9  # as Excel numbers paper
_WHOLE, _EURO = "#,##0", "#,##0.00"  # shown as the reader's own spreadsheet writes thousands

Cel = Waarde | Decimal


@dataclass(frozen=True)
class Vel:
    """A sheet: its name and its rows, of which the first is the head.

    ``getallen``: what stands after the first column is numbers. ``uitleg``: there is no head, but a name and
    what is said of it in each row.
    """

    naam: str
    rijen: tuple[tuple[Cel, ...], ...]
    getallen: bool = False
    uitleg: bool = False


def of_table(naam: str, tabel: Tabel) -> Vel:
    """The sheet of a table. Amounts that it has as text are numbers again, to count with."""
    whole = tabel.uitgeschreven
    rows = (tuple(_amount(value) for value in row) for row in whole.rijen)
    return Vel(naam, (whole.kolommen, *rows), getallen=tabel.getallen)


def make(vellen: Iterable[Vel], titel: str) -> bytes:
    """An Excel file with these sheets."""
    import openpyxl  # takes a while to load, and most processes make no spreadsheet
    from openpyxl.worksheet.properties import PageSetupProperties

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for vel in vellen:
        sheet = book.create_sheet(vel.naam)
        _fill(sheet, vel)
        (_explain if vel.uitleg else _head)(sheet, vel)
        sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = _A4, 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    buffer = io.BytesIO()
    book.save(buffer)
    return office(buffer.getvalue(), titel)


def _fill(sheet: Worksheet, vel: Vel) -> None:
    for y, row in enumerate(vel.rijen, 1):
        for x, value in enumerate(row, 1):
            shown = _shown(value)
            cell = sheet.cell(y, x, shown)
            if isinstance(shown, str):
                cell.data_type = "s"  # never a formula, whatever it begins with
            elif isinstance(shown, Decimal):
                cell.number_format = _EURO


def _shown(value: Cel) -> str | float | Decimal:
    """A number as a number; what is hidden or not exactly known as people read it."""
    if isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, Interval) and value.getoond == (value.laag, value.laag):
        return value.laag
    return harmless(writable(readable(value)))


def _amount(value: Waarde) -> Cel:
    if not isinstance(value, str):
        return value
    whole, comma, cents = value.partition(",")
    amount = comma and len(cents) == 2 and cents.isdecimal() and whole.replace(".", "").isdecimal()
    return Decimal(value.replace(".", "").replace(",", ".")) if amount else value


def _head(sheet: Worksheet, vel: Vel) -> None:
    """A bold header that stays in sight and on every printed page, and columns as wide as what is in them."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    for x in range(len(vel.rijen[0])):
        longest = max(len(_text(row[x])) for row in vel.rijen)
        sheet.column_dimensions[get_column_letter(x + 1)].width = min(_WIDE, max(_NARROW, longest + 2))
        side = "right" if vel.getallen and x else "left"
        for (cell,) in sheet.iter_rows(min_col=x + 1, max_col=x + 1):
            cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True)
            if isinstance(cell.value, int):
                cell.number_format = _WHOLE
    for cell in sheet[1]:
        cell.font = Font(name="Calibri", size=11, bold=True)


def _text(value: Cel) -> str:
    return str(value) if isinstance(value, Decimal) else readable(value)


def _explain(sheet: Worksheet, vel: Vel) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width = _NAMES
    sheet.column_dimensions["B"].width = _TEXTS
    for row in sheet.iter_rows():
        row[0].font = Font(name="Calibri", size=11, bold=True)
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
