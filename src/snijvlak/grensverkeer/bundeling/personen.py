"""Whether a column looks as if it is about a person: by its name, and by what is in it. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from ..blad import Blad

if TYPE_CHECKING:
    from snijvlak.privacy.herkenning import Soort

K = TypeVar("K", bound=str)
# Kinds of finds that may stand in a column: what is asked for there.
_ALLOWED: dict[str, frozenset[Soort]] = {
    "school": frozenset({"school", "organisatie", "plaats", "wijk"}),
    # Places are named after people and streets ("Leo Kannerschool", "KDC Moskousingel").
    "locatie": frozenset({"school", "organisatie", "plaats", "wijk", "adres"}),
    "woongemeente": frozenset({"plaats", "organisatie", "wijk"}),
    "soort": frozenset({"organisatie"}),
    "aanbieder": frozenset({"organisatie", "plaats", "school", "wijk"}),
}
_WORDS: dict[str, str] = {
    "persoon": "de naam van een mens",
    "bsn": "een burgerservicenummer",
    "datum": "een datum",
    "leeftijd": "een leeftijd",
    "adres": "een adres",
    "postcode": "een postcode",
    "telefoon": "een telefoonnummer",
    "email": "een e-mailadres",
    "klas": "een klas",
}
_DATE = re.compile(
    r"\b(?:[0-3]?[0-9][-/.][01]?[0-9][-/.](?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}[-/][01][0-9][-/][0-3][0-9])\b"
)
_NINE = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9])")
_SPACED = re.compile(r"[ .\-]")


def refusal(sheet: Blad, kolommen: Mapping[K, Iterable[str]], persoonlijk: Iterable[str]) -> str:
    """Why a sheet is refused, in Dutch: the column and what it seems to hold, never the value itself; "" if
    nothing looks personal.

    ``kolommen``: the names of the columns of each kind that may be there; ``persoonlijk``: words by which the
    name of another column tells that it is about a person.
    """
    known = {name: kind for kind, names in kolommen.items() for name in names}
    for column in sheet.kolommen:
        if column in known or not column:
            continue
        if word := next((word for word in persoonlijk if word in column), ""):
            return f"De kolom '{column[:40]}' lijkt over een mens te gaan (het woord '{word}'). {_STEP}"
    for place, column in enumerate(sheet.kolommen):
        values = dict.fromkeys(row.waarden[place] for row in sheet.rijen if place < len(row.waarden))
        if found := _inside(values, known.get(column, "")):
            where = column[:40] or f"nummer {place + 1}"
            return f"In de kolom '{where}' lijkt {found} te staan. {_STEP}"
    return ""


_STEP = "Haal dat weg en geef het bestand opnieuw. Wij hebben er niets van bewaard."


def _inside(values: Iterable[str], kind: str) -> str:
    """What of a person is in one of these values; "" if nothing is."""
    from snijvlak.privacy.herkenning.patronen import eleven

    for value in values:
        if any(eleven(digits) for digits in _NINE.findall(_SPACED.sub("", value))):
            return _WORDS["bsn"]
        if _DATE.search(value):
            return _WORDS["datum"]
        if kind in _ALLOWED and (found := _recognised(value, _ALLOWED[kind])):
            return found
    return ""


def _recognised(value: str, allowed: frozenset[Soort]) -> str:
    from snijvlak.privacy.herkenning import shared  # takes a tenth of a second to load

    for vondst in shared().find(value):
        # A single strange word may well be what a provider calls itself; two or three look like a name.
        certain = vondst.zekerheid == "zeker" or " " in value[vondst.begin : vondst.eind].strip()
        if vondst.soort not in allowed and vondst.soort in _WORDS and certain:
            return _WORDS[vondst.soort]
    return ""
