"""Agenda and record of a meeting as one object, and that object as PDF and as Word.

Both say the same as the page, for they come from the same object.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.utils.formats import date_format

from snijvlak.vormgeving import document
from snijvlak.vormgeving.document import printable
from snijvlak.vormgeving.teksten import tekst

from .models import Bijeenkomst
from .queries import Regel

AGENDA, VERSLAG = "agenda", "verslag"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Punt:
    """A point of the agenda: when it begins (may be empty), what it is about, and for how long."""

    van: str
    titel: str
    duur: str


@dataclass(frozen=True)
class Stuk:
    """A document of a meeting: a title, lines about the meeting, the agenda, and paragraphs."""

    titel: str
    regels: tuple[str, ...]
    kop_agenda: str
    kolommen: tuple[str, str, str]
    punten: tuple[Punt, ...]
    kop_verslag: str
    alineas: tuple[str, ...]
    voet: str


def make(soort: str, bijeenkomst: Bijeenkomst, punten: Sequence[Regel]) -> Stuk:
    """The agenda of a meeting, or its record with the agenda above it."""
    begin = f", {bijeenkomst.begin:%H:%M}" if bijeenkomst.begin else ""
    where = [part for part in (bijeenkomst.plaats, bijeenkomst.link) if part]
    record, name = soort == VERSLAG, bijeenkomst.overleg.naam
    return Stuk(
        titel=tekst("overleg.stukken.titel_verslag", overleg=name)
        if record
        else tekst("overleg.stukken.titel_agenda", overleg=name),
        regels=(f"{date_format(bijeenkomst.datum, 'l j F Y')}{begin}", *where),
        kop_agenda=tekst("overleg.stukken.kop_agenda"),
        kolommen=(
            tekst("overleg.stukken.kolom_van"),
            tekst("overleg.stukken.kolom_titel"),
            tekst("overleg.stukken.kolom_duur"),
        ),
        punten=tuple(
            Punt(_hour(regel.van), regel.titel, tekst("overleg.stukken.duur", minuten=regel.punt.minuten))
            for regel in punten
        ),
        kop_verslag=tekst("overleg.stukken.kop_verslag") if record else "",
        alineas=tuple(part for part in bijeenkomst.verslag.splitlines() if part.strip()) if record else (),
        voet=tekst("overleg.stukken.voet"),
    )


def _hour(moment: dt.time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


def pdf(stuk: Stuk) -> bytes:
    """The document as tagged PDF (PDF/UA-1).

    Raises:
        DocumentMislukt: typst refused, or took too long.
    """
    data = asdict(stuk)
    data["punten"] = [[printable(p.van), printable(p.titel), p.duur] for p in stuk.punten]
    for name in ("titel", "voet", "kop_agenda", "kop_verslag"):
        data[name] = printable(data[name])
    for name in ("regels", "alineas"):
        data[name] = [printable(line) for line in data[name]]
    return document.make("snijvlak.overleg", "stuk.typ", data)


def word(stuk: Stuk) -> bytes:
    """The document as Word file, with its title, headings and table as a clerk expects them."""
    import docx  # takes a while to load, and most processes make no document

    made = docx.Document()
    made.core_properties.title = stuk.titel
    made.core_properties.language = "nl-NL"
    made.core_properties.author = "Snijvlak"
    made.add_heading(stuk.titel, 0)
    for line in stuk.regels:
        made.add_paragraph(line)
    made.add_heading(stuk.kop_agenda, 1)
    table = made.add_table(rows=1, cols=len(stuk.kolommen), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, stuk.kolommen, strict=True):
        cell.text = name
    for punt in stuk.punten:
        for cell, text in zip(table.add_row().cells, (punt.van, punt.titel, punt.duur), strict=True):
            cell.text = _writable(text)
    if stuk.kop_verslag:
        made.add_heading(stuk.kop_verslag, 1)
    for part in stuk.alineas:
        made.add_paragraph(_writable(part))
    made.add_paragraph(stuk.voet)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _writable(text: str) -> str:
    """Without the characters that no XML file may hold."""
    return "".join(c for c in text if c.isprintable() or c in "\t\n")


FORMS = {"pdf": ("application/pdf", pdf), "docx": (_DOCX, word)}
