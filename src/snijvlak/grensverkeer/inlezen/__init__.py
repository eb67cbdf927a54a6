"""Read the files of DUO, CBS and PDOK: recognised by what is in them, checked row by row, in one form."""

from __future__ import annotations

from pathlib import Path

from . import ckan, klassiek
from .bestand import Ingelezen, OnleesbaarBestand, Terzijde
from .lezer import Told, read_csv
from .tekst import open_csv

__all__ = ["Ingelezen", "OnleesbaarBestand", "Terzijde", "read"]

_CSV = (klassiek.LEZER, *ckan.LEZERS)


def read(pad: Path, told: Told = lambda part: None, jaar: int | None = None) -> Ingelezen:
    """Recognise and read a file. ``told`` hears which part was read; ``jaar`` is the peiljaar of a file that
    does not tell it.

    Raises:
        OnleesbaarBestand: the file is of no use; the text says why.
    """
    csv = open_csv(pad)
    columns = frozenset(csv.kolommen)
    for lezer in _CSV:
        if lezer.herkent(columns):
            return read_csv(csv, lezer, told, jaar)
    raise OnleesbaarBestand(pad.name, "dit soort bestand kennen we niet.", "")
