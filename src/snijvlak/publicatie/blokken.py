"""The blocks of a report, as a room brings them.

A room has a module ``blokken`` with ``def blocks(begin, eind) -> Sequence[Blok]`` and names it in
``ready()``: ``register.register("meldpunt", "snijvlak.meldpunt.blokken")``. The report protects, checks,
orders, draws and publishes; it knows no room. Plain Python, so that a block can be made in a notebook too.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from importlib import import_module

from snijvlak.privacy.onthulling import BeschermdeTabel, Periode
from snijvlak.privacy.onthulling import Tabel as WareTabel
from snijvlak.vormgeving.tabel import Tabel

from . import register


@dataclass(frozen=True)
class Herkomst:
    """Where a figure or sentence comes from, and of which day or rule it is."""

    bron: str
    versie: str


@dataclass(frozen=True)
class Telling:
    """True counts, never shown as they are.

    ``bron`` names what is counted: tables with the same ``bron`` count the same people or reports, and are
    held against each other and against everything published of them. So a count of a day must not change
    afterwards. ``kop`` heads the rows, ``noot`` explains rows and columns.
    """

    bron: str
    tabel: WareTabel
    kop: str
    eenheid: str
    noot: str = ""


@dataclass(frozen=True)
class Zin:
    """A sentence for others, and what is said after it. ``kenmerk`` tells it apart in a draft."""

    zin: str
    toelichting: str = ""
    kenmerk: str = ""


@dataclass(frozen=True)
class Lijst:
    """Rows of texts that count nobody, or that everybody may see already. One ``kenmerk`` per row, as with
    ``Zin``. ``peil``: of when they are; of the period of the report when empty.
    """

    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    kenmerken: tuple[str, ...] = ()
    peil: str = ""


@dataclass(frozen=True)
class Beschermd:
    """A table of counts that was protected before, with what was counted and when, for the ledger."""

    tabel: Tabel
    bron: str
    periode: Periode
    telling: BeschermdeTabel


@dataclass(frozen=True)
class Blok:
    """One piece of a report. ``uitleg`` says what is to be seen, ``leeg`` what it says when nothing is.

    From the day ``vast_op`` on it does not change any more; before it a report cannot be released.
    """

    sleutel: str
    titel: str
    inhoud: Telling | Beschermd | Lijst | tuple[Zin, ...]
    herkomst: tuple[Herkomst, ...]
    uitleg: str = ""
    leeg: str = ""
    vast_op: dt.date | None = None


def gather(begin: dt.date, eind: dt.date) -> list[Blok]:
    """The blocks of every room about a period, both days included, in the order of registration.

    Raises:
        ValueError: two blocks have the same key.
    """
    found = [blok for module in register.modules() for blok in import_module(module).blocks(begin, eind)]
    keys = [blok.sleutel for blok in found]
    if double := {key for key in keys if keys.count(key) > 1}:
        raise ValueError(f"two blocks have the key {sorted(double)[0]}")
    return found
