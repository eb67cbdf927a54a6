"""A back-up of the data leaves the seals out: what was ended stays ended, also when it is put back."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Protocol

from tests.proces import Installatie, environment

from .processen import done, fill, python, readable

END = """
from snijvlak.meldpunt import actions
from snijvlak.meldpunt.models import Melding
actions.end(Melding.objects.get(pk="{}"), "verzoek", door=None)
"""
ORPHANS = "DELETE FROM meldpunt_zegel WHERE melding_id NOT IN (SELECT id FROM meldpunt_melding)"


class Kopie(Protocol):
    """The steps of docs/installeren.md; ``env`` says which database."""

    def keep_data(self, env: dict[str, str]) -> None: ...
    def keep_seals(self, env: dict[str, str]) -> None: ...
    def put_data_back(self, env: dict[str, str]) -> None: ...
    def put_seals_back(self, env: dict[str, str]) -> None: ...


def run(*words: str) -> None:
    result = subprocess.run(words, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


class PostgreSQL:
    """With its own commands."""

    def __init__(self, folder: Path) -> None:
        self.data, self.seals = str(folder / "data.dump"), str(folder / "zegels.dump")

    def keep_data(self, env: dict[str, str]) -> None:
        leave = "--exclude-table-data=meldpunt_zegel"
        run("pg_dump", "--format=custom", leave, "--file", self.data, env["SNIJVLAK_DATABASE"])

    def keep_seals(self, env: dict[str, str]) -> None:
        only = ("--data-only", "--table=meldpunt_zegel")
        run("pg_dump", "--format=custom", *only, "--file", self.seals, env["SNIJVLAK_DATABASE"])

    def put_data_back(self, env: dict[str, str]) -> None:
        run("pg_restore", "--clean", "--if-exists", "--dbname", env["SNIJVLAK_DATABASE"], self.data)

    def put_seals_back(self, env: dict[str, str]) -> None:
        words = ("--data-only", "--disable-triggers", "--dbname", env["SNIJVLAK_DATABASE"])
        run("pg_restore", *words, self.seals)
        run("psql", "--quiet", "--command", ORPHANS, env["SNIJVLAK_DATABASE"])


class SQLite:
    """A copy of the file, from which the seals are wiped."""

    def __init__(self, folder: Path) -> None:
        self.data, self.seals = folder / "data.sqlite3", folder / "zegels.sqlite3"

    def keep_data(self, env: dict[str, str]) -> None:
        self._copy(self._file(env), self.data)
        with closing(sqlite3.connect(self.data)) as copy:
            copy.execute("DELETE FROM meldpunt_zegel")
            copy.commit()
            copy.execute("VACUUM")

    def keep_seals(self, env: dict[str, str]) -> None:
        self._copy(self._file(env), self.seals)

    def put_data_back(self, env: dict[str, str]) -> None:
        self._copy(self.data, self._file(env))

    def put_seals_back(self, env: dict[str, str]) -> None:
        with closing(sqlite3.connect(self._file(env))) as database:
            database.execute("ATTACH ? AS kopie", [str(self.seals)])
            database.execute("INSERT INTO meldpunt_zegel SELECT * FROM kopie.meldpunt_zegel")
            database.execute(ORPHANS)
            database.commit()

    def _file(self, env: dict[str, str]) -> Path:
        return Path(env["SNIJVLAK_GEGEVENS"]) / "snijvlak.sqlite3"

    def _copy(self, source: Path, target: Path) -> None:
        with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
            here.backup(there)


def test_an_old_copy_put_back_opens_what_lives_and_not_what_was_ended(
    snijvlak: list[str], leeg: Installatie, tmp_path: Path
) -> None:
    env, kopie = leeg.copy(tmp_path / "een"), which(tmp_path)
    done(snijvlak, env, "sleutels", "maak", str(tmp_path / "sleutels.json"))
    env["SNIJVLAK_SLEUTELBESTAND"] = str(tmp_path / "sleutels.json")
    first, *_ = fill(env, 3)
    kopie.keep_data(env)
    python(env, END.format(first))
    fill(env, 1)
    kopie.keep_seals(env)
    other = {**environment(tmp_path / "twee"), "SNIJVLAK_SLEUTELBESTAND": env["SNIJVLAK_SLEUTELBESTAND"]}
    Path(other["SNIJVLAK_GEGEVENS"]).mkdir()
    kopie.put_data_back(other)
    assert readable(other) == (0, 3), "a copy of the data alone is noise"
    kopie.put_seals_back(other)
    assert readable(other) == (2, 3), "the report that was ended since stays closed"
    done(snijvlak, other, "beheer", "migrate", "-v", "0")
    fill(other, 1)
    assert readable(other) == (3, 4), "and reporting goes on"


def which(folder: Path) -> Kopie:
    """The steps for the database of this run."""
    return PostgreSQL(folder) if "SNIJVLAK_DATABASE" in os.environ else SQLite(folder)
