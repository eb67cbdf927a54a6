"""What may be shown to everybody of flows that follow from masked counts, by `privacy.onthulling.afgeleid`.

The estimate goes along with the bounds: where the tables say more of a flow than may be shown, so would the
estimate made from them. Such a flow gets the part of its range that masked counts of its type have on
average.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from snijvlak.grensverkeer.tellingen import VERBORGEN
from snijvlak.privacy.onthulling import afgeleid

from .stelsel import Vector
from .stromen import Cellen, members

if TYPE_CHECKING:
    import polars as pl

# An average of fewer masked counts would say something of each; then they are taken to be halfway.
MIN_VOOR_GEMIDDELDE = 30


def add_open(cellen: Cellen, vraag: pl.Expr, per: tuple[str, ...], stromen: pl.DataFrame) -> pl.DataFrame:
    """The flows of `stromen.flows` with ``open_laag``, ``open_schatting`` and ``open_hoog`` (whole)."""
    import polars as pl

    told = published(cellen)
    part = _part(cellen, told)
    cells = members(cellen, per).filter(vraag).join(told.with_row_index("cel"), on="cel")
    # A school that may be in several municipalities may add nothing to a flow.
    least = pl.when("zeker").then("minst").otherwise(0)
    ranges = cells.group_by(per).agg(
        minst=least.sum(), meest=pl.col("meest").sum(), ruimte=(pl.col("meest") - least).max()
    )
    whole = stromen.join(ranges, on=per, how="left", maintain_order="left")
    low, high, least_, most, room = (
        whole[name].to_numpy().astype(np.int64) for name in ("laag", "hoog", "minst", "meest", "ruimte")
    )
    shown = afgeleid.widen(low, high, least_, most, room)
    usual = least_ + part * (most - least_)
    guess = np.where(shown.verwijd, usual, stromen["schatting"].to_numpy())
    rounded = np.clip(np.rint(guess), shown.laag, shown.hoog).astype(np.int64)
    return stromen.with_columns(
        open_laag=pl.Series(shown.laag), open_schatting=pl.Series(rounded), open_hoog=pl.Series(shown.hoog)
    )


def published(cellen: Cellen) -> pl.DataFrame:
    """The least (``minst``) and the most (``meest``) that the publisher tells of each cell, in their order.

    What was published without a mask before counts as masked when it is small; what masked ages tell of a
    total does not count.
    """
    import polars as pl

    small, most = VERBORGEN
    unit = "gemeente" if cellen.per_gemeente else "vestiging"
    hidden = (pl.col("hoog") > 0) & (pl.col("hoog") <= most)
    rows = cellen.bronnen.tellingen.filter(eenheid=unit, soort=cellen.soort).select(
        vestiging="code",
        pc4="pc4",
        woongemeente="woongemeente",
        laag=pl.when(hidden).then(small).otherwise("laag"),
        hoog=pl.when(hidden).then(most).otherwise("hoog"),
    )
    least, upper = pl.col("laag").max(), pl.col("hoog").min()
    fits = least <= upper
    key = ["vestiging", "pc4", "woongemeente"]
    told = rows.group_by(key).agg(
        minst=pl.when(fits).then(least).otherwise(pl.col("laag").min()),
        meest=pl.when(fits).then(upper).otherwise(pl.col("hoog").max()),
    )
    return cellen.stelsel.tabel.join(
        told, on=key, how="left", nulls_equal=True, maintain_order="left"
    ).select("minst", "meest")


def _part(cellen: Cellen, told: pl.DataFrame) -> float:
    """Where masked counts of this type lie in their range on average: 0 the least, 1 the most."""
    least, most = (told[name].to_numpy().astype(np.float64) for name in ("minst", "meest"))
    open_ = least < most
    if open_.sum() < MIN_VOOR_GEMIDDELDE:
        return 0.5
    mean: Vector = cellen.schatting.gemiddeld
    return float(np.clip((mean - least)[open_].sum() / (most - least)[open_].sum(), 0.0, 1.0))
