"""Ask deduce, pytauargus, acro and pandas, each in a process of its own in ``.venv-peers`` (`make bench`)."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).parent
PYTHON = HERE.parent / ".venv-peers" / "bin" / "python"
READY = HERE.parent / ".venv-peers" / ".klaar"  # made by make, last

Protector = Literal["pytauargus", "acro"]
Counts = Sequence[Sequence[int]]
Published = Sequence[Sequence[int | None]]


@dataclass(frozen=True)
class Finds:
    """What deduce finds, by text ``(begin, eind, soort)``; seconds to start, characters/s, MB of 2**20."""

    name: str
    vondsten: dict[str, list[tuple[int, int, str]]]
    start: float
    speed: float
    megabytes: float


@dataclass(frozen=True)
class Protected:
    """One table as a peer publishes it, margins as last row and column, None where hidden.

    ``table`` is None when the peer failed; ``error`` tells why.
    """

    table: Published | None
    error: str | None
    seconds: float


def present() -> bool:
    """Whether the environment of the peers is there."""
    return READY.exists()


def deduce(texts: Sequence[str]) -> Finds:
    """Let deduce read the texts.

    Raises:
        subprocess.CalledProcessError: it failed; what it said is on standard error.
    """
    answer = _ask("deduce", {"teksten": list(texts)})
    return Finds(
        f"deduce {answer['version']}",
        {
            text: [(begin, end, soort) for begin, end, soort in spans]
            for text, spans in zip(texts, answer["vondsten"], strict=True)
        },
        answer["start"],
        answer["tekens_per_seconde"],
        answer["megabytes"],
    )


def protect(peer: Protector, tables: Sequence[Counts], threshold: int = 5) -> tuple[str, list[Protected]]:
    """Let a peer protect two-way tables of counts without margins; its name and version, and each table.

    Raises:
        subprocess.CalledProcessError: it failed as a whole; what it said is on standard error.
    """
    answer = _ask(
        peer, {"drempel": threshold, "tabellen": [[list(row) for row in table] for table in tables]}
    )
    tables_out = [Protected(t["gepubliceerd"], t["fout"], t["seconden"]) for t in answer["tabellen"]]
    return f"{peer} {answer['version']}", tables_out


def pandas(question: dict[str, Any]) -> tuple[str, float, dict[str, Any]]:
    """Let pandas make the matrix of files of DUO; its name and version, the seconds, and what it found.

    ``question`` and the answer are described in ``peers/run_pandas.py``.

    Raises:
        subprocess.CalledProcessError: it failed; what it said is on standard error.
    """
    answer = _ask("pandas", question)
    return f"pandas {answer['version']}", answer["seconden"], answer


def _ask(peer: str, question: dict[str, Any]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(
        prefix="snijvlak-bench-"
    ) as folder:  # pytauargus leaves files where it runs
        done = subprocess.run(
            [PYTHON, HERE / "peers" / f"run_{peer}.py"],
            input=json.dumps(question),
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=folder,
            check=True,
        )
    return json.loads(done.stdout)
