"""Let pandas make flows. ``{"leerlingen", "postcodes", "scholen"}`` in, paths; seconds and rows out.

What a data analyst would write: read, an interval for what is masked, two joins, one sum. It checks nothing.
"""

from __future__ import annotations

import json
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd  # pyright: ignore[reportMissingImports] -- only in .venv-peers
from pipe import answer  # pyright: ignore[reportMissingImports] -- the folder of the script is on the path

TEXT = ("INSTELLINGSCODE", "VESTIGINGSCODE", "TYPE_PO", "POSTCODE4_DEELNEMER")


def flows(question: dict[str, Any]) -> dict[str, Any]:
    """The seconds from the files to the sums, and how many sums there are."""
    begin = time.perf_counter()
    pupils = pd.read_csv(question["leerlingen"], dtype=dict.fromkeys(TEXT, str), low_memory=False)
    pupils["aantal"] = pd.to_numeric(pupils["AANTAL_LEERLINGEN"], errors="coerce")
    pupils = pupils.dropna(subset=["aantal"])
    masked = pupils["aantal"] < 0
    pupils["laag"] = pupils["aantal"].mask(masked, 1)
    pupils["hoog"] = pupils["aantal"].mask(masked, 4)
    homes = pd.read_csv(question["postcodes"], dtype=str)[["pc4", "gemeente"]]
    features = json.loads(Path(question["scholen"]).read_text(encoding="utf-8"))["features"]
    schools = pd.DataFrame([f["properties"] for f in features])[["vestigingscode", "gemeente"]]
    joined = pupils.merge(
        homes.rename(columns={"pc4": "POSTCODE4_DEELNEMER", "gemeente": "woon"}),
        on="POSTCODE4_DEELNEMER",
        how="left",
    ).merge(
        schools.rename(columns={"vestigingscode": "VESTIGINGSCODE", "gemeente": "school"}),
        on="VESTIGINGSCODE",
        how="left",
    )
    keys = ["PEILJAAR", "TYPE_PO", "woon", "school"]
    sums = joined.groupby(keys, dropna=False)[["laag", "hoog"]].sum()
    return {"version": version("pandas"), "seconden": time.perf_counter() - begin, "rijen": len(sums)}


if __name__ == "__main__":
    answer(flows)
