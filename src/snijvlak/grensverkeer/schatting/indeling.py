"""Which municipality, school board and samenwerkingsverband a school belongs to, read from the tables.

DUO counts the same pupils per school, per municipality, per board and per samenwerkingsverband. A school can
belong to a unit only if the unit has every home postcode that the school has, with room for its pupils. That
alone leaves nearly every school one municipality. What the tables leave open, the locations file decides.
The tables go first: the locations file is of another year, and schools move.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

# What stays together: all pupils of a vestiging are in one municipality, all vestigingen of a BRIN (the first
# four characters) have one board; primary and secondary education have samenwerkingsverbanden of their own.
SAMEN = {
    "gemeente": ("vestiging",),
    "bestuur": ("brin",),
    "samenwerkingsverband": ("vestiging", "soort"),
}
BRIN = 4  # characters


@dataclass(frozen=True)
class Verhuisd:
    """A school that the tables count in another municipality (codes) than where the locations file has it."""

    vestiging: str
    volgens_tabellen: str
    volgens_plaatsen: str


@dataclass(frozen=True)
class Indeling:
    """``leden`` per kind of unit: columns vestiging, soort, code, ``zeker``. A school that may belong to more
    than one unit has a row for each, none of them ``zeker``; one without a row belongs to none that we know.
    """

    leden: dict[str, pl.DataFrame]
    verhuisd: tuple[Verhuisd, ...] = ()


def divide(tellingen: pl.DataFrame, plaatsen: pl.DataFrame, postcodes: pl.DataFrame) -> Indeling:
    """Divide the schools of one peiljaar over the units.

    ``tellingen``: the normal form of one peiljaar; ``plaatsen``: vestiging, gemeente (code), pc4;
    ``postcodes``: pc4, gemeente (code).
    """
    import polars as pl

    rows = tellingen.filter(pl.col("eenheid") == "vestiging").select(
        "soort", "pc4", "laag", vestiging="code", brin=pl.col("code").str.slice(0, BRIN)
    )
    schools = rows.select("vestiging", "brin", "soort").unique()
    cells = rows.drop_nulls("pc4")
    place = plaatsen.select("vestiging", "gemeente").drop_nulls().unique("vestiging")
    leden: dict[str, pl.DataFrame] = {}
    by_tables = schools.clear()
    for eenheid, samen in SAMEN.items():
        units = tellingen.filter(pl.col("eenheid") == eenheid, pl.col("pc4").is_not_null())
        units = units.select("code", "soort", "pc4", "hoog")
        key = list(samen)
        found = _candidates(cells, units, key)
        if eenheid == "gemeente":
            by_tables = found.select("vestiging").unique()
            found = _with_place(found, place)
        found = _eliminate(found, cells, units, key)
        many = found.group_by(key).len("aantal")
        found = found.join(many, on=key).select(*key, "code", zeker=pl.col("aantal") == 1)
        leden[eenheid] = schools.join(found, on=key).select("vestiging", "soort", "code", "zeker")
    told = leden["gemeente"].join(by_tables, on="vestiging")
    return Indeling(leden, _moved(told, plaatsen, postcodes))


def _candidates(cells: pl.DataFrame, units: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """Per key the units (``code``) that have room for each of its cells."""
    import polars as pl

    known = cells.join(units.select("soort").unique(), on="soort")  # a soort without this table tells nothing
    needed = known.group_by(key).len("nodig")
    fits = known.join(units, on=["soort", "pc4"]).filter(pl.col("laag") <= pl.col("hoog"))
    counted = fits.group_by(*key, "code").len("past").join(needed, on=key)
    return counted.filter(pl.col("past") == pl.col("nodig")).select(*key, "code")


def _with_place(found: pl.DataFrame, place: pl.DataFrame) -> pl.DataFrame:
    """Where the locations file names one of the candidates, or there is no candidate, it decides."""
    import polars as pl

    named = found.join(place, left_on=["vestiging", "code"], right_on=["vestiging", "gemeente"])
    left = found.join(named.select("vestiging"), on="vestiging", how="anti")
    new = place.rename({"gemeente": "code"}).join(
        found.select("vestiging").unique(), on="vestiging", how="anti"
    )
    one = left.group_by("vestiging").len().filter(pl.col("len") == 1).select("vestiging")
    # A single candidate stands, whatever the locations file says.
    sure = left.join(one, on="vestiging")
    open_ = left.join(one, on="vestiging", how="anti")
    return pl.concat([named, sure, open_, new]).select("vestiging", "code")


def _eliminate(found: pl.DataFrame, cells: pl.DataFrame, units: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """A row of a unit that only one school can fill decides that school; until nothing changes."""
    import polars as pl

    while True:
        many = found.group_by(key).len("aantal")
        with_count = found.join(many, on=key)
        if (with_count["aantal"] > 1).sum() == 0:
            return found
        may = with_count.join(cells, on=key).join(units, on=["code", "soort", "pc4"])
        row = may.group_by("code", "soort", "pc4").agg(
            sleutels=pl.struct(key).n_unique(), open=(pl.col("aantal") > 1).sum()
        )
        only = row.filter(pl.col("sleutels") == 1, pl.col("open") > 0)
        must = may.filter(pl.col("aantal") > 1).join(only, on=["code", "soort", "pc4"]).select(*key, "code")
        must = must.unique().unique(key)
        room = _without_room(may, key)
        kept = found.join(must.select(key), on=key, how="anti").join(room, on=[*key, "code"], how="anti")
        new = pl.concat([kept, must])
        lost = found.select(key).unique().join(new.select(key).unique(), on=key, how="anti")
        new = pl.concat([new, found.join(lost, on=key)])  # contradictions leave the question open
        if new.height == found.height:
            return found
        found = new


def _without_room(may: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """Open candidates whose unit is already full, at some postcode, with the schools that it has for sure."""
    import polars as pl

    row = ["code", "soort", "pc4"]
    taken = may.filter(pl.col("aantal") == 1).group_by(row).agg(bezet=pl.col("laag").sum())
    full = may.filter(pl.col("aantal") > 1).join(taken, on=row)
    return full.filter(pl.col("bezet") + pl.col("laag") > pl.col("hoog")).select(*key, "code").unique()


def _moved(leden: pl.DataFrame, plaatsen: pl.DataFrame, postcodes: pl.DataFrame) -> tuple[Verhuisd, ...]:
    """Schools in another municipality than that of the postcode where the locations file has them.

    The postcode, not the name of the municipality in that file: a municipality that merged did not move.
    """
    import polars as pl

    now = plaatsen.select("vestiging", "pc4").unique("vestiging").join(postcodes, on="pc4")
    both = leden.filter(pl.col("zeker")).select("vestiging", "code").unique().join(now, on="vestiging")
    moved = both.filter(pl.col("code") != pl.col("gemeente")).sort("vestiging")
    return tuple(Verhuisd(*row) for row in moved.select("vestiging", "code", "gemeente").iter_rows())
