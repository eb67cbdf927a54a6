"""What all tests share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase

from tests.overgeslagen import pytest_sessionfinish as pytest_sessionfinish
from tests.proces import Installatie


@pytest.fixture(scope="session")
def snijvlak() -> list[str]:
    """The console command, as a user has it."""
    return [str(Path(sys.executable).parent / "snijvlak")]


@pytest.fixture(scope="session")
def leeg(tmp_path_factory: pytest.TempPathFactory) -> Installatie:
    """An installation that is up to date and has nothing in it, to copy."""
    return Installatie.of_run(tmp_path_factory.mktemp("leeg"))


@pytest.fixture(scope="session")
def demoregio(tmp_path_factory: pytest.TempPathFactory) -> Installatie:
    """The demo's region, to copy."""
    return Installatie.of_run(tmp_path_factory.mktemp("demo"), demo=True)


@pytest.fixture(scope="session", autouse=True)
def _trail_can_be_emptied_after_a_test() -> Iterator[None]:
    """A test with more than one connection ends by emptying every table; the trail must let it, once."""
    migration = import_module("snijvlak.toegang.migrations.0002_spoor_alleen_toevoegen")
    with_an_end = import_module("snijvlak.toegang.migrations.0004_spoor_met_einde")
    chain = import_module("snijvlak.toegang.migrations.0007_schakel")
    original: Any = TransactionTestCase.__dict__["_fixture_teardown"]

    def execute(statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    def teardown(self: TransactionTestCase) -> None:
        editor = SimpleNamespace(connection=connection, execute=execute)
        migration.backwards(None, editor)
        chain.backwards(None, editor)
        original(self)
        migration.forwards(None, editor)
        with_an_end.forwards(None, editor)
        chain.forwards(None, editor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield
