import datetime

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from snijvlak.taal.zoektekst import plain


def _keep(apps, schema_editor):
    """A lesson keeps its case, who wrote it as far as the trail says, and its factor for its actions."""
    events = apps.get_model("toegang", "Gebeurtenis").objects.filter(daad="leerpunt-geschreven")
    writers = dict(events.values_list("onderwerp_id", "door_id"))
    link, actie = apps.get_model("overleg", "LeerpuntCasus"), apps.get_model("overleg", "Verbeteractie")
    for les in apps.get_model("overleg", "Leerpunt").objects.all():
        link.objects.create(leerpunt=les, casus_id=les.casus_id)
        if writer := writers.get(str(les.pk)):
            les.schrijvers.add(writer)
        les.zoektekst = plain(les.zin)
        les.save(update_fields=["zoektekst"])
        actie.objects.filter(leerpunt=les).update(factor=les.factor)
    # When it was done is not known: from today a term runs to see whether it helped.
    today = django.utils.timezone.localdate()
    later = today + datetime.timedelta(days=182)
    actie.objects.filter(toestand="gedaan").update(gedaan_op=today, toets_op=later)
    _settle(schema_editor)


def _settle(schema_editor):
    """PostgreSQL changes no table of which rows still wait to be checked."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _back(apps, schema_editor):
    """Back: a lesson has one case, the first."""
    link, actie = apps.get_model("overleg", "LeerpuntCasus"), apps.get_model("overleg", "Verbeteractie")
    for les in apps.get_model("overleg", "Leerpunt").objects.all():
        les.casus_id = link.objects.filter(leerpunt=les).order_by("pk").values_list("casus", flat=True)[0]
        les.save(update_fields=["casus"])
    actie.objects.filter(toestand="effect-bekeken").update(toestand="gedaan")
    actie.objects.filter(toestand="gestopt").update(toestand="afgesproken")
    _settle(schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("overleg", "0002_bijeenkomsten"),
        ("toegang", "0011_openid"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LeerpuntCasus",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "leerpunt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="overleg.leerpunt"
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="overleg.casus"
                    ),
                ),
            ],
        ),
        migrations.AlterField(
            "leerpunt",
            "casus",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="leerpunten",
                to="overleg.casus",
            ),
        ),
        migrations.CreateModel(
            name="Patroon",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("halfjaar", models.DateField(unique=True)),
                ("inhoud", models.JSONField()),
                ("op", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
        ),
        migrations.CreateModel(
            name="Vrijgave",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("op", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="bewijs",
            field=models.CharField(
                choices=[
                    ("een-casus", "Eén casus"),
                    ("meer-casussen", "Meer casussen"),
                    ("patroon", "Patroon"),
                ],
                default="een-casus",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="schrijvers",
            field=models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="reden",
            field=models.CharField(
                blank=True, help_text="Waarom aangehouden of ingetrokken.", max_length=300
            ),
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="sector",
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="situatie",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="toestand",
            field=models.CharField(
                choices=[
                    ("concept", "Concept"),
                    ("ter-vrijgave", "Ter vrijgave"),
                    ("vrijgegeven", "Vrijgegeven"),
                    ("aangehouden", "Aangehouden"),
                    ("ingetrokken", "Ingetrokken"),
                ],
                default="concept",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="vrijgegeven_op",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="woordreden",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="zoektekst",
            field=models.CharField(default="", editable=False, max_length=600),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="bewijs",
            field=models.TextField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="effect",
            field=models.CharField(
                blank=True,
                choices=[
                    ("geholpen", "Het hielp"),
                    ("deels", "Het hielp deels"),
                    ("niet", "Het hielp niet"),
                    ("onbekend", "Nog niet te zeggen"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="effect_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="effect_tekst",
            field=models.TextField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="eigenaar",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="factor",
            field=models.CharField(default="", max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="gedaan_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="inzending",
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="niveau",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="organisatie",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="toegang.organisatie",
            ),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="reden",
            field=models.CharField(blank=True, help_text="Waarom gestopt.", max_length=300),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="soort",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="toets_op",
            field=models.DateField(
                blank=True, help_text="De dag waarop het effect wordt bekeken.", null=True
            ),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="verwacht",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="verbeteractie",
            name="zichtbaar",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name="verbeteractie",
            name="toestand",
            field=models.CharField(
                choices=[
                    ("afgesproken", "Afgesproken"),
                    ("bezig", "Bezig"),
                    ("gedaan", "Gedaan"),
                    ("effect-bekeken", "Effect bekeken"),
                    ("gestopt", "Gestopt"),
                ],
                default="afgesproken",
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="leerpunt",
            index=models.Index(fields=["toestand", "vrijgegeven_op"], name="leerpunt_vrijgegeven"),
        ),
        migrations.AddIndex(
            model_name="verbeteractie",
            index=models.Index(fields=["toestand", "uiterlijk"], name="verbeteractie_termijn"),
        ),
        migrations.AddConstraint(
            model_name="leerpunt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("toestand", "vrijgegeven"), _negated=True),
                    ("vrijgegeven_op__isnull", False),
                    _connector="OR",
                ),
                name="leerpunt_dag_van_vrijgave",
            ),
        ),
        migrations.AddConstraint(
            model_name="leerpuntcasus",
            constraint=models.UniqueConstraint(fields=("leerpunt", "casus"), name="leerpunt_casus_eenmaal"),
        ),
        migrations.AddField(
            model_name="vrijgave",
            name="leerpunt",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="vrijgaven", to="overleg.leerpunt"
            ),
        ),
        migrations.AddField(
            model_name="vrijgave",
            name="persoon",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="vrijgave",
            constraint=models.UniqueConstraint(fields=("leerpunt", "persoon"), name="vrijgave_eenmaal"),
        ),
        migrations.RunPython(_keep, _back),
        migrations.RemoveField(
            model_name="leerpunt",
            name="casus",
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="casussen",
            field=models.ManyToManyField(
                related_name="leerpunten", through="overleg.LeerpuntCasus", to="overleg.casus"
            ),
        ),
    ]
