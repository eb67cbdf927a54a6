"""The table that people look at: title, source, date, unit, note, columns and rows in one object.

It draws itself as an accessible HTML table (``vormgeving/tabel.html``), as CSV and, with a ``vorm``, as
picture (``vormgeving/grafiek.py``), all from the same values. Plain Python, so also for a notebook.
"""

from __future__ import annotations

import csv
import io
import math
from dataclasses import asdict, dataclass, replace
from typing import Any

from . import vormen
from .boom import Tak, build
from .teksten import tekst
from .vormen import Vorm

HIDDEN = "x"
SMALL = 5  # a count below this is never shown more precisely than "<5"; DUO publishes it so


@dataclass(frozen=True)
class Interval:
    """A count of which only the lowest and highest possible value are known; 0 <= laag <= hoog.

    ``midden``: an estimate between them. A file gets it and the bounds in columns of their own.
    ``volledig``: what is small is shown as well, for it counts no people (a percentage), or who looks may see
    it all.

    Raises:
        ValueError: the bounds are not like that, or the estimate is not between them.
    """

    laag: int
    hoog: int
    midden: int | None = None
    volledig: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.laag <= self.hoog:
            raise ValueError(f"Dit zijn geen grenzen van een aantal: {self.laag} en {self.hoog}")
        if self.midden is not None and not self.laag <= self.midden <= self.hoog:
            raise ValueError(f"De schatting {self.midden} ligt niet tussen {self.laag} en {self.hoog}")

    @property
    def getoond(self) -> tuple[int, int]:
        """The bounds as far as may be shown: of a small count no more than that it is small."""
        return (0, SMALL - 1) if self.klein else (self.laag, self.hoog)

    @property
    def klein(self) -> bool:
        """Whether no more may be shown than that it is small."""
        return not self.volledig and 0 < self.hoog < SMALL

    @property
    def geschat(self) -> int | None:
        """The estimate as far as it may be shown: not a small one."""
        if self.volledig or self.midden is None:
            return self.midden
        return self.midden if self.hoog >= SMALL and (self.midden == 0 or self.midden >= SMALL) else None

    def __str__(self) -> str:
        if self.klein:
            return f"<{SMALL}"
        if self.laag == self.hoog:
            return dutch(self.laag)
        bounds = f"{dutch(self.laag)}–{dutch(self.hoog)}"
        return bounds if self.geschat is None else f"{dutch(self.geschat)} ({bounds})"


Waarde = str | int | float | Interval | None


