"""One at a time ends what is due."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

# Any number that no other program uses in this database.
_NUMBER = 7_305_411


class Bezet(Exception):
    """Another process has the lock."""


@contextmanager
def alone() -> Iterator[None]:
    """Hold the lock while this lasts; it goes with the process, however that ends.

    On PostgreSQL in the database, for all machines together; on SQLite on the data folder.

    Raises:
        Bezet: another process has it.
    """
    with _in_database() if connection.vendor == "postgresql" else _on_folder():
        yield


@contextmanager
def _in_database() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_NUMBER])
        if not cursor.fetchone()[0]:
            raise Bezet
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_NUMBER])


@contextmanager
def _on_folder() -> Iterator[None]:
    descriptor = os.open(settings.OMGEVING.gegevens, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Bezet from None
        yield
    finally:
        os.close(descriptor)
