"""A list of individual arrangements per school, from an uploaded file. Plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from snijvlak.gebied.queries import find_gemeente

from .. import blad
from ..blad import Terzijde
from ..kostendeling.aantallen import OngeldigeAantallen, number
from .personen import refusal
from .regels import Kolom, load

MAX_HOURS, MAX_COST, MAX_PUPILS = Decimal(60), Decimal(500_000), 5_000
ELSEWHERE = "buiten de regio"
_NEEDED: tuple[Kolom, ...] = ("school", "woongemeente", "soort", "aanbieder", "uren", "kosten")
_STEP = "Geef de kolommen school, woongemeente, soort hulp, aanbieder, uren per week en kosten per jaar."


@dataclass(frozen=True)
class Individueel:
    """Help for one pupil: hours a week, euros a year. ``leerlingen``: of the whole school; 0 if not told."""

    school: str
    woongemeente: str
    soort: str
    aanbieder: str
    uren: Decimal
    kosten: Decimal
    leerlingen: int = 0


@dataclass(frozen=True)
class Lijst:
    """The rows that can be used, and those set aside."""

    rijen: tuple[Individueel, ...]
    terzijde: tuple[Terzijde, ...]


def read(content: bytes) -> Lijst:
    """The list in a file (CSV or xlsx).

    Raises:
        OnbruikbaarBestand: it looks personal, a column is missing or strange, or too many rows are no use.
    """
    rules = load()
    sheet = blad.read(content)
    if why := refusal(sheet, rules.kolommen, rules.persoonlijk):
        raise blad.OnbruikbaarBestand(why)
    places = blad.columns(sheet, rules.kolommen, _NEEDED, _STEP)
    good: list[Individueel] = []
    aside: list[Terzijde] = []
    for row in sheet.rijen:
        try:
            if len(row.waarden) > len(sheet.kolommen):
                raise OngeldigeAantallen("er staat meer in dan er kolommen zijn.")
            good.append(_row({kind: row.waarden[place] for kind, place in places.items()}))
        except OngeldigeAantallen as error:
            aside.append(Terzijde(row.regel, str(error)))
    blad.refuse_if_too_bad(sheet, aside, float(rules.meeste_terzijde))
    return Lijst(tuple(good), tuple(aside))


def _row(values: Mapping[Kolom, str]) -> Individueel:
    texts: tuple[Kolom, ...] = ("school", "soort", "aanbieder")
    for kind in texts:
        if not values[kind]:
            raise OngeldigeAantallen(f"bij '{kind}' staat niets.")
        if len(values[kind]) > 120:
            raise OngeldigeAantallen(f"bij '{kind}' staat te veel tekst.")
    return Individueel(
        values["school"],
        _home(values["woongemeente"]),
        values["soort"].casefold(),
        values["aanbieder"],
        _amount(values["uren"], "uren", MAX_HOURS),
        _amount(values["kosten"], "kosten", MAX_COST),
        int(_amount(values["leerlingen"], "leerlingen", Decimal(MAX_PUPILS)))
        if values.get("leerlingen")
        else 0,
    )


def _home(name: str) -> str:
    if name.casefold() == ELSEWHERE:
        return ELSEWHERE
    found = find_gemeente(name)
    if found is None:
        # What stands there is not told: in the wrong column it may be a name.
        raise OngeldigeAantallen(
            f"deze woongemeente kennen wij niet. Verbeter de naam, of schrijf '{ELSEWHERE}'."
        )
    return found.naam


def _amount(text: str, what: str, most: Decimal) -> Decimal:
    try:
        found = number(text)
    except OngeldigeAantallen as error:
        raise OngeldigeAantallen(f"bij '{what}' staat geen getal.") from error
    if not 0 < found <= most:
        raise OngeldigeAantallen(f"bij '{what}' hoort een getal boven 0, en hoogstens {most}.")
    return found
