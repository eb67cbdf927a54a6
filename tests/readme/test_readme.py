"""The commands of the README: the first starts the demo, and CI runs the second.

Both begin with ``make omgeving``, and CI runs in a clean clone: what is tested here works there from nothing.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.eenmaal


def newcomer(gegevens: Path) -> dict[str, str]:
    """The environment without what belongs to this run of the tests, or to the make that started it."""
    ours = ("SNIJVLAK_", "DJANGO_", "PYTEST_", "PYTHON", "MAKE", "MFLAGS", "VIRTUAL_ENV", "OVERGESLAGEN")
    env = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    bin_folders = [p for p in env["PATH"].split(":") if not p.startswith(str(ROOT))]
    return {**env, "PATH": ":".join(bin_folders), "SNIJVLAK_GEGEVENS": str(gegevens)}


def commands(readme: str) -> list[str]:
    """The commands of the first block of shell, without what is said about them."""
    block = re.search(r"^```sh\n(.*?)^```", readme, re.M | re.S)
    assert block, "the README has no block of shell"
    return [line.partition("#")[0].strip() for line in block[1].splitlines()]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text(encoding="utf-8")[-3000:]
        try:
            with urllib.request.urlopen(f"{address}gezondheid/gereed", timeout=2):  # noqa: S310 -- our own
                return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"not ready within five minutes: {log.read_text(encoding='utf-8')[-3000:]}")


def test_the_demo_starts(tmp_path: Path) -> None:
    demo, _ = commands((ROOT / "README.md").read_text(encoding="utf-8"))
    env, log = newcomer(tmp_path / "gegevens"), tmp_path / "demo.log"
    port = free_port()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*demo.split(), f"POORT={port}"],
            cwd=ROOT,
            env=env,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that Ctrl+C reaches make and all that it started, and not us
        )
    try:
        wait_until_ready(process, f"http://127.0.0.1:{port}/", log)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
            assert "Een vastgelopen casus melden" in page.read().decode()
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=30)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    assert "coordinator-meldpunt@demo.example" in log.read_text(encoding="utf-8")


def test_the_readme_shows_both_commands_and_ci_runs_the_second() -> None:
    demo, test = commands((ROOT / "README.md").read_text(encoding="utf-8"))
    assert (demo, test) == ("make demo", "make test")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith(f"\nexec {test}")
