"""Every read of the flows for pages, files and reports. Frames are read once in a process."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from snijvlak.grensverkeer import klaar
from snijvlak.grensverkeer import opslag as bewaard
from snijvlak.grensverkeer.klaar import GEMEENTE
from snijvlak.grensverkeer.tellingen import ONDERWIJS

from . import groepen
from .aantal import NIEMAND, Aantal, Stroom, percent, total, whole
from .groepen import Groep

Kant = Literal["wonen", "school"]
Stromen = Mapping[tuple[str, str], Stroom]

# What a store from before there were flows has.
_VAN_VROEGER = ("matrix", "tellingen", "leerlingen")


@dataclass(frozen=True)
class Jaargang:
    """The flows of a type of education in a year, by home and school area; ``bronnen``: its files."""

    soort: str
    jaar: int
    stromen: Stromen
    bronnen: tuple[str, ...]


@dataclass(frozen=True)
class Kruistabel:
    """Homes against schools: the groups of the rows and columns, and the numbers that are not 0.

    ``kant``: whether the rows are the homes of the region (``wonen``), or the columns its schools
    (``school``); ``rij``, ``kolom``: the totals; ``over``: who goes to school outside the own group.
    """

    kant: Kant
    rijen: tuple[Groep, ...]
    kolommen: tuple[Groep, ...]
    cellen: Mapping[tuple[str, str], Aantal]
    rij: Mapping[str, Aantal]
    kolom: Mapping[str, Aantal]
    totaal: Aantal
    over: Aantal


@dataclass(frozen=True)
class Verkeer:
    """Pupils who live in a municipality (or in the region): who stays in the own municipality, who goes out,
    and who comes in from another."""

    code: str
    blijft: Aantal
    uit: Aantal
    binnen: Aantal


@dataclass(frozen=True)
class Elders:
    """The share in percent of the pupils of some municipalities that goes to school in another one."""

    soort: str
    laag: int
    midden: int
    hoog: int
    jaar: int
    bronnen: tuple[str, ...]


def outdated(opslag: Path) -> bool:
    """Whether files were loaded before there were flows: then they must be loaded again."""
    return not klaar.years(opslag) and any(any(opslag.glob(f"{kind}-*.json")) for kind in _VAN_VROEGER)


def parts(opslag: Path) -> dict[str, tuple[int, ...]]:
    """Per type of education the years of which there are flows, the newest first.

    Raises:
        BeschadigdeOpslag: a table cannot be read.
    """
    found: dict[str, list[int]] = {}
    for jaar in klaar.years(opslag):
        if manifest := klaar.manifest(opslag, klaar.STROMEN, jaar):
            for soort, per in _read(opslag, manifest.parquet, manifest.controle):
                if per == GEMEENTE:
                    found.setdefault(soort, []).append(jaar)
    return {soort: tuple(found[soort]) for soort in ONDERWIJS if soort in found}


def year(opslag: Path, soort: str, jaar: int, per: str = GEMEENTE) -> Jaargang:
    """The flows of a type in a year; empty when there are none.

    Raises:
        BeschadigdeOpslag: the table cannot be read.
    """
    manifest = klaar.manifest(opslag, klaar.STROMEN, jaar)
    if manifest is None:
        return Jaargang(soort, jaar, {}, ())
    flows = _read(opslag, manifest.parquet, manifest.controle).get((soort, per), {})
    told = manifest.extra.get("per_soort", {}).get(soort) or manifest.extra.get("bronnen", ())
    return Jaargang(soort, jaar, flows, tuple(str(line) for line in told))


@lru_cache(maxsize=64)
def _read(opslag: Path, parquet: str, controle: str) -> Mapping[tuple[str, str], Stromen]:
    """All flows of a stored table, which never changes, per type of education and kind of area."""
    manifest = bewaard.Manifest("", "", "", "", 0, "", parquet=parquet, controle=controle)
    table = bewaard.table(opslag, manifest)
    found: dict[tuple[str, str], dict[tuple[str, str], Stroom]] = {}
    columns = ("soort", "per", "woon", "school", "laag", "schatting", "hoog")
    rows = table.select(*columns, "open_laag", "open_schatting", "open_hoog").iter_rows()
    for soort, per, home, school, low, guess, high, *shown in rows:
        everything = Aantal(low, min(max(round(guess), low), high), high)
        flows = found.setdefault((soort, per), {})
        flows[home, school] = Stroom(Aantal(*shown), everything, guess)
    return found


def forget() -> None:
    """Read tables anew, as another process does."""
    _read.cache_clear()


def cross(jaargang: Jaargang, verdeling: str, kant: Kant, *, alles: bool = False) -> Kruistabel:
    """The flows from or to the region as a table of groups (see `groepen.VERDELINGEN`)."""
    indeling = groepen.divide(verdeling, jaargang.soort)
    own = {g.sleutel for g in indeling.groepen if g.regio}
    place = 0 if kant == "wonen" else 1
    mine: dict[tuple[str, str], list[Stroom]] = {}
    for codes, stroom in jaargang.stromen.items():
        pair = (indeling.find(codes[0]), indeling.find(codes[1]))
        if pair[place] in own:
            mine.setdefault(pair, []).append(stroom)
    cells = {pair: total(flows, alles=alles) for pair, flows in mine.items()}
    across = [s for (home, school), flows in mine.items() if home != school for s in flows]
    there = [{pair[side] for pair in cells} | (own if side == place else set()) for side in (0, 1)]
    rows, columns = (tuple(g for g in indeling.groepen if g.sleutel in keys) for keys in there)
    return Kruistabel(
        kant,
        rows,
        columns,
        cells,
        {g.sleutel: _sum(cells, 0, g.sleutel) for g in rows},
        {g.sleutel: _sum(cells, 1, g.sleutel) for g in columns},
        total((s for flows in mine.values() for s in flows), alles=alles),
        # Of one division alone: between two such numbers would be a number of a few flows.
        (whole if verdeling == GEMEENTE else total)(across, alles=alles),
    )


def _sum(cells: Mapping[tuple[str, str], Aantal], side: int, key: str) -> Aantal:
    return sum((aantal for pair, aantal in cells.items() if pair[side] == key), NIEMAND)


def one_sided(jaargang: Jaargang, gemeente: str, kant: Kant, *, alles: bool = False) -> dict[str, Aantal]:
    """Of one municipality: where those who live there go to school, or where its pupils live; by code."""
    place = 0 if kant == "wonen" else 1
    return {
        codes[1 - place]: stroom.aantal(alles=alles)
        for codes, stroom in jaargang.stromen.items()
        if codes[place] == gemeente
    }


def traffic(jaargang: Jaargang, *, alles: bool = False) -> list[Verkeer]:
    """Who stays, goes out and comes in, for each municipality of the region."""
    return [_traffic(jaargang, frozenset({code}), code, alles) for code in groepen.by_name(groepen.region())]


def region_traffic(jaargang: Jaargang, gemeente: str = "", *, alles: bool = False) -> Verkeer:
    """The same for one municipality, or without one for all together; then also who crosses a border between
    two of them counts."""
    codes = frozenset({gemeente}) if gemeente else groepen.region()
    return _traffic(jaargang, codes, gemeente, alles)


def _traffic(jaargang: Jaargang, codes: Collection[str], code: str, alles: bool) -> Verkeer:
    """Whose school or home is not known may be of the own municipality or not: that widens the bounds."""
    stay: list[Stroom] = []
    out: list[Stroom] = []
    into: list[Stroom] = []
    nowhere, anywhere = NIEMAND, NIEMAND
    for (home, school), stroom in jaargang.stromen.items():
        if home in codes:
            if school in groepen.ONBEKENDE_SCHOOL:
                nowhere += stroom.aantal(alles=alles)
            else:
                (stay if home == school else out).append(stroom)
        if school in codes and home != school:
            if home in groepen.ONBEKENDE_WOONPLAATS:
                anywhere += stroom.aantal(alles=alles)
            else:
                into.append(stroom)
    add = whole if len(codes) > 1 else total
    return Verkeer(
        code,
        _perhaps(total(stay, alles=alles), nowhere),
        _perhaps(add(out, alles=alles), nowhere),
        _perhaps(add(into, alles=alles), anywhere),
    )


def _perhaps(aantal: Aantal, more: Aantal) -> Aantal:
    return Aantal(aantal.laag, aantal.midden, aantal.hoog + more.hoog)


def elsewhere(opslag: Path, gemeenten: Collection[str]) -> list[Elders]:
    """Per type of education, in its newest year, the share of the pupils of these municipalities (numbers)
    that goes to school in another one; from what everybody may see, so it tells nothing more.

    Raises:
        BeschadigdeOpslag: the tables cannot be read.
    """
    found = (share(year(opslag, soort, years[0]), gemeenten) for soort, years in parts(opslag).items())
    return [one for one in found if one]


def share(jaargang: Jaargang, gemeenten: Iterable[str]) -> Elders | None:
    """The share of one type and year; None when nobody lives there."""
    traffic = _traffic(jaargang, frozenset(gemeenten), "", alles=False)
    found = percent(traffic.uit, traffic.blijft)
    if found is None:
        return None
    low, middle, high = found
    # Outwards: a rounded bound must still be one.
    bounds = int(low), -int(-high // 1)
    return Elders(jaargang.soort, bounds[0], round(middle), bounds[1], jaargang.jaar, jaargang.bronnen)
