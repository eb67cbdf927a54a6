"""Read the files of DUO, CBS and PDOK: recognised by what is in them, checked row by row, in one form."""

from __future__ import annotations

import re
from pathlib import Path

from . import ckan, grenzen, klassiek, mbo, postcodes, scholen, vo
from .bestand import Ingelezen, OnleesbaarBestand, Terzijde
from .lezer import Lezer, Told, read_csv
from .tekst import Csv, open_csv, starts_json

__all__ = ["KENT", "Ingelezen", "OnleesbaarBestand", "Terzijde", "read"]

# The narrowest layouts first: a header is of the first that recognises it.
_CSV: tuple[Lezer, ...] = (*ckan.LEZERS, klassiek.LEZER, vo.LEZER, mbo.LEZER, scholen.LEZER, postcodes.LEZER)
KENT = (
    "Geef een bestand van DUO met leerlingen per school, gemeente, bestuur of samenwerkingsverband en "
    "woonpostcode, met mbo-studenten per woongemeente, of met adressen van scholen. Ook kunnen: een "
    "csv-bestand met de kolommen pc4,gemeente, de postcodelijst van CBS, en GeoJSON met scholen of "
    "gemeentegrenzen."
)


def read(pad: Path, told: Told = lambda part: None, jaar: int | None = None) -> Ingelezen:
    """Recognise and read a file.

    ``told`` hears which part was read, from 0 to 1. ``jaar`` is the peiljaar of a file that does not tell it;
    otherwise the year in its name is taken.

    Raises:
        OnleesbaarBestand: the file is of no use; the text says why and what to do.
    """
    csv = open_csv(pad)
    if starts_json(pad, csv):
        return _json(pad, jaar)
    lezer = _recognise(csv)
    if lezer is None:
        raise OnleesbaarBestand(pad.name, "dit soort bestand kennen we niet.", KENT)
    return read_csv(csv, lezer, told, jaar or _year_in_name(pad.name))


def _recognise(csv: Csv) -> Lezer | None:
    columns = frozenset(csv.kolommen)
    return next((lezer for lezer in _CSV if lezer.herkent(columns)), None) or postcodes.cbs(columns)


def _json(pad: Path, jaar: int | None) -> Ingelezen:
    content = pad.read_bytes()
    features = scholen.load_geojson(pad.name, content)
    if grenzen.recognises(features):
        return grenzen.read(pad.name, content, features, jaar)
    return scholen.read_geojson(pad.name, content, features)


def _year_in_name(naam: str) -> int | None:
    """The first year in a file name: a school year (2017-2018) starts in the year that is counted."""
    match = re.search(r"(?<!\d)20\d{2}(?!\d)", naam)
    return int(match[0]) if match else None
