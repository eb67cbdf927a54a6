"""Per school: how much individual help there is side by side, and what bundling it may bring. Plain Python.

Help that can be collective costs K now. When a part d of it is, that part costs F + d K r p / g: r is the
part of the hours that stays (without travelling), g how many pupils an hour helps, p the price of an hour
against now, F what arranging it costs. So it may cost d K at most, and gains d K (1 - r p / g) - F. The
gain is monotone in each assumption when the others stay, so its least and its most are at their bounds:
all of them are tried.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product

from .inlezen import Individueel
from .regels import Aannames, Bundeling


@dataclass(frozen=True)
class Marge:
    """A figure with its margin; laag <= midden <= hoog."""

    laag: Fraction
    midden: Fraction
    hoog: Fraction


@dataclass(frozen=True)
class Deelnemer:
    """A municipality that would join: how many arrangements that can be bundled, and their cost a year."""

    gemeente: str
    arrangementen: int
    uren: Decimal
    kosten: Decimal


@dataclass(frozen=True)
class School:
    """A school with individual help. Hours a week, euros a year.

    ``hulpverleners``: at least what the hours of each provider take, at most one per arrangement; the list
    does not say who does what. ``per_100``: those per hundred pupils; None when the pupils were not told.
    ``bundelbaar``, with ``kosten_bundelbaar``, is what could be collective; ``hoogstens`` what collective
    help for it may cost. ``nodig``: how many arrangements have to join before it costs no more than now;
    None when it never does. ``onbekend``: kinds of help of which the rules do not say whether they can.
    """

    naam: str
    leerlingen: int
    arrangementen: int
    aanbieders: int
    gemeenten: int
    uren: Decimal
    kosten: Decimal
    hulpverleners: tuple[int, int]
    per_100: tuple[Fraction, Fraction] | None
    bundelbaar: int
    kosten_bundelbaar: Decimal
    hoogstens: Marge
    collectief: Marge
    winst: Marge
    nodig: int | None
    deelnemers: tuple[Deelnemer, ...]
    onbekend: tuple[str, ...]


def schools(rows: Iterable[Individueel], rules: Bundeling) -> tuple[School, ...]:
    """The schools with enough that can be bundled, the likely gain that is largest first."""
    by_school: dict[str, list[Individueel]] = defaultdict(list)
    for row in rows:
        by_school[row.school.casefold()].append(row)
    found = [_school(rows, rules) for rows in by_school.values()]
    enough = [one for one in found if one.bundelbaar >= rules.minimum_arrangementen]
    return tuple(sorted(enough, key=lambda one: (-one.winst.midden, one.naam)))


def can_be_bundled(soort: str, rules: Bundeling) -> bool | None:
    """Whether help of a kind can be collective; None when the rules do not say."""
    if any(word in soort for word in rules.blijft_individueel):
        return False
    return True if any(word in soort for word in rules.bundelbaar) else None


def _school(rows: Sequence[Individueel], rules: Bundeling) -> School:
    able = [row for row in rows if can_be_bundled(row.soort, rules)]
    now = sum((row.kosten for row in able), Decimal())
    pupils = max(row.leerlingen for row in rows)
    helpers = _helpers(rows, rules)
    hoogstens, collectief, winst = gain(Fraction(now), rules.aannames)
    return School(
        naam=Counter(row.school for row in rows).most_common(1)[0][0],
        leerlingen=pupils,
        arrangementen=len(rows),
        aanbieders=len({row.aanbieder.casefold() for row in rows}),
        gemeenten=len({row.woongemeente for row in rows}),
        uren=sum((row.uren for row in rows), Decimal()),
        kosten=sum((row.kosten for row in rows), Decimal()),
        hulpverleners=helpers,
        per_100=(Fraction(100 * helpers[0], pupils), Fraction(100 * helpers[1], pupils)) if pupils else None,
        bundelbaar=len(able),
        kosten_bundelbaar=now,
        hoogstens=hoogstens,
        collectief=collectief,
        winst=winst,
        nodig=needed(len(able), Fraction(now), rules.aannames),
        deelnemers=_joining(able),
        onbekend=tuple(sorted({row.soort for row in rows if can_be_bundled(row.soort, rules) is None})),
    )


def _helpers(rows: Sequence[Individueel], rules: Bundeling) -> tuple[int, int]:
    hours: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        hours[row.aanbieder.casefold()] += row.uren
    return sum(math.ceil(each / rules.uren_per_hulpverlener) for each in hours.values()), len(rows)


def gain(now: Fraction, aannames: Aannames) -> tuple[Marge, Marge, Marge]:
    """What collective help may cost at most, what it costs, and what it gains, in euros a year.

    ``now`` is what the individual help costs that can be bundled.
    """
    names = ("deelname", "reizen", "groep", "uurprijs", "vast")
    given = [getattr(aannames, name) for name in names]
    middle = _one(now, *(Fraction(one.midden) for one in given))
    corners = [
        _one(now, *corner) for corner in product(*((Fraction(one.laag), Fraction(one.hoog)) for one in given))
    ]
    bounds = [(min(values), max(values)) for values in zip(*corners, strict=True)]
    most, cost, won = (Marge(low, mid, high) for (low, high), mid in zip(bounds, middle, strict=True))
    return most, cost, won


def _one(
    now: Fraction, deelname: Fraction, reizen: Fraction, groep: Fraction, uurprijs: Fraction, vast: Fraction
) -> tuple[Fraction, Fraction, Fraction]:
    most = deelname * now
    cost = vast + most * (1 - reizen) * uurprijs / groep
    return most, cost, most - cost


def needed(able: int, now: Fraction, aannames: Aannames) -> int | None:
    """How many arrangements of average cost have to join to break even, by the middle of each assumption."""
    if not able:
        return None
    kept = 1 - Fraction((1 - aannames.reizen.midden) * aannames.uurprijs.midden) / Fraction(
        aannames.groep.midden
    )
    each = now / able * kept
    if each <= 0:
        return None
    return max(1, math.ceil(Fraction(aannames.vast.midden) / each))


def _joining(able: Sequence[Individueel]) -> tuple[Deelnemer, ...]:
    homes: dict[str, list[Individueel]] = defaultdict(list)
    for row in able:
        homes[row.woongemeente].append(row)
    found = [
        Deelnemer(
            name,
            len(rows),
            sum((row.uren for row in rows), Decimal()),
            sum((row.kosten for row in rows), Decimal()),
        )
        for name, rows in homes.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.kosten, one.gemeente)))
