"""A table of counts with its margins, and what may be published of it."""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Methode = Literal["onderdrukken", "afronden"]
Plek = tuple[int, ...]

HIDDEN = "x"
TOTAL = "Totaal"
COUNT = "aantal"
MAX_COUNT = 10**9
MAX_ENTRIES = 100_000


def same(name: str) -> str:
    """What is compared of a name: how an accent is stored, capitals and spaces make no difference."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


class OngeldigeTabel(ValueError):
    """The table cannot be used; the message says in Dutch what is wrong and what to do."""


@dataclass(frozen=True)
class Indeling:
    """One or two dimensions and their categories, in the order of publication; the total comes after them.

    A place (``Plek``) is an index per dimension; the index after the last category is the total.
    """

    dimensies: tuple[str, ...]
    categorieen: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if len(self.dimensies) not in (1, 2) or len(self.dimensies) != len(self.categorieen):
            raise OngeldigeTabel("Een tabel heeft een of twee indelingen. Splits haar in tabellen van twee.")
        if len({same(name) for name in self.dimensies}) != len(self.dimensies):
            raise OngeldigeTabel(f"De indeling '{self.dimensies[0]}' staat er twee keer in. Geef er een weg.")
        for names in self.categorieen:
            if not names:
                raise OngeldigeTabel("Een indeling heeft ten minste een categorie. Vul de tabel aan.")
            for name in names:
                if same(name) == same(TOTAL):
                    raise OngeldigeTabel(f"'{name}' mag er niet in staan: de totalen rekenen we zelf uit.")
            double = [name for name, times in Counter(map(same, names)).items() if times > 1]
            if double:
                raise OngeldigeTabel(
                    f"'{double[0]}' mag maar een keer voorkomen. Tel die aantallen eerst op."
                )
        if self.entries > MAX_ENTRIES:
            raise OngeldigeTabel(f"De tabel heeft meer dan {MAX_ENTRIES} aantallen. Deel haar grover in.")

    @property
    def sleutels(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The dimensions and categories as they are compared between tables."""
        return tuple(
            (same(name), tuple(map(same, names)))
            for name, names in zip(self.dimensies, self.categorieen, strict=True)
        )

    @property
    def entries(self) -> int:
        """How many numbers are published, margins included."""
        total = 1
        for size in self.sizes:
            total *= size
        return total

    @property
    def sizes(self) -> tuple[int, ...]:
        """Per dimension the number of categories and the total."""
        return tuple(len(names) + 1 for names in self.categorieen)

    def places(self) -> Iterator[Plek]:
        """Every place, the last dimension fastest, totals last."""
        return itertools.product(*(range(size) for size in self.sizes))

    def name(self, plek: Plek) -> tuple[str, ...]:
        """The categories of a place, ``Totaal`` for a total."""
        return tuple((*names, TOTAL)[i] for names, i in zip(self.categorieen, plek, strict=True))

    def equations(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Every total and the numbers it is the sum of, as positions in the order of ``places``."""
        position = {plek: i for i, plek in enumerate(self.places())}
        for axis, size in enumerate(self.sizes):
            for plek in position:
                if plek[axis] == size - 1:
                    parts = (position[(*plek[:axis], i, *plek[axis + 1 :])] for i in range(size - 1))
                    yield position[plek], tuple(parts)


@dataclass(frozen=True)
class Tabel:
    """True counts in the order of ``Indeling.places``, margins included. Never published as it is."""

    indeling: Indeling
    waarden: tuple[int, ...]

    @classmethod
    def of(
        cls,
        dimensies: Sequence[str],
        categorieen: Sequence[Sequence[str]],
        aantallen: Mapping[tuple[str, ...], int],
    ) -> Tabel:
        """Make a table from its inner counts; a combination that is absent counts as 0.

        Raises:
            OngeldigeTabel: a negative count, or a category that is unknown, double or called Totaal.
        """
        indeling = Indeling(tuple(dimensies), tuple(tuple(names) for names in categorieen))
        index = [{name: i for i, name in enumerate(names)} for names in indeling.categorieen]
        values = dict.fromkeys(indeling.places(), 0)
        for names, count in aantallen.items():
            where = " / ".join(names)
            if len(names) != len(index) or any(n not in known for n, known in zip(names, index, strict=True)):
                raise OngeldigeTabel(f"De combinatie {where} hoort niet bij deze tabel.")
            if not 0 <= count <= MAX_COUNT:
                raise OngeldigeTabel(f"Het aantal bij {where} is kleiner dan nul, of onmogelijk groot.")
            plek = tuple(known[n] for n, known in zip(names, index, strict=True))
            ways = [(i, size - 1) for i, size in zip(plek, indeling.sizes, strict=True)]
            for target in itertools.product(*ways):
                values[target] += count
        return cls(indeling, tuple(values.values()))


@dataclass(frozen=True)
class BeschermdeTabel:
    """What may be published, in the order of ``Indeling.places``; None is a hidden count.

    Rounded numbers are multiples of ``basis``; with suppression ``basis`` says nothing.
    """

    indeling: Indeling
    methode: Methode
    drempel: int
    basis: int
    aantallen: tuple[int | None, ...]

    @property
    def rijen(self) -> tuple[str, ...]:
        """The categories of the first dimension, ``Totaal`` last."""
        return (*self.indeling.categorieen[0], TOTAL)

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The categories of the second dimension, ``Totaal`` last; ``aantal`` when there is none."""
        return (*self.indeling.categorieen[1], TOTAL) if len(self.indeling.dimensies) == 2 else (COUNT,)

    @property
    def waarden(self) -> tuple[tuple[int | None, ...], ...]:
        """The numbers row by row."""
        width = len(self.kolommen)
        return tuple(self.aantallen[i : i + width] for i in range(0, len(self.aantallen), width))

    @property
    def verborgen(self) -> int:
        """How many numbers are hidden, margins included."""
        return sum(value is None for value in self.aantallen)

    def as_text(self) -> tuple[tuple[str, ...], ...]:
        """Rows of texts: the name of the row, then its counts, ``x`` for a hidden one."""
        return tuple(
            (name, *(HIDDEN if v is None else str(v) for v in row))
            for name, row in zip(self.rijen, self.waarden, strict=True)
        )
