"""The report as Word file, for the clerk: styles, captions and headers as Word knows them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from snijvlak.vormgeving.archief import office, writable
from snijvlak.vormgeving.document import rasters
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from . import beelden
from .document import correction, draft, note, source_line
from .inhoud import Blok, Inhoud

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import Length
    from docx.table import Table
    from docx.text.paragraph import Paragraph

SOORT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TABLE_STYLE = "Light Shading"  # lines above, under the header and below
_WIDTH, _HEIGHT, _MARGIN = 210, 297, 22  # millimetres: A4
_PICTURE = 130  # millimetres

Beeld = Callable[[Blok], str]


def make(inhoud: Inhoud, beeld: Beeld = beelden.svg) -> bytes:
    """The Word file of a report; the same content and pictures (SVG per block) give the same bytes.

    Raises:
        DocumentMislukt: a picture could not be made ready for Word.
    """
    import docx  # takes a while to load, and most processes make no document

    shown = inhoud.openbaar
    made = docx.Document()
    _without_thumbnail(made)
    _dress(made)
    made.add_paragraph(writable(shown.titel), "Title")
    made.add_paragraph(writable(shown.regio), "Subtitle")
    for told in (draft(inhoud), correction(shown)):
        if told:
            made.add_paragraph().add_run(writable(told)).bold = True
    pictures = _pictures(shown, beeld)
    for blok in shown.blokken:
        _block(made, blok, pictures.get(blok.sleutel))
    _made_with(made, shown)
    buffer = io.BytesIO()
    made.save(buffer)
    return office(buffer.getvalue(), shown.titel)


def _without_thumbnail(made: Document) -> None:
    """Drop the small picture of another first page that python-docx brings."""
    relations = made.part.package.rels if made.part.package else {}
    for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[name]


def _pictures(inhoud: Inhoud, beeld: Beeld) -> dict[str, bytes]:
    """The pictures of the blocks that have one, as PNG: Word of before 2019 shows no SVG."""
    drawn = {blok.sleutel: svg for blok in inhoud.tabellen if (svg := beeld(blok))}
    return dict(zip(drawn, rasters(list(drawn.values())), strict=True))


def _block(made: Document, blok: Blok, picture: bytes | None) -> None:
    made.add_paragraph(writable(blok.titel), "Heading 1")
    for part in (*blok.alineas, blok.uitleg, blok.leeg if blok.is_leeg else ""):
        if part:
            made.add_paragraph(writable(part))
    for zin in blok.zinnen:
        more = f" ({zin.toelichting})" if zin.toelichting else ""
        made.add_paragraph(writable(zin.zin + more), "List Bullet")
    if blok.tabel and blok.tabel.rijen:
        _table(made, blok.tabel, picture)
    if told := source_line(blok):
        _small(made, told)


def _table(made: Document, tabel: Tabel, picture: bytes | None) -> None:
    if tabel.lezing:
        made.add_paragraph(writable(tabel.lezing)).paragraph_format.keep_with_next = True
    if picture:
        _picture(made, picture, tabel.lezing)
    _caption(made, tabel.titel)
    grid = made.add_table(rows=1 + len(tabel.rijen), cols=len(tabel.kolommen), style=_TABLE_STYLE)
    _mark(grid, tabel)
    _write(grid, tabel)
    if told := note(tabel):
        _small(made, told)


def _write(grid: Table, tabel: Tabel) -> None:
    """The texts in their cells, and the widths: Word reads them of the cells, others of the columns."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    right = range(1, len(tabel.kolommen)) if tabel.getallen else ()
    widths = _widths(tabel)
    for column, width in zip(grid.columns, widths, strict=True):
        column._gridCol.w = width
    texts = [text for row in (tabel.kolommen, *tabel.teksten) for text in row]
    # All cells at once: asking row by row takes seconds for a large table.
    for number, (cell, text) in enumerate(zip(grid._cells, texts, strict=True)):
        column = number % len(tabel.kolommen)
        cell.width = widths[column]
        paragraph = cell.paragraphs[0]
        paragraph.add_run(writable(text))
        if column in right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _widths(tabel: Tabel) -> list[Length]:
    """How wide each column is: the first, which says what a row is about, wider than the others."""
    from docx.shared import Mm

    share = (_WIDTH - 2 * _MARGIN) / (len(tabel.kolommen) + 2)
    return [Mm(share * (1 if number else 3)) for number in range(len(tabel.kolommen))]


