"""A table as file: CSV, Excel or picture. Pictures are drawn when they are first asked for, and then kept."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse

from snijvlak.vormgeving import grafiek
from snijvlak.vormgeving.rekenblad import SOORT
from snijvlak.vormgeving.tabel import Tabel

from . import rekenblad
from .opslag import GRAFIEKEN

OWN_MAP, OPEN_MAP = "kosten", GRAFIEKEN  # folders with pictures: for who is signed in, and for everybody
# To draw takes a process of its own: one at a time, however many people ask.
_DRAWING = threading.Lock()


def answer(tabel: Tabel | None, vorm: str, naam: str, folder: str = OWN_MAP) -> HttpResponse:
    """The table in a form (``csv``, ``xlsx``, ``svg``); ``folder`` is where its picture is kept.

    Raises:
        Http404: there is no table, no such form, or no picture of it.
    """
    if tabel is None:
        raise Http404
    if vorm == "csv":
        return send(tabel.csv().encode(), "text/csv; charset=utf-8", f"{naam}.csv")
    if vorm == "xlsx":
        return send(rekenblad.of_table(tabel), SOORT, f"{naam}.xlsx")
    picture = _picture(tabel, folder) if vorm == "svg" else None
    if picture is None:
        raise Http404
    return HttpResponse(picture.read_bytes(), content_type="image/svg+xml")


def send(content: bytes, kind: str, naam: str) -> HttpResponse:
    """A file to keep."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{naam}"'
    return response


def draw(tabellen: Iterable[Tabel], folder: str = OWN_MAP) -> None:
    """Draw the pictures of tables that are not there yet, in one process.

    Raises:
        TekeningMislukt: it failed; each is then drawn when it is asked for.
    """
    with _DRAWING:
        grafiek.prepare(tabellen, settings.OMGEVING.gegevens / "grensverkeer" / folder)


def _picture(tabel: Tabel, name: str) -> Path | None:
    folder = settings.OMGEVING.gegevens / "grensverkeer" / name
    if found := grafiek.find(tabel, folder):
        return found
    try:
        draw([tabel], name)
    except grafiek.TekeningMislukt:
        return None
    return grafiek.find(tabel, folder)
