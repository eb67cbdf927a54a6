"""A made-up region with the true counts, and the tables that DUO would publish of it. No real school is in
it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from snijvlak.grensverkeer import tellingen
from snijvlak.grensverkeer.schatting.stromen import Bronnen

JAAR = 2017
_PER_GEMEENTE = 15  # postcodes


@dataclass(frozen=True)
class Regio:
    """``waarheid``: vestiging, pc4, woon, school (codes), aantal; ``bronnen``: the same pupils, masked."""

    waarheid: pl.DataFrame
    bronnen: Bronnen


def region(seed: int, gemeenten: int = 12, scholen: int = 30, *, leeftijden: bool = False) -> Regio:
    """Special education: a school draws a few pupils from many postcodes, fewer from further, more from some.

    The draws are not those of the estimate: pupils come by distance, and unevenly (negative binomial).
    """
    chance = np.random.default_rng(seed)
    postcodes = np.arange(2000, 2000 + gemeenten * _PER_GEMEENTE)
    home = np.array([f"{100 + i // _PER_GEMEENTE:04d}" for i in range(len(postcodes))])
    living = chance.gamma(4.0, 1.0, len(postcodes))
    rows: list[tuple[str, str, str, str, int]] = []
    for number in range(scholen):
        place = int(chance.integers(len(postcodes)))
        near = np.exp(-np.abs(postcodes - postcodes[place]) / chance.uniform(8, 30))
        rate = near * living * chance.uniform(0.3, 1.2)
        counts = chance.negative_binomial(3, 3 / (3 + rate))
        code = f"{10 + number // 20:02d}A{chr(65 + number % 20)}00"
        rows += [
            (code, str(pc), str(woon), str(home[place]), int(count))
            for pc, woon, count in zip(postcodes, home, counts, strict=True)
            if count
        ]
    truth = pl.DataFrame(rows, schema=["vestiging", "pc4", "woon", "school", "aantal"], orient="row")
    counts = publish(truth, "SO")
    if leeftijden:
        counts = pl.concat([counts, _by_age(truth, chance)])
    return Regio(
        truth, Bronnen(counts, pl.DataFrame({"pc4": postcodes.astype(str), "gemeente": home}), no_places())
    )


def no_places() -> pl.DataFrame:
    """A locations file without schools."""
    return pl.DataFrame(schema={"vestiging": pl.String, "gemeente": pl.String, "pc4": pl.String})


def publish(truth: pl.DataFrame, soort: str) -> pl.DataFrame:
    """The true counts as DUO's tables: per school, municipality and board, each with 1 to 4 masked, and the
    total per school. Three schools after each other have one board.
    """
    names = sorted(truth["vestiging"].unique())
    boards = pl.DataFrame({"vestiging": names, "bestuur": [f"{50000 + i // 3}" for i in range(len(names))]})
    whole = truth.join(boards, on="vestiging")
    tables = [
        (whole.select(code="vestiging", pc4="pc4", aantal="aantal"), "vestiging", True),
        (_sum(whole, "vestiging"), "vestiging", False),
        (_sum(whole, "school", "pc4"), "gemeente", True),
        (_sum(whole, "bestuur", "pc4"), "bestuur", True),
    ]
    return pl.concat([_masked(rows, eenheid, soort, hide=hide) for rows, eenheid, hide in tables])


def _sum(whole: pl.DataFrame, unit: str, *home: str) -> pl.DataFrame:
    return whole.group_by(unit, *home).agg(pl.col("aantal").sum()).rename({unit: "code"})


def _masked(rows: pl.DataFrame, eenheid: str, soort: str, *, hide: bool) -> pl.DataFrame:
    small = (pl.col("aantal") <= 4) & hide
    both = rows.with_columns(
        laag=pl.when(small).then(1).otherwise("aantal"),
        hoog=pl.when(small).then(4).otherwise("aantal"),
        peiljaar=pl.lit(JAAR),
    )
    return tellingen.shape(both, eenheid=eenheid, soort=soort, bron="verzonnen")


def _by_age(truth: pl.DataFrame, chance: np.random.Generator) -> pl.DataFrame:
    """The classic layout: how many ages have pupils, when the count itself is masked."""
    ages = [len(set(chance.integers(0, 8, count).tolist())) for count in truth["aantal"].to_list()]
    small = pl.col("aantal") <= 4
    rows = truth.with_columns(ages=pl.Series(ages)).select(
        code="vestiging",
        pc4="pc4",
        laag=pl.when(small).then("ages").otherwise("aantal"),
        hoog=pl.when(small).then(4).otherwise("aantal"),
        verborgen=pl.when(small).then("ages").otherwise(0),
        peiljaar=pl.lit(JAAR),
    )
    return tellingen.shape(rows, eenheid="vestiging", soort="SO", bron="verzonnen, klassiek")


def counts(
    eenheid: str, soort: str, rows: list[tuple[str, str | None, int, int]], **more: object
) -> pl.DataFrame:
    """Counts by hand: code, pc4 (None for a total), least, most."""
    frame = pl.DataFrame(rows, schema=["code", "pc4", "laag", "hoog"], orient="row")
    frame = frame.with_columns(peiljaar=pl.lit(JAAR), **{name: pl.lit(value) for name, value in more.items()})
    return tellingen.shape(frame, eenheid=eenheid, soort=soort, bron="verzonnen")
