"""The report as tagged PDF (PDF/UA-1): what goes into ``rapport.typ``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from snijvlak.vormgeving import document
from snijvlak.vormgeving.document import printable
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from . import beelden
from .inhoud import Blok, Inhoud

Beeld = Callable[[Blok], str]


def make(inhoud: Inhoud, beeld: Beeld = beelden.svg) -> bytes:
    """The PDF of a report; the same content and pictures (SVG per block) give the same bytes.

    Raises:
        DocumentMislukt: typst refused, or took too long.
    """
    shown = inhoud.openbaar
    data: dict[str, Any] = {
        "titel": printable(shown.titel),
        "regio": printable(shown.regio),
        "concept": draft(inhoud),
        "correctie": printable(correction(shown)),
        "inhoudsopgave": tekst("rapportage.vormen.inhoudsopgave"),
        "tabel": tekst("rapportage.vormen.tabel"),
        "sha256": shown.sha256(),
        "kenmerk": tekst("rapportage.vormen.kenmerk"),
        "gemaakt": tekst("rapportage.vormen.kop_gemaakt"),
        "blokken": [_block(blok, beeld(blok)) for blok in shown.blokken],
        "versies": [printable(f"{v.bron}: {v.versie}") for v in shown.versies],
    }
    return document.make("snijvlak.rapportage", "rapport.typ", data)


def draft(inhoud: Inhoud) -> str:
    """What stands above a draft; empty for a report as it is or was released."""
    # Only a draft knows from which day on its counts are final.
    return tekst("rapportage.vormen.concept") if inhoud.vast_op else ""


def correction(inhoud: Inhoud) -> str:
    """Which report this one corrects, and what changed; empty if it is no correction."""
    if inhoud.correctie is None:
        return ""
    told = tekst("rapportage.rapport.dit_is_een_correctie", op=inhoud.correctie.op)
    return f"{told} {inhoud.correctie.wat}"


def source(blok: Blok) -> str:
    """Where a block comes from, in one line; empty if nothing is known of it."""
    return "; ".join(f"{h.bron} ({h.versie})" for h in blok.herkomst)


def source_line(blok: Blok) -> str:
    """The same as the line under a block."""
    told = source(blok)
    return tekst("rapportage.vormen.bron", bron=told) if told else ""


def note(tabel: Tabel) -> str:
    """What to read under a table: what is counted, and how."""
    unit = tekst("rapportage.vormen.eenheid", eenheid=tabel.eenheid) if tabel.eenheid else ""
    return " ".join(filter(None, (unit, tabel.noot)))


def _block(blok: Blok, beeld: str) -> dict[str, Any]:
    return {
        "titel": printable(blok.titel),
        "uitleg": printable(blok.uitleg),
        "alineas": [printable(part) for part in blok.alineas],
        "zinnen": [{"zin": printable(z.zin), "toelichting": printable(z.toelichting)} for z in blok.zinnen],
        "tabel": _table(blok.tabel) if blok.tabel and blok.tabel.rijen else None,
        "leeg": printable(blok.leeg) if blok.is_leeg else "",
        "bron": printable(source_line(blok)),
        "beeld": beeld,
    }


def _table(tabel: Tabel) -> dict[str, Any]:
    return {
        "titel": printable(tabel.titel),
        "lezing": printable(tabel.lezing),
        "getallen": tabel.getallen,
        "kolommen": [printable(name) for name in tabel.kolommen],
        "rijen": [[printable(value) for value in row] for row in tabel.teksten],
        "noot": printable(note(tabel)),
    }
