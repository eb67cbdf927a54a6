"""Made-up arrangements: settled, with an advance that is laid down, and a concept; and a list to bundle."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from snijvlak.grensverkeer.bundeling import actions as bundeling
from snijvlak.grensverkeer.bundeling import inlezen, voorbeeld
from snijvlak.grensverkeer.kostendeling import actions, queries, regels
from snijvlak.grensverkeer.kostendeling.aantallen import typed
from snijvlak.grensverkeer.kostendeling.deling import Invoer, Telling
from snijvlak.grensverkeer.models import Arrangement, Deling
from snijvlak.toegang.models import Persoon

_SCHOOL = "SBO De Papieren Poort (verzonnen)"
# What was expected, and what it became: pupils and pupils with help per home municipality.
_EXPECTED = {
    "'s-Gravenhage": "58-61-66",
    "Rijswijk": "14-17-20",
    "Leidschendam-Voorburg": "21",
    "onbekend": "1-2-4",
}
_BECAME = {
    "'s-Gravenhage": "63",
    "Rijswijk": "15",
    "Leidschendam-Voorburg": "24",
    "Delft": "2",
    "onbekend": "1",
}
_HELPED = {"'s-Gravenhage": "17", "Rijswijk": "6-7-9", "Leidschendam-Voorburg": "8"}


def load(adviser: Persoon, today: dt.date) -> None:
    """Make three arrangements and give a list, as the adviser would."""
    settled = _make("Structuurklas (verzonnen)", today.year - 1, "84.500", "H3 (verzonnen)", adviser)
    advance = _lay_down(_counted(settled, "voorschot", _EXPECTED, adviser), adviser)
    actions.begin_settlement(advance.arrangement, door=adviser)
    real = _counted(settled, "verrekening", _BECAME, adviser)
    real = actions.save(real, replace(queries.input_of(real), kosten=Decimal("88120.55")), door=adviser)
    _lay_down(real, adviser)
    laid = _make("Jeugdcoach op school (verzonnen)", today.year, "96.000", "'s-Gravenhage", adviser)
    _lay_down(_counted(laid, "voorschot", _EXPECTED, adviser), adviser)
    concept = _make("Persoonlijke verzorging (verzonnen)", today.year + 1, "61.250", "Rijswijk", adviser)
    _counted(concept, "voorschot", _EXPECTED, adviser)
    bundeling.keep(inlezen.read(voorbeeld.make()), door=adviser)


def _make(naam: str, jaar: int, kosten: str, voorfinancier: str, adviser: Persoon) -> Arrangement:
    rules = regels.load()
    given: dict[str, Any] = {
        "kosten": Decimal(kosten.replace(".", "")),
        "sleutel": rules.sleutel("leerlingen"),
        "voorfinancier": voorfinancier,
        "rest": rules.rest,
    }
    invoer: Invoer = queries.empty_input(**given)
    return actions.add_arrangement(actions.Nieuw(naam, _SCHOOL, "", jaar), invoer, door=adviser)


def _counted(one: Arrangement, soort: str, pupils: dict[str, str], adviser: Persoon) -> Deling:
    newest = queries.newest(one, soort)
    assert newest is not None  # noqa: S101 -- it was just made
    invoer = queries.input_of(newest)
    for maat, counts in (("leerlingen", pupils), ("met-hulp", _HELPED)):
        rows = tuple(typed(name, text) for name, text in counts.items())
        invoer = invoer.with_count(maat, Telling(rows, bron="verzonnen telling"))
    return actions.save(newest, invoer, door=adviser)


def _lay_down(deling: Deling, adviser: Persoon) -> Deling:
    return actions.lay_down(deling, door=adviser)
