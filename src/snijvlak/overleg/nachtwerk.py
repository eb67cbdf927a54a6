"""What this room does each night: count the half year that is over."""

from __future__ import annotations

import datetime as dt

from . import actions, queries


def count_patterns(today: dt.date) -> str:
    """Count each half year that is over and was not counted; says which."""
    made = actions.count_patterns(today, door=None)
    return " ".join(f"Geteld: de {queries.name_of(row.halfjaar)}." for row in made)
