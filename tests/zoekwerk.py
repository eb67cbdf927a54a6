"""How much a database does for a question, counted and not timed: the same on a busy machine."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

_BLOCKS = ("Shared Hit Blocks", "Shared Read Blocks", "Temp Read Blocks", "Temp Written Blocks")


def work(deed: Callable[[], object]) -> int:
    """Steps of SQLite's machine, or blocks that PostgreSQL looked at, for what a deed reads."""
    return _steps(deed) if connection.vendor == "sqlite" else _blocks(deed)


def _steps(deed: Callable[[], object]) -> int:
    connection.ensure_connection()
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    sqlite: Any = connection.connection
    sqlite.set_progress_handler(count, 1)
    try:
        deed()
    finally:
        sqlite.set_progress_handler(None, 0)
    return counted


def _blocks(deed: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        deed()
    read = [query["sql"] for query in asked.captured_queries if query["sql"].startswith("SELECT")]
    with connection.cursor() as cursor:
        return sum(_explained(cursor, sql) for sql in read)


def _explained(cursor: Any, sql: str) -> int:
    cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql.replace('%', '%%')}")
    (told,) = cursor.fetchone()
    plan = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
    return sum(plan[name] for name in _BLOCKS)
