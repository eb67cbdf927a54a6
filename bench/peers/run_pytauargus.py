"""Let pytauargus protect tables. ``{"drempel", "tabellen"}`` in; what it would publish out, null if hidden.

It does so as well as it can: its rule for counts (FREQ) with the widest range it accepts, and optimal
suppression. It brings its engine and solver along, so the program tau-Argus is not needed.
"""

from __future__ import annotations

import tempfile
import time
from importlib.metadata import version
from typing import Any

from pipe import answer  # pyright: ignore[reportMissingImports] -- the folder of the script is on the path
from pytauargus import protect  # pyright: ignore[reportMissingImports] -- only in .venv-peers

RANGE = 100  # percent of the count; above it the engine refuses
MINUTES = 1  # at most, for each table
DIGITS = len("Total")  # it pads a shorter name than that of the margin with spaces


def protect_all(question: dict[str, Any]) -> dict[str, Any]:
    """Protect the tables one by one; one that fails tells why and stops no other."""
    answers = []
    for counts in question["tabellen"]:
        begin = time.perf_counter()
        try:
            published, error = publish(counts, question["drempel"]), None
        except Exception as exc:  # whatever the engine says is the outcome for this table
            published, error = None, f"{type(exc).__name__}: {exc}"
        answers.append({"gepubliceerd": published, "fout": error, "seconden": time.perf_counter() - begin})
    return {"version": version("pytauargus"), "tabellen": answers}


def publish(counts: list[list[int]], threshold: int) -> list[list[int | None]]:
    """The table with its margins as last row and column; None is hidden."""
    height, width = len(counts), len(counts[0])
    # One record per case, as it asks. A category without a case is not in its table: that is a row of zeros.
    cases = [(i, j) for i, row in enumerate(counts) for j, n in enumerate(row) for _ in range(n)]
    micro = {
        "rij": [f"{i:0{DIGITS}}" for i, _ in cases],
        "kolom": [f"{j:0{DIGITS}}" for _, j in cases],
        "n": [1] * len(cases),
    }
    with tempfile.TemporaryDirectory() as folder:
        table = protect(
            micro,
            ["rij", "kolom"],
            response="n",
            safety_rules=f"FREQ({threshold},{RANGE})",
            suppress=f"OPT(1,{MINUTES})",
            workdir=folder,
        ).tables[0]
    published: list[list[int | None]] = [[0] * (width + 1) for _ in range(height + 1)]
    for row, shown in zip(table.rows, table.safe(None), strict=True):
        i = height if row["rij"] == "Total" else int(row["rij"])
        j = width if row["kolom"] == "Total" else int(row["kolom"])
        published[i][j] = None if shown is None else round(shown)
    return published


if __name__ == "__main__":
    answer(protect_all)
