"""Notes written by hand, in many styles, to measure on. All invented."""

from __future__ import annotations

from pathlib import Path


def _notes(name: str) -> list[str]:
    """One note on a line; a place is written as ``[soort:tekst]``, a new line as ``\\n``."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in lines]


VRIJ = _notes("vrij.txt")
# By others, who had not seen the recogniser: each of these was measured before anything was learned from it.
VERS = {name: _notes(f"{name}.txt") for name in ("vers", *(f"vers{n}" for n in range(2, 21)))}
