"""A made-up world in the layouts of DUO and CBS, each with its own way to hide counts below 5."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from .wereld import SOORTEN, Wereld

if TYPE_CHECKING:
    import polars as pl

_AGES = ("JONGER", *map(str, range(4, 25)), "OUDER")
ONLEESBAAR = "onleesbaar"  # in one row, so that the report of loading shows what setting aside is


def brin6_pc4(world: Wereld, path: Path) -> None:
    """Pupils per school and home postcode; one row cannot be read."""
    _ckan(
        world.leerlingen.select(
            INSTELLINGSCODE=_brin(), VESTIGINGSCODE="vestiging", **_rest(), AANTAL_LEERLINGEN="aantal"
        ),
        path,
    )
    first = world.leerlingen.row(0, named=True)
    code, year = first["vestiging"], first["peiljaar"]
    with path.open("a", encoding="utf-8") as file:
        file.write(f'"{code[:4]}","{code}","{first["soort"]}",{year},"10",{ONLEESBAAR}\n')


def gemeente_pc4(world: Wereld, path: Path) -> None:
    """Pupils per municipality of the school and home postcode."""
    _per_unit(world, "gemeentecode", "GEMEENTENUMMER", path)


def bestuur_pc4(world: Wereld, path: Path) -> None:
    """Pupils per school board and home postcode."""
    _per_unit(world, "bestuur", "BEVOEGD_GEZAG_NUMMER", path)


def swv_pc4(world: Wereld, path: Path) -> None:
    """Pupils per samenwerkingsverband of the school (VO for VSO, PO for the others) and home postcode."""
    _per_unit(world, "verband", "SAMENWERKINGSVERBANDNUMMER", path)


def brin6_totaal(world: Wereld, path: Path) -> None:
    """Pupils per school; DUO masks nothing here."""
    import polars as pl

    whole = world.leerlingen.group_by("vestiging", "soort", "peiljaar", maintain_order=True).agg(
        pl.col("aantal").sum()
    )
    whole.select(
        INSTELLINGSCODE=_brin(),
        VESTIGINGSCODE="vestiging",
        TYPE_PO="soort",
        PEILJAAR="peiljaar",
        AANTAL_LEERLINGEN="aantal",
    ).write_csv(path, quote_style="non_numeric")


def klassiek(world: Wereld, path: Path, zaad: int) -> None:
    """DUO's classic file of the last year: ages beside each other, windows-1252, semicolons, CRLF."""
    import polars as pl

    year = world.leerlingen["peiljaar"].max()
    rows = world.leerlingen.filter(pl.col("peiljaar") == year)
    schools = world.scholen.rename({"pc4": "schoolpc4", "gemeente": "schoolgemeente"}).drop("soort")
    homes = world.postcodes.select("pc4", woont="gemeente")
    rows = rows.join(schools, on="vestiging", how="left", maintain_order="left").join(
        homes, on="pc4", how="left", maintain_order="left"
    )
    ages = _per_age(rows, np.random.default_rng(zaad))
    shown = pl.DataFrame({f"LEEFTIJD_{age}": hidden(pl.Series(column)) for age, column in ages.items()})
    head = rows.select(
        PEILDATUM=pl.format("{}1001", "peiljaar"),
        GEMEENTENUMMER=pl.col("gemeentecode").str.strip_chars_start("0"),
        GEMEENTENAAM="schoolgemeente",
        POSTCODE_LEERLING=pl.col("pc4").str.pad_end(4),
        GEMEENTENAAM_LEERLING=pl.col("woont").fill_null(""),
        INSTELLINGSCODE=_brin(),
        VESTIGINGSCODE="vestiging",
        INSTELLINGSNAAM_VESTIGING="naam",
        POSTCODE_VESTIGING=pl.format("{}ZZ", "schoolpc4"),
        PLAATSNAAM=pl.col("schoolgemeente").str.to_uppercase(),
        PROVINCIE=pl.lit("Verzonnen"),
        SOORT_PO=pl.col("soort").str.to_titlecase(),
        DENOMINATIE_VESTIGING=pl.lit("Verzonnen"),
        BEVOEGD_GEZAG_NUMMER="bestuur",
    )
    whole = pl.concat([head, shown, pl.DataFrame({"TOTAAL": hidden(rows["aantal"])})], how="horizontal")
    text = whole.write_csv(separator=";", line_terminator="\r\n", quote_style="never")
    path.write_bytes(text.encode("cp1252"))


def postcodes(world: Wereld, path: Path) -> None:
    """The municipality of each home postcode, as a plain list."""
    world.postcodes.select("pc4", "gemeente").write_csv(path)


