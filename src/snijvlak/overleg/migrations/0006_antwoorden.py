import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def _who_asked(apps, schema_editor):
    """A question that was asked before is of the body in which its writer discussed the case; when that is over,
    of a body that did."""
    deelname = apps.get_model("overleg", "Deelname")
    overleg = apps.get_model("overleg", "Overleg")
    for row in apps.get_model("overleg", "Doorgifte").objects.filter(van__isnull=True):
        discussed = overleg.objects.filter(bijeenkomsten__agenda__casus=row.casus_id)
        member = deelname.objects.filter(persoon=row.door_id, overleg__in=discussed).order_by("pk").first()
        row.van_id = (
            member.overleg_id if member else discussed.order_by("pk").values_list("pk", flat=True).first()
        )
        row.functie = member.functie if member else ""
        row.save(update_fields=["van", "functie"])


class Migration(migrations.Migration):
    dependencies = [
        ("overleg", "0005_vertellen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="doorgifte",
            name="antwoord",
            field=models.TextField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name="doorgifte",
            name="antwoord_functie",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="doorgifte",
            name="beantwoord_door",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="doorgifte",
            name="beantwoord_op",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="doorgifte",
            name="functie",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="doorgifte",
            name="van",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="overleg.overleg"
            ),
        ),
        migrations.AddField(
            model_name="doorgifte",
            name="versie",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.RunPython(_who_asked, migrations.RunPython.noop),
    ]
