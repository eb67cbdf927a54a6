"""The table in which tries to sign in are counted, for all web processes together."""

from django.core.management import call_command
from django.db import migrations

TABLE = "snijvlak_cache"


def forwards(apps, schema_editor):
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


def backwards(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("toegang", "0002_spoor_alleen_toevoegen")]
    operations = [migrations.RunPython(forwards, backwards)]
