"""Questions about flows to what is loaded: the matrix of an area, one school, one municipality."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from snijvlak.gebied.queries import haaglanden
from snijvlak.grensverkeer import geladen, gemeenten
from snijvlak.grensverkeer.klaar import GEEN_POSTCODE, GEEN_SCHOOL
from snijvlak.grensverkeer.tellingen import BIJZONDER, ONDERWIJS
from snijvlak.vormgeving.teksten import tekst

from . import bronnen
from .stromen import Bronnen, Cellen, Told, cells, flows, silent

if TYPE_CHECKING:
    import polars as pl

HAAGLANDEN, NEDERLAND = "haaglanden", "nederland"


class GeenStromen(Exception):
    """The question has no answer. The text says in Dutch why and what to do."""


@dataclass(frozen=True)
class Verhuizing:
    """A school that DUO counted in one municipality (``toen``) and that the locations file has in another."""

    vestiging: str
    toen: str
    nu: str


@dataclass(frozen=True)
class Stromen:
    """The answer: ``tabel`` has names of municipalities and laag, schatting and hoog; ``bronnen`` the files,
    each in one line; ``verhuisd`` the schools in it that moved since.
    """

    tabel: pl.DataFrame
    bronnen: tuple[str, ...]
    verhuisd: tuple[Verhuizing, ...]


def matrix(opslag: Path, soort: str, peiljaar: int | None, woongebied: str, told: Told = silent) -> Stromen:
    """Who lives where in an area and goes to school where: woongemeente, schoolgemeente and the numbers.

    ``woongebied``: ``haaglanden``, ``nederland`` or a municipality; without ``peiljaar`` the newest year.

    Raises:
        GeenStromen: the area, the type or the year is not known or not loaded.
        BeschadigdeOpslag: the store cannot be read.
    """
    import polars as pl

    homes = _area(woongebied)
    voorraad = _Voorraad(opslag)
    cellen, sources = voorraad.cells(soort, voorraad.year(soort, peiljaar), told)
    if homes and not set(cellen.tabel["woon"]) & homes:
        raise GeenStromen(tekst("grensverkeer.stromen.geen_postcodes", gebied=woongebied[:40], soort=soort))
    asked = pl.col("woon").is_in(homes) if homes else pl.lit(True)
    found = flows(cellen, asked, told=told)
    schools = cellen.tabel.filter(asked)["vestiging"].unique()
    return Stromen(named(found), sources, _moved(cellen.bronnen, schools))


def school(opslag: Path, vestiging: str, peiljaar: int | None, told: Told = silent) -> Stromen:
    """Where the pupils of a school live: soort, woongemeente and the numbers, for each type that it has.

    ``vestiging``: BRIN and number (``00AO00``); a BRIN alone is its first vestiging.

    Raises:
        GeenStromen: the school is in none of the counts.
        BeschadigdeOpslag: the store cannot be read.
    """
    import polars as pl

    code = vestiging.strip().upper()
    code = f"{code}00" if len(code) == 4 else code
    voorraad = _Voorraad(opslag)
    types = [soort for soort in voorraad.types(peiljaar) if voorraad.has(code, soort, peiljaar, told)]
    return _per_type(voorraad, types, peiljaar, pl.col("vestiging") == code, ("woon",), vestiging, told)


def gemeente(opslag: Path, naam: str, peiljaar: int | None, told: Told = silent) -> Stromen:
    """Who goes to school in a municipality, and where those who live there go: soort, woongemeente,
    schoolgemeente and the numbers.

    Raises:
        GeenStromen: no municipality has this name, or none of the counts has it.
        BeschadigdeOpslag: the store cannot be read.
    """
    import polars as pl

    code = _municipality(naam)
    asked = (pl.col("woon") == code) | (pl.col("school") == code)
    voorraad = _Voorraad(opslag)
    return _per_type(voorraad, voorraad.types(peiljaar), peiljaar, asked, ("woon", "school"), naam, told)


def _per_type(
    voorraad: _Voorraad,
    types: Iterable[str],
    peiljaar: int | None,
    asked: pl.Expr,
    per: tuple[str, ...],
    wat: str,
    told: Told,
) -> Stromen:
    import polars as pl

    tables: list[pl.DataFrame] = []
    sources: dict[str, None] = {}
    moved: dict[Verhuizing, None] = {}
    for soort in types:
        cellen, files = voorraad.cells(soort, voorraad.year(soort, peiljaar), told)
        found = flows(cellen, asked, per, told)
        if found.height:
            tables.append(named(found).select(pl.lit(soort).alias("soort"), pl.all()))
            sources |= dict.fromkeys(files)
            schools = cellen.tabel.filter(asked)["vestiging"].unique()
            moved |= dict.fromkeys(_moved(cellen.bronnen, schools))
    if not tables:
        raise GeenStromen(tekst("grensverkeer.stromen.niet_in_tellingen", wat=wat[:40]))
    return Stromen(pl.concat(tables), tuple(sources), tuple(moved))


class _Voorraad:
    """What is loaded, per year read once."""

    def __init__(self, opslag: Path) -> None:
        self._voorraad = geladen.read(opslag)
        self._delen = {(soort, jaar) for _, jaar, soort in self._voorraad.delen()}
        self._jaren: dict[int, tuple[Bronnen, tuple[str, ...]]] = {}
        if not self._delen:
            raise GeenStromen(tekst("grensverkeer.stromen.niets_geladen"))

    def types(self, peiljaar: int | None) -> list[str]:
        """The types of education that there are counts of, in a year or in any."""
        known = {soort for soort, jaar in self._delen if peiljaar in (None, jaar)}
        if not known:
            raise GeenStromen(
                self._other_years(tekst("grensverkeer.stromen.alles"), peiljaar or 0, self._delen)
            )
        return [soort for soort in ONDERWIJS if soort in known]

    def year(self, soort: str, peiljaar: int | None) -> int:
        """The year that is asked, or the newest of a type of education."""
        if soort not in ONDERWIJS:
            keuzes = ", ".join(ONDERWIJS)
            raise GeenStromen(tekst("grensverkeer.stromen.onbekende_soort", soort=soort[:20], keuzes=keuzes))
        mine = {(kind, jaar) for kind, jaar in self._delen if kind == soort}
        years = {jaar for _, jaar in mine}
        if not years:
            wel = ", ".join(self.types(None))
            raise GeenStromen(tekst("grensverkeer.stromen.soort_niet_geladen", soort=soort, keuzes=wel))
        if peiljaar is not None and peiljaar not in years:
            raise GeenStromen(self._other_years(soort, peiljaar, mine))
        return peiljaar or max(years)

    def has(self, vestiging: str, soort: str, peiljaar: int | None, told: Told) -> bool:
        """Whether a school has pupils of a type."""
        counts = self._year(self.year(soort, peiljaar), told)[0].tellingen
        return not counts.filter(eenheid="vestiging", code=vestiging, soort=soort).is_empty()

    def cells(self, soort: str, jaar: int, told: Told) -> tuple[Cellen, tuple[str, ...]]:
        """The estimated cells of a type and year, and the sources of that year in words."""
        loaded, sources = self._year(jaar, told)
        return cells(loaded, soort, told), sources

    def _year(self, jaar: int, told: Told) -> tuple[Bronnen, tuple[str, ...]]:
        if jaar not in self._jaren:
            told("lezen", 0, 1)
            found = bronnen.read(self._voorraad, jaar)
            self._jaren[jaar] = found.bronnen, found.teksten
        return self._jaren[jaar]

    def _other_years(self, soort: str, peiljaar: int, delen: Iterable[tuple[str, int]]) -> str:
        years = ", ".join(str(jaar) for jaar in sorted({jaar for _, jaar in delen}))
        return tekst("grensverkeer.stromen.jaar_niet_geladen", soort=soort, jaar=str(peiljaar), jaren=years)


def _area(woongebied: str) -> frozenset[str]:
    """The codes of the municipalities of an area; none for the whole country."""
    name = woongebied.strip().casefold()
    if name == NEDERLAND:
        return frozenset()
    if name == HAAGLANDEN:
        return frozenset(g.code.removeprefix("GM") for g in haaglanden())
    return frozenset({_municipality(woongebied)})


def _municipality(naam: str) -> str:
    found = gemeenten.find(naam)
    if found is None:
        raise GeenStromen(tekst("grensverkeer.stromen.onbekend_gebied", gebied=naam[:40]))
    return found.code


def step_in_words(step: str) -> str:
    """What a step of `stromen.STAPPEN` does, in Dutch."""
    return {
        "lezen": tekst("grensverkeer.stromen.stap_lezen"),
        "indelen": tekst("grensverkeer.stromen.stap_indelen"),
        "schatten": tekst("grensverkeer.stromen.stap_schatten"),
        "grenzen": tekst("grensverkeer.stromen.stap_grenzen"),
        "samen": tekst("grensverkeer.stromen.stap_samen"),
    }[step]


def named(found: pl.DataFrame) -> pl.DataFrame:
    """Flows with names in place of codes, in the order of the names; estimates in hundredths."""
    import polars as pl

    columns = {"woon": "woongemeente", "school": "schoolgemeente"}
    there = [column for column in columns if column in found.columns]
    words = [pl.col(c).map_elements(_name, return_dtype=pl.String).alias(columns[c]) for c in there]
    table = found.select(*words, "laag", pl.col("schatting").round(2), "hoog")
    return table.sort([pl.col(columns[c]).str.strip_prefix("'s-") for c in there])


@cache
def _name(code: str) -> str:
    if code == GEEN_POSTCODE:
        return tekst("grensverkeer.stromen.postcode_niet_gevonden")
    if code == GEEN_SCHOOL:
        return tekst("grensverkeer.stromen.school_niet_gevonden")
    found = gemeenten.find(code) if len(code) == 4 else None
    return found.naam if found else BIJZONDER.get(code, code)


def _moved(loaded: Bronnen, schools: Collection[str]) -> tuple[Verhuizing, ...]:
    there = set(schools)
    return tuple(
        Verhuizing(moved.vestiging, _name(moved.volgens_tabellen), _name(moved.volgens_plaatsen))
        for moved in loaded.indeling.verhuisd
        if moved.vestiging in there
    )
