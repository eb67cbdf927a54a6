"""What the commands of grensverkeer share: where the store is, and telling how far they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

Opslag = Annotated[
    Path | None,
    typer.Option(help="Map met de geladen gegevens; anders grensverkeer in SNIJVLAK_GEGEVENS of gegevens"),
]


def folder(opslag: Path | None) -> Path:
    """The folder of the store."""
    return opslag or Path(os.environ.get("SNIJVLAK_GEGEVENS") or "gegevens") / "grensverkeer"
