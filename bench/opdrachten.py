"""Starting a command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from .meten import Row, folder

CALLS = ("--help", "gebied postcode 2511", "beheer check")


def rows() -> list[Row]:
    """A command from start to end, against Python that does nothing."""
    snijvlak = str(Path(sys.executable).parent / "snijvlak")
    outside = {k: v for k, v in os.environ.items() if not k.startswith(("SNIJVLAK_", "DJANGO_"))}
    env = {**outside, "SNIJVLAK_GEGEVENS": str(folder())}

    def run(*command: str) -> None:
        subprocess.run(command, env=env, check=True, capture_output=True)

    return [
        Row(
            "opdrachten",
            f"snijvlak {call}",
            lambda call=call: run(snijvlak, *call.split()),
            "python -c pass",
            lambda: run(sys.executable, "-c", "pass"),
        )
        for call in CALLS
    ]
