"""Commands as a user gives them: in a shell with a data folder of their own, or in the database of a test."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from snijvlak import cli

Give = Callable[..., tuple[int, str]]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def outside() -> dict[str, str]:
    """The environment without what belongs to these tests."""
    ours = ("SNIJVLAK_", "DJANGO_", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


@pytest.fixture
def run(snijvlak: list[str], tmp_path: Path) -> Run:
    """Give a command; words of the environment may be added by name."""

    def give(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        env = {**outside(), "SNIJVLAK_GEGEVENS": str(tmp_path / "gegevens"), **environment}
        return subprocess.run(
            [*snijvlak, *words], env=env, cwd=tmp_path, capture_output=True, text=True, input=""
        )

    return give


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Give:
    """Give a command in the database of this test; the exit code and all that was said."""

    def run(*words: str, stdin: str = "") -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["snijvlak", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as end:
            cli.main()
        return int(end.value.code or 0), "".join(capsys.readouterr())

    return run
