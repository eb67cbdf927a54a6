"""A table that sorts, searches and leafs by its address: no script, and a link that can be kept.

``?sorteer=naam&richting=af&zoek=regie&na=17``. What is searched stands in the address, so search only what
names no person: codes, titles, names of organisations. What the address has and the list does not know is
left out, so an old link still opens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Generic, Literal, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, Q, QuerySet

from . import paginering
from .paginering import Pagina, Plek

Richting = Literal["op", "af"]
Rij = TypeVar("Rij")
Bron = TypeVar("Bron", bound=Model)

MAX_SEARCH = 100  # letters; what is longer is cut


@dataclass(frozen=True)
class Kolom:
    """A column; ``veld`` is the field it sorts by, empty for a column that does not sort."""

    naam: str
    titel: str
    veld: str = ""


@dataclass(frozen=True)
class Kop:
    """The head of a column as a page shows it; ``aria`` is the value of aria-sort, empty when not sorted."""

    titel: str
    adres: str = ""
    aria: str = ""


@dataclass(frozen=True)
class Blad(Generic[Rij]):
    """A page of a list, with the addresses of what one can do with it.

    ``bewaar`` are the names and values that a search form takes along and ``anker`` where it leads;
    ``gezocht`` is True when rows were left out, so that an empty page can say why.
    """

    koppen: tuple[Kop, ...]
    rijen: tuple[Rij, ...]
    zoek: str
    gezocht: bool
    bewaar: tuple[tuple[str, str], ...]
    vorige: str
    volgende: str
    alles: str
    anker: str


@dataclass(frozen=True)
class Lijst:
    """How a list sorts and searches.

    Args:
        kolommen: the columns, in order.
        sorteer: the name of the column it is sorted by when the address does not say.
        richting: which way then: ``op`` from low to high, ``af`` from high to low.
        zoekvelden: the fields in which a search looks; without them it does not search.
        filters: names that the page itself reads from the address; they stay in every link.
        anker: the id of the part of the page where the list stands, for a page with more than the list: a
            press loads the page anew, and it opens there.

    Raises:
        ValueError: ``sorteer`` is no column that sorts.
    """

    kolommen: tuple[Kolom, ...]
    sorteer: str
    richting: Richting = "op"
    zoekvelden: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    anker: str = ""

    def __post_init__(self) -> None:
        if self.sorteer not in self._fields:
            raise ValueError(f"{self.sorteer} is geen kolom waarop deze lijst kan sorteren")

    def blad(
        self, address: Mapping[str, str], rows: QuerySet[Bron], size: int = paginering.SIZE
    ) -> Blad[Bron]:
        """A page of a question to the database. There should be an index for each column that sorts."""
        keuze = self._read(address)
        if keuze.zoek:
            rows = rows.filter(
                reduce(or_, (Q(**{f"{veld}__icontains": keuze.zoek}) for veld in self.zoekvelden))
            )
        minus = "-" if keuze.richting == "af" else ""
        found = paginering.page(rows, [f"{minus}{self._fields[keuze.sorteer]}"], Plek.read(address), size)
        return self._blad(keuze, found, address)

    def blad_van(
        self, address: Mapping[str, str], rows: Sequence[Rij], key: str, size: int = paginering.SIZE
    ) -> Blad[Rij]:
        """A page of rows that are all here; fields are their attributes, ``key`` one that no two share."""
        keuze = self._read(address)
        wanted = keuze.zoek.casefold()
        kept = [
            row
            for row in rows
            if not wanted or any(wanted in str(getattr(row, veld)).casefold() for veld in self.zoekvelden)
        ]

        def place(row: Rij) -> object:
            value = getattr(row, self._fields[keuze.sorteer])
            return value.casefold() if isinstance(value, str) else value

        kept.sort(key=place, reverse=keuze.richting == "af")  # pyright: ignore[reportArgumentType] -- one kind a column
        found = paginering.page_of(kept, lambda row: str(getattr(row, key)), Plek.read(address), size)
        return self._blad(keuze, found, address)

    @property
    def _fields(self) -> dict[str, str]:
        return {kolom.naam: kolom.veld for kolom in self.kolommen if kolom.veld}

    def _read(self, address: Mapping[str, str]) -> _Keuze:
        given = address.get("sorteer", "")
        if given not in self._fields:
            sorteer, richting = self.sorteer, self.richting
        else:
            sorteer, richting = given, "af" if address.get("richting") == "af" else "op"
        typed = address.get("zoek", "") if self.zoekvelden else ""
        # A database refuses some letters that nobody can type.
        zoek = "".join(letter for letter in typed if letter.isprintable()).strip()[:MAX_SEARCH]
        return _Keuze(sorteer, richting, zoek)

    def _blad(self, keuze: _Keuze, found: Pagina[Rij], address: Mapping[str, str]) -> Blad[Rij]:
        own = {name: address[name] for name in self.filters if address.get(name)}
        order = {"sorteer": keuze.sorteer, "richting": keuze.richting}
        search = {"zoek": keuze.zoek} if keuze.zoek else {}
        here = own | order | search
        anker = f"#{self.anker}" if self.anker else ""

        def link(**more: str) -> str:
            return f"?{urlencode(here | more)}{anker}"

        def kop(kolom: Kolom) -> Kop:
            if not kolom.veld:
                return Kop(kolom.titel)
            if kolom.naam != keuze.sorteer:
                return Kop(kolom.titel, link(sorteer=kolom.naam, richting="op"))
            down = keuze.richting == "af"
            return Kop(
                kolom.titel, link(richting="op" if down else "af"), "descending" if down else "ascending"
            )

        return Blad(
            koppen=tuple(kop(kolom) for kolom in self.kolommen),
            rijen=found.rijen,
            zoek=keuze.zoek,
            gezocht=bool(keuze.zoek or own),
            bewaar=tuple((own | order).items()),
            vorige=link(voor=found.vorige) if found.vorige else "",
            volgende=link(na=found.volgende) if found.volgende else "",
            alles=f"?{urlencode(order)}{anker}",
            anker=anker,
        )


@dataclass(frozen=True)
class _Keuze:
    """What the address asks, made right."""

    sorteer: str
    richting: Richting
    zoek: str
