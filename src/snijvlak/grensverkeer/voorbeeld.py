"""A small made-up region in the three layouts of the sources, for the demo. No real school is in it."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from snijvlak.gebied.queries import haaglanden
from snijvlak.gebied.regels import load

from .bestanden import ONDERWIJS

PEILJAAR = 2024
_NAMEN = ("De Verzonnen Vlieger", "Het Bedachte Bos", "De Papieren Poort", "Het Denkbeeldige Duin")
# How many home postcodes a school draws from, and the largest count per postcode: a basisschool serves
# its own neighbourhood, special education serves a region with a few children per postcode.
_BEREIK = {"BO": (6, 90), "SBO": (12, 20), "SO": (25, 9), "VSO": (25, 12)}


def write(folder: Path, zaad: int = 1) -> list[Path]:
    """Write the three files and give their paths; the same ``zaad`` gives the same files."""
    chance = random.Random(zaad)  # noqa: S311 - repeatable example data, no secret
    postcodes = _postcodes()
    scholen = _scholen(chance, postcodes)
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"verzonnen_{name}" for name in ("leerlingen.csv", "postcodes.csv", "scholen.geojson")]
    _write_csv(paths[0], _leerlingen(chance, postcodes, scholen))
    _write_csv(paths[1], [("pc4", "gemeente"), *postcodes])
    features = [
        {"type": "Feature", "properties": s["properties"], "geometry": None} for s in scholen if s["bekend"]
    ]
    text = json.dumps({"type": "FeatureCollection", "name": "scholen", "features": features}, indent=1)
    paths[2].write_text(text, encoding="utf-8")
    return paths


def _postcodes() -> list[tuple[str, str]]:
    regels = load()
    naam = {g.code: g.naam for g in regels.gemeenten}
    return sorted({(pc, naam[a.gemeente]) for a in regels.gebieden for pc in a.expand()})


def _scholen(chance: random.Random, postcodes: list[tuple[str, str]]) -> list[dict[str, Any]]:
    ten = {g.naam for g in haaglanden()}
    gemeenten = sorted({gemeente for _, gemeente in postcodes})
    plan = [(g, "BO") for g in gemeenten]
    for soort in ONDERWIJS[1:]:  # special education is not everywhere: that is why children travel
        plan += [(g, soort) for g in chance.sample(sorted(ten), 4)]
    plan.append((chance.choice(sorted(set(gemeenten) - ten)), "SO"))
    plan += [("'s-Gravenhage", soort) for soort in ("SO", "VSO")]
    scholen = [_school(chance, n, gemeente, soort, postcodes) for n, (gemeente, soort) in enumerate(plan)]
    scholen[-1]["bekend"] = False  # one school is missing from the location file, as in real life
    return scholen


def _school(
    chance: random.Random, n: int, gemeente: str, soort: str, postcodes: list[tuple[str, str]]
) -> dict[str, Any]:
    code = f"99{chr(65 + n // 26)}{chr(65 + n % 26)}00"
    pc4 = chance.choice([pc for pc, naam in postcodes if naam == gemeente])
    written = "S GRAVENHAGE" if gemeente == "'s-Gravenhage" else gemeente.upper()
    properties = {
        "naam": f"{_NAMEN[n % len(_NAMEN)]} {n + 1} (verzonnen)",
        "gemeente": written,
        "postcode": f"{pc4}ZZ",
        "plaats": gemeente,
        "vestigingscode": code,
    }
    return {"properties": properties, "soort": soort, "gemeente": gemeente, "bekend": True}


def _leerlingen(
    chance: random.Random, postcodes: list[tuple[str, str]], scholen: list[dict[str, Any]]
) -> Iterable[tuple[object, ...]]:
    yield (
        "INSTELLINGSCODE",
        "VESTIGINGSCODE",
        "TYPE_PO",
        "PEILJAAR",
        "POSTCODE4_DEELNEMER",
        "AANTAL_LEERLINGEN",
    )
    for school in scholen:
        code, soort = school["properties"]["vestigingscode"], school["soort"]
        for pc4 in _homes(chance, postcodes, school):
            near = _BEREIK[soort][1]
            count = max(1, int(near * chance.random() ** 2))
            yield code[:4], code, soort, PEILJAAR, pc4, count if count > 4 else -1
    first = scholen[0]["properties"]["vestigingscode"]
    yield first[:4], first, "BO", PEILJAAR, "40", -1  # home unknown
    yield first[:4], first, "BO", PEILJAAR, "9998", -1  # a postcode that is not in the table
    yield first[:4], first, "BO", PEILJAAR, "10", "onleesbaar"  # the report shows what setting aside is


def _homes(chance: random.Random, postcodes: list[tuple[str, str]], school: dict[str, Any]) -> list[str]:
    own = [pc for pc, gemeente in postcodes if gemeente == school["gemeente"]]
    everywhere = [pc for pc, _ in postcodes]
    size = _BEREIK[school["soort"]][0]
    near = chance.sample(own, min(len(own), size))
    far = chance.sample(everywhere, 2 if school["soort"] == "BO" else size)
    return sorted({*near, *far})


def _write_csv(path: Path, rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