@dataclass(frozen=True)
class Tabel:
    """A table of values; the first column heads each row; None is a value that disclosure control hid.

    ``lezing`` says in one sentence what is to be seen. Every row has as many values as there are columns.
    Numbers are shown with the decimals they have: round them first.

    ``vorm`` chooses the picture, or None for no picture. These show one column, named in ``kolom`` (which may
    be left out in a table of two columns): ``staven`` (a bar per row), ``trechter`` (a row is a stage) and
    ``waterval`` (the rows are a begin, steps and an end). These show all columns: ``lijn`` (a row is a
    moment, a column is a line), ``helling`` (two columns are two moments, a row is a line), ``matrix`` (a
    coloured cell per value) and ``oorzakenboom`` (three columns of text, see ``boom.build``).

    Raises:
        ValueError: a row has another length, a number is not finite, the picture cannot be drawn so, or there
            is a picture and no ``lezing``.
    """

    titel: str
    lezing: str
    bron: str
    peil: str
    eenheid: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[Waarde, ...], ...]
    noot: str = ""
    vorm: Vorm | None = None
    kolom: str = ""

    def __post_init__(self) -> None:
        if any(len(rij) != len(self.kolommen) for rij in self.rijen):
            raise ValueError(f"{self.titel}: elke rij moet {len(self.kolommen)} waarden hebben")
        if any(isinstance(v, float) and not math.isfinite(v) for rij in self.rijen for v in rij):
            raise ValueError(f"{self.titel}: een waarde is geen eindig getal")
        if self.vorm and len(self.kolommen) < 2:
            raise ValueError(f"{self.titel}: een beeld vraagt een kolom met waarden")
        if self.vorm and not self.lezing.strip():
            raise ValueError(f"{self.titel}: zeg in een zin wat er in het beeld te zien is (lezing)")
        if self.vorm:
            drawn = self.drawn if self.vorm in vormen.ONE_COLUMN else 0
            if why := vormen.refusal(self.vorm, self.kolommen, self.rijen, drawn):
                raise ValueError(f"{self.titel}: {why}")

    @property
    def drawn(self) -> int:
        """Which column a picture of one column shows, counted from 0.

        Raises:
            ValueError: ``kolom`` names no column of values, or is needed to choose one.
        """
        if not self.kolom and len(self.kolommen) == 2:
            return 1
        if self.kolom not in self.kolommen[1:]:
            choice = ", ".join(self.kolommen[1:])
            raise ValueError(f"{self.titel}: kies de kolom voor de {self.vorm or 'staven'} uit {choice}")
        return self.kolommen.index(self.kolom, 1)

    def csv(self) -> str:
        """The table as CSV: the columns and rows, and nothing that a spreadsheet could run."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(harmless(kolom) for kolom in self.uitgeschreven.kolommen)
        writer.writerows([_plain(value) for value in rij] for rij in self.uitgeschreven.rijen)
        return out.getvalue()

    @property
    def uitgeschreven(self) -> Tabel:
        """The table as files have it: of an estimate also the bounds, each in a column of its own."""
        estimated = [any(_estimated(rij[place]) for rij in self.rijen) for place in range(len(self.kolommen))]
        if not any(estimated):
            return self
        names = [
            name
            for kolom, wide in zip(self.kolommen, estimated, strict=True)
            for name in (_heads(kolom) if wide else (kolom,))
        ]
        rows = [
            [
                part
                for value, wide in zip(rij, estimated, strict=True)
                for part in (_parts(value) if wide else (value,))
            ]
            for rij in self.rijen
        ]
        return replace(
            self, kolommen=tuple(names), rijen=tuple(tuple(row) for row in rows), vorm=None, kolom=""
        )

    @property
    def getallen(self) -> bool:
        """Whether the columns after the first hold numbers, which a page puts under each other."""
        return not any(isinstance(value, str) for rij in self.rijen for value in rij[1:])

    @property
    def teksten(self) -> tuple[tuple[str, ...], ...]:
        """The rows as people read them, numbers in Dutch notation."""
        return tuple(tuple(readable(value) for value in rij) for rij in self.rijen)

    @property
    def takken(self) -> tuple[Tak, ...]:
        """The rows as a tree, for an ``oorzakenboom``; ``vormgeving/boom.html`` shows it as a nested list.

        Raises:
            GeenBoom: the rows are no tree.
        """
        return build(self.rijen)

    def as_data(self) -> dict[str, Any]:
        """The table as data that JSON can hold; ``restore`` reads it back."""
        return asdict(self, dict_factory=_data)


_LACKING = (("midden", None), ("volledig", False))


def _data(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The fields, without those that most intervals lack, so that a table keeps the data it always had."""
    return {name: value for name, value in pairs if (name, value) not in _LACKING}


def _heads(kolom: str) -> tuple[str, str, str]:
    return (
        kolom,
        tekst("vormgeving.tabel.kolom_laagste", kolom=kolom),
        tekst("vormgeving.tabel.kolom_hoogste", kolom=kolom),
    )


def _estimated(value: Waarde) -> bool:
    return isinstance(value, Interval) and value.midden is not None


def _parts(value: Waarde) -> tuple[Waarde, Waarde, Waarde]:
    """The estimate (empty where it is small), and the least and the most that may be shown."""
    bounds = grenzen(value)
    if bounds is None:
        return value, value, value
    low, high = bounds
    if not isinstance(value, Interval) or low == high:
        return low, low, high
    shown = str(value) if value.klein else value.geschat
    return "" if shown is None else shown, low, high


def restore(data: dict[str, Any]) -> Tabel:
    """The table that ``as_data`` gave, also after it was JSON for a while.

    Raises:
        AttributeError, TypeError, ValueError: this is no such data.
    """
    rijen = tuple(
        tuple(Interval(**value) if isinstance(value, dict) else value for value in rij)
        for rij in data.get("rijen", ())
    )
    return Tabel(**{**data, "kolommen": tuple(data.get("kolommen", ())), "rijen": rijen})


def dutch(number: float) -> str:
    """A number in Dutch notation: a dot between thousands, a comma before decimals."""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


def readable(value: Waarde) -> str:
    """A value as people read it, in the table and in the picture."""
    if value is None:
        return HIDDEN
    return dutch(value) if isinstance(value, int | float) else str(value)


def grenzen(value: Waarde) -> tuple[float, float] | None:
    """The lowest and highest number that may be shown of a value; None for a text and for a hidden value."""
    if isinstance(value, Interval):
        return value.getoond
    return None if value is None or isinstance(value, str) else (value, value)


def _plain(value: Waarde) -> str:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, Interval) and value.getoond == (value.laag, value.laag):
        return str(value.laag)  # exactly known: a number, so that a spreadsheet can count with it
    return str(value) if isinstance(value, int | float) else readable(value)


def harmless(value: str) -> str:
    """A text that a spreadsheet shows and does not run (OWASP, CSV injection)."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
