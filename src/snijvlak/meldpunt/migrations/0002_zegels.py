"""The seals of a report move to a table of their own, which a back-up of the data leaves out."""

import django.db.models.deletion
from django.db import migrations, models

import snijvlak.privacy.velden

# Before keys had an id there was one: whoever opens tries each private key.
EERSTE, BEWIJS = "eerste", "bewijs"
BATCH = 500


def forwards(apps, schema_editor):
    """A seal for the team and one for the reporter, out of each report."""
    Melding, Zegel = (apps.get_model("meldpunt", name) for name in ("Melding", "Zegel"))
    old = Melding.objects.values_list("pk", "sleutel_team", "sleutel_melder")
    rows = (
        Zegel(melding_id=pk, sleutel=name, inhoud=bytes(content))
        for pk, team, melder in old.iterator(chunk_size=BATCH)
        for name, content in ((EERSTE, team), (BEWIJS, melder))
        if content  # an ended report has none
    )
    Zegel.objects.bulk_create(rows, batch_size=BATCH)


def backwards(apps, schema_editor):
    """The oldest seal for the team back into each report; an older version knows one key, and no ending.

    The oldest, for what came later may be for a reserve key that is kept elsewhere.
    """
    Melding, Zegel = (apps.get_model("meldpunt", name) for name in ("Melding", "Zegel"))
    for melding in Melding.objects.only("pk", "toestand").iterator(chunk_size=BATCH):
        zegels = dict(Zegel.objects.filter(melding=melding).order_by("pk").values_list("sleutel", "inhoud"))
        melding.sleutel_melder = bytes(zegels.pop(BEWIJS, b""))
        melding.sleutel_team = bytes(next(iter(zegels.values()))) if zegels else b""
        if melding.toestand == "beeindigd":
            melding.toestand = "afgesloten"
        melding.save(update_fields=["sleutel_melder", "sleutel_team", "toestand"])


class Migration(migrations.Migration):
    dependencies = [("meldpunt", "0001_begin")]

    operations = [
        migrations.CreateModel(
            name="Zegel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.CharField(max_length=16)),
                ("inhoud", models.BinaryField()),
                (
                    "melding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="zegels",
                        to="meldpunt.melding",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="zegel",
            constraint=models.UniqueConstraint(fields=("melding", "sleutel"), name="zegel_eenmaal"),
        ),
        # Going back, the columns must be there before they are filled: with a value, then without.
        migrations.AlterField("melding", "sleutel_team", models.BinaryField(default=b"")),
        migrations.AlterField("melding", "sleutel_melder", models.BinaryField(default=b"")),
        migrations.AddField(
            model_name="melding",
            name="einde",
            field=models.CharField(
                blank=True,
                choices=[
                    ("bewaartermijn", "De tijd dat wij uw melding mogen bewaren, is voorbij."),
                    ("verzoek", "Iemand over wie de melding gaat, of de melder zelf, vroeg erom."),
                    ("vergissing", "De melding hoort niet bij het meldpunt."),
                ],
                default="",
                max_length=20,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="melding",
            name="beeindigd_op",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(forwards, backwards),
        migrations.RemoveField(model_name="melding", name="sleutel_team"),
        migrations.RemoveField(model_name="melding", name="sleutel_melder"),
        migrations.AlterField("melding", "verhaal", snijvlak.privacy.velden.VersleuteldeTekst()),
        migrations.AlterField("bericht", "tekst", snijvlak.privacy.velden.VersleuteldeTekst()),
        migrations.AlterField(
            model_name="melding",
            name="toestand",
            field=models.CharField(
                choices=[
                    ("ontvangen", "Ontvangen"),
                    ("in-behandeling", "In behandeling"),
                    ("op-agenda", "Op de agenda van een overleg"),
                    ("besproken", "Besproken"),
                    ("afgesloten", "Afgesloten"),
                    ("beeindigd", "Beëindigd"),
                ],
                default="ontvangen",
                max_length=20,
            ),
        ),
    ]
