"""The files of a released report are kept in rows of their own; its PDF moves there, byte for byte."""

import hashlib

import django.db.models.deletion
from django.db import migrations, models

PDF = "rapport.pdf"


def forwards(apps, schema_editor):
    rapporten = apps.get_model("rapportage", "Rapport").objects.filter(vrijgegeven_op__isnull=False)
    documenten = apps.get_model("rapportage", "Document").objects
    for pk, kept in rapporten.values_list("pk", "pdf").iterator():
        if pdf := bytes(kept or b""):
            documenten.create(
                rapport_id=pk,
                naam=PDF,
                soort="application/pdf",
                omvang=len(pdf),
                sha256=hashlib.sha256(pdf).hexdigest(),
                inhoud=pdf,
            )


def backwards(apps, schema_editor):
    rapporten = apps.get_model("rapportage", "Rapport").objects
    documenten = apps.get_model("rapportage", "Document").objects.filter(naam=PDF)
    for pk, pdf in documenten.values_list("rapport_id", "inhoud").iterator():
        rapporten.filter(pk=pk).update(pdf=bytes(pdf))


class Migration(migrations.Migration):
    dependencies = [("rapportage", "0003_adressen")]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("naam", models.CharField(max_length=160)),
                ("soort", models.CharField(max_length=100)),
                ("omvang", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("inhoud", models.BinaryField()),
                (
                    "rapport",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documenten",
                        to="rapportage.rapport",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("rapport", "naam"), name="document_een_per_naam")
                ],
            },
        ),
        migrations.RunPython(forwards, backwards),
        migrations.RemoveField(model_name="rapport", name="pdf"),
    ]
