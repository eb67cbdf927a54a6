"""What DUO counted of a school, as counts per home municipality. Plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from snijvlak.gebied.queries import haaglanden

from .. import geladen
from .aantallen import Woonaantal
from .deling import Telling

if TYPE_CHECKING:
    import polars as pl

ABROAD, UNKNOWN, OUTSIDE = "buitenland", "onbekend", "buiten-regio"
# What DUO writes where a postcode would stand.
_CODES = {"10": ABROAD, "20": ABROAD, "30": ABROAD, "40": UNKNOWN}


def of_school(opslag: Path, vestiging: str) -> Telling | None:
    """The pupils of a school (BRIN and vestiging) by home municipality in the newest year that has them; None
    when the store has none of it.

    A masked count stays an interval. The estimates lie equally far in their intervals, so that they add up to
    the number of pupils of the school when that is loaded; without it, halfway.

    Raises:
        BeschadigdeOpslag: the files of the store cannot be used.
    """
    import polars as pl

    voorraad = geladen.read(opslag)
    code = vestiging.strip().upper()
    for jaar in sorted({jaar for _, jaar, _ in voorraad.delen()}, reverse=True):
        counted = voorraad.tellingen(peiljaren=[jaar])
        of = counted.frame.filter((pl.col("eenheid") == "vestiging") & (pl.col("code") == code))
        rows = of.drop_nulls("pc4")
        if not rows.is_empty():
            total = of.filter(pl.col("pc4").is_null() & (pl.col("laag") == pl.col("hoog")))
            homes = voorraad.postcodes(jaar).frame.select("pc4", "gemeente")
            known = int(total["laag"].sum()) if set(total["soort"]) == set(rows["soort"]) else None
            bron = "; ".join(sorted({m.tekst for m in counted.bronnen if m.sha256 in set(rows["bron"])}))
            return Telling(tuple(_counts(_per_home(rows, homes), known)), bron=bron)
    return None


def _per_home(rows: pl.DataFrame, homes: pl.DataFrame) -> dict[str, tuple[int, int]]:
    """The least and the most per home; where several files say it, what they have in common."""
    import polars as pl

    per_cell = rows.group_by("soort", "pc4").agg(pl.col("laag").max(), pl.col("hoog").min())
    found: dict[str, tuple[int, int]] = {}
    for pc4, gemeente, low, high in (
        per_cell.join(homes, on="pc4", how="left").select("pc4", "gemeente", "laag", "hoog").iter_rows()
    ):
        name = _home(pc4, gemeente)
        before = found.get(name, (0, 0))
        found[name] = (before[0] + low, before[1] + high)
    return found


def _counts(found: dict[str, tuple[int, int]], total: int | None) -> Iterator[Woonaantal]:
    least, most = (sum(pair[place] for pair in found.values()) for place in (0, 1))
    inside = total is not None and least <= total <= most and least < most
    part = Decimal(total - least) / (most - least) if total is not None and inside else Decimal(1) / 2
    for name, (low, high) in sorted(found.items()):
        yield Woonaantal(name, Decimal(low), round(low + part * (high - low), 2), Decimal(high))


def _home(pc4: str, gemeente: str | None) -> str:
    if pc4 in _CODES or gemeente is None:
        return _CODES.get(pc4, UNKNOWN)
    return gemeente if gemeente in {g.naam for g in haaglanden()} else OUTSIDE