def _mark(grid: Table, tabel: Tabel) -> None:
    """Say that the first row heads the columns and comes back on each page, and what the table is."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    for number, row in enumerate(grid._tbl.tr_lst):
        about = row.get_or_add_trPr()
        about.append(OxmlElement("w:cantSplit"))
        if not number:
            about.append(OxmlElement("w:tblHeader"))
    properties: Any = grid._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    for name in list(look.attrib):
        del look.attrib[name]
    for name, on in (("firstRow", 1), ("lastRow", 0), ("firstColumn", 1), ("lastColumn", 0)):
        look.set(qn(f"w:{name}"), str(on))
    for name in ("noHBand", "noVBand"):
        look.set(qn(f"w:{name}"), "1")
    look.set(qn("w:val"), "06A0")  # the same, for older readers
    for name, told in (("w:tblCaption", tabel.titel), ("w:tblDescription", tabel.lezing)):
        if told:
            mark = OxmlElement(name)
            mark.set(qn("w:val"), writable(told))
            properties.append(mark)


def _picture(made: Document, picture: bytes, alt: str) -> None:
    from docx.shared import Mm

    paragraph = made.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    drawing = paragraph.add_run().add_picture(io.BytesIO(picture), width=Mm(_PICTURE))
    drawing._inline.docPr.set("descr", writable(alt))


def _caption(made: Document, titel: str) -> None:
    """A caption with a number that Word counts, so that a list of tables can be made of it."""
    paragraph = made.add_paragraph(style="Caption")
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(f"{tekst('rapportage.vormen.tabel')} ")
    number = 1 + len(made.element.body.findall(".//{*}fldSimple"))
    _field(paragraph, f"SEQ {tekst('rapportage.vormen.tabel')} \\* ARABIC", str(number))
    paragraph.add_run(writable(f": {titel}"))


def _field(paragraph: Paragraph, code: str, now: str) -> None:
    """Something that Word works out itself, with what it is now."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = now
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _small(made: Document, text: str) -> None:
    from docx.shared import Pt

    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(4)
    paragraph.add_run(writable(text)).font.size = Pt(9)


def _made_with(made: Document, inhoud: Inhoud) -> None:
    made.add_paragraph(tekst("rapportage.vormen.kop_gemaakt"), "Heading 1")
    for versie in inhoud.versies:
        made.add_paragraph(writable(f"{versie.bron}: {versie.versie}"), "List Bullet")
    _small(made, f"{tekst('rapportage.vormen.kenmerk')} {inhoud.sha256()}")


def _dress(made: Document) -> None:
    """A4, in Dutch, black on white, with a number on each page."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = made.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Mm(_MARGIN))
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    for language in made.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "nl-NL")
    for name in ("Title", "Subtitle", "Heading 1", "Caption"):
        made.styles[name].font.color.rgb = RGBColor(0, 0, 0)  # pyright: ignore[reportAttributeAccessIssue]
    table: Any = made.styles[_TABLE_STYLE]
    table.font.size = Pt(9)
    for side in ("top", "bottom"):
        table.element.find(f".//{qn('w:tblCellMar')}/{qn(f'w:{side}')}").set(qn("w:w"), "40")
    foot = section.footer.paragraphs[0]
    foot.add_run(f"Snijvlak, {tekst('rapportage.vormen.bladzijde')} ")
    _field(foot, "PAGE", "1")
