"""Let acro suppress tables. ``{"drempel", "tabellen"}`` in; what it would publish out, null where hidden.

It runs as its makers set it, but with our threshold. It hides zeros too, and its margins are the sums of what
it shows.
"""

from __future__ import annotations

import logging
import time
import warnings
from importlib.metadata import version
from typing import Any

import pandas as pd  # pyright: ignore[reportMissingImports] -- only in .venv-peers
from acro import ACRO  # pyright: ignore[reportMissingImports] -- only in .venv-peers
from pipe import answer  # pyright: ignore[reportMissingImports] -- the folder of the script is on the path

TOTAL = "Totaal"


def protect_all(question: dict[str, Any]) -> dict[str, Any]:
    """Protect the tables one by one; one that fails tells why and stops no other."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    answers = []
    for counts in question["tabellen"]:
        begin = time.perf_counter()
        try:
            published, error = publish(counts, question["drempel"]), None
        except Exception as exc:  # whatever acro says is the outcome for this table
            published, error = None, f"{type(exc).__name__}: {exc}"
        answers.append({"gepubliceerd": published, "fout": error, "seconden": time.perf_counter() - begin})
    return {"version": version("acro"), "tabellen": answers}


def publish(counts: list[list[int]], threshold: int) -> list[list[int | None]]:
    """The table with its margins as last row and column; None is hidden."""
    rows = [f"r{i}" for i in range(len(counts))]
    columns = [f"k{j}" for j in range(len(counts[0]))]
    session = ACRO(suppress=True)
    session.config["safe_threshold"] = threshold
    cases = [
        (r, k)
        for r, row in zip(rows, counts, strict=True)
        for k, n in zip(columns, row, strict=True)
        for _ in range(n)
    ]
    table = session.crosstab(
        pd.Series([r for r, _ in cases], name="rij"),
        pd.Series([k for _, k in cases], name="kolom"),
        margins=True,
        margins_name=TOTAL,
    ).reindex(index=[*rows, TOTAL], columns=[*columns, TOTAL])
    return [
        [None if pd.isna(n) else round(n) for n in row] for row in table.itertuples(index=False, name=None)
    ]


if __name__ == "__main__":
    answer(protect_all)
