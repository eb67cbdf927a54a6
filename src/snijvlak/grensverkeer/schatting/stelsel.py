"""The counts of one type of education and one year as cells, and all that is known of sums of cells.

A cell is the pupils of one school from one home. A `Verband` is a set of known sums over cells that do not
overlap: the total per school, or the pupils per municipality and home postcode. What is not in a table is
zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .indeling import Indeling

if TYPE_CHECKING:
    import polars as pl

Getallen = NDArray[np.int64]
Vector = NDArray[np.float64]

# A table that should count at least what a school's rows count, but counts more in so many rows, has pupils
# that the rows lack: the rows are of a part of the country. Its sums then only bound from above.
MAX_DEEL_MEER = 0.02
_RONDES = 100


def totals(number: Getallen, values: NDArray[np.generic], count: int) -> Vector:
    """The sum of the values with each number below ``count``."""
    return np.bincount(number, values, count).astype(np.float64)


@dataclass
class Verband:
    """Sums over cells that do not overlap.

    ``rij``: for each cell the row it counts in, -1 for none; ``laag``, ``hoog``: per row what the sum may be.
    """

    naam: str
    rij: Getallen
    laag: Getallen
    hoog: Getallen

    @property
    def rijen(self) -> int:
        return len(self.laag)

    def som(self, waarden: NDArray[np.generic]) -> Vector:
        """The sum per row of a value per cell."""
        inside = self.rij >= 0
        return totals(self.rij[inside], waarden[inside], self.rijen)


@dataclass
class Stelsel:
    """The cells (``tabel``: one row per cell: vestiging, pc4, woongemeente, verborgen, zichtbaar), what each
    may count, and the sums. ``tegenspraken``: rows of ``verbanden`` that no counts can satisfy; they were
    left out.
    """

    tabel: pl.DataFrame
    laag: Getallen
    hoog: Getallen
    verbanden: list[Verband]
    tegenspraken: int = 0

    @property
    def scholen(self) -> Verband | None:
        """The totals per school, when a table has them."""
        return next((v for v in self.verbanden if v.naam == "vestiging"), None)


def build(tellingen: pl.DataFrame, indeling: Indeling, soort: str) -> Stelsel:
    """The cells and sums of one type of education; ``tellingen`` is of one peiljaar.

    Without any count per school and home, the counts per municipality and home are the cells.
    """
    import polars as pl

    mine = tellingen.filter(pl.col("soort") == soort)
    cells = _cells(mine, "vestiging")
    per_school = cells.height > 0
    if not per_school:
        cells = _cells(mine, "gemeente")
    low = cells["laag"].to_numpy().astype(np.int64)
    high = cells["hoog"].to_numpy().astype(np.int64)
    system = Stelsel(cells.drop("laag", "hoog"), low, high, [])
    if per_school:
        for eenheid in ("vestiging", *indeling.leden):
            units = mine.filter(pl.col("eenheid") == eenheid)
            members = _members(cells, indeling, eenheid, soort)
            for name, homes in ((eenheid, False), (f"{eenheid} x postcode", True)):
                if eenheid == "vestiging" and homes:
                    continue  # these are the cells
                if verband := _sums(cells, units, members, name, homes=homes):
                    system.verbanden.append(verband)
    _open_what_counts_more(system)
    tighten(system)
    return system


def _cells(mine: pl.DataFrame, eenheid: str) -> pl.DataFrame:
    """One row per unit and home; what several files say of it holds at once, unless they contradict."""
    import polars as pl

    home = pl.col("pc4").is_not_null() | pl.col("woongemeente").is_not_null()
    rows = mine.filter(pl.col("eenheid") == eenheid, home)
    least, most = pl.col("laag").max(), pl.col("hoog").min()
    fits = least <= most
    return (
        rows.group_by(vestiging="code", pc4="pc4", woongemeente="woongemeente")
        .agg(
            laag=pl.when(fits).then(least).otherwise(pl.col("laag").min()),
            hoog=pl.when(fits).then(most).otherwise(pl.col("hoog").max()),
            zichtbaar=pl.col("zichtbaar").sort_by("verborgen").last(),
            verborgen=pl.col("verborgen").max(),
        )
        .sort("vestiging", "pc4", "woongemeente")
    )


@dataclass(frozen=True)
class _Leden:
    """Which cells count in which unit: ``rijen`` has cel, pc4, code and ``zeker``; ``los`` the cells (cel,
    pc4) of schools that no unit is known of, so each unit may have them.
    """

    rijen: pl.DataFrame
    los: pl.DataFrame


def _members(cells: pl.DataFrame, indeling: Indeling, eenheid: str, soort: str) -> _Leden:
    import polars as pl

    numbered = cells.with_row_index("cel").select("cel", "vestiging", "pc4")
    if eenheid == "vestiging":
        own = numbered.select("cel", "pc4", code="vestiging", zeker=pl.lit(True))
        return _Leden(own, numbered.clear())
    leden = indeling.leden[eenheid].filter(pl.col("soort") == soort)
    found = numbered.join(leden, on="vestiging").select("cel", "pc4", "code", "zeker")
    return _Leden(found, numbered.join(leden, on="vestiging", how="anti"))


def _sums(
    cells: pl.DataFrame, units: pl.DataFrame, members: _Leden, name: str, *, homes: bool
) -> Verband | None:
    import polars as pl

    key = ["code", "pc4"] if homes else ["code"]
    rows = units.filter(pl.col("pc4").is_not_null() if homes else pl.col("pc4").is_null())
    rows = rows.filter(pl.col("woongemeente").is_null())
    rows = rows.group_by(key).agg(pl.col("laag").max(), pl.col("hoog").min())
    rows = rows.filter(pl.col("laag") <= pl.col("hoog")).sort(key).with_row_index("rij")
    found = members.rijen.join(rows, on=key)
    if found.is_empty():
        return None
    sure = found.filter("zeker")
    index = np.full(cells.height, -1, dtype=np.int64)
    index[sure["cel"].to_numpy()] = sure["rij"].to_numpy()
    # Pupils of a school that may be of another unit may be in this sum too: it then bounds only from above.
    unsure = found.filter(~pl.col("zeker"))["rij"]
    low = rows["laag"].to_numpy().astype(np.int64)
    low[unsure.to_numpy()] = 0
    if members.los.height:
        loose = rows.join(members.los, on="pc4", how="semi") if homes else rows
        low[loose["rij"].to_numpy()] = 0
    return Verband(name, index, low, rows["hoog"].to_numpy().astype(np.int64))


def _open_what_counts_more(system: Stelsel) -> None:
    for verband in system.verbanden:
        used = np.bincount(verband.rij[verband.rij >= 0], minlength=verband.rijen) > 0
        short = used & (verband.som(system.hoog) < verband.laag)
        if short.sum() > MAX_DEEL_MEER * used.sum():
            verband.laag[:] = 0


def tighten(system: Stelsel) -> None:
    """Narrow each cell by what the other cells of its sums leave over, until nothing changes.

    Bounds of a sum that cannot hold are let go and counted; a bound that is kept never excludes a solution.
    """
    for _ in range(_RONDES):
        changed = False
        for verband in system.verbanden:
            system.tegenspraken += _let_go(system, verband)
            inside = np.flatnonzero(verband.rij >= 0)
            row = verband.rij[inside]
            low, high = system.laag[inside], system.hoog[inside]
            least, most = verband.som(system.laag), verband.som(system.hoog)
            new_high = np.minimum(high, (verband.hoog - least)[row] + low).astype(np.int64)
            new_low = np.maximum(low, (verband.laag - most)[row] + high).astype(np.int64)
            changed = changed or bool((new_high < high).any() or (new_low > low).any())
            system.laag[inside], system.hoog[inside] = new_low, new_high
        if not changed:
            return


def _let_go(system: Stelsel, verband: Verband) -> int:
    wrong = (verband.som(system.laag) > verband.hoog) | (verband.som(system.hoog) < verband.laag)
    wrong &= np.bincount(verband.rij[verband.rij >= 0], minlength=verband.rijen) > 0
    verband.laag[wrong] = 0
    verband.hoog[wrong] = np.iinfo(np.int32).max
    return int(wrong.sum())
