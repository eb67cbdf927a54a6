"""From the historical division of a budget to the objective one, in steps that are never too large.

Source: RIS324582 (letter of 31 March 2026): the total budget, first divided by history, moves to the
objective division in steps of at most 3% a year. How the steps relate is ours: each year every area covers
the same part of what it still has to go, and that part is as large as the largest step allows. So the total
stays the same, nobody goes too far, and all arrive in the same year.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

Budgetten = dict[str, Fraction]


class OngeldigeBudgetten(ValueError):
    """The budgets cannot be phased in; the message says in Dutch what is wrong and what to do."""


def path(
    historisch: Mapping[str, Fraction], objectief: Mapping[str, Fraction], stap: Fraction
) -> list[Budgetten]:
    """The budgets of each year after the historical ones, in the same unit; the last are the objective ones.

    ``stap`` is the largest change of a year, as a part of the area's budget in the year before (3%: 3/100).
    Empty when there is nothing to move.

    Raises:
        OngeldigeBudgetten: other areas, another total, or a budget that is not above 0.
    """
    _check(historisch, objectief)
    goal = dict(objectief)
    years: list[Budgetten] = []
    now = dict(historisch)
    while now != goal:
        now = _next(now, goal, stap)
        years.append(now)
    return years


def _next(now: Budgetten, goal: Budgetten, stap: Fraction) -> Budgetten:
    parts = [stap * now[g] / abs(goal[g] - now[g]) for g in now if goal[g] != now[g]]
    part = min(Fraction(1), *parts)
    return {g: now[g] + part * (goal[g] - now[g]) for g in now}


def whole(budgetten: Mapping[str, Fraction]) -> dict[str, int]:
    """Rounded to whole units so that the total is kept: the largest remainders are rounded up.

    The total must be whole, as that of `path` is when the historical total is.
    """
    down = {g: int(amount) for g, amount in budgetten.items()}
    left = int(sum(budgetten.values(), Fraction())) - sum(down.values())
    by_remainder = sorted(budgetten, key=lambda g: (down[g] - budgetten[g], g))
    return {g: down[g] + (g in by_remainder[:left]) for g in budgetten}


def _check(historisch: Mapping[str, Fraction], objectief: Mapping[str, Fraction]) -> None:
    if not historisch or historisch.keys() != objectief.keys():
        raise OngeldigeBudgetten("Geef voor elk gebied een historisch en een objectief budget.")
    for gebied, amount in (*historisch.items(), *objectief.items()):
        if amount <= 0:
            raise OngeldigeBudgetten(f"Het budget van {gebied} moet groter zijn dan 0.")
    before, after = sum(historisch.values()), sum(objectief.values())
    if before != after:
        raise OngeldigeBudgetten(
            f"De totalen zijn niet gelijk: historisch {before}, objectief {after}. "
            "Verdeel in beide kolommen hetzelfde bedrag."
        )
