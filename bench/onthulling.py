"""What an attacker learns from a table that we, pytauargus or acro would publish.

He knows every published number, that tables add up and that counts are whole and not negative; where no zero
is hidden also that what is hidden is positive. A count of 1 to 4, margins included, is known too well when
the least and the most it can be are less than 4 apart.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.privacy.onthulling.aanvaller import Groep, Wereld

from snijvlak.privacy.onthulling import Tabel, protect

from . import peer
from .figures import Figure
from .peer import Counts, Published

ROOM = "privacy"
THRESHOLD = 5
TABLES = 40


def figures(quick: bool) -> list[Figure]:
    """Protect made-up tables and attack what comes out, ours and that of the peers from the same tables."""
    tables = made_up(3 if quick else TABLES)
    begin = time.perf_counter()
    ours = [our_table(table) for table in tables]
    seconds = time.perf_counter() - begin
    argus = _asked("pytauargus", tables)
    acro = _asked("acro", tables)
    small = sum(0 < n < THRESHOLD for table in tables for row in with_margins(table) for n in row)
    numbers = sum(len(row) for table in ours for row in table)
    return [
        _figure(f"of {small} small counts, known too well", known_too_well, tables, ours, argus, at_most=0),
        _figure(f"of {numbers} numbers, hidden", lambda _, table: hidden(table), tables, ours, argus),
        _figure(f"of {numbers} numbers, not true", untrue, tables, ours, acro, at_most=0),
        Figure(ROOM, f"protect these {len(tables)} tables", seconds, argus.name, argus.seconds, "{:.2f} s"),
    ]


def made_up(count: int) -> list[Counts]:
    """Tables as an office makes them: 4 to 12 municipalities by 3 to 8 reasons, large and small mixed."""
    chance = random.Random(2026)  # noqa: S311 -- the same tables each time, no secret
    tables: list[Counts] = []
    for _ in range(count):
        reasons = [chance.choice((1.5, 4.0, 9.0, 20.0)) for _ in range(chance.randint(3, 8))]
        sizes = [chance.choice((0.3, 1.0, 3.0)) for _ in range(chance.randint(4, 12))]
        tables.append([[int(chance.expovariate(1 / (size * mean))) for mean in reasons] for size in sizes])
    return tables


def our_table(counts: Counts) -> Published:
    """What we would publish, margins as last row and column, None where hidden."""
    names = [[f"rij {i}" for i in range(len(counts))], [f"kolom {j}" for j in range(len(counts[0]))]]
    cells = {(names[0][i], names[1][j]): n for i, row in enumerate(counts) for j, n in enumerate(row)}
    shown = iter(protect(Tabel.of(["rij", "kolom"], names, cells), drempel=THRESHOLD).tabel.aantallen)
    return [[next(shown) for _ in range(len(counts[0]) + 1)] for _ in range(len(counts) + 1)]


def with_margins(counts: Counts) -> list[list[int]]:
    """The true table with its margins as last row and column."""
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def known_too_well(counts: Counts, published: Published) -> int:
    """How many sensitive counts have a range of less than the threshold less one."""
    truth = with_margins(counts)
    hidden = [(i, j) for i, row in enumerate(published) for j, shown in enumerate(row) if shown is None]
    least = 0 if any(truth[i][j] == 0 for i, j in hidden) else 1
    wereld = Wereld({(0, i, j): n for i, row in enumerate(counts) for j, n in enumerate(row)})
    for i, row in enumerate(published):
        for j, shown in enumerate(row):
            members = _members(counts, i, j)
            wereld.bekend.append((members, least, None) if shown is None else (members, shown, shown))
    known = 0
    for i, row in enumerate(truth):
        for j, count in enumerate(row):
            if 0 < count < THRESHOLD:
                low, high = wereld.range(_members(counts, i, j))
                known += high - low < THRESHOLD - 1
    return known


def _members(counts: Counts, i: int, j: int) -> Groep:
    rows = range(len(counts)) if i == len(counts) else (i,)
    columns = range(len(counts[0])) if j == len(counts[0]) else (j,)
    return frozenset((0, a, b) for a in rows for b in columns)


def hidden(published: Published) -> int:
    """How many numbers are not shown."""
    return sum(shown is None for row in published for shown in row)


def untrue(counts: Counts, published: Published) -> int:
    """How many numbers are shown that are not the count."""
    pairs = zip(with_margins(counts), published, strict=True)
    return sum(
        shown is not None and shown != count
        for truth, row in pairs
        for count, shown in zip(truth, row, strict=True)
    )


@dataclass(frozen=True)
class _Theirs:
    """A peer's tables in the order asked, None where it failed; no tables when it was not asked."""

    name: str
    tables: list[Published | None]
    seconds: float | None


def _asked(name: peer.Protector, tables: Sequence[Counts]) -> _Theirs:
    if not peer.present():
        return _Theirs(name, [], None)
    label, answers = peer.protect(name, tables, THRESHOLD)
    failed = sum(answer.table is None for answer in answers)
    return _Theirs(
        f"{label}, {failed} failed" if failed else label,
        [answer.table for answer in answers],
        sum(answer.seconds for answer in answers),
    )


def _figure(
    what: str,
    count: Callable[[Counts, Published], int],
    tables: Sequence[Counts],
    ours: Sequence[Published],
    theirs: _Theirs,
    at_most: float | None = None,
) -> Figure:
    its = None
    if theirs.tables:
        its = sum(count(t, p) for t, p in zip(tables, theirs.tables, strict=True) if p is not None)
    return Figure(ROOM, what, sum(map(count, tables, ours)), theirs.name, its, "{:.0f}", at_most=at_most)
