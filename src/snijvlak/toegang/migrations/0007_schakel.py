"""The chain over the trail. The database refuses to change or remove a link; what is there is chained later,
by the first who works with it, in batches."""

from django.db import migrations, models

TABLE = "toegang_schakel"

POSTGRESQL = f"""
CREATE FUNCTION {TABLE}_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'de keten kan alleen groeien' USING ERRCODE = 'integrity_constraint_violation';
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
    BEGIN SELECT RAISE(ABORT, 'de keten kan alleen groeien'); END"""
    for deed in ("UPDATE", "DELETE")
]
SQLITE_BACK = [f"DROP TRIGGER {TABLE}_{deed}" for deed in ("update", "delete")]


def forwards(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else [POSTGRESQL]:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else [POSTGRESQL_BACK]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0006_aanmeldpoging"),
    ]

    operations = [
        migrations.CreateModel(
            name="Schakel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gebeurtenis_id", models.BigIntegerField(unique=True)),
                ("op", models.DateTimeField()),
                ("sleutel", models.CharField(max_length=8)),
                ("code", models.CharField(max_length=64)),
            ],
        ),
        migrations.RunPython(forwards, backwards),
    ]
