"""What a file gave: its tables in one form, the rows set aside, and what was noticed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

MAX_DEEL_TERZIJDE = 0.05
ONLEESBAAR = "de kolommen zijn niet te lezen"


class OnleesbaarBestand(Exception):
    """A file we refuse. The text names the file, what is wrong and what to do."""

    def __init__(self, naam: str, wat: str, stap: str) -> None:
        super().__init__(f"{naam}: {wat} {stap}")


@dataclass(frozen=True)
class Terzijde:
    """A row set aside: its line in the file (for GeoJSON: which feature, counted from 1) and why."""

    regel: int
    reden: str


@dataclass(frozen=True)
class Ingelezen:
    """A file that was read.

    ``indeling`` is the layout that was recognised; ``tabellen`` the tables it gives, per kind:
    ``tellingen`` (see `snijvlak.grensverkeer.tellingen`), ``scholen`` and ``postcodes`` (see `tabellen`).
    ``regels`` counts the rows that were used. ``bevindingen`` are sentences in Dutch about the whole file.
    """

    naam: str
    indeling: str
    titel: str
    peil: str
    sha256: str
    licentie: str
    regels: int
    tabellen: dict[str, pl.DataFrame]
    terzijde: tuple[Terzijde, ...] = ()
    bevindingen: tuple[str, ...] = ()
    extra: dict[str, object] = field(default_factory=dict)

    @cached_property
    def delen(self) -> tuple[tuple[int, str], ...]:
        """The years and types of education of the counts in it, in order."""
        counts = self.tabellen.get("tellingen")
        if counts is None:
            return ()
        parts = counts.lazy().select("peiljaar", "soort").unique().collect(engine="streaming")
        return tuple(parts.sort("peiljaar", "soort").iter_rows())
