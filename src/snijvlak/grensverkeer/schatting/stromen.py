"""From tables of counts to flows: who lives where and goes to school where, with bounds and an estimate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from snijvlak.grensverkeer.klaar import GEEN_POSTCODE, GEEN_SCHOOL

from . import grenzen, indeling, stelsel, verwachting, voorkennis
from .stelsel import Getallen, Stelsel, Vector

if TYPE_CHECKING:
    import polars as pl

# Hears which step (of STAPPEN) is at work, how much of it is done, and of how much.
Told = Callable[[str, int, int], object]
STAPPEN = ("lezen", "indelen", "schatten", "grenzen", "samen")

# One programme over all municipalities is worth its time up to so many open flows x free cells; it narrows
# few.
_SAMEN = 3_000_000
_GEMEENTECODE = 4  # characters; a vestiging has six


def silent(step: str, done: int, of: int) -> None:
    """Tell nobody."""
    del step, done, of


@dataclass(frozen=True)
class Bronnen:
    """What is loaded of one peiljaar.

    ``tellingen``: the normal form; ``postcodes``: pc4, gemeente (code of four digits); ``plaatsen``:
    vestiging, gemeente (code), pc4 of the school.
    """

    tellingen: pl.DataFrame
    postcodes: pl.DataFrame
    plaatsen: pl.DataFrame

    @cached_property
    def indeling(self) -> indeling.Indeling:
        """Which municipality and board the schools belong to."""
        return indeling.divide(self.tellingen, self.plaatsen, self.postcodes)

    @cached_property
    def woonplaats(self) -> dict[str, str]:
        """The municipality of each postcode."""
        rows = self.postcodes.select("pc4", "gemeente").drop_nulls()
        return dict(rows.iter_rows())

    @cached_property
    def bevolking(self) -> dict[str, float]:
        """The pupils who live in each postcode."""
        return voorkennis.population(self.tellingen)


@dataclass(frozen=True)
class Cellen:
    """The cells of one type and year with what they count.

    ``tabel`` has vestiging, woon and school (codes), and ``zeker``: whether the school's municipality is;
    ``onzeker``: the municipalities of each school that may be in more than one.
    """

    soort: str
    bronnen: Bronnen = field(repr=False)
    stelsel: Stelsel = field(repr=False)
    tabel: pl.DataFrame
    schatting: verwachting.Verwachting = field(repr=False)
    onzeker: dict[str, tuple[str, ...]]

    @property
    def per_gemeente(self) -> bool:
        """Whether the cells are of municipalities, for there are no counts per school."""
        return self.tabel.height > 0 and len(self.tabel["vestiging"][0]) == _GEMEENTECODE


def cells(bronnen: Bronnen, soort: str, told: Told = silent) -> Cellen:
    """Every cell of one type of education, in the whole country, with its bounds and estimate."""
    import polars as pl

    told("indelen", 0, 1)
    division = bronnen.indeling
    told("schatten", 0, 1)
    system = stelsel.build(bronnen.tellingen, division, soort)
    measures = voorkennis.measures(system, bronnen.bevolking, bronnen.woonplaats)
    guess = verwachting.estimate(system, measures)
    places, unsure = _places(division, soort)
    home = (
        pl.when(pl.col("woongemeente").is_not_null())
        .then(pl.col("woongemeente"))
        .when(pl.col("pc4").str.len_chars() < 4)
        .then(pl.col("pc4"))
        .otherwise(pl.col("pc4").replace_strict(bronnen.woonplaats, default=GEEN_POSTCODE))
    )
    # Without counts per school the cells are of municipalities.
    own = pl.when(pl.col("vestiging").str.len_chars() == _GEMEENTECODE).then(pl.col("vestiging"))
    school = own.otherwise(pl.col("vestiging").replace_strict(places, default=GEEN_SCHOOL))
    table = system.tabel.select(
        "vestiging",
        woon=home,
        school=school,
        zeker=~pl.col("vestiging").is_in(list(unsure)),
    )
    return Cellen(soort, bronnen, system, table, guess, unsure)


def _places(division: indeling.Indeling, soort: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    import polars as pl

    mine = division.leden["gemeente"].filter(pl.col("soort") == soort).sort("vestiging", "code")
    found: dict[str, list[str]] = {}
    for vestiging, code in mine.select("vestiging", "code").iter_rows():
        found.setdefault(vestiging, []).append(code)
    sure = {vestiging: codes[0] for vestiging, codes in found.items() if len(codes) == 1}
    return sure, {vestiging: tuple(codes) for vestiging, codes in found.items() if len(codes) > 1}


def flows(
    cellen: Cellen, vraag: pl.Expr, per: tuple[str, ...] = ("woon", "school"), told: Told = silent
) -> pl.DataFrame:
    """Flows with ``laag``, ``schatting`` and ``hoog``: the columns of ``per``, most pupils last possible > 0.

    ``vraag`` selects the cells, by the columns of ``Cellen.tabel``. A flow that ``per`` does not split by
    school municipality may not hold schools of more than one.
    """
    import polars as pl

    mine = members(cellen, per).filter(vraag)
    pairs = mine.select(per).unique().sort(per).with_row_index("stroom")
    sure = mine.filter("zeker").join(pairs, on=per)
    system = cellen.stelsel
    flow = np.full(len(system.laag), -1, dtype=np.int64)
    flow[sure["cel"].to_numpy()] = sure["stroom"].to_numpy()
    found = _bounds(cellen, flow, pairs.height, told)
    guess = stelsel.totals(flow[flow >= 0], cellen.schatting.gemiddeld[flow >= 0], pairs.height)
    high = found.hoog.copy()
    _add_unsure(cellen, mine.filter(~pl.col("zeker")).join(pairs, on=per), guess, high)
    return (
        pairs.with_columns(
            laag=pl.Series(found.laag),
            schatting=pl.Series(np.clip(guess, found.laag, high)),
            hoog=pl.Series(high),
        )
        .filter(pl.col("hoog") > 0)
        .drop("stroom")
    )


def members(cellen: Cellen, per: tuple[str, ...]) -> pl.DataFrame:
    """The cells by number (``cel``) as flows with the columns of ``per`` take them."""
    return _spread(cellen) if "school" in per else _whole(cellen)


def _whole(cellen: Cellen) -> pl.DataFrame:
    """The cells by number (``cel``), where it does not matter which municipality a school is in."""
    import polars as pl

    return cellen.tabel.with_row_index("cel").with_columns(zeker=pl.lit(True))


def _spread(cellen: Cellen) -> pl.DataFrame:
    """The cells by number (``cel``), those of a school that may be in several municipalities under each."""
    import polars as pl

    numbered = cellen.tabel.with_row_index("cel")
    if not cellen.onzeker:
        return numbered
    rows = [(vestiging, code) for vestiging, codes in cellen.onzeker.items() for code in codes]
    may = pl.DataFrame(rows, schema={"vestiging": pl.String, "school": pl.String}, orient="row")
    unsure = numbered.filter(~pl.col("zeker")).drop("school").join(may, on="vestiging")
    return pl.concat([numbered.filter("zeker"), unsure.select(numbered.columns)])


def _add_unsure(cellen: Cellen, rows: pl.DataFrame, guess: Vector, high: Getallen) -> None:
    """Pupils of a school that may be elsewhere: at most all of them, and by estimate an equal part."""
    cell, flow = rows["cel"].to_numpy(), rows["stroom"].to_numpy()
    parts = np.array([len(cellen.onzeker[v]) for v in rows["vestiging"].to_list()], dtype=np.float64)
    np.add.at(high, flow, cellen.stelsel.hoog[cell])
    np.add.at(guess, flow, cellen.schatting.gemiddeld[cell] / np.maximum(parts, 1.0))


def _bounds(cellen: Cellen, flow: Getallen, count: int, told: Told) -> grenzen.Grenzen:
    import polars as pl

    system = cellen.stelsel
    known = pl.col("zeker") & (pl.col("school") != GEEN_SCHOOL)
    code = pl.when(known).then(pl.col("school"))
    school = cellen.tabel.select(code.rank("dense").cast(pl.Int64) - 1).to_series().fill_null(-1).to_numpy()
    found = grenzen.bounds(system, flow, school, count, lambda done, of: told("grenzen", done, of))
    still = found.laag < found.hoog
    if still.sum() * (system.laag < system.hoog).sum() > _SAMEN:
        return found
    told("samen", 0, 1)
    number = np.cumsum(still) - 1
    left = np.where((flow >= 0) & np.append(still, False)[flow], np.append(number, -1)[flow], -1)
    whole = grenzen.bounds(system, left, np.where(school >= 0, 0, -1), int(still.sum()))
    found.laag[still], found.hoog[still] = whole.laag, whole.hoog
    return grenzen.Grenzen(found.laag, found.hoog, found.programmas + whole.programmas)
