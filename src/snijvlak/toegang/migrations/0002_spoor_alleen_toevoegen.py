"""The trail can only grow: the database itself refuses to change, remove or empty it."""

from django.db import migrations

TABLE = "toegang_gebeurtenis"

POSTGRESQL = f"""
CREATE FUNCTION {TABLE}_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'het spoor kan alleen groeien' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER {TABLE}_vast BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_vast();
CREATE TRIGGER {TABLE}_vol BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_vast();
"""
POSTGRESQL_BACK = f"""
DROP TRIGGER {TABLE}_vol ON {TABLE};
DROP TRIGGER {TABLE}_vast ON {TABLE};
DROP FUNCTION {TABLE}_vast();
"""
SQLITE = [
    f"""CREATE TRIGGER {TABLE}_{deed.lower()} BEFORE {deed} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'het spoor kan alleen groeien'); END"""
    for deed in ("UPDATE", "DELETE")
]
SQLITE_BACK = [f"DROP TRIGGER {TABLE}_{deed}" for deed in ("update", "delete")]


def forwards(apps, schema_editor):
    statements = SQLITE if schema_editor.connection.vendor == "sqlite" else [POSTGRESQL]
    for statement in statements:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    statements = SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else [POSTGRESQL_BACK]
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_begin")]
    operations = [migrations.RunPython(forwards, backwards)]
