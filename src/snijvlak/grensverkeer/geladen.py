"""What is loaded now: of each layout, year and type of education the newest version, put together.

A store keeps every file that was ever loaded. Here is decided which of them count:

- counts: per layout, peiljaar and type of education the file that was loaded last;
- municipalities of postcodes, and places of schools: all files; for one peiljaar those nearest in time go
  first, of the same date the last loaded, and each next one adds what was not known yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from snijvlak.gebied import regels as gebied

from . import gemeenten
from . import opslag as bewaard
from .opslag import Manifest
from .tellingen import ONDERWIJS, empty, shape

if TYPE_CHECKING:
    import polars as pl

TELLINGEN, SCHOLEN, POSTCODES = "tellingen", "scholen", "postcodes"
_VOORHEEN = "leerlingen"  # the kind of a store from before there were other counts
_PLAIN = "brin6_pc4"
_FAR = 99  # years: how far a table without a date is from any year


@dataclass(frozen=True)
class Tabel:
    """One stored (or new) table: its manifest, and how to get its rows."""

    manifest: Manifest
    rows: Callable[[], pl.DataFrame]

    @property
    def indeling(self) -> str:
        """The layout of the file."""
        return str(self.manifest.extra.get("indeling", _PLAIN))

    @property
    def delen(self) -> list[tuple[int, str]]:
        """The years and types of education that are in a table of counts."""
        return [(int(jaar), str(soort)) for jaar, soort in self.manifest.extra.get("delen", [])]


@dataclass(frozen=True)
class Geladen:
    """Rows, and the files they came from."""

    frame: pl.DataFrame
    bronnen: tuple[Manifest, ...]


class Voorraad:
    """All tables, the oldest first."""

    def __init__(self, tabellen: Iterable[Tabel]) -> None:
        self._tabellen = tuple(tabellen)
        self._sums: dict[tuple[object, ...], pl.DataFrame] = {}

    def plus(self, tabellen: Iterable[Tabel]) -> Voorraad:
        """These tables too, as the newest."""
        return Voorraad((*self._tabellen, *tabellen))

    def without(self, sha256: str) -> Voorraad:
        """All tables but those of one file."""
        return Voorraad(table for table in self._tabellen if table.manifest.sha256 != sha256)

    def delen(self) -> dict[tuple[str, int, str], Tabel]:
        """Per layout, peiljaar and type of education the table that counts."""
        return {
            (table.indeling, *part): table for table in self._of(TELLINGEN, _VOORHEEN) for part in table.delen
        }

    def tellingen(
        self,
        *,
        soorten: Collection[str] = ONDERWIJS,
        peiljaren: Collection[int] | None = None,
        indelingen: Collection[str] | None = None,
    ) -> Geladen:
        """The counts that hold now, in the form of `snijvlak.grensverkeer.tellingen`, without order.

        Raises:
            BeschadigdeOpslag: a table cannot be read.
        """
        import polars as pl

        wanted: dict[str, tuple[Tabel, list[tuple[int, str]]]] = {}
        for (indeling, jaar, soort), table in self.delen().items():
            in_time = peiljaren is None or jaar in peiljaren
            if soort in soorten and in_time and (indelingen is None or indeling in indelingen):
                wanted.setdefault(_key(table), (table, []))[1].append((jaar, soort))
        frames = [_parts(table, parts) for table, parts in wanted.values()]
        return Geladen(pl.concat([empty(), *frames]), tuple(table.manifest for table, _ in wanted.values()))

    def sums(
        self, indeling: str, per: str, *, soorten: frozenset[str], peiljaren: frozenset[int]
    ) -> pl.DataFrame:
        """Columns soort, peiljaar, ``per`` (code or pc4), laag and hoog: the counts of one layout that hold
        now, added up. Remembered, because several checks ask the same.

        Raises:
            BeschadigdeOpslag: a table cannot be read.
        """
        import polars as pl

        key = (indeling, per, soorten, peiljaren)
        if key not in self._sums:
            rows = self.tellingen(soorten=soorten, peiljaren=peiljaren, indelingen=[indeling]).frame
            sums = rows.lazy().group_by("soort", "peiljaar", per).agg(pl.col("laag", "hoog").sum())
            self._sums[key] = sums.collect(engine="streaming")  # of many groups that takes half the time
        return self._sums[key]

    def postcodes(self, peiljaar: int) -> Geladen:
        """The municipality of each home postcode, for counts of a year: pc4, gemeente (official name),
        gemeentecode, po, vo (samenwerkingsverband) and peil. Postcodes of the region are always known. Many
        files know the municipality alone: a samenwerkingsverband is that of the nearest table that tells it.

        Raises:
            BeschadigdeOpslag: a table cannot be read.
        """
        import polars as pl

        found = self._places(POSTCODES, "pc4", peiljaar, [_region()])
        codes = ("po", "vo")
        tables = {t.manifest.sha256: t for t in (*self._ranked(POSTCODES, peiljaar), _region())}
        known = [
            frame.select("pc4", *codes, pl.lit(sha256).alias("bron"))
            for sha256, table in tables.items()
            if set(codes) <= set((frame := table.rows()).columns)
        ]
        rows = pl.concat(known).filter(pl.any_horizontal(pl.col(codes).is_not_null()))
        rows = rows.unique("pc4", keep="first", maintain_order=True)
        whole = found.frame.drop(codes, strict=False).join(rows, on="pc4", how="left", maintain_order="left")
        more = [tables[sha256].manifest for sha256 in whole["bron"].drop_nulls().unique(maintain_order=True)]
        sources = (*found.bronnen, *(m for m in more if m not in found.bronnen))
        return Geladen(whole.drop("bron"), sources)

    def scholen(self, peiljaar: int) -> Geladen:
        """Where each school stands, for counts of a year: vestiging, naam, gemeente (official name),
        gemeentecode, postcode, plaats, lengte, breedte and peil. A point comes from another source than the
        rest only when both have the school in the same municipality.

        Raises:
            BeschadigdeOpslag: a table cannot be read.
        """
        import polars as pl

        found = self._places(SCHOLEN, "vestiging", peiljaar, [])
        if "lengte" not in found.frame.columns:
            return found
        tables = [table.rows() for table in self._ranked(SCHOLEN, peiljaar)]
        points = pl.concat(
            [t.select("vestiging", "gemeente", "lengte", "breedte") for t in tables if "lengte" in t.columns]
        )
        points = points.drop_nulls("lengte").unique(
            ["vestiging", "gemeente"], keep="first", maintain_order=True
        )
        whole = found.frame.join(points, on=["vestiging", "gemeente"], how="left", suffix="_ook")
        return Geladen(
            whole.with_columns(
                pl.coalesce("lengte", "lengte_ook").alias("lengte"),
                pl.coalesce("breedte", "breedte_ook").alias("breedte"),
            ).drop("lengte_ook", "breedte_ook"),
            found.bronnen,
        )

    def hashes(self) -> set[str]:
        """The sha256 of every file that was loaded, now or before."""
        return {table.manifest.sha256 for table in self._tabellen}

    def heeft(self, soort: str) -> bool:
        """Whether there is any table of a kind."""
        return bool(self._of(soort))

    def _of(self, *kinds: str) -> list[Tabel]:
        return [table for table in self._tabellen if table.manifest.soort in kinds]

    def _ranked(self, kind: str, peiljaar: int) -> list[Tabel]:
        newest = {table.manifest.sha256: table for table in self._of(kind)}
        # sorted keeps the order of what is equal: so the last loaded goes first.
        return sorted(reversed(newest.values()), key=lambda table: _distance(table.manifest.peil, peiljaar))

    def _places(self, kind: str, key: str, peiljaar: int, last: list[Tabel]) -> Geladen:
        """Rows of the nearest table, and of each next one what was not known yet."""
        import polars as pl

        whole = pl.DataFrame(schema={key: pl.String, "gemeente": pl.String, "gemeentecode": pl.String})
        sources: list[Manifest] = []
        for table in [*self._ranked(kind, peiljaar), *last]:
            rows = table.rows().unique(key, keep="first").join(whole, on=key, how="anti")
            if rows.height:
                rows = rows.with_columns(peil=pl.lit(table.manifest.peil))
                whole = pl.concat([whole, rows], how="diagonal")
                sources.append(table.manifest)
        return Geladen(whole, tuple(sources))


def read(opslag: Path) -> Voorraad:
    """All tables of a store; rows are read when they are asked for.

    Raises:
        BeschadigdeOpslag: a manifest cannot be read.
    """
    found = [
        _stored(opslag, manifest)
        for kind in (_VOORHEEN, TELLINGEN, SCHOLEN, POSTCODES)
        for manifest in bewaard.versions(opslag, kind)
    ]
    return Voorraad(sorted(found, key=lambda table: table.manifest.geladen_op))


def _stored(opslag: Path, manifest: Manifest) -> Tabel:
    @cache
    def rows() -> pl.DataFrame:
        table = bewaard.table(opslag, manifest)
        if manifest.soort == _VOORHEEN:
            return shape(table.rename({"vestiging": "code"}), eenheid="vestiging", bron=manifest.sha256)
        return table

    if manifest.soort != _VOORHEEN:
        return Tabel(manifest, rows)
    parts = [[int(manifest.peil), soort] for soort in ("BO", "SBO", "SO", "VSO")]
    extra = {**manifest.extra, "indeling": _PLAIN, "delen": parts}
    return Tabel(replace(manifest, extra=extra), rows)


def _key(table: Tabel) -> str:
    return f"{table.manifest.geladen_op} {table.manifest.sha256} {table.indeling}"


def _parts(table: Tabel, parts: list[tuple[int, str]]) -> pl.DataFrame:
    import polars as pl

    rows = table.rows()
    if set(table.delen) <= set(parts):
        return rows
    keys = pl.DataFrame(parts, schema={"peiljaar": rows.schema["peiljaar"], "soort": pl.String}, orient="row")
    return rows.join(keys, on=["peiljaar", "soort"], how="semi")


def _distance(peil: str, peiljaar: int) -> int:
    year = re.match(r"\d{4}", peil)
    return abs(int(year[0]) - peiljaar) if year else _FAR


@cache
def _region() -> Tabel:
    """The postcodes of the region and its neighbours, from the rules of `snijvlak.gebied`."""
    rules = gebied.load()
    rows = [
        (pc4, found.naam, found.code, area.po, area.vo)
        for area in rules.gebieden
        if (found := gemeenten.find(area.gemeente))
        for pc4 in area.expand()
    ]
    manifest = Manifest(
        soort=POSTCODES,
        bron=rules.bron_postcodes,
        peil=str(rules.vanaf.year),
        sha256="",
        regels=len(rows),
        geladen_op="",
        licentie="wettekst, zonder auteursrecht",
    )
    return Tabel(manifest, lambda: _frame(rows))


def _frame(rows: list[tuple[str, str, str, str, str]]) -> pl.DataFrame:
    import polars as pl

    return pl.DataFrame(rows, schema=["pc4", "gemeente", "gemeentecode", "po", "vo"], orient="row")
