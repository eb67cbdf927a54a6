"""A publication: which protected table, of which source and period; and what an attacker reads in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .tabel import HIDDEN, TOTAL, BeschermdeTabel, Indeling, Plek, same

_VERSION = 1
# Within two centuries: what lies beyond is a slip of the keyboard.
_PERIOD = re.compile(r"(?:19|20)\d\d-\d\d-\d\d ?/ ?(?:19|20)\d\d-\d\d-\d\d")


class OngeldigePublicatie(ValueError):
    """A record of the ledger cannot be used; the message says why in Dutch."""


@dataclass(frozen=True, order=True)
class Periode:
    """From a day up to and including another."""

    begin: dt.date
    eind: dt.date

    @classmethod
    def parse(cls, text: str) -> Periode:
        """Read ``BEGIN/EIND``, two days as JJJJ-MM-DD.

        Raises:
            ValueError: not two days, or the end before the begin; the message is in Dutch.
        """
        begin, _, eind = text.partition("/")
        try:
            if not _PERIOD.fullmatch(text.strip()):
                raise ValueError("not two days")
            found = cls(dt.date.fromisoformat(begin.strip()), dt.date.fromisoformat(eind.strip()))
        except ValueError as error:
            raise ValueError(
                f"'{text}' is geen periode. Schrijf twee dagen: 2026-01-01/2026-03-31."
            ) from error
        if found.eind < found.begin:
            raise ValueError(f"In de periode '{text}' ligt het einde voor het begin. Draai ze om.")
        return found

    def __str__(self) -> str:
        return f"{self.begin.isoformat()}/{self.eind.isoformat()}"


@dataclass(frozen=True)
class Publicatie:
    """A table as it was published. ``nul_verborgen``: at least one hidden count is zero."""

    bron: str
    periode: Periode | None
    tabel: BeschermdeTabel
    nul_verborgen: bool

    def bounds(self) -> Iterator[tuple[Plek, int, int | None]]:
        """Per place the smallest and the largest number that the table itself allows; None is no largest."""
        least = 0 if self.nul_verborgen else 1
        within = self.tabel.basis - 1 if self.tabel.methode == "afronden" else 0
        for plek, value in zip(self.tabel.indeling.places(), self.tabel.aantallen, strict=True):
            if value is None:
                yield plek, least, None
            else:
                yield plek, max(0, value - within), value + within

    def same_cells(self, other: Publicatie) -> bool:
        """Whether both are about the same source, period, dimensions and categories, in any order."""
        return (same(self.bron), self.periode, _scope(self.tabel.indeling)) == (
            same(other.bron),
            other.periode,
            _scope(other.tabel.indeling),
        )

    def by_name(self) -> dict[frozenset[tuple[str, str]], int | None]:
        """The published numbers by dimension and category; the order of dimensions does not matter."""
        indeling = self.tabel.indeling
        return dict(zip(names_of(indeling), self.tabel.aantallen, strict=True))

    @property
    def kenmerk(self) -> str:
        """A hash of what was published, the same for another order of rows or columns."""
        content = [
            same(self.bron),
            str(self.periode or ""),
            self.tabel.methode,
            self.tabel.drempel,
            self.tabel.basis if self.tabel.methode == "afronden" else self.nul_verborgen,
            sorted([*sorted(map(list, names)), value] for names, value in _texts(self.by_name())),
        ]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    def as_json(self) -> str:
        """The record of the ledger: what everyone could read, and whether a zero was hidden."""
        indeling = self.tabel.indeling
        data = {
            "versie": _VERSION,
            "bron": self.bron,
            "periode": str(self.periode) if self.periode else None,
            "methode": self.tabel.methode,
            "drempel": self.tabel.drempel,
            "basis": self.tabel.basis,
            "nul_verborgen": self.nul_verborgen,
            "indeling": dict(zip(indeling.dimensies, indeling.categorieen, strict=True)),
            "aantallen": [HIDDEN if value is None else value for value in self.tabel.aantallen],
        }
        return json.dumps(data, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Publicatie:
        """Read a record.

        Raises:
            OngeldigePublicatie: it is not one, or a number in it is damaged.
        """
        try:
            data: dict[str, Any] = json.loads(text)
            if data["versie"] != _VERSION:
                raise ValueError("another version")
            indeling = Indeling(
                tuple(data["indeling"]), tuple(tuple(names) for names in data["indeling"].values())
            )
            values = tuple(None if value == HIDDEN else int(value) for value in data["aantallen"])
            if len(values) != indeling.entries or data["methode"] not in ("onderdrukken", "afronden"):
                raise ValueError("numbers are missing")
            periode = Periode.parse(data["periode"]) if data["periode"] else None
            tabel = BeschermdeTabel(
                indeling, data["methode"], int(data["drempel"]), int(data["basis"]), values
            )
            return cls(str(data["bron"]), periode, tabel, bool(data["nul_verborgen"]))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise OngeldigePublicatie("de beschrijving van een publicatie is beschadigd") from error


def names_of(indeling: Indeling) -> list[frozenset[tuple[str, str]]]:
    """Per place its dimensions and categories, as they are compared between tables."""
    keys = [(name, (*names, TOTAL)) for name, names in indeling.sleutels]
    return [
        frozenset((name, names[i]) for (name, names), i in zip(keys, plek, strict=True))
        for plek in indeling.places()
    ]


def _scope(indeling: Indeling) -> dict[str, frozenset[str]]:
    return {name: frozenset(names) for name, names in indeling.sleutels}


def _texts(
    values: dict[frozenset[tuple[str, str]], int | None],
) -> Iterator[tuple[frozenset[tuple[str, str]], str]]:
    for names, value in values.items():
        yield names, HIDDEN if value is None else str(value)
