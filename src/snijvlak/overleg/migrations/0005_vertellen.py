import datetime

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def _remember(apps, schema_editor):
    """What became of an action before this was kept: at the end of its day, and today when no day is known.
    Then it is told once too often rather than never."""
    actie = apps.get_model("overleg", "Verbeteractie")
    for row in actie.objects.filter(toestand__in=("gedaan", "effect-bekeken", "gestopt")):
        day = row.effect_op or row.gedaan_op or django.utils.timezone.localdate()
        row.nieuws_op = django.utils.timezone.make_aware(
            datetime.datetime.combine(day, datetime.time(23, 59))
        )
        row.save(update_fields=["nieuws_op"])


class Migration(migrations.Migration):
    dependencies = [
        ("overleg", "0004_analyse"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="verbeteractie",
            name="nieuws_op",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name="NietVerteld",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reden", models.CharField(max_length=300)),
                ("op", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="niet_verteld",
                        to="overleg.casus",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.RunPython(_remember, migrations.RunPython.noop),
    ]
