"""The path of a budget to the objective division."""

from __future__ import annotations

from fractions import Fraction

from snijvlak.verdeelmodel.ingroei import path

from .meten import Row

STAP = 0.03


def rows() -> list[Row]:
    """Forty made-up areas, exact, against the same with ordinary numbers."""
    areas = [f"gebied {n}" for n in range(40)]
    now = {g: Fraction(1_000_000 + 10_000 * n) for n, g in enumerate(areas)}
    goal = dict(zip(areas, reversed(now.values()), strict=True))
    return [
        Row(
            "verdeelmodel",
            "path of 40 areas, exact",
            lambda: path(now, goal, Fraction(3, 100)),
            "the same in floats",
            lambda: _floats({g: float(v) for g, v in now.items()}, {g: float(v) for g, v in goal.items()}),
        )
    ]


def _floats(now: dict[str, float], goal: dict[str, float]) -> list[dict[str, float]]:
    years = []
    part = 0.0
    while part < 1:
        part = min(1.0, *(STAP * now[g] / abs(goal[g] - now[g]) for g in now if goal[g] != now[g]))
        now = {g: now[g] + part * (goal[g] - now[g]) for g in now}
        years.append(now)
    return years
