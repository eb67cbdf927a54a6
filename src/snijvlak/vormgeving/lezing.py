"""Proposes the sentence that says what is to be seen in the picture of a table. Plain Python.

It says no more than the texts in the table: it compares the bounds that may be shown, and where these overlap
or a value is hidden it says that it is not sure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .richting import Richting, direction
from .tabel import Tabel, Waarde, grenzen, readable
from .vormen import Vorm

Named = tuple[str, Waarde]


def illustrate(tabel: Tabel, vorm: Vorm, kolom: str = "") -> Tabel:
    """The same table with this picture, and as ``lezing`` the sentence that is proposed for it.

    Raises:
        ValueError: the picture cannot show this table.
    """
    drawn = replace(tabel, vorm=vorm, kolom=kolom, lezing=tabel.lezing.strip() or tabel.titel)
    return replace(drawn, lezing=reading(drawn))


def reading(tabel: Tabel) -> str:
    """One Dutch sentence about the picture of a table; about what is highest when there is no ``vorm``."""
    if not tabel.rijen:
        return "Er is nog niets te zien."
    match tabel.vorm:
        case "oorzakenboom":
            return _tree(tabel)
        case "lijn":
            return _lines(tabel)
        case "helling":
            pairs = [(rij[1], rij[2]) for rij in tabel.rijen]
            return _ways(pairs, tabel.kolommen[1], tabel.kolommen[2])
        case "trechter":
            return _funnel(_column(tabel))
        case "waterval":
            return _waterfall(_column(tabel))
        case "staven":
            return _highest(_column(tabel))
        case _:
            return _highest(_cells(tabel))


def _column(tabel: Tabel) -> list[Named]:
    return [(readable(rij[0]), rij[tabel.drawn]) for rij in tabel.rijen]


def _cells(tabel: Tabel) -> list[Named]:
    return [
        (f"{readable(rij[0])}, {kolom}", value)
        for rij in tabel.rijen
        for kolom, value in zip(tabel.kolommen[1:], rij[1:], strict=True)
        if not isinstance(value, str)
    ]


def _highest(values: Sequence[Named]) -> str:
    shown = [pair for pair in values if grenzen(pair[1])]
    hidden = len(values) - len(shown)
    if not shown:
        return "Alle waarden zijn verborgen."
    more = f"; {hidden} {'waarde is' if hidden == 1 else 'waarden zijn'} verborgen" if hidden else ""
    of_shown = " van wat te zien is" if hidden else ""
    if len(shown) == 1:
        return f"{_with(shown[0])} is de enige waarde{of_shown}{more}."
    if all(direction(one[1], two[1]) == "blijft gelijk" for one, two in pairwise(shown)):
        return f"Alle waarden{of_shown} zijn gelijk: {readable(shown[0][1])}{more}."
    top, bottom = _beyond(shown, "daalt"), _beyond(shown, "stijgt")
    if top:
        lowest = f", {_with(bottom)} het laagst" if bottom else ""
        return f"{_with(top)} is het hoogst{of_shown}{lowest}{more}."
    if bottom:
        return f"{_with(bottom)} is het laagst{of_shown}{more}."
    return f"Het is niet zeker welke waarde het hoogst is{more}."


def _with(named: Named) -> str:
    return f"{named[0]} ({readable(named[1])})"


def _beyond(values: Sequence[Named], way: Richting) -> Named | None:
    """The value from which it goes ``way`` to every other value for sure."""
    for place, one in enumerate(values):
        others = [*values[:place], *values[place + 1 :]]
        if all(direction(one[1], other[1]) == way for other in others):
            return one
    return None


def _lines(tabel: Tabel) -> str:
    first, last = readable(tabel.rijen[0][0]), readable(tabel.rijen[-1][0])
    if len(tabel.rijen) == 1:
        return f"Er is een moment te zien: {first}."
    begin, end, serie = tabel.rijen[0], tabel.rijen[-1], tabel.kolommen[1]
    if len(tabel.kolommen) > 2:
        return _ways(list(zip(begin[1:], end[1:], strict=True)), first, last)
    course = f"{serie} gaat van {readable(begin[1])} ({first}) naar {readable(end[1])} ({last})"
    way = direction(begin[1], end[1])
    return f"{course}: {'dat is onzeker' if way == 'onzeker' else f'dat {way}'}."


_MANY: dict[Richting, tuple[str, str]] = {
    "stijgt": ("stijgt", "stijgen"),
    "daalt": ("daalt", "dalen"),
    "blijft gelijk": ("blijft gelijk", "blijven gelijk"),
    "onzeker": ("is onzeker", "zijn onzeker"),
}


def _ways(pairs: Sequence[tuple[Waarde, Waarde]], begin: str, end: str) -> str:
    counts = Counter(direction(one, two) for one, two in pairs)
    parts = [
        f"{counts[way]} {one if counts[way] == 1 else more}"
        for way, (one, more) in _MANY.items()
        if counts[way]
    ]
    said = f"{', '.join(parts[:-1])} en {parts[-1]}" if len(parts) > 1 else parts[0]
    return f"Van {begin} tot {end}: {said}."


def _funnel(values: Sequence[Named]) -> str:
    first, last = values[0], values[-1]
    if len(values) == 1:
        return f"Er is een stap te zien: {_with(first)}."
    said = f"Van {_with(first)} naar {_with(last)} in {len(values)} stappen"
    steps = [(under[0], _fall(above[1], under[1])) for above, under in pairwise(values)]
    known = [(name, fall) for name, fall in steps if fall is not None]
    most = max(known, key=lambda step: step[1][0], default=None)
    if most is None or most[1][0] <= 0 or len(known) < len(steps):
        return f"{said}."
    others = [fall for name, fall in known if (name, fall) != most]
    sure = len(others) == len(known) - 1 and all(fall[1] < most[1][0] for fall in others)
    return f"{said}; bij {most[0]} valt het meeste af." if sure else f"{said}."


def _fall(above: Waarde, under: Waarde) -> tuple[float, float] | None:
    """The least and the most that falls off between two stages."""
    one, two = grenzen(above), grenzen(under)
    return (one[0] - two[1], one[1] - two[0]) if one and two else None


def _waterfall(values: Sequence[Named]) -> str:
    first, last, steps = values[0], values[-1], values[1:-1]
    if len(values) == 1:
        return f"Het begin is {_with(first)}, zonder stappen."
    said = f"Van {_with(first)} naar {_with(last)}"
    sizes = [(name, value) for name, value in steps if isinstance(value, int | float)]
    if not steps or len(sizes) < len(steps):
        return f"{said} in {len(steps)} {'stap' if len(steps) == 1 else 'stappen'}."
    most = max(abs(size) for _, size in sizes)
    biggest = [(name, size) for name, size in sizes if abs(size) == most]
    return f"{said}; de grootste stap is {_with(biggest[0])}." if len(biggest) == 1 else f"{said}."


def _tree(tabel: Tabel) -> str:
    roots = tabel.takken
    count, deep = sum(root.aantal for root in roots), max(root.diepte for root in roots)
    if not count:
        return "Er staan nog geen oorzaken."
    causes = "staat 1 oorzaak" if count == 1 else f"staan {count} oorzaken"
    what = f"'{roots[0].naam}'" if len(roots) == 1 else f"{len(roots)} gebeurtenissen"
    return f"Bij {what} {causes}; de laatste oorzaak is {deep} keer waarom diep."
