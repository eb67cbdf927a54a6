"""What DUO counted of a school, as counts per home municipality. Plain Python."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from snijvlak.gebied.queries import haaglanden

from .. import opslag as bewaard
from .aantallen import Woonaantal
from .deling import Telling

ABROAD, UNKNOWN, OUTSIDE = "buitenland", "onbekend", "buiten-regio"
# What DUO writes where a postcode would stand.
_CODES = {"10": ABROAD, "20": ABROAD, "30": ABROAD, "40": UNKNOWN}


def of_school(opslag: Path, vestiging: str) -> Telling | None:
    """The pupils of a school (BRIN and vestiging) by home municipality; None when the store has none of it.

    A masked count stays an interval, of which the estimate is halfway.

    Raises:
        BeschadigdeOpslag: the files of the store cannot be used.
    """
    import polars as pl

    counted, codes = (bewaard.newest(opslag, soort) for soort in ("leerlingen", "postcodes"))
    if counted is None or codes is None:
        return None
    homes = bewaard.table(opslag, codes).unique("pc4").select("pc4", "gemeente")
    rows = bewaard.table(opslag, counted).filter(pl.col("vestiging") == vestiging.strip().upper())
    found: dict[str, tuple[int, int]] = {}
    for pc4, gemeente, low, high in (
        rows.join(homes, on="pc4", how="left").select("pc4", "gemeente", "laag", "hoog").iter_rows()
    ):
        name = _home(pc4, gemeente)
        before = found.get(name, (0, 0))
        found[name] = (before[0] + low, before[1] + high)
    if not found:
        return None
    return Telling(tuple(_count(name, *found[name]) for name in sorted(found)), bron=counted.tekst)


def _home(pc4: str, gemeente: str | None) -> str:
    if pc4 in _CODES or gemeente is None:
        return _CODES.get(pc4, UNKNOWN)
    return gemeente if gemeente in {g.naam for g in haaglanden()} else OUTSIDE


def _count(name: str, low: int, high: int) -> Woonaantal:
    return Woonaantal(name, Decimal(low), Decimal(low + high) / 2, Decimal(high))
