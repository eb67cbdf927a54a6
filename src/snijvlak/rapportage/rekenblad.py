"""A table of a report as Excel file: the table on the first sheet, what it means on the second."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from snijvlak.vormgeving.tabel import Interval, Tabel, Waarde, harmless, readable
from snijvlak.vormgeving.teksten import tekst

from .archief import office, writable
from .document import draft, source
from .inhoud import Blok, Inhoud

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NARROW, _WIDE = 8, 60  # characters
_NAMES, _TEXTS = 24, 80
_A4 = 9  # as Excel numbers paper


def make(inhoud: Inhoud, blok: Blok) -> bytes:
    """The Excel file of a table; the same content gives the same bytes. It holds nothing that runs."""
    import openpyxl  # takes a while to load, and most processes make no spreadsheet
    from openpyxl.worksheet.properties import PageSetupProperties

    if blok.tabel is None:
        return b""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = tekst("rapportage.vormen.blad_tabel")
    _fill(sheet, [blok.tabel.kolommen, *blok.tabel.rijen])
    _head(sheet, blok.tabel)
    told = book.create_sheet(tekst("rapportage.vormen.blad_uitleg"))
    _fill(told, explained(inhoud, blok, blok.tabel))
    _explain(told)
    for page in (sheet, told):
        page.page_setup.paperSize, page.page_setup.fitToWidth, page.page_setup.fitToHeight = _A4, 1, 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    buffer = io.BytesIO()
    book.save(buffer)
    return office(buffer.getvalue(), blok.tabel.titel)


def explained(inhoud: Inhoud, blok: Blok, tabel: Tabel) -> list[tuple[str, str]]:
    """What the second sheet says: where the numbers come from and how to read them, name by name."""
    hides = any(value is None for row in tabel.rijen for value in row)
    rows = [
        (tekst("rapportage.vormen.rij_titel"), tabel.titel),
        (tekst("rapportage.vormen.rij_stand"), draft(inhoud)),
        (tekst("rapportage.vormen.rij_lezing"), tabel.lezing),
        (tekst("rapportage.vormen.rij_eenheid"), tabel.eenheid),
        (tekst("rapportage.vormen.rij_bron"), source(blok) or tabel.bron),
        (tekst("rapportage.vormen.rij_periode"), tabel.peil),
        (tekst("rapportage.vormen.rij_noot"), tabel.noot),
        (tekst("rapportage.vormen.rij_x"), tekst("rapportage.vormen.x") if hides else ""),
        (tekst("rapportage.vormen.rij_licentie"), tekst("rapportage.vormen.licentie")),
        (tekst("rapportage.vormen.rij_rapport"), inhoud.titel),
        (tekst("rapportage.vormen.rij_kenmerk"), inhoud.openbaar.sha256()),
    ]
    return [(name, value) for name, value in rows if value]


def _fill(sheet: Worksheet, rows: Iterable[Sequence[Waarde]]) -> None:
    for y, row in enumerate(rows, 1):
        for x, value in enumerate(row, 1):
            shown = _value(value)
            cell = sheet.cell(y, x, shown)
            if isinstance(shown, str):
                cell.data_type = "s"  # never a formula, whatever it begins with


def _value(value: Waarde) -> str | float:
    """A number as a number; what is hidden or not exactly known as people read it."""
    if isinstance(value, int | float):
        return value
    if isinstance(value, Interval) and value.getoond == (value.laag, value.laag):
        return value.laag
    return harmless(writable(readable(value)))


def _head(sheet: Worksheet, tabel: Tabel) -> None:
    """A bold header that stays in sight and on every printed page, and columns as wide as what is in them."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    for x, name in enumerate(tabel.kolommen):
        longest = max(len(text) for text in (name, *(row[x] for row in tabel.teksten)))
        sheet.column_dimensions[get_column_letter(x + 1)].width = min(_WIDE, max(_NARROW, longest + 2))
        side = "right" if tabel.getallen and x else "left"
        for (cell,) in sheet.iter_rows(min_col=x + 1, max_col=x + 1):
            cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True)
            if isinstance(cell.value, int):
                cell.number_format = "#,##0"  # shown as the reader's own spreadsheet writes thousands
    for cell in sheet[1]:
        cell.font = Font(name="Calibri", size=11, bold=True)


def _explain(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width = _NAMES
    sheet.column_dimensions["B"].width = _TEXTS
    for row in sheet.iter_rows():
        row[0].font = Font(name="Calibri", size=11, bold=True)
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
