"""What keys, counts and remainders are called on a page."""

from __future__ import annotations

from decimal import Decimal

from snijvlak.vormgeving.tabel import dutch
from snijvlak.vormgeving.teksten import tekst

SLEUTELS = {
    "leerlingen": tekst("grensverkeer.sleutel.leerlingen"),
    "met-hulp": tekst("grensverkeer.sleutel.met_hulp"),
    "uren": tekst("grensverkeer.sleutel.uren"),
    "basis-en-leerlingen": tekst("grensverkeer.sleutel.basis_en_leerlingen"),
}
KORT = {
    "leerlingen": tekst("grensverkeer.sleutel.kort_leerlingen"),
    "met-hulp": tekst("grensverkeer.sleutel.kort_met_hulp"),
    "uren": tekst("grensverkeer.sleutel.kort_uren"),
    "basis-en-leerlingen": tekst("grensverkeer.sleutel.kort_basis"),
}
MATEN = {
    "leerlingen": tekst("grensverkeer.maat.leerlingen"),
    "met-hulp": tekst("grensverkeer.maat.met_hulp"),
    "uren": tekst("grensverkeer.maat.uren"),
}
RESTEN = {
    "buiten-regio": tekst("grensverkeer.rest.buiten_regio"),
    "buitenland": tekst("grensverkeer.rest.buitenland"),
    "onbekend": tekst("grensverkeer.rest.onbekend"),
}
WIE_REST = {
    "voorfinancier": tekst("grensverkeer.rest.bij_voorfinancier"),
    "deelnemers": tekst("grensverkeer.rest.bij_deelnemers"),
}


def place(name: str) -> str:
    """A municipality or a remainder as people call it."""
    return RESTEN.get(name, name)


def euro(amount: Decimal) -> str:
    """An amount in euros as people write it: ``1.234,50``."""
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def percent(part: Decimal) -> str:
    """A part of one, in percent: ``12,5``."""
    return dutch(float(part * 100)).removesuffix(",0")
