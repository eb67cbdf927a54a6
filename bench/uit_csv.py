"""From DUO's files of ten years to the matrix of each year, next to pandas; and one year, next to the ten.

Snijvlak and ``pandas, same checks`` find the same (`differences`): rows set aside with their reason, totals
against parts, codes that are not known, and the matrix. ``pandas, bare`` only reads and adds up. They are
asked in turn, so that a busy moment of the machine meets all.
"""

from __future__ import annotations

import csv
import json
import re
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snijvlak.gebied.queries import haaglanden
from snijvlak.grensverkeer import actions, controle, geladen, gemeenten, generator, inlezen, matrix
from snijvlak.grensverkeer.inlezen import Ingelezen

from . import peer
from .figures import Figure
from .grensverkeer import YEARS
from .meten import folder

ROOM = "grensverkeer"
BESTANDEN = ("brin6_pc4", "brin6_totaal", "postcodes", "scholen")
ROUNDS = 3


@dataclass(frozen=True)
class Uitkomst:
    """What we make of the files: the files as read, what the checks said, and per year the matrix."""

    files: tuple[Ingelezen, ...]
    said: tuple[tuple[str, ...], ...]
    matrices: dict[int, tuple[Any, dict[str, matrix.NietGematcht]]]


def figures(quick: bool) -> list[Figure]:
    """How many times as fast as pandas we are, and how many times as long ten times the rows take."""
    size, years, rounds = (generator.REGIO, YEARS[-2:], 1) if quick else (generator.LAND, YEARS, ROUNDS)
    many, one = (
        generator.write(folder(), omvang=size, jaren=part, welke=BESTANDEN) for part in (years, years[-1:])
    )
    what = f"{len(years)} made-up years, from CSV to matrices, times as fast"
    ours: list[float] = []
    tenth: list[float] = []
    theirs: dict[bool, list[float]] = {True: [], False: []}
    name = "pandas"
    made(one)  # what is imported once is not measured; pandas does not count it either
    for _ in range(rounds):
        ours.append(_seconds(many))
        tenth.append(_seconds(one))
        for checks, taken in theirs.items():
            if peer.present():
                name, seconds, found = peer.pandas(question(many, checks))
                taken.append(seconds)
                if wrong := differences(made(many), found):
                    raise ValueError(f"{name} does not find the same: {wrong}")
    middle = statistics.median(ours)
    times = {
        checks: statistics.median(taken) / middle if taken else float("nan")
        for checks, taken in theirs.items()
    }
    asked = 1.0 if peer.present() else None
    return [
        Figure(ROOM, what, times[True], f"{name}, same checks", asked, "{:.1f}", at_least=5),
        Figure(ROOM, what, times[False], f"{name}, bare", asked, "{:.1f}"),
        Figure(
            ROOM,
            f"{len(years)} years of made-up files, times as long as one",
            middle / statistics.median(tenth),
            "one year",
            1.0,
            "{:.1f}",
            at_most=len(years),
        ),
    ]


def _seconds(paths: dict[str, Path]) -> float:
    begin = time.perf_counter()
    made(paths)
    return time.perf_counter() - begin


def made(paths: dict[str, Path]) -> Uitkomst:
    """Read and check the files, and make the matrix of each year."""
    files = tuple(inlezen.read(path) for path in paths.values())
    voorraad = geladen.Voorraad(table for file in files for table in actions.tables(file, ""))
    said = tuple(tuple(one.tekst for one in controle.check(file, voorraad)) for file in files)
    pupils, _, homes, schools = (file.tabellen for file in files)
    matrices = {
        year: matrix.compute(
            matrix.per_school(pupils["tellingen"].filter(peiljaar=year)),
            homes["postcodes"],
            schools["scholen"],
        )
        for year in sorted({year for year, _ in files[0].delen})
    }
    return Uitkomst(files, said, matrices)


def question(paths: dict[str, Path], checks: bool) -> dict[str, Any]:
    """What pandas is asked. It gets the official names of municipalities for free."""
    with paths["postcodes"].open(encoding="utf-8", newline="") as file:
        written = {row["gemeente"] for row in csv.DictReader(file)}
    features = json.loads(paths["scholen"].read_text(encoding="utf-8"))["features"]
    written |= {feature["properties"]["gemeente"] for feature in features}
    return {
        "leerlingen": str(paths["brin6_pc4"].resolve()),
        "totalen": str(paths["brin6_totaal"].resolve()),
        "postcodes": str(paths["postcodes"].resolve()),
        "scholen": str(paths["scholen"].resolve()),
        "gemeenten": {text: name for text, (name, _) in gemeenten.names(written).items()},
        "haaglanden": [gemeente.naam for gemeente in haaglanden()],
        "controles": checks,
    }


def differences(ours: Uitkomst, theirs: dict[str, Any]) -> list[str]:
    """What pandas found otherwise than we did; asked without checks, the matrix alone."""
    cells = [(year, *row) for year, (table, _) in ours.matrices.items() for row in table.iter_rows()]
    wrong = [] if sorted(cells) == sorted(map(tuple, theirs["matrix"])) else ["matrix"]
    if "terzijde" not in theirs:
        return wrong
    for file, aside in zip(ours.files, theirs["terzijde"], strict=False):
        mine = [(row.regel, row.reden) for row in file.terzijde]
        if len(mine) != len(aside) or any(
            line != there or reason not in said
            for (line, said), (there, reason) in zip(mine, aside, strict=True)
        ):
            wrong.append(f"set aside in {file.naam}")
    unmatched = {
        (name, year, soort): (told.regels, told.laag, told.hoog)
        for year, (_, rest) in ours.matrices.items()
        for soort, niet in rest.items()
        for name, told in vars(niet).items()
        if told.regels
    }
    if unmatched != {tuple(row[:3]): tuple(row[3:]) for row in theirs["niet_gematcht"]}:
        wrong.append("not matched")
    if ours.files[0].sha256 != theirs["sha256"]:
        wrong.append("sha256")
    said = [sentence for sentence in ours.said[0] if "weten we" in sentence or "totalen" in sentence]
    expected = [*_totals(*theirs["totalen"]), *_lost(theirs)]
    if len(said) != len(expected) or not all(any(re.search(e, s) for s in said) for e in expected):
        wrong.append(f"findings: {said} and {expected}")
    return wrong


def _totals(compared: int, few: int, many: int) -> list[str]:
    """What we should say of the totals that pandas compared."""
    if not few and not many:
        return [rf"passen bij .* \({compared} vergeleken\)"]
    counted = ((few, "minder"), (many, "meer"))
    return [f"^{n} van de {compared} totalen per vestiging zijn {word}" for n, word in counted if n]


def _lost(theirs: dict[str, Any]) -> list[str]:
    """What we should say of the codes that pandas does not know: a sentence for the years with the same."""
    found: list[str] = []
    for what in ("scholen", "postcodes"):
        names: dict[int, list[str]] = {}
        for year, name, _, _ in theirs[what]:
            names.setdefault(year, []).append(name)
        years: dict[tuple[str, ...], list[int]] = {}
        for year, lost in names.items():
            years.setdefault(tuple(sorted(lost)), []).append(year)
        for lost, when in years.items():
            pupils = [sum(row[i] for row in theirs[what] if row[0] in when) for i in (2, 3)]
            count = rf" \({pupils[0]} tot {pupils[1]} leerlingen\)" if what == "postcodes" else ""
            found.append(f"^Van {len(lost)} {what} .* niet in {min(when)}.*{count}: {lost[0]}")
    return found
