"""Notes written by hand, in many styles, to measure on. All invented."""

from __future__ import annotations

from pathlib import Path

# One note on a line; a place is written as [soort:tekst].
VRIJ = (Path(__file__).parent / "vrij.txt").read_text(encoding="utf-8").splitlines()
