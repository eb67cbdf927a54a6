"""Names of schools and organisations, loaded from files: DUO's schools, or a directory of your own."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

FORM = (
    "Geef een csv-bestand met de kolommen 'naam' en 'soort' (school of organisatie), "
    "of de scholen van DUO als csv of geojson."
)
# What DUO calls the name of a school in its files, the name of the location first.
DUO_NAMEN = ("VESTIGINGSNAAM", "INSTELLINGSNAAM VESTIGING", "NAAM VESTIGING", "INSTELLINGSNAAM")
SOORTEN = ("school", "organisatie")
# What a name in the register starts with or ends with, and people leave out.
_VOORAF = re.compile(
    r"^(?:(?:openbare?|christelijke?|protestants?|rooms|katholieke?|roomskatholieke|"
    r"interconfessionele|gereformeerde|"
    r"reformatorische|islamitische|algemene?|bijzondere?|oecumenische|prot|chr|rk|pc|de|het|"
    r"school|scholengemeenschap|sgm|"
    r"regionale|stedelijke|basisschool|basisonderwijs|voor|speciaal|voortgezet|onderwijs|"
    r"praktijkonderwijs|montessori|dalton|"
    r"jenaplan|nutsbasisschool|obs|cbs|rkbs|kbs|pcb|pcbs|bs|ikc|kc|sbo|sg|csg|rsg|osg|"
    r"kindcentrum|stichting)\s+)+",
    re.IGNORECASE,
)
_ACHTERAF = re.compile(
    r"(?:\s+(?:voor|v)\s+.*|\s+(?:scholengemeenschap|sgm|chr|vwo|havo|mavo|vmbo|vbo|lyc|ath|"
    r"atheneum)\b.*|\s+-\s.*|,.*)$",
    re.IGNORECASE,
)
_WOORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class OngeldigRegister(Exception):
    """The file cannot be used as a register; the message says in Dutch what is wrong and what to do."""


@dataclass(frozen=True)
class Register:
    """Names by kind; a name of more words as those words in lower case."""

    scholen: frozenset[tuple[str, ...]] = field(default_factory=lambda: frozenset[tuple[str, ...]]())
    organisaties: frozenset[tuple[str, ...]] = field(default_factory=lambda: frozenset[tuple[str, ...]]())

    @classmethod
    def read(cls, *paths: Path) -> Register:
        """Read one or more files: GeoJSON or CSV of DUO, or CSV of your own.

        Raises:
            OngeldigRegister: a file cannot be read or has another form.
        """
        names: dict[str, set[tuple[str, ...]]] = {soort: set() for soort in SOORTEN}
        for path in paths:
            for naam, soort in _rows(path):
                names[soort].update(_forms(naam))
        return cls(frozenset(names["school"]), frozenset(names["organisatie"]))


def _rows(path: Path) -> list[tuple[str, str]]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise OngeldigRegister(f"{path}: het bestand is niet te lezen ({error.strerror}).") from error
    text = _decoded(path, raw)
    return _geojson(path, text) if text.lstrip().startswith("{") else _csv(path, text)


def _decoded(path: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = raw.decode("cp1252", errors="replace")
        if "\ufffd" not in text and _duo_column(text):  # DUO's classic files
            return text
        raise OngeldigRegister(f"{path}: het bestand is geen UTF-8. Sla het op met UTF-8.") from error


def _delimiter(text: str) -> str:
    return ";" if ";" in text.partition("\n")[0] else ","


def _duo_column(text: str) -> str | None:
    """The column in which DUO has the name of the school, as it is written in the file."""
    header = text.partition("\n")[0].strip("\r")
    columns = [column for row in csv.reader([header], delimiter=_delimiter(text)) for column in row]
    named = {column.strip().upper().replace("_", " "): column for column in columns}
    return next((named[name] for name in DUO_NAMEN if name in named), None)


def _geojson(path: Path, text: str) -> list[tuple[str, str]]:
    try:
        features = cast("list[Any]", json.loads(text)["features"])
        return [(str(one["properties"]["naam"]), "school") for one in features]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise OngeldigRegister(f"{path}: dit zijn niet de scholen van DUO. {FORM}") from error


def _csv(path: Path, text: str) -> list[tuple[str, str]]:
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error as error:
        raise OngeldigRegister(f"{path}: dit is geen csv. {FORM}") from error
    duo = _duo_column(text)
    if rows and duo is not None and "soort" not in rows[0]:
        return [(naam, "school") for row in rows if (naam := (row[duo] or "").strip())]
    if not rows or not {"naam", "soort"} <= set(rows[0]):
        raise OngeldigRegister(
            f"{path}: de kolommen 'naam' en 'soort' zijn er niet, of er staan geen namen in. {FORM}"
        )
    named: list[tuple[str, str]] = []
    for number, row in enumerate(rows, start=2):
        naam, soort = (row["naam"] or "").strip(), (row["soort"] or "").strip().lower()
        if not naam or soort not in SOORTEN:
            raise OngeldigRegister(
                f"{path}: regel {number} heeft geen naam, of een soort die geen school of organisatie is."
            )
        named.append((naam, soort))
    return named


def _forms(naam: str) -> set[tuple[str, ...]]:
    """The name as people write it: in full, and without what says only what kind of school it is."""
    short = _ACHTERAF.sub("", naam)
    # An article alone says nothing: it may be there or not in the text.
    forms = {words(naam), words(short), words(_VOORAF.sub("", short))}
    forms = {form[1:] if len(form) > 1 and form[0] in ("de", "het", "t", "'t") else form for form in forms}
    return {form for form in forms if form and sum(map(len, form)) > 2}


def words(naam: str) -> tuple[str, ...]:
    """The words of a name in lower case."""
    return tuple(_WOORD.findall(naam.lower()))
