"""Let pandas make the matrix of DUO's files, as an analyst would write it, in two ways.

In: paths (``leerlingen``, ``totalen``, ``postcodes``, ``scholen``), ``gemeenten`` (the official name of each
written one), ``haaglanden`` (the ten) and ``controles``. Out: the seconds, and what was found. With
``controles`` it checks what Snijvlak checks: rows set aside with their line and reason, what stands there
twice, totals against parts, and codes that are not known. Without, it only reads and adds up.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import time
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd  # pyright: ignore[reportMissingImports] -- only in .venv-peers
from pipe import answer  # pyright: ignore[reportMissingImports] -- the folder of the script is on the path

BRIN, DEEL, SOORT, JAAR = "INSTELLINGSCODE", "VESTIGINGSCODE", "TYPE_PO", "PEILJAAR"
PC4, AANTAL = "POSTCODE4_DEELNEMER", "AANTAL_LEERLINGEN"
BIJZONDER = ("10", "20", "30", "40")
MASKED = ("-1", "<5", "< 5", "<=4")
BUITEN, NIET_GEVONDEN = "buiten Haaglanden", "school niet gevonden"
CEL = ["peiljaar", "soort", "woon", "school"]


def work(question: dict[str, Any]) -> dict[str, Any]:
    """The seconds from the files to the matrix, and what was found."""
    begin = time.perf_counter()
    found = checked(question) if question["controles"] else bare(question)
    return {"version": version("pandas"), "seconden": time.perf_counter() - begin, **found}


def bare(question: dict[str, Any]) -> dict[str, Any]:
    """Read, an interval for what is masked, two joins, one sum."""
    text = dict.fromkeys((BRIN, DEEL, SOORT, PC4), str)
    pupils = pd.read_csv(question["leerlingen"], dtype=text, low_memory=False)
    count = pd.to_numeric(pupils[AANTAL], errors="coerce")
    pupils = pupils.assign(laag=count.mask(count < 0, 1), hoog=count.mask(count < 0, 4))
    pupils = pupils.dropna(subset=["laag"])
    pupils = pupils.rename(columns={DEEL: "code", SOORT: "soort", JAAR: "peiljaar", PC4: "pc4"})
    joined = _joined(pupils, *_places(question), question["haaglanden"])
    return {"matrix": _matrix(joined, question["haaglanden"])}


def checked(question: dict[str, Any]) -> dict[str, Any]:
    """The same with every check."""
    pupils, aside, digest = _read(question["leerlingen"], home=True)
    totals, more, _ = _read(question["totalen"], home=False)
    homes, schools = _places(question)
    joined = _joined(pupils, homes, schools, question["haaglanden"])
    return {
        "sha256": digest,
        "terzijde": [aside, more],
        "totalen": _totals(pupils, totals),
        "scholen": _lost(pupils, "code", pupils["code"].isin(schools["code"])),
        "postcodes": _lost(pupils, "pc4", pupils["pc4"].isin([*homes["pc4"], *BIJZONDER])),
        "matrix": _matrix(joined, question["haaglanden"]),
        "niet_gematcht": _unmatched(joined, question["haaglanden"]),
    }


def _places(question: dict[str, Any]) -> tuple[pd.DataFrame, pd.DataFrame]:
    names = question["gemeenten"]
    homes = pd.read_csv(question["postcodes"], dtype=str)[["pc4", "gemeente"]].drop_duplicates("pc4")
    features = json.loads(Path(question["scholen"]).read_text(encoding="utf-8"))["features"]
    schools = pd.DataFrame([f["properties"] for f in features])[["vestigingscode", "gemeente"]]
    schools = schools.drop_duplicates("vestigingscode").rename(columns={"vestigingscode": "code"})
    return (
        homes.assign(woon=homes["gemeente"].map(names))[["pc4", "woon"]],
        schools.assign(school=schools["gemeente"].map(names))[["code", "school"]],
    )


def _joined(pupils: pd.DataFrame, homes: pd.DataFrame, schools: pd.DataFrame, ten: list[str]) -> pd.DataFrame:
    rows = pupils.merge(homes, on="pc4", how="left").merge(schools, on="code", how="left")
    group = rows["school"].where(rows["school"].isin(ten) | rows["school"].isna(), BUITEN)
    return rows.assign(school=group.fillna(NIET_GEVONDEN))


def _matrix(rows: pd.DataFrame, ten: list[str]) -> list[list[Any]]:
    sums = rows[rows["woon"].isin(ten)].groupby(CEL)[["laag", "hoog"]].sum().astype(int)
    return sums.reset_index().to_numpy().tolist()


def _unmatched(rows: pd.DataFrame, ten: list[str]) -> list[list[Any]]:
    """Per year and type: rows and pupils without a school, without a postcode, abroad and elsewhere."""
    abroad, unknown = rows["pc4"].isin(BIJZONDER), rows["woon"].isna()
    inside, lost = rows["woon"].isin(ten), rows["school"] == NIET_GEVONDEN
    parts = {
        "onbekende_school": lost,
        "onbekende_school_haaglanden": lost & inside,
        "onbekende_postcode": unknown & ~abroad,
        "buitenland_of_onbekend": abroad,
        "woont_buiten_haaglanden": ~inside & ~unknown,
        "totaal": pd.Series(data=True, index=rows.index),
    }
    found: list[list[Any]] = []
    for name, which in parts.items():
        sums = (
            rows[which]
            .groupby(["peiljaar", "soort"])
            .agg(regels=("laag", "size"), laag=("laag", "sum"), hoog=("hoog", "sum"))
        )
        found += [[name, *row] for row in sums.reset_index().to_numpy().tolist()]
    return found


def _read(path: str, *, home: bool) -> tuple[pd.DataFrame, list[tuple[int, str]], str]:
    """The good rows, the lines set aside with their reason, and the sha256."""
    content = Path(path).read_bytes()
    rows, aside = _parsed(content)
    brin, part = rows[BRIN], rows[DEEL]
    part = part.where(part.str.len() != 1, "0" + part)
    code = part.where(part.str.len() == 6, brin + part).str.upper()
    soort = rows[SOORT].str.upper()
    year = rows[JAAR].str.extract("^((?:19|20)[0-9]{2})(?:-?[0-9]{2}-?[0-9]{2})?$", expand=False)
    masked, plain = rows[AANTAL].isin(MASKED), rows[AANTAL].str.fullmatch("[0-9]{1,7}")
    own_brin = (code.str[:4] == brin.str.upper()) & (brin.str.len() == 4)
    good = {
        "geen vestigingscode": code.str.fullmatch("[0-9]{2}[0-9A-Z]{4}") & own_brin,
        "onbekende soort onderwijs": soort.isin(["BO", "SBO", "SO", "VSO"]),
        "geen peiljaar": year.notna(),
    }
    if home:
        known = rows[PC4].str.fullmatch("[1-9][0-9]{3}") | rows[PC4].isin(BIJZONDER)
        good["geen postcode van vier cijfers"] = known
    good["geen aantal leerlingen"] = masked | plain
    why = np.select([~fits for fits in good.values()], list(good), default="")
    aside += zip(rows["regel"][why != ""].tolist(), why[why != ""].tolist(), strict=True)
    count = pd.to_numeric(rows[AANTAL].where(plain))
    table = pd.DataFrame(
        {"regel": rows["regel"], "code": code, "soort": soort, "peiljaar": pd.to_numeric(year)}
    )
    table = table.assign(
        pc4=rows[PC4] if home else "", laag=count.mask(masked, 1), hoog=count.mask(masked, 4)
    )
    table, again = _once(table[why == ""])
    aside += again
    if len(aside) > 0.05 * (len(table) + len(aside)):
        raise ValueError("too many bad rows")
    return table, sorted(aside), hashlib.sha256(content).hexdigest()


def _once(table: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple[int, str]]]:
    twice = table.duplicated(["code", "soort", "peiljaar", "pc4"])
    aside = [(line, "staat er al eerder in") for line in table["regel"][twice].tolist()]
    return table[~twice].astype({"peiljaar": int, "laag": int, "hoog": int}), aside


def _parsed(content: bytes) -> tuple[pd.DataFrame, list[tuple[int, str]]]:
    """All rows as text with their line number; lines with too many columns are set aside. In one with too few
    those that lack are empty: pandas does not tell the difference."""
    try:
        content.decode()
        encoding = "utf-8-sig"
    except UnicodeDecodeError:
        encoding = "cp1252"
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        rows = pd.read_csv(
            io.BytesIO(content),
            dtype=str,
            encoding=encoding,
            keep_default_na=False,
            na_values=[],
            skip_blank_lines=False,
            on_bad_lines="warn",
        )
    long = [int(n) for one in said for n in re.findall(r"line (\d+): expected", str(one.message))]
    rows["regel"] = np.setdiff1d(np.arange(2, 2 + len(rows) + len(long)), long)
    text = rows.columns.drop("regel")
    empty = rows[rows[BRIN] == ""]
    rows = rows.drop(empty.index[(empty[text] == "").all(axis=1)])
    aside = [(line, "kolommen") for line in long]
    return rows.assign(**{name: rows[name].str.strip() for name in text}), aside


def _totals(pupils: pd.DataFrame, totals: pd.DataFrame) -> list[int]:
    """How many totals were compared, how many are below and how many above what their parts can be."""
    key = ["soort", "peiljaar", "code"]
    parts = pupils.groupby(key)[["laag", "hoog"]].sum().reset_index()
    both = totals.merge(parts, on=key, suffixes=("", "_delen"))
    few, many = both["hoog"] < both["laag_delen"], both["laag"] > both["hoog_delen"]
    return [len(both), int(few.sum()), int(many.sum())]


def _lost(pupils: pd.DataFrame, column: str, known: pd.Series) -> list[list[Any]]:
    """What is not known: year, code, and the pupils."""
    sums = pupils[~known].groupby(["peiljaar", column])[["laag", "hoog"]].sum()
    return sums.reset_index().to_numpy().tolist()


if __name__ == "__main__":
    answer(work)
