"""Released reports get their lasting name, and their counts come into the ledger that later ones are held against."""

from django.db import migrations, models

from snijvlak.privacy.onthulling import BeschermdeTabel, Indeling, Periode, Publicatie
from snijvlak.privacy.onthulling.tabel import same
from snijvlak.privacy.onthulling.toets import strictest
from snijvlak.rapportage.perioden import name_of

SOURCE = "redenen in meldingen"
THRESHOLD = 5  # of every report before there was a ledger


def forwards(apps, schema_editor):
    rapporten = apps.get_model("rapportage", "Rapport").objects
    regels = apps.get_model("publicatie", "Grootboekregel").objects
    for rapport in rapporten.filter(vrijgegeven_op__isnull=False).order_by("vrijgegeven_op"):
        rapporten.filter(pk=rapport.pk).update(adres=name_of(rapport.begin, rapport.eind))
        told = rapport.inhoud["redenen"]
        # The last row and column are the totals.
        shape = Indeling(("reden", "sector"), (tuple(told["rijen"][:-1]), tuple(told["kolommen"][:-1])))
        counts = tuple(count for row in told["waarden"] for count in row)
        shown = BeschermdeTabel(shape, "onderdrukken", THRESHOLD, THRESHOLD, counts)
        found = strictest(
            Publicatie(SOURCE, Periode(rapport.begin, rapport.eind), shown, nul_verborgen=False)
        )
        regels.get_or_create(kenmerk=found.kenmerk, defaults={"bron": same(SOURCE), "tekst": found.as_json()})


class Migration(migrations.Migration):
    dependencies = [
        ("rapportage", "0002_blokken"),
        ("publicatie", "0001_begin"),
    ]

    operations = [
        # Back: the names go with their column, and what was published stays in the ledger until that goes.
        migrations.RunPython(forwards, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("adres__isnull", True), ("vrijgegeven_op__isnull", True)),
                    models.Q(("adres__isnull", False), ("vrijgegeven_op__isnull", False)),
                    _connector="OR",
                ),
                name="rapport_vrijgegeven_met_adres",
            ),
        ),
    ]
