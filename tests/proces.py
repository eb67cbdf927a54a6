"""An environment of its own for a test that runs the command: another data folder and another database."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

import psycopg
from psycopg import sql


def environment(gegevens: Path) -> dict[str, str]:
    """The environment of this run with another data folder and, on PostgreSQL, a new database."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")}
    env["SNIJVLAK_GEGEVENS"] = str(gegevens)
    if "SNIJVLAK_DATABASE" in env:
        env["SNIJVLAK_DATABASE"] = _new_database(env["SNIJVLAK_DATABASE"])
    return env


def _new_database(address: str) -> str:
    """A new database on the PostgreSQL of this run, which goes when the run ends; gives its address."""
    name = f"toets_{uuid.uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return f"{address.rpartition('/')[0]}/{name}"
