"""The trail only grows, in both databases, whatever way one tries."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from snijvlak.toegang import actions, queries
from snijvlak.toegang.models import Gebeurtenis, Organisatie
from snijvlak.toegang.permissies import ROLLEN, Permissie


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    ["UPDATE toegang_gebeurtenis SET daad = 'anders'", "DELETE FROM toegang_gebeurtenis"],
)
def test_database_refuses(statement: str) -> None:
    actions.record("gelezen", "melding", 1, door=None)
    with pytest.raises(DatabaseError, match="kan alleen groeien"), transaction.atomic():
        execute(statement)
    assert Gebeurtenis.objects.get().daad == "gelezen"


def test_postgresql_refuses_truncate() -> None:
    actions.record("gelezen", "melding", 1, door=None)
    if connection.vendor == "sqlite":
        return  # SQLite has no TRUNCATE; DELETE is refused above
    with pytest.raises(DatabaseError, match="kan alleen groeien"), transaction.atomic():
        execute("SET CONSTRAINTS ALL IMMEDIATE")
        execute("TRUNCATE toegang_gebeurtenis")


def test_the_model_refuses_too() -> None:
    row = actions.record("gelezen", "melding", 1, door=None)
    with pytest.raises(ValidationError):
        row.save()


def test_the_migration_can_be_undone() -> None:
    migration = import_module("snijvlak.toegang.migrations.0002_spoor_alleen_toevoegen")
    editor = SimpleNamespace(connection=connection, execute=execute)
    actions.record("gelezen", "melding", 1, door=None)
    migration.backwards(None, editor)
    execute("UPDATE toegang_gebeurtenis SET daad = 'anders'")
    migration.forwards(None, editor)
    import_module("snijvlak.toegang.migrations.0004_spoor_met_einde").forwards(None, editor)
    with pytest.raises(DatabaseError), transaction.atomic():
        Gebeurtenis.objects.update(daad="nog anders")


def test_every_role_has_its_permissions_and_no_more() -> None:
    organisatie = actions.add_organisatie("Gemeente Voorbeeld", Organisatie.Soort.GEMEENTE, door=None)
    for code, rol in ROLLEN.items():
        persoon = actions.add_persoon(f"{code}@example.org", rol.naam, door=None)
        lid = actions.add_lidmaatschap(
            persoon, organisatie, functie="proef", rol=code, van=dt.date(2026, 1, 1), door=None
        )
        day = dt.date(2026, 6, 1)
        assert queries.permissies(persoon, dt.date(2025, 12, 31)) == frozenset()
        assert queries.permissies(persoon, day) == rol.permissies
        actions.end_lidmaatschap(lid, tot=day, door=None)
        assert queries.permissies(persoon, day) == frozenset()


def test_reading_reports_is_for_one_role_and_not_for_the_beheerder() -> None:
    readers = [code for code, rol in ROLLEN.items() if Permissie.MELDING_LEZEN in rol.permissies]
    assert readers == ["coordinator-meldpunt"]


def test_an_unknown_role_is_refused_by_name() -> None:
    organisatie = actions.add_organisatie("Gemeente Voorbeeld", Organisatie.Soort.GEMEENTE, door=None)
    persoon = actions.add_persoon("a@example.org", "A", door=None)
    with pytest.raises(ValueError, match="De rol 'baas' bestaat niet"):
        actions.add_lidmaatschap(
            persoon, organisatie, functie="x", rol="baas", van=dt.date(2026, 1, 1), door=None
        )
