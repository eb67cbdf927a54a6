"""Percentages, only where the group is large enough to bear one."""

from __future__ import annotations

from . import regels


def share(deel: int | None, geheel: int | None, *, vanaf: int | None = None) -> int | None:
    """Which part of a group, in whole per cent; None where it may not or can not be said.

    ``deel`` and ``geheel`` are numbers as published, None where hidden: a percentage of a hidden number would
    give it away. ``vanaf`` is the smallest group, by default that of today's rules.

    Raises:
        ValueError: a negative number, or a part larger than the whole.
    """
    if deel is None or geheel is None:
        return None
    if not 0 <= deel <= geheel:
        raise ValueError(f"{deel} is geen deel van {geheel}")
    if geheel < (vanaf or regels.today().procent_vanaf):
        return None
    return (200 * deel + geheel) // (2 * geheel)
