"""What was skipped is told at the end; in CI only the absence of ../shared is a reason."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.eenmaal

ROOT = Path(__file__).parents[2]
TESTS = """
import pytest
def test_that_passes(): pass
@pytest.mark.skip(reason="{reason}")
def test_that_is_skipped(): pass
"""


def run(folder: Path, reason: str, **environment: str) -> tuple[int, str, str]:
    """Exit code and output of pytest on two tests, one skipped; and the file for ``make test``."""
    told = folder / "overgeslagen"
    (folder / "test_twee.py").write_text(TESTS.format(reason=reason), encoding="utf-8")
    ours = ("SNIJVLAK_", "DJANGO_", "PYTEST_", "CI")
    outside = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    env = {**outside, "PYTHONPATH": str(ROOT), "OVERGESLAGEN": str(told), **environment}
    words = ["-p", "tests.overgeslagen", "-p", "no:django", "-p", "no:cacheprovider", "-c", os.devnull]
    answer = subprocess.run(
        [sys.executable, "-m", "pytest", *words, "test_twee.py"],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
    )
    return answer.returncode, answer.stdout, told.read_text(encoding="utf-8") if told.exists() else ""


def test_at_home_a_skip_is_told_with_its_reason(tmp_path: Path) -> None:
    code, _, told = run(tmp_path, "geen browser")
    assert (code, told) == (0, "  SQLite: 1 skipped: geen browser\n")


def test_the_kind_of_database_is_told(tmp_path: Path) -> None:
    assert run(tmp_path, "geen browser", SNIJVLAK_DATABASE="postgresql://x")[2].startswith("  PostgreSQL: ")


def test_in_ci_a_skip_is_a_failure(tmp_path: Path) -> None:
    code, said, _ = run(tmp_path, "geen browser", CI="true")
    assert code == 1 and "In CI no test may be skipped" in said and "1 skipped: geen browser" in said


def test_in_ci_the_absence_of_shared_is_a_reason(tmp_path: Path) -> None:
    code, said, _ = run(tmp_path, "../shared/data is not here", CI="true")
    assert code == 0 and "In CI" not in said


@pytest.mark.eenmaal
@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_without_postgresql_its_tests_are_skipped_but_not_in_ci(tmp_path: Path, ci: str, code: int) -> None:
    """In a copy that looks for PostgreSQL where it is not."""
    program = tmp_path / "postgresql.py"
    text = (ROOT / "tests" / "postgresql.py").read_text(encoding="utf-8")
    program.write_text(text.replace("/usr/lib/postgresql", str(tmp_path / "weg")), encoding="utf-8")
    told = tmp_path / "overgeslagen"
    env = {"PATH": str(tmp_path), "CI": ci, "OVERGESLAGEN": str(told)}
    command = [sys.executable, str(program), sys.executable, "-c", "raise SystemExit(3)"]
    answer = subprocess.run(command, env=env, capture_output=True, text=True)
    assert answer.returncode == code and answer.stdout.startswith("PostgreSQL is not installed")
    assert told.exists() == (code == 0)


@pytest.mark.eenmaal
@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no shell")
def test_who_may_install_nothing_is_told_what_is_skipped(tmp_path: Path) -> None:
    """On a machine with nothing but a shell."""
    for name in ("sh", "ls", "id"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    script = tmp_path / "systeempakketten.sh"
    text = (ROOT / "tests" / "systeempakketten.sh").read_text(encoding="utf-8")
    script.write_text(text.replace("/usr/lib/postgresql", str(tmp_path / "weg")), encoding="utf-8")
    answer = subprocess.run(
        [str(tmp_path / "sh"), str(script)], env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert answer.returncode == 0 and answer.stderr == ""
    assert (
        answer.stdout
        == "==> No apt-get here: the tests that need chromium-headless-shell postgresql are skipped.\n"
    )
