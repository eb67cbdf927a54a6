"""Measure a row against its peer, and lay the rows out as a table."""

from __future__ import annotations

import atexit
import statistics
import tempfile
import time
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS = 0.6  # to spend on a row; at least ROUNDS all the same
ROUNDS = 5


@dataclass(frozen=True)
class Row:
    """What is measured, in which room, and the peer it is measured against."""

    room: str
    what: str
    ours: Callable[[], object]
    peer_name: str
    peer: Callable[[], object]
    aim: float | None = (
        None  # seconds in which 95 of 100 should answer; the row then shows that, not the median
    )


@dataclass(frozen=True)
class Measured:
    """Times in seconds: the median of both, or the 95th percentile where the row has an aim."""

    row: Row
    ours: float
    peer: float
    rounds: int

    @property
    def ratio(self) -> float:
        """How many times the peer's time ours is."""
        return self.ours / self.peer


def folder() -> Path:
    """A new folder that goes away when the run ends."""
    made = tempfile.TemporaryDirectory(prefix="snijvlak-bench-")
    atexit.register(made.cleanup)
    return Path(made.name)


def measure(row: Row, seconds: float = SECONDS, rounds: int = ROUNDS) -> Measured:
    """Run ours and the peer in turn, so that a busy moment of the machine meets both."""
    row.ours()  # what is read or imported once is not measured
    row.peer()
    ours: list[float] = []
    peer: list[float] = []
    end = time.perf_counter() + seconds
    while len(ours) < rounds or time.perf_counter() < end:
        ours.append(_time(row.ours))
        peer.append(_time(row.peer))
    middle = statistics.median if row.aim is None else _p95
    return Measured(row, middle(ours), middle(peer), len(ours))


def table(measured: Iterable[Measured]) -> str:
    """Lines to print: room, what, our time, the peer and its time, ratio, aim."""
    head = ("room", "what", "ours", "peer", "its time", "ratio", "")
    return lay_out([head, *(_cells(m) for m in measured)], right=(2, 4, 5))


def lay_out(cells: Sequence[Sequence[str]], right: Container[int]) -> str:
    """Lines of columns as wide as they need; the columns ``right`` have their text at the right."""
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    padded = (
        (cell.rjust(widths[i]) if i in right else cell.ljust(widths[i]) for i, cell in enumerate(row))
        for row in cells
    )
    return "\n".join("  ".join(row).rstrip() for row in padded)


def _cells(m: Measured) -> tuple[str, ...]:
    aim = ""
    if m.row.aim is not None:
        aim = f"p95, aim {_text(m.row.aim)}: {'met' if m.ours <= m.row.aim else 'NOT met'}"
    return (m.row.room, m.row.what, _text(m.ours), m.row.peer_name, _text(m.peer), f"{m.ratio:.1f}x", aim)


def _time(deed: Callable[[], object]) -> float:
    begin = time.perf_counter()
    deed()
    return time.perf_counter() - begin


def _p95(times: list[float]) -> float:
    return sorted(times)[-(len(times) // 20) - 1]


def _text(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} µs"
