"""The report on two pages for council members, as tagged PDF: what goes into ``samenvatting.typ``.

Every list is as long as fits; then it says how much more there is in the report.
"""

from __future__ import annotations

import re
from typing import Any

from snijvlak.vormgeving import document
from snijvlak.vormgeving.document import printable
from snijvlak.vormgeving.teksten import tekst

from .document import correction, draft
from .inhoud import Blok, Inhoud, Zin, spell

_TEXT, _ITEM = 700, 420  # characters of a paragraph, and of a line of a list
_NUMBER = "{aantal}"  # typst knows how many fit, and fills it in

Deel = dict[str, Any]


def make(inhoud: Inhoud) -> bytes:
    """The summary; the same content gives the same bytes, and never more than two pages.

    Raises:
        DocumentMislukt: typst refused, or took too long.
    """
    shown = inhoud.openbaar
    data: dict[str, Any] = {
        "titel": printable(shown.titel),
        "soort": tekst("rapportage.vormen.samenvatting"),
        "periode": printable(
            tekst(
                "rapportage.vormen.periode",
                regio=shown.regio,
                begin=spell(shown.begin),
                eind=spell(shown.eind),
            )
        ),
        "concept": draft(inhoud),
        "correctie": printable(short(correction(shown), _TEXT)),
        "delen": [part for part in _parts(shown) if part],
    }
    return document.make("snijvlak.rapportage", "samenvatting.typ", data)


def _parts(inhoud: Inhoud) -> list[Deel | None]:
    lessons = inhoud.blok("overleg.leerpunten")
    return [
        _opening(inhoud.blok("tekst.voorwoord")),
        _figures(inhoud),
        _list(
            lessons,
            [_line(_lesson(zin)) for zin in lessons.zinnen] if lessons else [],
            tekst("rapportage.vormen.meer_leerpunten", aantal=_NUMBER),
            tekst("rapportage.vormen.meer_leerpunten_een"),
        ),
        _actions(inhoud.blok("overleg.acties")),
        _actions(inhoud.blok("overleg.te_laat")),
        _opening(inhoud.blok("tekst.onbekend")),
        _part(tekst("rapportage.vormen.kop_waar"), tekst("rapportage.vormen.waar")),
    ]


def _opening(blok: Blok | None) -> Deel | None:
    return _part(blok.titel, blok.alineas[0]) if blok and blok.alineas else None


def _figures(inhoud: Inhoud) -> Deel | None:
    lines = [_line(f"{b.titel}:", b.tabel.lezing) for b in inhoud.tabellen if b.tabel and b.tabel.lezing]
    if not lines:
        return None
    return {
        **_part(tekst("rapportage.vormen.kop_cijfers"), ""),
        "regels": lines,
        "meer": tekst("rapportage.vormen.meer_cijfers", aantal=_NUMBER),
        "meer_een": tekst("rapportage.vormen.meer_cijfers_een"),
    }


def _actions(blok: Blok | None) -> Deel | None:
    tabel = blok.tabel if blok else None
    rows = [(row, tabel.kolommen) for row in tabel.teksten] if tabel else []
    lines = [_line(row[0], _named(columns[1:], row[1:])) for row, columns in rows]
    more = tekst("rapportage.vormen.meer_acties", aantal=_NUMBER)
    made = _list(blok, lines, more, tekst("rapportage.vormen.meer_acties_een"))
    return made and {**made, "onder": True}


def _lesson(zin: Zin) -> str:
    return f"{zin.zin} ({zin.toelichting})" if zin.toelichting else zin.zin


def _named(columns: tuple[str, ...], values: tuple[str, ...]) -> str:
    """The other values of a row, each with the name of its column."""
    pairs = zip(columns, values, strict=True)
    told = (f"{name} {value}" if name.endswith("?") else f"{name}: {value}" for name, value in pairs if value)
    return "; ".join(told)


def _list(blok: Blok | None, lines: list[dict[str, str]], more: str, one: str) -> Deel | None:
    if blok is None:
        return None
    return {
        **_part(blok.titel, "" if lines else blok.leeg),
        "regels": lines,
        "meer": more,
        "meer_een": one,
    }


def _part(kop: str, alinea: str) -> Deel:
    return {
        "kop": printable(short(kop, _ITEM)),
        "alinea": printable(short(alinea, _TEXT)),
        "regels": [],
        "meer": "",
        "meer_een": "",
        "onder": False,
    }


def _line(zin: str, bij: str = "") -> dict[str, str]:
    return {"zin": printable(short(zin, _ITEM)), "bij": printable(short(bij, _ITEM))}


def short(text: str, most: int) -> str:
    """A text of at most so many characters: whole sentences if there are, else words and an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    if whole := re.match(rf".{{0,{most - 1}}}[.!?](?= )", text):
        return whole[0]
    return f"{text[: most - 1].rpartition(' ')[0] or text[: most - 1]}…"
