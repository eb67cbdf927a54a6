"""Does a new file agree with itself and with what is loaded: totals, parts, codes and postcodes.

Counts are intervals, so two of them agree when they overlap. Each check gives sentences in Dutch; one of them
may say that the file is to be refused. Plain Python and polars.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import gemeenten
from .geladen import POSTCODES, SCHOLEN, TELLINGEN, Voorraad
from .inlezen.bestand import MAX_DEEL_TERZIJDE, Ingelezen
from .tellingen import BIJZONDER

if TYPE_CHECKING:
    import polars as pl

# The layouts that have each unit whole, to add up over home postcodes.
_DELEN = {
    "vestiging": "brin6_pc4",
    "gemeente": "gemeente_pc4",
    "bestuur": "bestuur_pc4",
    "samenwerkingsverband": "swv_pc4",
}
_NAAM = {
    "brin6_pc4": "per school",
    "gemeente_pc4": "per gemeente",
    "bestuur_pc4": "per bestuur",
    "swv_pc4": "per samenwerkingsverband",
}


@dataclass(frozen=True)
class Bevinding:
    """What a check found, in a Dutch sentence; ``weiger`` when the file is of no use for it."""

    tekst: str
    weiger: bool = False


def check(file: Ingelezen, voorraad: Voorraad) -> list[Bevinding]:
    """All checks of one file; ``voorraad`` holds the file and everything else that is or will be loaded.

    Raises:
        BeschadigdeOpslag: a stored table that is needed cannot be read.
    """
    found: list[Bevinding] = []
    if TELLINGEN in file.tabellen:
        found += [*_totals(file, voorraad), *_units(file, voorraad), *_ages(file, voorraad)]
        found += [*_municipalities(file), *_schools(file, voorraad), *_postcodes(file, voorraad)]
    for kind, key, what in ((SCHOLEN, "vestiging", "scholen"), (POSTCODES, "pc4", "postcodes")):
        if kind in file.tabellen:
            found += _elsewhere(file, kind, key, what, voorraad)
    return found


def _years_and_kinds(file: Ingelezen) -> tuple[frozenset[int], frozenset[str]]:
    return frozenset(year for year, _ in file.delen), frozenset(kind for _, kind in file.delen)


def _sums(file: Ingelezen, voorraad: Voorraad, indeling: str, per: str) -> pl.DataFrame:
    """The pupils of a layout in the years and types of education of a file."""
    years, kinds = _years_and_kinds(file)
    return voorraad.sums(indeling, per, soorten=kinds, peiljaren=years)


def _there(file: Ingelezen, voorraad: Voorraad, indeling: str) -> bool:
    """Whether a layout is loaded for a year and type of education of a file."""
    loaded = voorraad.delen()
    return any((indeling, *part) in loaded for part in file.delen)


def _totals(file: Ingelezen, voorraad: Voorraad) -> Iterator[Bevinding]:
    """Totals of units against the sum over their home postcodes."""
    import polars as pl

    for eenheid, indeling in _DELEN.items():
        total = indeling.removesuffix("pc4") + "totaal"
        if file.indeling not in (indeling, total):
            continue
        if not all(_there(file, voorraad, which) for which in (indeling, total)):
            continue
        parts, totals = (_sums(file, voorraad, which, "code") for which in (indeling, total))
        both = totals.join(parts, on=["soort", "peiljaar", "code"], suffix="_delen")
        if both.height:
            few = both.filter(pl.col("hoog") < pl.col("laag_delen"))
            many = both.filter(pl.col("laag") > pl.col("hoog_delen"))
            yield from _told(eenheid, both.height, few, many)


def _told(eenheid: str, compared: int, few: pl.DataFrame, many: pl.DataFrame) -> Iterator[Bevinding]:
    if few.is_empty() and many.is_empty():
        yield Bevinding(
            f"De totalen per {eenheid} passen bij de aantallen per postcode ({compared} vergeleken)."
        )
    for rows, words in ((few, "minder"), (many, "meer")):
        if rows.height:
            one = rows.sort("code").row(0, named=True)
            yield Bevinding(
                f"{rows.height} van de {compared} totalen per {eenheid} zijn {words} dan de postcodes samen "
                f"kunnen zijn, zoals {_row(one)}: totaal {one['laag']}, postcodes {one['laag_delen']} tot "
                f"{one['hoog_delen']}.",
                # Fewer than its parts is no total of them; more can be, when the parts were cut to a region.
                weiger=words == "minder" and rows.height > MAX_DEEL_TERZIJDE * compared,
            )


def _units(file: Ingelezen, voorraad: Voorraad) -> Iterator[Bevinding]:
    """Per home postcode the schools, municipalities, boards and so on must count the same children."""
    import polars as pl

    if file.indeling not in _DELEN.values():
        return
    for other in _DELEN.values():
        if other == file.indeling or not _there(file, voorraad, other):
            continue
        mine, there = (_sums(file, voorraad, which, "pc4") for which in (file.indeling, other))
        both = mine.join(there, on=["soort", "peiljaar", "pc4"], suffix="_daar")
        if both.is_empty():
            continue
        apart = both.filter((pl.col("hoog") < pl.col("laag_daar")) | (pl.col("laag") > pl.col("hoog_daar")))
        if apart.is_empty():
            yield Bevinding(
                f"De aantallen per postcode passen bij die {_NAAM[other]} ({both.height} vergeleken)."
            )
        else:
            one = apart.sort("pc4", "soort").row(0, named=True)
            yield Bevinding(
                f"Bij {apart.height} van de {both.height} postcodes passen de aantallen niet bij die "
                f"{_NAAM[other]}, zoals {_row(one)}: hier {one['laag']} tot {one['hoog']}, daar "
                f"{one['laag_daar']} tot {one['hoog_daar']}."
            )


def _ages(file: Ingelezen, voorraad: Voorraad) -> Iterator[Bevinding]:
    """The classic file and brin6_pc4 count the same children of the same school and postcode."""
    import polars as pl

    pair = {"klassiek_po": "brin6_pc4", "brin6_pc4": "klassiek_po"}
    if file.indeling not in pair:
        return
    years, kinds = _years_and_kinds(file)
    other = voorraad.tellingen(soorten=kinds, peiljaren=years, indelingen=[pair[file.indeling]]).frame
    if other.is_empty():
        return
    both = file.tabellen[TELLINGEN].join(other, on=["code", "soort", "peiljaar", "pc4"], suffix="_daar")
    if both.is_empty():
        return
    apart = both.filter((pl.col("hoog") < pl.col("laag_daar")) | (pl.col("laag") > pl.col("hoog_daar")))
    if apart.is_empty():
        yield Bevinding(
            f"De aantallen met en zonder leeftijd passen bij elkaar ({both.height} regels vergeleken)."
        )
    else:
        yield Bevinding(
            f"Bij {apart.height} van de {both.height} regels passen de aantallen met en zonder leeftijd niet "
            "bij elkaar."
        )


def _municipalities(file: Ingelezen) -> Iterator[Bevinding]:
    codes = _codes(file, "gemeente").unique().sort()
    unknown = [code for code in codes if gemeenten.find(code) is None]
    if unknown:
        yield Bevinding(f"{len(unknown)} gemeentenummers kennen we niet: {_some(unknown)}.")


def _codes(file: Ingelezen, eenheid: str) -> pl.Series:
    """The code of each row, when the rows of this file are of such a unit."""
    counts = file.tabellen[TELLINGEN]
    return counts["code"] if counts["eenheid"].first() == eenheid else counts["code"].clear()


def _schools(file: Ingelezen, voorraad: Voorraad) -> Iterator[Bevinding]:
    if not voorraad.heeft(SCHOLEN):
        return
    codes = _codes(file, "vestiging")
    # Which schools are known does not depend on the year; where they are does.
    unknown = _not_in(codes, voorraad.scholen(0).frame["vestiging"])
    for names, years, _ in _lost(file, "code", unknown):
        yield Bevinding(f"Van {len(names)} scholen weten we de plaats niet in {_in(years)}: {_some(names)}.")


def _postcodes(file: Ingelezen, voorraad: Voorraad) -> Iterator[Bevinding]:
    if not voorraad.heeft(POSTCODES):
        return
    homes = file.tabellen[TELLINGEN]["pc4"]
    unknown = _not_in(homes, voorraad.postcodes(0).frame["pc4"])
    dutch = unknown.filter(~unknown.is_in(list(BIJZONDER)))
    for names, years, rows in _lost(file, "pc4", dutch):
        yield Bevinding(
            f"Van {len(names)} postcodes weten we de gemeente niet in {_in(years)} "
            f"({rows['laag'].sum()} tot {rows['hoog'].sum()} leerlingen): {_some(names)}."
        )


def _not_in(names: pl.Series, known: pl.Series) -> pl.Series:
    """The different names that are not known."""
    different = names.drop_nulls().unique()
    return different.filter(~different.is_in(known.implode()))


def _lost(
    file: Ingelezen, column: str, unknown: pl.Series
) -> Iterator[tuple[tuple[str, ...], list[int], pl.DataFrame]]:
    """Which names are not known, in which years just those, and the rows of these years."""
    import polars as pl

    rows = file.tabellen[TELLINGEN].filter(pl.col(column).is_in(unknown.implode()))
    found: dict[tuple[str, ...], list[int]] = {}
    for year in rows["peiljaar"].unique().sort():
        found.setdefault(tuple(rows.filter(peiljaar=year)[column].unique().sort()), []).append(year)
    for names, years in found.items():
        yield names, years, rows.filter(pl.col("peiljaar").is_in(years))


def _in(years: Sequence[int]) -> str:
    """Years as people write them: 2017, or 2015 tot en met 2024, or each of them."""
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]} tot en met {years[-1]}"
    return " en ".join(", ".join(map(str, years)).rsplit(", ", 1))


def _elsewhere(file: Ingelezen, kind: str, key: str, what: str, voorraad: Voorraad) -> Iterator[Bevinding]:
    """What the loaded file that is nearest in time puts in another municipality."""
    import polars as pl

    if not file.peil[:4].isdigit():
        return
    others = voorraad.without(file.sha256)
    if not others.heeft(kind):
        return
    year = int(file.peil[:4])
    known = others.scholen(year) if kind == SCHOLEN else others.postcodes(year)
    both = file.tabellen[kind].join(known.frame, on=key, suffix="_daar").drop_nulls("gemeente_daar")
    apart = both.filter(pl.col("gemeente") != pl.col("gemeente_daar")).sort(key)
    if apart.height:
        one = apart.row(0, named=True)
        yield Bevinding(
            f"{apart.height} van de {both.height} {what} staan in een ander bestand in een andere gemeente, "
            f"zoals {one[key]}: hier {one['gemeente']} (peil {file.peil}), daar {one['gemeente_daar']} "
            f"(peil {one['peil']})."
        )


def _row(one: dict[str, object]) -> str:
    """Which row it is: of a unit or a postcode."""
    return f"{one.get('code') or one.get('pc4')} {one['soort']} {one['peiljaar']}"


def _some(names: Sequence[str]) -> str:
    more = f" en nog {len(names) - 5}" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more
