"""Which masked cells are likely larger, before any sum is kept: what the same school draws from nearby.

Two measures per cell, each without the cell itself:

- what the school draws from other postcodes of the same home municipality, per postcode;
- what it draws from postcodes with numbers near this one, per pupil who lives there, times the pupils who
  live
  in this postcode. Numbers of Dutch postcodes follow the map, so no locations are needed.

How much each measure counts is learned from the tables (`verwachting`), for each type and year again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .stelsel import Getallen, Stelsel, Vector

if TYPE_CHECKING:
    import polars as pl

BEREIK = 10.0  # the weight of a postcode falls by a factor e for each ten numbers further
# What a school draws from nearby is mixed with what it draws from everywhere, as if so many pupils lived
# nearby who go to school as everyone does: a few pupils tell little.
MENGEN = 20.0
# A masked cell counts for about this in the measures: the mean of what DUO masked in 2017 (totals per school
# less what is shown: 1.58 in VSO to 1.77 in SBO).
MIDDEN = 1.7
_KLEIN = 0.5  # keeps the logarithm of nothing finite


def measures(system: Stelsel, bevolking: dict[str, float], postcodes: dict[str, str]) -> Vector:
    """The measures, one row per cell and two columns, each with mean 0 and deviation 1.

    ``bevolking``: pupils who live in a postcode; ``postcodes``: the municipality of a postcode.
    """
    counts = np.where(system.laag < system.hoog, np.clip(MIDDEN, system.laag, system.hoog), system.laag)
    school = _numbered(system.tabel["vestiging"].to_list())
    homes = system.tabel["pc4"].to_list()
    own = system.tabel["woongemeente"].to_list()
    gemeente = [g or postcodes.get(pc or "", f"postcode {pc}") for g, pc in zip(own, homes, strict=True)]
    columns = [
        _from_same_municipality(counts, school, gemeente, postcodes),
        _from_near_numbers(counts, school, homes, bevolking),
    ]
    return np.stack([_standard(column) for column in columns], axis=1)


def population(tellingen: pl.DataFrame) -> dict[str, float]:
    """Pupils of all types who live in each postcode, as far as the tables count them; masked counts by
    `MIDDEN`.
    """
    import polars as pl

    rows = tellingen.filter(
        pl.col("eenheid") == "vestiging", pl.col("pc4").is_not_null(), pl.col("pc4").str.len_chars() == 4
    )
    masked = pl.col("laag") < pl.col("hoog")
    # Several files may count the same pupils: the highest count per school stands.
    counted = pl.when(masked).then(pl.lit(MIDDEN)).otherwise(pl.col("laag").cast(pl.Float64))
    per_cell = rows.with_columns(aantal=counted).group_by("code", "soort", "pc4").agg(pl.col("aantal").max())
    return dict(per_cell.group_by("pc4").agg(pl.col("aantal").sum()).iter_rows())


def _from_same_municipality(
    counts: Vector, school: Getallen, gemeente: list[str], postcodes: dict[str, str]
) -> Vector:
    sizes: dict[str, int] = {}
    for name in postcodes.values():
        sizes[name] = sizes.get(name, 0) + 1
    pair = _numbered(list(zip(school.tolist(), gemeente, strict=True)))
    together = np.bincount(pair, counts)[pair] - counts
    postcodes_there = np.array([sizes.get(name, 1) for name in gemeente], dtype=np.float64)
    return np.log((together + _KLEIN) / postcodes_there)


def _from_near_numbers(
    counts: Vector, school: Getallen, homes: list[str | None], bevolking: dict[str, float]
) -> Vector:
    """The count that postcodes with numbers near suggest; exponential weights: one walk each way does."""
    everyone = sum(bevolking.values()) or 1.0
    share = np.bincount(school, counts)[school] / everyone
    here = np.array([bevolking.get(pc or "", MENGEN) for pc in homes])
    is_number = np.array([bool(pc) and len(pc or "") == 4 for pc in homes])
    number = np.array([float(pc or 0) for pc in homes])
    drawn = np.zeros(len(counts))
    order = np.lexsort((number, school))
    order = order[is_number[order]]
    drawn[order] = _walks(number[order], counts[order], school[order])
    codes = sorted(bevolking)
    if codes:
        at = np.array([float(pc) for pc in codes])
        living = _walks(at, np.array([bevolking[pc] for pc in codes]), np.zeros(len(at), dtype=np.int64))
        around = dict(zip(codes, living.tolist(), strict=True))
    else:
        around = {}
    near = np.array([around.get(pc or "", 0.0) for pc in homes]) * is_number
    rate = (drawn + MENGEN * share) / (near + MENGEN)
    return np.log(np.maximum(rate * here, 1e-9))


def _walks(at: Vector, amount: Vector, group: Getallen) -> Vector:
    """For each place the amounts elsewhere in its group, weighted by exp(-distance / BEREIK); sorted."""
    total = np.zeros(len(at))
    for places in (range(len(at)), range(len(at) - 1, -1, -1)):
        carried, before = 0.0, -1
        for i in places:
            if before >= 0 and group[i] == group[before]:
                fade = float(np.exp(-abs(at[i] - at[before]) / BEREIK))
                carried = (carried + amount[before]) * fade
            else:
                carried = 0.0
            total[i] += carried
            before = i
    return total


def _numbered(keys: list[object]) -> Getallen:
    seen: dict[object, int] = {}
    return np.array([seen.setdefault(key, len(seen)) for key in keys], dtype=np.int64)


def _standard(column: Vector) -> Vector:
    spread = float(column.std())
    return (column - column.mean()) / spread if spread > 0 else np.zeros(len(column))
