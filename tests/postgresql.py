"""Run a command with a PostgreSQL that lives in a temporary folder and ends with the command.

Usage: python tests/postgresql.py COMMAND...
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote


def find_binaries() -> Path | None:
    """The folder with initdb: on the path, or where Debian keeps it (newest version first)."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    return found[-1].parent if found else None


def other_user() -> list[str]:
    """PostgreSQL refuses to run as root: then another user runs it."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    return ["runuser", "-u", "postgres" if "postgres" in names else "nobody", "--"]


def without() -> int:
    """Say that there is no PostgreSQL; where that is not allowed, end with an error."""
    why = "PostgreSQL is not installed: the tests on PostgreSQL are skipped (apt install postgresql)."
    if os.environ.get("CI"):
        print(f"{why} In CI that is an error.")
        return 1
    print(why)
    if file := os.environ.get("OVERGESLAGEN"):
        with Path(file).open("a", encoding="utf-8") as told:
            told.write(f"  {why}\n")
    return 0


def run(command: list[str]) -> int:
    """Start the server, run the command with its address in SNIJVLAK_DATABASE, stop the server."""
    binaries = find_binaries()
    if binaries is None:
        return without()
    as_user = other_user()
    with tempfile.TemporaryDirectory(prefix="snijvlak-pg-", ignore_cleanup_errors=True) as folder:
        data = Path(folder, "data")
        Path(folder).chmod(0o755)
        data.mkdir(mode=0o700)
        if as_user:
            shutil.chown(data, as_user[2])
            shutil.chown(folder, as_user[2])
        # What is lost when this machine falls is no loss: no waiting for the disk.
        options = (
            f"-k {folder} -c listen_addresses= -c max_connections=50 -c fsync=off -c full_page_writes=off"
        )

        def control(*words: str) -> None:
            subprocess.run(
                [*as_user, str(binaries / words[0]), "-D", str(data), *words[1:]],
                check=True,
                cwd=folder,
                stdout=subprocess.DEVNULL,
            )

        control("initdb", "-U", "snijvlak", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        control("pg_ctl", "-w", "-l", str(data / "log"), "-o", options, "start")
        try:
            address = f"postgresql://snijvlak@{quote(folder, safe='')}/postgres"
            return subprocess.run(command, env={**os.environ, "SNIJVLAK_DATABASE": address}).returncode
        finally:
            control("pg_ctl", "-m", "immediate", "stop")


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
