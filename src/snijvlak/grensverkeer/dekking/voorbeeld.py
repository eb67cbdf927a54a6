"""A made-up list of locations with places and waiting lists, for the demo and the tests: nothing is real.

Schools are those of the made-up world, with about as many places as they have pupils. Of one in six nobody
gives the places, so that the demo shows what is assumed. The sites of care have made-up names.
"""

from __future__ import annotations

import csv
import io
import random
from typing import TYPE_CHECKING

from .tellen import region, verbanden

if TYPE_CHECKING:
    from ..generator import Wereld

_ZORG = (
    ("KDC", "KDC De Bedachte Boom", (30, 70), (0, 25)),
    ("KDC", "KDC De Papieren Vogel", (30, 70), (0, 25)),
    ("KDC", "KDC Het Verzonnen Veld", (30, 70), (0, 25)),
    ("KDC", "KDC De Denkbeeldige Tuin", (30, 70), (0, 25)),
    ("zorglocatie", "Zorgboerderij Het Bedachte Erf", (6, 16), (0, 8)),
    ("zorglocatie", "Behandelgroep De Verzonnen Haven", (8, 20), (0, 12)),
    ("zorglocatie", "Woonvoorziening Het Papieren Huis", (6, 12), (0, 6)),
)
_COLUMNS = ("locatie", "soort", "postcode", "plaatsen", "wachtlijst", "vestiging", "cluster")


def make(world: Wereld, zaad: int = 1) -> bytes:
    """The list as CSV; the same ``zaad`` gives the same bytes."""
    import polars as pl

    chance = random.Random(zaad)  # noqa: S311 - repeatable example data, no secret
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(_COLUMNS)
    newest = world.leerlingen.filter(pl.col("peiljaar") == pl.col("peiljaar").max())
    pupils = dict(newest.group_by("vestiging").agg(pl.col("aantal").sum()).iter_rows())
    mine = world.scholen.filter(pl.col("gemeentecode").is_in(list(region())), pl.col("soort") != "BO")
    rows = mine.select("vestiging", "soort", "naam", "pc4").sort("vestiging").iter_rows()
    for number, (code, soort, name, pc4) in enumerate(rows):
        if number % 6 == 5:
            continue
        places = 5 * round(pupils[code] * chance.uniform(0.97, 1.12) / 5 + 0.5)
        waiting = chance.choice((0, 0, 3, 7, 12, 18)) if soort != "SBO" else chance.choice((0, 0, 0, 4))
        cluster = chance.choice("34") if soort != "SBO" else ""
        writer.writerow([name, soort, pc4, places, waiting, code, cluster])
    homes = sorted(pc4 for pc4 in verbanden() if pc4 in set(mine["pc4"]))
    for (soort, name, places, waiting), pc4 in zip(_ZORG, chance.sample(homes, len(_ZORG)), strict=True):
        row = [f"{name} (verzonnen)", soort, pc4, chance.randint(*places), chance.randint(*waiting)]
        writer.writerow([*row, "", ""])
    return out.getvalue().encode()
