"""Recognise and read the three kinds of source files, by what is in them and never by their name."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from snijvlak.gebied.queries import find_gemeente

if TYPE_CHECKING:
    import polars as pl

Soort = Literal["leerlingen", "postcodes", "scholen"]

SOORTEN: tuple[Soort, ...] = ("leerlingen", "postcodes", "scholen")
TITELS: dict[Soort, str] = {
    "leerlingen": "leerlingen per school en woonpostcode (DUO)",
    "postcodes": "gemeente per postcode",
    "scholen": "plaats van de scholen",
}
ONDERWIJS = ("BO", "SBO", "SO", "VSO")
# 10 Belgium, 20 Germany, 30 another country, 40 unknown: DUO writes these where a postcode would stand.
BUITENLAND = frozenset({"10", "20", "30", "40"})

MAX_DEEL_TERZIJDE = 0.05
MAX_BYTES = 200_000_000  # the real files are 4 MB at most; this only keeps a wrong file out of memory

_KOLOMMEN: dict[Soort, tuple[str, ...]] = {
    "leerlingen": (
        "INSTELLINGSCODE",
        "VESTIGINGSCODE",
        "TYPE_PO",
        "PEILJAAR",
        "POSTCODE4_DEELNEMER",
        "AANTAL_LEERLINGEN",
    ),
    "postcodes": ("pc4", "gemeente"),
    "scholen": ("vestigingscode", "naam", "gemeente", "postcode", "plaats"),
}
_UITVOER: dict[Soort, tuple[str, ...]] = {
    "leerlingen": ("vestiging", "soort", "peiljaar", "pc4", "laag", "hoog"),
    "postcodes": ("pc4", "gemeente"),
    "scholen": ("vestiging", "naam", "gemeente", "postcode", "plaats"),
}
_GETALLEN = ("peiljaar", "laag", "hoog")
_SLEUTEL: dict[Soort, int] = {"leerlingen": 4, "postcodes": 1, "scholen": 1}
_WELKE = (
    "Geef een csv-bestand van DUO met de kolommen "
    + ", ".join(_KOLOMMEN["leerlingen"])
    + "; een csv-bestand met de kolommen pc4,gemeente (komma als scheidingsteken); "
    "of een GeoJSON-bestand (FeatureCollection) met bij elke school " + ", ".join(_KOLOMMEN["scholen"]) + "."
)

Regel = tuple[str | int, ...]


class OnleesbaarBestand(Exception):
    """A file we refuse. The text names the file, what is wrong and what to do."""

    def __init__(self, naam: str, wat: str, stap: str) -> None:
        super().__init__(f"{naam}: {wat} {stap}")


class _SlechteRegel(Exception):
    """One row that cannot be used; the text is the reason, in Dutch."""


@dataclass(frozen=True)
class Terzijde:
    """A row set aside: its line in the file (for GeoJSON: which school, counted from 1) and why."""

    regel: int
    reden: str


@dataclass(frozen=True)
class Bestand:
    """A file that was read: its kind, the rows that are right and the rows set aside."""

    naam: str
    soort: Soort
    peil: str
    sha256: str
    regels: tuple[Regel, ...]
    terzijde: tuple[Terzijde, ...]

    def frame(self) -> pl.DataFrame:
        """The good rows as a polars table."""
        import polars as pl

        schema = {k: pl.Int64 if k in _GETALLEN else pl.String for k in _UITVOER[self.soort]}
        return pl.DataFrame(self.regels, schema=schema, orient="row")


def read(pad: Path) -> Bestand:
    """Recognise and read a file; raises OnleesbaarBestand if it is of no use."""
    content = _content(pad)
    text = _text(pad.name, content)
    if text.lstrip().startswith("{"):
        soort, rows = _open_geojson(pad.name, text)
    else:
        soort, rows = _open_csv(pad.name, text)
    good, aside = _check(soort, rows)
    _refuse_if_too_bad(pad.name, good, aside)
    peil = _peiljaar(pad.name, good) if soort == "leerlingen" else _date_in_name(pad.name)
    return Bestand(pad.name, soort, peil, hashlib.sha256(content).hexdigest(), tuple(good), tuple(aside))


def _content(pad: Path) -> bytes:
    try:
        if pad.stat().st_size > MAX_BYTES:
            raise OnleesbaarBestand(pad.name, "het bestand is groter dan 200 MB.", _WELKE)
        return pad.read_bytes()
    except OSError as error:
        why = "bestaat niet" if isinstance(error, FileNotFoundError) else "is niet te openen"
        step = "Kijk of de naam klopt en of u het bestand mag lezen."
        raise OnleesbaarBestand(pad.name or str(pad), f"het bestand {why}.", step) from error


def _text(naam: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = "de tekens zijn niet te lezen: het bestand is geen UTF-8."
        step = "Sla het op als UTF-8 of haal het opnieuw op bij de bron. "
        raise OnleesbaarBestand(naam, what, step + _WELKE) from error


def _open_csv(naam: str, text: str) -> tuple[Soort, Iterator[tuple[int, list[str] | None]]]:
    # One line is one row: so a quote that is never closed spoils its own line and not the rest of the file.
    lines = text.split("\n")
    header = _split(lines[0]) or []
    for soort in ("leerlingen", "postcodes"):
        if set(_KOLOMMEN[soort]) <= set(header):
            return soort, _rows(lines, [header.index(k) for k in _KOLOMMEN[soort]], len(header))
    raise OnleesbaarBestand(naam, "dit soort bestand kennen we niet.", _WELKE)


def _split(line: str) -> list[str] | None:
    try:
        return [cell.strip() for cell in next(csv.reader([line.rstrip("\r")], strict=True), [])]
    except csv.Error:
        return None


def _rows(lines: list[str], places: list[int], width: int) -> Iterator[tuple[int, list[str] | None]]:
    for number, line in enumerate(lines[1:], start=2):
        if line.strip():
            cells = _split(line)
            yield number, [cells[i] for i in places] if cells and len(cells) == width else None


def _open_geojson(naam: str, text: str) -> tuple[Soort, Iterator[tuple[int, list[str] | None]]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        step = "Haal het opnieuw op bij de bron; misschien is het maar voor een deel binnengekomen."
        raise OnleesbaarBestand(naam, "het bestand is geen geldige JSON.", step) from error
    features = data.get("features")
    if data.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise OnleesbaarBestand(naam, "dit soort bestand kennen we niet.", _WELKE)
    known = {key for feature in features for key in _properties(feature)}
    missing = ", ".join(k for k in _KOLOMMEN["scholen"] if k not in known)
    if features and missing:
        raise OnleesbaarBestand(naam, f"dit is GeoJSON, maar bij de scholen ontbreekt: {missing}.", _WELKE)
    return "scholen", ((n, _feature(f)) for n, f in enumerate(features, start=1))


def _properties(feature: Any) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def _feature(feature: Any) -> list[str] | None:
    properties = _properties(feature)
    cells = [str(properties.get(k) or "").strip() for k in _KOLOMMEN["scholen"]]
    # JSON can carry half a character (a lone surrogate), which no text file can hold.
    whole = "".join(cells).encode("utf-8", "replace").decode() == "".join(cells)
    return cells if properties and whole else None


def _check(soort: Soort, rows: Iterator[tuple[int, list[str] | None]]) -> tuple[list[Regel], list[Terzijde]]:
    checks: dict[Soort, Callable[[list[str]], Regel]] = {
        "leerlingen": _leerlingen,
        "postcodes": _postcode,
        "scholen": _school,
    }
    good: list[Regel] = []
    aside: list[Terzijde] = []
    seen: dict[Regel, Regel] = {}
    for number, cells in rows:
        try:
            if cells is None:
                raise _SlechteRegel("de kolommen zijn niet te lezen")
            row = checks[soort](cells)
            _not_twice(soort, row, seen)
        except _SlechteRegel as why:
            aside.append(Terzijde(number, str(why)))
        else:
            good.append(row)
    return good, aside


def _not_twice(soort: Soort, row: Regel, seen: dict[Regel, Regel]) -> None:
    key = row[: _SLEUTEL[soort]]
    before = seen.setdefault(key, row)
    if before is row:
        return
    if soort == "leerlingen":  # counting both would count the same children twice
        raise _SlechteRegel("deze school en postcode staan er al eerder in")
    gemeente = _UITVOER[soort].index("gemeente")
    if before[gemeente] != row[gemeente]:  # the same twice is harmless: real school files do that
        raise _SlechteRegel(f"{key[0]} staat eerder in het bestand met een andere gemeente")


def _leerlingen(cells: list[str]) -> Regel:
    instelling, vestiging, soort, jaar, pc4, aantal = cells
    if soort not in ONDERWIJS:
        raise _SlechteRegel(f"onbekende soort onderwijs {_quote(soort)}")
    if not re.fullmatch(r"(19|20)[0-9]{2}", jaar):
        raise _SlechteRegel(f"geen peiljaar: {_quote(jaar)}")
    if pc4 not in BUITENLAND:
        _check_pc4(pc4)
    laag, hoog = _interval(aantal)
    return (_vestiging(instelling, vestiging), soort, int(jaar), pc4, laag, hoog)


def _vestiging(instelling: str, vestiging: str) -> str:
    # DUO writes the second part alone ('00') in one file and the whole code ('00AO00') in another.
    code = vestiging if len(vestiging) == 6 else instelling + vestiging
    if not re.fullmatch(r"[0-9A-Z]{6}", code) or not code.startswith(instelling) or len(instelling) != 4:
        raise _SlechteRegel(f"geen vestigingscode: {_quote(instelling)} en {_quote(vestiging)}")
    return code


def _interval(aantal: str) -> tuple[int, int]:
    if aantal == "-1":  # DUO hides counts of 1 to 4
        return 1, 4
    if not re.fullmatch(r"[0-9]{1,6}", aantal):
        raise _SlechteRegel(f"geen aantal leerlingen: {_quote(aantal)}")
    return int(aantal), int(aantal)


def _postcode(cells: list[str]) -> Regel:
    pc4, gemeente = cells
    _check_pc4(pc4)
    if not gemeente:
        raise _SlechteRegel(f"postcode {pc4} heeft geen gemeente")
    return (pc4, _gemeente(gemeente))


def _school(cells: list[str]) -> Regel:
    code, naam, gemeente, postcode, plaats = cells
    if not re.fullmatch(r"[0-9A-Z]{6}", code):
        raise _SlechteRegel(f"geen vestigingscode: {_quote(code)}")
    if not gemeente:
        raise _SlechteRegel(f"school {code} heeft geen gemeente")
    return (code, naam, _gemeente(gemeente), postcode, plaats)


def _check_pc4(pc4: str) -> None:
    if not re.fullmatch(r"[1-9][0-9]{3}", pc4):
        raise _SlechteRegel(f"geen postcode van vier cijfers: {_quote(pc4)}")


@cache
def _gemeente(name: str) -> str:
    found = find_gemeente(name)
    return found.naam if found else name


def _quote(text: str) -> str:
    return f"'{text[:20]}'" if text else "leeg"


def _refuse_if_too_bad(naam: str, good: list[Regel], aside: list[Terzijde]) -> None:
    total = len(good) + len(aside)
    if not total:
        raise OnleesbaarBestand(naam, "er staan geen regels in.", "Haal het bestand opnieuw op bij de bron.")
    if len(aside) > MAX_DEEL_TERZIJDE * total:
        first = aside[0]
        what = (
            f"{len(aside)} van de {total} regels zijn onbruikbaar "
            f"(de eerste is regel {first.regel}: {first.reden})."
        )
        step = "Herstel die regels of haal het bestand opnieuw op; tot 5% slechte regels zetten we terzijde."
        raise OnleesbaarBestand(naam, what, step)


def _peiljaar(naam: str, good: list[Regel]) -> str:
    years = sorted({str(row[2]) for row in good})
    if len(years) > 1:
        what = f"er staat meer dan een peiljaar in ({', '.join(years)})."
        raise OnleesbaarBestand(naam, what, "Geef een bestand per peiljaar.")
    return years[0]


def _date_in_name(naam: str) -> str:
    # These two kinds carry no date inside; the name is the only hint, and decides nothing.
    match = re.search(r"(?<!\d)(?:19|20)\d{2}(?:-\d{2}-\d{2})?(?!\d)", naam)
    return match[0] if match else "onbekend"
