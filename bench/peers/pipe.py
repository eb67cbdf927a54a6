"""What these scripts share: a question as JSON on standard input, the answer on standard output."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def answer(work: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Read the question, do the work, write the answer; what the peer prints goes to standard error."""
    out, sys.stdout = sys.stdout, sys.stderr
    json.dump(work(json.load(sys.stdin)), out, ensure_ascii=False)


def peak_mb() -> float:
    """The most memory this process has held, in megabytes (2**20 bytes)."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux getrusage also counts what the parent held before this process began
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
