"""Made-up files of secondary education and of mbo, in DUO's layouts, beside those of primary education.

What is real: names of municipalities, and which lie in which RMC-regio. What is drawn on: of the students of
the largest mbo in the region 79% lived in Haaglanden, 9% in Zuid-Holland-Noord, 7% in Rijnmond and 3% in
Zuid-Holland-Oost (plan 003, counted on 1-10-2022). Everything else is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from snijvlak.gebied.queries import haaglanden
from snijvlak.grensverkeer import gemeenten
from snijvlak.grensverkeer.scholen import rmc

from . import indelingen
from .wereld import PEILJAAR, Omvang, Wereld, make

if TYPE_CHECKING:
    import polars as pl

VO = Omvang({"VO": 30}, 0, eerste=7500)  # numbers that no made-up school of primary education has
_GRADES = 6
_ZONDER_PLAATS = 1  # the last school is in no list of addresses, as in real life
# How large an instelling is, its town, and which part of its students lives in each RMC-regio.
_MBO = (
    ("99ZA", "ROC De Verzonnen Vaart", "Delft", 14_000, (0.79, 0.09, 0.07, 0.03, 0.0)),
    ("99ZB", "Vakschool Het Bedachte Gereedschap", "Zoetermeer", 3_200, (0.6, 0.08, 0.12, 0.16, 0.01)),
    ("99ZC", "Groen College De Papieren Kas", "Westland", 1_900, (0.5, 0.05, 0.35, 0.04, 0.03)),
    ("99ZD", "ROC Het Denkbeeldige Dok", "Rotterdam", 9_000, (0.06, 0.01, 0.8, 0.04, 0.06)),
)


def write(folder: Path, zaad: int = 1) -> list[Path]:
    """Write pupils of vo per postcode, students of mbo per municipality, and the addresses of both.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    world = make(zaad, VO, (PEILJAAR,))
    paths = {name: folder / f"verzonnen_{name}_{PEILJAAR}.csv" for name in ("vo", "mbo", "adressen_vervolg")}
    _vo(world, paths["vo"], np.random.default_rng([zaad, 1]))
    _mbo(paths["mbo"], np.random.default_rng([zaad, 2]))
    indelingen.adressen(replace(world, scholen=_all_schools(world)), paths["adressen_vervolg"])
    return list(paths.values())


def _vo(world: Wereld, path: Path, chance: np.random.Generator) -> None:
    """Pupils per school, home postcode and grade; DUO's file tells no total."""
    import polars as pl

    homes = world.postcodes.select("pc4", woont="gemeente")
    rows = world.leerlingen.join(homes, on="pc4", how="left", maintain_order="left")
    grades = chance.multinomial(rows["aantal"].to_numpy(), np.full(_GRADES, 1 / _GRADES))
    head = rows.select(
        pl.col("vestiging").str.slice(0, 4).alias("BRIN NUMMER"),
        pl.col("vestiging").str.slice(4).alias("VESTIGINGSNUMMER"),
        pl.col("pc4").alias("POSTCODE LEERLING"),
        pl.col("woont").alias("GEMEENTENAAM LEERLING"),
        pl.col("peiljaar").alias("PEILJAAR"),
    )
    columns = {
        f"LEER- OF VERBLIJFSJAAR {grade + 1}": indelingen.hidden(pl.Series(grades[:, grade]))
        for grade in range(_GRADES)
    }
    whole = head.with_columns(**columns)
    path.write_bytes(whole.write_csv(separator=";", line_terminator="\r\n").encode("cp1252"))


def _mbo(path: Path, chance: np.random.Generator) -> None:
    """Students per instelling and home municipality; a count below 5 is -1."""
    lines = ["JAAR;INSTELLINGSCODE;INSTELLINGSNAAM;WOONGEMEENTE;AANTAL_STUDENTEN"]
    for brin, naam, _, size, parts in _MBO:
        for woont, count in _students(chance, size, parts):
            shown = count if count >= 5 else -1
            lines.append(f"{PEILJAAR};{brin};{naam} (verzonnen);{woont};{shown}")
    path.write_bytes("\r\n".join([*lines, ""]).encode("cp1252"))


def _students(chance: np.random.Generator, size: int, parts: tuple[float, ...]) -> Iterator[tuple[str, int]]:
    """Home municipalities with their students: larger ones have more, and some live far away."""
    known = rmc.municipalities()
    regions = [known[name] for name in rmc.names()]
    near = {code for codes in regions for code in codes}
    elsewhere = [code for code in gemeenten.rules().gemeenten if code not in near]
    regions.append(tuple(chance.choice(elsewhere, 40, replace=False).tolist()))
    for codes, part in zip(regions, (*parts, 1 - sum(parts)), strict=True):
        weight = chance.lognormal(0, 1, len(codes))
        counts = chance.multinomial(round(size * part), weight / weight.sum())
        for code, count in zip(codes, counts.tolist(), strict=True):
            if count:
                yield gemeenten.rules().gemeenten[code], count
    yield "Onbekend", 3


def _all_schools(world: Wereld) -> pl.DataFrame:
    """The schools of vo that are in a list of addresses, and all of mbo."""
    import polars as pl

    places = dict(world.postcodes.select("gemeente", "pc4").iter_rows())
    inside = {g.naam for g in haaglanden()}
    rows = [
        {
            "vestiging": f"{brin}00",
            "soort": "MBO",
            "naam": f"{naam} (verzonnen)",
            "pc4": places[town] if town in inside else "3011",
            "gemeente": town,
            "gemeentecode": found.code if (found := gemeenten.find(town)) else "",
            "po": "",
            "vo": "",
            "bestuur": "90999",
            "lengte": 0.0,
            "breedte": 0.0,
        }
        for brin, naam, town, _, _ in _MBO
    ]
    mbo = pl.DataFrame(rows, schema=world.scholen.schema)
    return pl.concat([world.scholen[:-_ZONDER_PLAATS], mbo])
