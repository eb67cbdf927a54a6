"""What the commands of every room share: stopping with a message, and reaching the database."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

UNREACHABLE = (
    "De database is niet te bereiken. Kijk of SNIJVLAK_DATABASE klopt en of de database aan staat, "
    "en of u in de map met gegevens mag schrijven."
)
BEHIND = "De database is nog niet bijgewerkt. Geef eerst: snijvlak beheer migrate"
BUSY = (
    "De database kon dit niet doen. Er is niets veranderd. Kijk of er ruimte is op de schijf en of de "
    "database niet bezet is, en geef de opdracht opnieuw."
)
TOO_LONG = "Een van de waarden is te lang of klopt niet. Er is niets veranderd."
CLASH = "Dit past niet bij wat er al staat. Er is niets veranderd."


_WHY = {
    errno.ENOENT: "het is er niet",
    errno.EACCES: "u mag er niet bij",
    errno.EPERM: "u mag er niet bij",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "het is geen map",
    errno.EEXIST: "er staat al iets",
    errno.ENOSPC: "de schijf is vol",
    errno.EROFS: "er kan niet worden geschreven",
    errno.ENAMETOOLONG: "de naam is te lang",
}


def why(error: OSError) -> str:
    """What went wrong with a file, in Dutch; what is not in the list in the words of the system."""
    return _WHY.get(error.errno or 0) or error.strerror or "onbekende fout"


def stop(message: str) -> NoReturn:
    """End the command with a message on standard error and exit code 2."""
    typer.echo(message, err=True)
    raise typer.Exit(2)


def set_up() -> None:
    """Bring up Django, which takes a good part of a second: only for commands that need it.

    Faulty settings end the command with 2.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "snijvlak.config.settings")
    import django
    from django.apps import apps

    if apps.ready:  # another command in this process did it; again would turn the log elsewhere
        return
    try:
        django.setup()
    except SystemExit as error:  # the settings name what is missing, in Dutch
        stop(str(error.code))
    except OSError as error:
        stop(f"De map met gegevens is niet te gebruiken ({error.strerror}). Kijk naar SNIJVLAK_GEGEVENS.")
    except ValueError as error:
        from dj_database_url import ParseError, UnknownSchemeError

        if isinstance(error, ParseError | UnknownSchemeError):
            stop("SNIJVLAK_DATABASE is geen adres van een database. Schrijf postgresql://naam@machine/naam")
        raise


@contextmanager
def reachable() -> Iterator[None]:
    """Bring up Django; a database that does not answer ends the command with 2 and says what to do."""
    set_up()
    from django.db import OperationalError

    try:
        yield
    except OperationalError:
        if _fault() == UNREACHABLE:
            stop(UNREACHABLE)
        raise


@contextmanager
def database() -> Iterator[None]:
    """As `reachable`, for a database that must be up to date; also ends with 2 when it refuses a deed."""
    set_up()
    from django.db import DatabaseError, DataError, IntegrityError, OperationalError

    try:
        yield
    except IntegrityError:
        stop(CLASH)
    except DataError:
        stop(TOO_LONG)
    except DatabaseError as error:
        if fault := _fault():
            stop(fault)
        if isinstance(error, OperationalError):
            stop(BUSY)
        raise


def _fault() -> str:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return UNREACHABLE
    return BEHIND if behind else ""
