"""What only the owner of the database can do, for tests of what must show then."""

from __future__ import annotations

import datetime as dt

from django.db import connection


def force(sql: str, *values: str | int | dt.datetime) -> None:
    """What somebody does who owns the database: put its guards aside."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(sql, values)
            cursor.execute("SET session_replication_role = origin")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        guards = cursor.fetchall()
        for name, _ in guards:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(sql, values)
        for _, made in guards:
            cursor.execute(made)
