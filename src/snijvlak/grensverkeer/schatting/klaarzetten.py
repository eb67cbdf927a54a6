"""All flows that touch the region, of one year, as tables from which the pages only read.

Three tables of a peiljaar (kinds of the store):

- ``stromen``: soort, per (``gemeente`` or ``samenwerkingsverband``), woon, school (codes), and the numbers;
- ``herkomst``: soort, vestiging, woon (municipality), verband (samenwerkingsverband of the home), and the
  numbers;
- ``vestigingen``: vestiging, naam, school (municipality), postcode, plaats, lengte, breedte, verband.

The numbers: laag, schatting, hoog for who may see all; open_laag, open_schatting, open_hoog for everybody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from snijvlak.gebied.queries import haaglanden
from snijvlak.grensverkeer import geladen
from snijvlak.grensverkeer.klaar import GEMEENTE, HERKOMST, STROMEN, VERBAND, VESTIGINGEN
from snijvlak.grensverkeer.opslag import Manifest
from snijvlak.grensverkeer.tellingen import ONDERWIJS

from . import bronnen
from .openstellen import add_open
from .stromen import Cellen, Told, cells, flows, silent

if TYPE_CHECKING:
    import polars as pl

# Made another way, so older tables are made again.
WIJZE = "2"
# A school elsewhere is shown when it may have at least so many pupils from the region.
MIN_VAN_HIER = 5

_NUMBERS = ("laag", "schatting", "hoog", "open_laag", "open_schatting", "open_hoog")
_VO_VERBAND = ("VSO", "VO", "PRO")

Tabellen = list[tuple[Manifest, "pl.DataFrame"]]


def prepare(voorraad: geladen.Voorraad, jaar: int, now: str, told: Told = silent) -> Tabellen:
    """The three tables of a year with their manifests; ``extra`` has ``bronnen``: the files, each in a line;
    and ``per_soort`` those of each type of education.

    ``told`` hears besides the steps each type of education.

    Raises:
        BeschadigdeOpslag: a table cannot be read.
    """
    import polars as pl

    told("lezen", 0, 1)
    year = bronnen.read(voorraad, jaar)
    present = set(year.bronnen.tellingen["soort"].unique())
    parts: dict[str, list[pl.DataFrame]] = {STROMEN: [], HERKOMST: []}
    kinds = [soort for soort in ONDERWIJS if soort in present]
    for number, soort in enumerate(kinds, start=1):
        told(soort, number, len(kinds))
        cellen = _with_verbanden(cells(year.bronnen, soort, told), year)
        parts[STROMEN] += _flows(cellen, told)
        parts[HERKOMST] += _homes(cellen, told)
    tables = {kind: pl.concat(frames) for kind, frames in parts.items() if frames}
    if not tables:
        return []
    tables[VESTIGINGEN] = _schools(tables.get(HERKOMST), year)
    return [(_manifest(kind, table, year, jaar, now), table) for kind, table in tables.items()]


def made_from(manifesten: Iterable[Manifest]) -> str:
    """What tables were made from: changes when a source or the way of making changes."""
    hashes = sorted({m.sha256 or m.bron for m in manifesten})
    return hashlib.sha256("\n".join((WIJZE, *hashes)).encode()).hexdigest()


def _region() -> list[str]:
    return [g.code.removeprefix("GM") for g in haaglanden()]


def _with_verbanden(cellen: Cellen, year: bronnen.Jaar) -> Cellen:
    """With the samenwerkingsverband of the home (``verband``) and of the school (``schoolverband``)."""
    import polars as pl

    column = "vo" if cellen.soort in _VO_VERBAND else "po"
    if column not in year.postcodes.columns or cellen.soort == "MBO":
        none = pl.lit(None, pl.String)
        return replace(cellen, tabel=cellen.tabel.with_columns(verband=none, schoolverband=none))
    known = year.postcodes.select("pc4", verband=column).drop_nulls().unique("pc4")
    codes = dict(known.iter_rows())
    places = year.bronnen.plaatsen.drop_nulls("pc4").unique("vestiging", keep="first")
    schools = {v: codes[pc4] for v, pc4 in places.select("vestiging", "pc4").iter_rows() if pc4 in codes}
    homes = cellen.stelsel.tabel["pc4"].replace_strict(codes, default=None, return_dtype=pl.String)
    return replace(
        cellen,
        tabel=cellen.tabel.with_columns(
            verband=homes,
            schoolverband=pl.col("vestiging").replace_strict(schools, default=None, return_dtype=pl.String),
        ),
    )


def _flows(cellen: Cellen, told: Told) -> list[pl.DataFrame]:
    import polars as pl

    region = _region()
    touches = pl.col("woon").is_in(region) | pl.col("school").is_in(region)
    found = [_numbers(cellen, touches, ("woon", "school"), told)]
    found[0] = found[0].with_columns(per=pl.lit(GEMEENTE))
    if not cellen.per_gemeente and cellen.tabel["verband"].null_count() < cellen.tabel.height:
        per = ("verband", "schoolverband", "school")
        parts = _numbers(cellen, touches, per, told)
        sums = parts.group_by("verband", "schoolverband").agg(pl.col(_NUMBERS).sum())
        found.append(
            sums.rename({"verband": "woon", "schoolverband": "school"}).with_columns(per=pl.lit(VERBAND))
        )
    order = ("soort", "per", "woon", "school", *_NUMBERS)
    return [t.with_columns(soort=pl.lit(cellen.soort)).select(order).sort("woon", "school") for t in found]


def _homes(cellen: Cellen, told: Told) -> list[pl.DataFrame]:
    """Where the pupils of each school live."""
    import polars as pl

    if cellen.per_gemeente:
        return []
    region = _region()
    most = pl.Series("meest", cellen.stelsel.hoog)
    from_here = (
        cellen.tabel.with_columns(most)
        .filter(pl.col("woon").is_in(region))
        .group_by("vestiging")
        .agg(pl.col("meest").sum())
        .filter(pl.col("meest") >= MIN_VAN_HIER)["vestiging"]
    )
    asked = pl.col("school").is_in(region) | pl.col("vestiging").is_in(from_here.to_list())
    found = _numbers(cellen, asked, ("vestiging", "woon", "verband", "school"), told)
    sums = found.group_by("vestiging", "woon", "verband").agg(pl.col(_NUMBERS).sum())
    order = ("soort", "vestiging", "woon", "verband", *_NUMBERS)
    return [sums.with_columns(soort=pl.lit(cellen.soort)).select(order).sort("vestiging", "woon", "verband")]


def _numbers(cellen: Cellen, vraag: pl.Expr, per: tuple[str, ...], told: Told) -> pl.DataFrame:
    """Flows with all six numbers. What is not known is a group of its own."""
    import polars as pl

    blank = [pl.col(name).fill_null("") for name in per]
    plain = replace(cellen, tabel=cellen.tabel.with_columns(blank))
    return add_open(plain, vraag, per, flows(plain, vraag, per, told))


def _schools(herkomst: pl.DataFrame | None, year: bronnen.Jaar) -> pl.DataFrame:
    import polars as pl

    wanted = herkomst["vestiging"].unique().to_list() if herkomst is not None else []
    leden = year.bronnen.indeling.leden["gemeente"].filter("zeker").unique("vestiging", keep="first")
    own = leden.select("vestiging", school="code")
    text, number = pl.String, pl.Float64
    columns = {"naam": text, "postcode": text, "plaats": text, "lengte": number, "breedte": number}
    known = year.scholen.unique("vestiging", keep="first")
    missing = [pl.lit(None, kind).alias(name) for name, kind in columns.items() if name not in known.columns]
    known = known.with_columns(missing).select("vestiging", *columns, nu="gemeentecode")
    table = pl.DataFrame({"vestiging": wanted}, schema={"vestiging": text})
    found = table.join(own, on="vestiging", how="left").join(known, on="vestiging", how="left")
    return found.with_columns(school=pl.coalesce("school", "nu")).drop("nu").sort("vestiging")


def _per_type(year: bronnen.Jaar, jaar: int) -> dict[str, list[str]]:
    """The files behind each type of education, each in a line: its counts, and all places."""
    found: dict[str, list[str]] = {}
    for soort in ONDERWIJS:
        told = (
            manifest.tekst
            for manifest in year.manifesten
            if "delen" not in manifest.extra
            or [jaar, soort] in [list(part) for part in manifest.extra["delen"]]
        )
        found[soort] = list(dict.fromkeys(told))
    return found


def _manifest(kind: str, table: pl.DataFrame, year: bronnen.Jaar, jaar: int, now: str) -> Manifest:
    made = made_from(year.manifesten)
    return Manifest(
        soort=f"{kind}{jaar}",
        bron=", ".join(dict.fromkeys(m.bron for m in year.manifesten)),
        peil=str(jaar),
        sha256=made,
        regels=table.height,
        geladen_op=now,
        extra={"bronnen": list(year.teksten), "per_soort": _per_type(year, jaar)},
    )
