"""Looking up a postcode."""

from __future__ import annotations

import csv
import datetime as dt
import io

from snijvlak.gebied import queries
from snijvlak.gebied.regels import load

from .meten import Row

DAY = dt.date(2026, 1, 1)


def rows() -> list[Row]:
    """Every postcode of our table, against a dict that was read from a CSV."""
    postcodes = [pc for gebied in load().gebieden for pc in gebied.expand()]
    text = "\n".join(f"{pc},{g.gemeente},{g.po},{g.vo}" for g in load().gebieden for pc in g.expand())
    plain = {row[0]: row[1:] for row in csv.reader(io.StringIO(text))}
    return [
        Row(
            "gebied",
            f"look up {len(postcodes)} postcodes",
            lambda: [queries.look_up_postcode(pc, DAY) for pc in postcodes],
            "a dict from a CSV",
            lambda: [plain[pc] for pc in postcodes],
        )
    ]
