"""An environment of its own for a test that runs the command: another data folder and another database."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Self

import psycopg
from psycopg import sql

_UP_TO_DATE = """
import django; django.setup()
from django.conf import settings
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
"""
_DEMO = """
from snijvlak.config import demo
assert demo.load(settings.OMGEVING.gegevens)
"""


def environment(gegevens: Path) -> dict[str, str]:
    """The environment of this run with another data folder and, on PostgreSQL, a new database."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")}
    env["SNIJVLAK_GEGEVENS"] = str(gegevens)
    if "SNIJVLAK_DATABASE" in env:
        env["SNIJVLAK_DATABASE"] = _new_database(env["SNIJVLAK_DATABASE"])
    return env


class Installatie:
    """Database and style sheet brought up to date once, which takes seconds; who asks gets a copy."""

    def __init__(self, folder: Path, *, demo: bool = False) -> None:
        self._gegevens = folder / "gegevens"
        self.env = environment(self._gegevens)
        code = _UP_TO_DATE + (_DEMO if demo else "")
        settings = {"DJANGO_SETTINGS_MODULE": "snijvlak.config.settings"}
        subprocess.run([sys.executable, "-c", code], env={**self.env, **settings}, check=True)

    @classmethod
    def of_run(cls, folder: Path, *, demo: bool = False) -> Self:
        """On SQLite the one that all processes of ``make test`` share; else one in the folder."""
        shared = os.environ.get("TOETSMAP")
        if not shared or "SNIJVLAK_DATABASE" in os.environ:
            return cls(folder, demo=demo)
        place = Path(shared) / ("demo" if demo else "leeg")
        place.mkdir(exist_ok=True)
        with (place / "slot").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (place / "klaar").exists():
                cls(place, demo=demo)
                (place / "klaar").touch()
        made = cls.__new__(cls)
        made._gegevens = place / "gegevens"
        made.env = environment(made._gegevens)
        return made

    def copy(self, gegevens: Path) -> dict[str, str]:
        """An environment with a copy in a folder and, on PostgreSQL, a database of its own."""
        shutil.copytree(self._gegevens, gegevens, dirs_exist_ok=True)
        env = {**self.env, "SNIJVLAK_GEGEVENS": str(gegevens)}
        if address := self.env.get("SNIJVLAK_DATABASE"):
            env["SNIJVLAK_DATABASE"] = _new_database(address, address.rpartition("/")[2])
        return env


def _new_database(address: str, like: str = "template1") -> str:
    """A new database on the PostgreSQL of this run, which goes when the run ends; gives its address."""
    name, server = f"toets_{uuid.uuid4().hex}", address.rpartition("/")[0]
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(made.format(sql.Identifier(name), sql.Identifier(like)))
    return f"{server}/{name}"