def scholen(world: Wereld, path: Path) -> None:
    """Schools as GeoJSON, with municipalities in DUO's capitals; the last one is missing, as in real life."""
    features = [
        {
            "type": "Feature",
            "properties": {
                "naam": row["naam"],
                "gemeente": _capitals(row["gemeente"]),
                "postcode": f"{row['pc4']}ZZ",
                "plaats": row["gemeente"],
                "vestigingscode": row["vestiging"],
            },
            "geometry": {"type": "Point", "coordinates": [row["lengte"], row["breedte"]]},
        }
        for row in world.scholen[:-1].iter_rows(named=True)
    ]
    text = json.dumps({"type": "FeatureCollection", "name": "scholen", "features": features}, indent=0)
    path.write_text(text, encoding="utf-8")


def adressen(world: Wereld, path: Path) -> None:
    """Schools as DUO's list of addresses: windows-1252, semicolons, CRLF."""
    import polars as pl

    rows = world.scholen.select(
        PROVINCIE=pl.lit("Verzonnen"),
        BEVOEGD_GEZAG_NUMMER="bestuur",
        INSTELLINGSCODE=_brin(),
        VESTIGINGSCODE="vestiging",
        VESTIGINGSNAAM="naam",
        STRAATNAAM=pl.lit("Verzonnenstraat"),
        POSTCODE=pl.format("{} ZZ", "pc4"),
        PLAATSNAAM=pl.col("gemeente").str.to_uppercase(),
        GEMEENTENUMMER="gemeentecode",
        GEMEENTENAAM=pl.col("gemeente").map_elements(_capitals, return_dtype=pl.String),
    ).rename(lambda name: name.replace("BEVOEGD_GEZAG_NUMMER", "BEVOEGD GEZAG NUMMER"))
    path.write_bytes(rows.write_csv(separator=";", line_terminator="\r\n").encode("cp1252"))


def _capitals(naam: str) -> str:
    return naam.removeprefix("'").replace("-", " ").upper() if naam.startswith("'s-") else naam.upper()


def _brin() -> pl.Expr:
    import polars as pl

    return pl.col("vestiging").str.slice(0, 4)


def _rest() -> dict[str, str]:
    return {"TYPE_PO": "soort", "PEILJAAR": "peiljaar", "POSTCODE4_DEELNEMER": "pc4"}


def _ckan(rows: pl.DataFrame, path: Path) -> None:
    """UTF-8, comma, text in quotes; a count below 5 is -1."""
    import polars as pl

    count = pl.col("AANTAL_LEERLINGEN")
    masked = rows.with_columns(pl.when(count < 5).then(-1).otherwise(count).alias("AANTAL_LEERLINGEN"))
    masked.write_csv(path, quote_style="non_numeric")


def _per_unit(world: Wereld, column: str, name: str, path: Path) -> None:
    import polars as pl

    verband = pl.when(pl.col("soort") == "VSO").then(pl.col("vo")).otherwise(pl.col("po"))
    unit = world.scholen.with_columns(verband=verband).select("vestiging", column)
    rows = (
        world.leerlingen.join(unit, on="vestiging")
        .group_by(column, "soort", "peiljaar", "pc4")
        .agg(pl.col("aantal").sum())
    )
    rows = rows.sort(column, "soort", "peiljaar", "pc4")
    _ckan(rows.select(**{name: column}, **_rest(), AANTAL_LEERLINGEN="aantal"), path)


def _per_age(rows: pl.DataFrame, chance: np.random.Generator) -> dict[str, np.ndarray]:
    """The pupils of each row spread over the ages of their type of education."""
    columns = {age: np.zeros(rows.height, dtype=np.int64) for age in _AGES}
    counts, kinds = rows["aantal"].to_numpy(), rows["soort"].to_numpy()
    for soort, kind in SOORTEN.items():
        there = np.nonzero(kinds == soort)[0]
        youngest, oldest = kind.leeftijden
        ages = [str(age) for age in range(youngest, oldest + 1)]
        spread = chance.multinomial(counts[there], np.full(len(ages), 1 / len(ages)))
        for place, age in enumerate(ages):
            columns[age][there] = spread[:, place]
    return columns


def hidden(counts: pl.Series) -> pl.Series:
    """Counts as text, with <5 for what is masked; 0 stays 0."""
    import polars as pl

    frame = pl.DataFrame({"n": counts})
    masked = pl.col("n").is_between(1, 4)
    return frame.select(pl.when(masked).then(pl.lit("<5")).otherwise(pl.col("n").cast(pl.String))).to_series()


CKAN: dict[str, Callable[[Wereld, Path], None]] = {
    "brin6_pc4": brin6_pc4,
    "gemeente_pc4": gemeente_pc4,
    "bestuur_pc4": bestuur_pc4,
    "swv_pc4": swv_pc4,
    "brin6_totaal": brin6_totaal,
}
