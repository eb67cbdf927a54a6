"""Measure a part on both databases, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
POSTGRESQL, SQLITE = "PostgreSQL", "SQLite"


def on_each(module: str, *, quick: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of a database and what ``python -m MODULE`` told of it as JSON; a quick look is at one."""
    words = [sys.executable, "-m", module, *(["--quick"] if quick else [])]
    outside = {k: v for k, v in os.environ.items() if not k.startswith(("SNIJVLAK_", "DJANGO_"))}
    commands = {SQLITE: words}
    if not quick:
        commands = {POSTGRESQL: [sys.executable, "tests/postgresql.py", *words], **commands}
    for name, command in commands.items():
        print(f"{module}, on {name}", file=sys.stderr)
        told = subprocess.run(command, env=outside, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        if told.stdout.startswith("{"):  # else there is no PostgreSQL here, and it said so
            yield name, json.loads(told.stdout)
