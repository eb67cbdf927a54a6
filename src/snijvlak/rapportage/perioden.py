"""Short names of periods: 2026, 2026-H1 (half year), 2026-K3 (quarter)."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_PERIOD = re.compile(r"(\d{4})(?:-(H[12]|K[1-4]))?")
_PARTS = {"H": 6, "K": 3}  # months in a half year and in a quarter (kwartaal)


def name_of(begin: dt.date, eind: dt.date) -> str:
    """A short name of a period: 2026, 2026-H1 (half year), 2026-K3 (quarter), or both days."""
    names = [
        f"{begin.year}",
        *(f"{begin.year}-H{n}" for n in (1, 2)),
        *(f"{begin.year}-K{n}" for n in range(1, 5)),
    ]
    return next((name for name in names if days_of(name) == (begin, eind)), f"{begin}_{eind}")


def days_of(name: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of 2026, 2026-H1 or 2026-K3; None when it is none of these."""
    found = _PERIOD.fullmatch(name)
    if found is None:
        return None
    year, part = int(found[1]), found[2]
    months = _PARTS[part[0]] if part else 12
    last = months * int(part[1]) if part else 12
    first = last - months + 1
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
