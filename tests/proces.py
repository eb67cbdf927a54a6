"""An environment of its own for a test that runs the command: another data folder and another database."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import uuid
from pathlib import Path

import psycopg
from psycopg import sql

_FILL = """
import django; django.setup()
from django.conf import settings
from django.core.management import call_command
from snijvlak.config import demo
call_command("migrate", verbosity=0)
assert demo.load(settings.OMGEVING.gegevens)
"""


def environment(gegevens: Path) -> dict[str, str]:
    """The environment of this run with another data folder and, on PostgreSQL, a new database."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")}
    env["SNIJVLAK_GEGEVENS"] = str(gegevens)
    if "SNIJVLAK_DATABASE" in env:
        env["SNIJVLAK_DATABASE"] = _new_database(env["SNIJVLAK_DATABASE"])
    return env


class Demoregio:
    """The demo's region, loaded once; each test that asks gets a copy, for to load it takes ten seconds."""

    def __init__(self, folder: Path) -> None:
        self._gegevens = folder / "gegevens"
        self._env = environment(self._gegevens)
        settings = {"DJANGO_SETTINGS_MODULE": "snijvlak.config.settings"}
        subprocess.run([sys.executable, "-c", _FILL], env={**self._env, **settings}, check=True)

    def copy(self, gegevens: Path) -> dict[str, str]:
        """An environment with the region in a folder and, on PostgreSQL, a database of its own."""
        shutil.copytree(self._gegevens, gegevens, dirs_exist_ok=True)
        env = {**self._env, "SNIJVLAK_GEGEVENS": str(gegevens)}
        if address := self._env.get("SNIJVLAK_DATABASE"):
            env["SNIJVLAK_DATABASE"] = _new_database(address, address.rpartition("/")[2])
        return env


def _new_database(address: str, like: str = "template1") -> str:
    """A new database on the PostgreSQL of this run, which goes when the run ends; gives its address."""
    name, server = f"toets_{uuid.uuid4().hex}", address.rpartition("/")[0]
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(made.format(sql.Identifier(name), sql.Identifier(like)))
    return f"{server}/{name}"
