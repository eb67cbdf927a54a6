"""A list of locations with places and waiting lists, from a file that somebody gives. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from snijvlak.gebied.queries import pc4

from .. import blad
from ..blad import Terzijde
from ..bundeling import regels as bundeling
from ..bundeling.personen import refusal
from ..tellingen import EENHEDEN
from .regels import Dekking, Kolom, load

MAX_PLACES = 5_000
_NEEDED: tuple[Kolom, ...] = ("locatie", "soort", "postcode", "plaatsen")
_STEP = "Geef de kolommen locatie, soort, postcode en plaatsen. Wachtlijst, vestiging en cluster mogen erbij."
CLUSTERS = ("1", "2", "3", "4")


@dataclass(frozen=True)
class Opgave:
    """What was given of a location: a type of education or of care, where (postcode of four digits), and its
    places. ``wachtlijst`` is None when nobody gave it; ``vestiging`` (BRIN and number) and ``cluster`` are
    empty then."""

    locatie: str
    soort: str
    pc4: str
    plaatsen: int
    wachtlijst: int | None = None
    vestiging: str = ""
    cluster: str = ""


@dataclass(frozen=True)
class Aanbod:
    """The locations that can be used, and the rows set aside."""

    opgaven: tuple[Opgave, ...]
    terzijde: tuple[Terzijde, ...]


class _Onbruikbaar(ValueError):
    """A row that cannot be used; the text says why."""


def read(content: bytes, gemeente_van: Mapping[str, str]) -> Aanbod:
    """The list in a file (CSV or xlsx). ``gemeente_van`` has the postcodes that are known.

    Raises:
        OnbruikbaarBestand: it looks personal, a column is missing or strange, or too many rows are no use.
    """
    rules = load()
    sheet = blad.read(content)
    if why := refusal(sheet, rules.kolommen, bundeling.load().persoonlijk):
        raise blad.OnbruikbaarBestand(why)
    places = blad.columns(sheet, rules.kolommen, _NEEDED, _STEP)
    good: dict[tuple[str, str, str], Opgave] = {}
    aside: list[Terzijde] = []
    for row in sheet.rijen:
        try:
            if len(row.waarden) > len(sheet.kolommen):
                raise _Onbruikbaar("er staat meer in dan er kolommen zijn.")
            one = _row({kind: row.waarden[place] for kind, place in places.items()}, rules, gemeente_van)
            key = (one.locatie.casefold(), one.soort, one.vestiging or one.pc4)
            if key in good:
                raise _Onbruikbaar("deze locatie staat er twee keer in, met dezelfde soort.")
            good[key] = one
        except _Onbruikbaar as error:
            aside.append(Terzijde(row.regel, str(error)))
    blad.refuse_if_too_bad(sheet, aside, float(rules.meeste_terzijde))
    return Aanbod(tuple(good.values()), tuple(aside))


def _row(values: Mapping[Kolom, str], rules: Dekking, gemeente_van: Mapping[str, str]) -> Opgave:
    name = values["locatie"]
    if not name or len(name) > 120:
        raise _Onbruikbaar("bij 'locatie' hoort een naam van hoogstens 120 tekens.")
    kinds = {kind.casefold(): kind for kind in (*rules.soorten, *rules.zorg)}
    soort = kinds.get(values["soort"].casefold())
    if soort is None:
        raise _Onbruikbaar(f"deze soort kennen wij niet. Kies uit: {', '.join(kinds.values())}.")
    postcode = pc4(values["postcode"])
    if postcode is None or postcode not in gemeente_van:
        raise _Onbruikbaar("deze postcode kennen wij niet.")
    waiting = values.get("wachtlijst", "")
    return Opgave(
        name,
        soort,
        postcode,
        _count(values["plaatsen"], "plaatsen"),
        _count(waiting, "wachtlijst") if waiting else None,
        _school(values.get("vestiging", "")),
        _cluster(values.get("cluster", ""), soort),
    )


def _count(text: str, what: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > MAX_PLACES:
        raise _Onbruikbaar(f"bij '{what}' hoort een heel getal van 0 tot en met {MAX_PLACES}.")
    return int(text)


def _school(text: str) -> str:
    code = text.upper()
    code = f"{code}00" if len(code) == 4 else code
    if code and not re.fullmatch(EENHEDEN["vestiging"], code):
        raise _Onbruikbaar("bij 'vestiging' hoort een BRIN met nummer, zoals 00AO00.")
    return code


def _cluster(text: str, soort: str) -> str:
    if text and (text not in CLUSTERS or soort not in ("SO", "VSO")):
        raise _Onbruikbaar("een cluster is 1, 2, 3 of 4, en hoort alleen bij SO en VSO.")
    return text
