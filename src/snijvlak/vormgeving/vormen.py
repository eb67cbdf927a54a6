"""Which tables each kind of picture can show, and why another one is refused. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from . import boom

Vorm = Literal["staven", "lijn", "trechter", "waterval", "helling", "matrix", "oorzakenboom"]

ONE_COLUMN = ("staven", "trechter", "waterval")  # these show one column of values, chosen by its name
MAX_SERIES = 5  # more lines than this cannot be told apart in grey
_NAMES = {"staven": "een staaf", "lijn": "een lijn", "trechter": "een trechter", "waterval": "een waterval"}

Rijen = Sequence[Sequence[object]]


def refusal(vorm: Vorm, kolommen: Sequence[str], rijen: Rijen, drawn: int) -> str:
    """Why this picture cannot show the table, in Dutch; "" when it can. ``drawn``: its column, from 0."""
    if vorm == "oorzakenboom":
        return _no_tree(kolommen, rijen)
    if vorm == "matrix":
        return ""
    columns = [drawn] if vorm in ONE_COLUMN else range(1, len(kolommen))
    if any(isinstance(rij[place], str) for rij in rijen for place in columns):
        return f"{_NAMES.get(vorm, 'een helling')} kan alleen een getal tonen"
    if vorm == "lijn" and len(kolommen) - 1 > MAX_SERIES:
        return f"een lijn kan hoogstens {MAX_SERIES} reeksen tonen; kies er minder, of een matrix"
    if vorm == "helling" and len(kolommen) != 3:
        return "een helling vraagt twee kolommen met waarden: twee momenten"
    values = [rij[drawn] for rij in rijen]
    if vorm == "trechter" and any(isinstance(v, int | float) and v < 0 for v in values):
        return "een trechter kan geen getal onder nul tonen"
    if vorm == "waterval" and not _adds_up(values):
        return "de eerste rij en de stappen samen zijn niet de laatste rij"
    return ""


def _no_tree(kolommen: Sequence[str], rijen: Rijen) -> str:
    if len(kolommen) != 3:
        return "een oorzakenboom vraagt drie kolommen: oorzaak, wat zij verklaart en soort"
    try:
        boom.build(rijen)
    except boom.GeenBoom as error:
        return str(error)
    return ""


def _adds_up(values: Sequence[object]) -> bool:
    """True too when a bound or a hidden value leaves it open, and for what rounding of each value can do."""
    numbers = [value for value in values if isinstance(value, int | float)]
    if len(numbers) < len(values) or len(numbers) < 2:
        return True
    digits = max(_decimals(number) for number in numbers)
    room = 0 if not digits else len(numbers) / 2 * 10.0**-digits
    return abs(sum(numbers[:-1]) - numbers[-1]) <= room + 1e-9 * max(abs(number) for number in numbers)


def _decimals(number: float) -> int:
    return (
        0
        if isinstance(number, int) or number.is_integer()
        else len(f"{number:.10f}".rstrip("0")) - len(f"{int(number)}.")
    )
