"""A row of the trail may be removed when it is five years old, and not a day sooner.

The database itself sees to it, whoever asks. Changing a row and emptying the table stay refused.
"""

from importlib import import_module

from django.db import migrations

TABLE = "toegang_gebeurtenis"
YEARS = 5

POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION {TABLE}_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.op < now() - interval '{YEARS} years' THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'het spoor kan alleen groeien' USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
SQLITE = [
    f"DROP TRIGGER {TABLE}_delete",
    f"""CREATE TRIGGER {TABLE}_delete BEFORE DELETE ON {TABLE}
    WHEN julianday(OLD.op) IS NULL OR julianday(OLD.op) >= julianday('now', '-{YEARS} years')
    BEGIN SELECT RAISE(ABORT, 'het spoor kan alleen groeien'); END""",
]


def forwards(apps, schema_editor):
    statements = SQLITE if schema_editor.connection.vendor == "sqlite" else [POSTGRESQL]
    for statement in statements:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    before = import_module("snijvlak.toegang.migrations.0002_spoor_alleen_toevoegen")
    before.backwards(apps, schema_editor)
    before.forwards(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("toegang", "0003_telling_van_pogingen")]
    operations = [migrations.RunPython(forwards, backwards)]
