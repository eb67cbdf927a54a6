"""What was counted and estimated of a school, as counts per home municipality. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from snijvlak.gebied.queries import haaglanden

from .. import gemeenten, klaar
from .aantallen import Woonaantal
from .deling import Telling

ABROAD, UNKNOWN, OUTSIDE = "buitenland", "onbekend", "buiten-regio"
# What DUO writes where a postcode would stand.
_CODES = {"10": ABROAD, "20": ABROAD, "30": ABROAD, "40": UNKNOWN}
_CENT = Decimal("0.01")

_Getallen = tuple[int, float, int]


def of_school(opslag: Path, vestiging: str) -> Telling | None:
    """The pupils of a school (BRIN and vestiging) by home municipality in the newest year that has them; None
    when the store has none of it.

    A masked count has the bounds that all loaded tables allow together, and the estimate that fits them best
    (`schatting`): as who is signed in may see them, not as everybody may.

    Raises:
        BeschadigdeOpslag: the files of the store cannot be used.
    """
    import polars as pl

    code = vestiging.strip().upper()
    for jaar in klaar.years(opslag):
        homes, manifest = (
            klaar.table(opslag, klaar.HERKOMST, jaar),
            klaar.manifest(opslag, klaar.HERKOMST, jaar),
        )
        if homes is None or manifest is None:
            continue
        mine = homes.filter(pl.col("vestiging") == code).select("woon", "laag", "schatting", "hoog")
        if not mine.is_empty():
            sources = "; ".join(manifest.extra.get("bronnen", ()))
            return Telling(tuple(_counts(_per_home(mine.iter_rows()))), bron=sources)
    return None


def _per_home(rows: Iterable[tuple[str, int, float, int]]) -> dict[str, _Getallen]:
    """The numbers per home: those of all types of education at the school together."""
    found: dict[str, _Getallen] = {}
    for woon, low, guess, high in rows:
        name = home(woon)
        before = found.get(name, (0, 0.0, 0))
        found[name] = (before[0] + low, before[1] + guess, before[2] + high)
    return found


def _counts(found: dict[str, _Getallen]) -> Iterator[Woonaantal]:
    for name, (low, guess, high) in sorted(found.items()):
        least, most = Decimal(low), Decimal(high)
        yield Woonaantal(name, least, min(max(Decimal(guess).quantize(_CENT), least), most), most)


def home(woon: str) -> str:
    """Who pays for a home: its municipality in the region, or the code of a remainder."""
    found = gemeenten.find(woon) if woon not in _CODES else None
    if found is None:
        return _CODES.get(woon, UNKNOWN)
    return found.naam if found.naam in {g.naam for g in haaglanden()} else OUTSIDE
