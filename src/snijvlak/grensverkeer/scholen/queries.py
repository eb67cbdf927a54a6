"""Questions about schools: which there are, and where their pupils live. Reads prepared tables alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from snijvlak.gebied import regels as gebied

from .. import gemeenten, klaar
from ..tellingen import ONDERWIJS
from . import rmc
from .tellen import Aantal, total

BUITENLAND, ONBEKEND, OVERIG = "buitenland", "onbekend", "overig"
MBO = "MBO"
_ABROAD, _DIGITS = ("10", "20", "30"), 4
_ALL = ("laag", "schatting", "hoog")
_OPEN = ("open_laag", "open_schatting", "open_hoog")


@dataclass(frozen=True)
class School:
    """A school as a list shows it; what no file tells is empty, or None for its place in degrees."""

    vestiging: str
    bekend_als: str
    plaats: str
    postcode: str
    gemeente: str
    soorten: tuple[str, ...]
    lengte: float | None = None
    breedte: float | None = None

    @property
    def naam(self) -> str:
        """What people call it; of a school that no file names its code."""
        return self.bekend_als or self.vestiging

    @property
    def gemeentenaam(self) -> str:
        """The official name of the municipality."""
        return municipality(self.gemeente) if self.gemeente else ""

    @property
    def op_naam(self) -> str:
        """The municipality as it stands in the alphabet."""
        return self.gemeentenaam.removeprefix("'s-")

    @property
    def woorden(self) -> str:
        """All by which somebody may look for it: also a postcode without its space, and other spellings."""
        bare = self.postcode.replace(" ", "")
        postcodes = f"{bare} {bare[:_DIGITS]} {bare[_DIGITS:]}"
        return " ".join(
            (self.naam, self.vestiging, self.plaats, self.gemeentenaam, postcodes, *_spellings(self.gemeente))
        )


@dataclass(frozen=True)
class Deel:
    """The pupils of one home: ``code`` is that of a municipality or a samenwerkingsverband, or the name of an
    RMC-regio; or `BUITENLAND`, `ONBEKEND` or `OVERIG`."""

    code: str
    aantal: Aantal


@dataclass(frozen=True)
class Herkomst:
    """Where the pupils of one type of education at a school live, in a year.

    ``alles``: with all numbers, and not those that everybody may see. ``weinig``: there are so few pupils
    that nothing more is told; then there are no parts. ``bronnen``: the files, each in a line.
    """

    school: School
    soort: str
    jaar: int
    alles: bool
    weinig: bool
    totaal: Aantal
    gemeenten: tuple[Deel, ...]
    verbanden: tuple[Deel, ...]
    regios: tuple[Deel, ...]
    bronnen: tuple[str, ...]

    @property
    def hier(self) -> Aantal:
        """Those who live in the municipality of the school."""
        return total(deel.aantal for deel in self.gemeenten if deel.code == self.school.gemeente)

    @property
    def elders(self) -> Aantal:
        """Those who live in another municipality, or abroad."""
        own = (self.school.gemeente, ONBEKEND)
        return total(deel.aantal for deel in self.gemeenten if deel.code not in own)

    @property
    def onbekend(self) -> Aantal:
        """Those of whom no table tells where they live."""
        return total(deel.aantal for deel in self.gemeenten if deel.code == ONBEKEND)


def years(opslag: Path) -> tuple[int, ...]:
    """The years there are, the newest first."""
    return klaar.years(opslag)


def schools(opslag: Path, jaar: int) -> tuple[School, ...]:
    """All schools of a year that are in the region, or have pupils from it.

    Raises:
        BeschadigdeOpslag: the store cannot be read.
    """
    places = klaar.manifest(opslag, klaar.VESTIGINGEN, jaar)
    return _schools(opslag, jaar, places.parquet) if places else ()


@lru_cache(maxsize=16)
def _schools(opslag: Path, jaar: int, parquet: str) -> tuple[School, ...]:
    """A stored table (``parquet``) never changes, so its schools are made once."""
    import polars as pl

    del parquet
    places, homes = (klaar.table(opslag, kind, jaar) for kind in (klaar.VESTIGINGEN, klaar.HERKOMST))
    if places is None or homes is None:
        return ()
    kinds = dict(homes.group_by("vestiging").agg(pl.col("soort").unique()).iter_rows())
    return tuple(
        School(
            vestiging=row["vestiging"],
            bekend_als=row["naam"] or "",
            plaats=_place(row["plaats"] or ""),
            postcode=row["postcode"] or "",
            gemeente=row["school"] or "",
            soorten=tuple(soort for soort in ONDERWIJS if soort in kinds.get(row["vestiging"], ())),
            lengte=row["lengte"],
            breedte=row["breedte"],
        )
        for row in places.iter_rows(named=True)
    )


def source_of_places(opslag: Path, jaar: int) -> str:
    """The files that schools and their places come from, in one line.

    Raises:
        BeschadigdeOpslag: the store cannot be read.
    """
    manifest = klaar.manifest(opslag, klaar.VESTIGINGEN, jaar)
    return manifest.bron if manifest else ""


def find(opslag: Path, vestiging: str, jaar: int) -> School | None:
    """One school; None when the year has it not.

    Raises:
        BeschadigdeOpslag: the store cannot be read.
    """
    return next((school for school in schools(opslag, jaar) if school.vestiging == vestiging), None)


def homes(opslag: Path, school: School, soort: str, jaar: int, *, alles: bool = False) -> Herkomst | None:
    """Where the pupils of a school live, most pupils first; None when it has none of this type.

    Of a school with most likely fewer than five pupils everybody is told that alone: in such a small group
    the home municipality may already say who it is.

    Raises:
        BeschadigdeOpslag: the store cannot be read.
    """
    import polars as pl

    table = klaar.table(opslag, klaar.HERKOMST, jaar)
    manifest = klaar.manifest(opslag, klaar.HERKOMST, jaar)
    if table is None or manifest is None:
        return None
    rows = table.filter(pl.col("vestiging") == school.vestiging, pl.col("soort") == soort)
    if rows.is_empty():
        return None
    few = not alles and Aantal(0, float(rows["schatting"].sum()), 0).weinig
    counted = [
        (woon, verband, Aantal(*numbers))
        for woon, verband, *numbers in rows.select("woon", "verband", *(_ALL if alles else _OPEN)).iter_rows()
    ]
    shown = [] if few else counted
    return Herkomst(
        school=school,
        soort=soort,
        jaar=jaar,
        alles=alles,
        weinig=few,
        totaal=Aantal(1, 2.0, 4) if few else total(one for _, _, one in counted),
        gemeenten=_parts((home(woon), one) for woon, _, one in shown),
        verbanden=_parts((verband or _without(woon), one) for woon, verband, one in shown)
        if soort != MBO and any(verband for _, verband, _ in shown)
        else (),
        regios=_parts((region(woon), one) for woon, _, one in shown) if soort == MBO else (),
        bronnen=tuple(manifest.extra.get("per_soort", {}).get(soort) or manifest.extra.get("bronnen", ())),
    )


def _parts(rows: Iterable[tuple[str, Aantal]]) -> tuple[Deel, ...]:
    found: dict[str, Aantal] = {}
    for code, one in rows:
        found[code] = found.get(code, Aantal()) + one
    parts = (Deel(code, one) for code, one in found.items() if one.hoog)
    return tuple(sorted(parts, key=lambda deel: (-deel.aantal.schatting, deel.code)))


def home(woon: str) -> str:
    """The code of a home as pages tell it: a municipality, abroad or unknown."""
    if woon in _ABROAD:
        return BUITENLAND
    return woon if len(woon) == _DIGITS and woon.isdigit() else ONBEKEND


def region(woon: str) -> str:
    """The RMC-regio of a home; of one elsewhere in the country `OVERIG`."""
    code = home(woon)
    return code if code in (BUITENLAND, ONBEKEND) else rmc.find(code) or OVERIG


def _without(woon: str) -> str:
    """What stands for the samenwerkingsverband of who has none."""
    return BUITENLAND if home(woon) == BUITENLAND else ONBEKEND


@cache
def municipality(code: str) -> str:
    """The official name of a municipality; of an unknown number the number."""
    found = gemeenten.find(code)
    return found.naam if found else code


@cache
def _spellings(code: str) -> tuple[str, ...]:
    return next((g.spellingen for g in gebied.load().gemeenten if g.code == f"GM{code}"), ())


_SMALL: Callable[[str], bool] = frozenset({"aan", "den", "de", "der", "op", "en", "het", "in"}).__contains__


@cache
def _place(text: str) -> str:
    """A place that DUO writes in capitals, as people write it."""
    if not text.isupper():
        return text
    parts = [part if _SMALL(part) else part.capitalize() for part in text.lower().split(" ")]
    whole = "-".join(part[:1].upper() + part[1:] for part in " ".join(parts).split("-"))
    return whole.replace("'S-", "'s-").replace("'S ", "'s ").replace("Ijs", "IJs").replace("Ijm", "IJm")
