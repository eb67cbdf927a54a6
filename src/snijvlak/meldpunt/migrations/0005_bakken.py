"""Reports that are there get their place in the work list, and the moments of the two promises."""

from django.db import migrations
from django.db.models import Min

BATCH = 500
# Where each state stands; a report that is in hand waits for who did not write last.
TRAYS = {
    "ontvangen": "nieuw",
    "op-agenda": "gepland",
    "besproken": "gepland",
    "afgesloten": "klaar",
    "beeindigd": "klaar",
}
# An older version knows fewer states.
OLDER = {"opgevolgd": "besproken", "niet-op-zijn-plek": "afgesloten", "ingetrokken": "beeindigd"}


def forwards(apps, schema_editor):
    """What can be known of reports of before."""
    Melding, Bericht = (apps.get_model("meldpunt", name) for name in ("Melding", "Bericht"))
    Gebeurtenis = apps.get_model("toegang", "Gebeurtenis")
    read = dict(
        Gebeurtenis.objects.filter(daad="melding-gelezen", onderwerp_soort="melding")
        .values_list("onderwerp_id")
        .annotate(op=Min("op"))
    )
    answered = dict(Bericht.objects.filter(van="team").values_list("melding_id").annotate(op=Min("op")))
    last = dict(Bericht.objects.order_by("op", "pk").values_list("melding_id", "van"))
    changed = []
    for melding in Melding.objects.only("pk", "toestand").iterator(chunk_size=BATCH):
        waits = "melder" if last.get(melding.pk) == "team" else "wij"
        melding.bak = TRAYS.get(melding.toestand, waits)
        melding.bevestigd_op = read.get(str(melding.pk)) if melding.toestand != "ontvangen" else None
        melding.beantwoord_op = answered.get(melding.pk)
        changed.append(melding)
        if len(changed) == BATCH:
            Melding.objects.bulk_update(changed, ["bak", "bevestigd_op", "beantwoord_op"])
            changed = []
    Melding.objects.bulk_update(changed, ["bak", "bevestigd_op", "beantwoord_op"])


def backwards(apps, schema_editor):
    """The states of before; name and contact have no place in an older version."""
    Melding, Zegel = (apps.get_model("meldpunt", name) for name in ("Melding", "Zegel"))
    for newer, older in OLDER.items():
        Melding.objects.filter(toestand=newer).update(toestand=older)
    Melding.objects.filter(einde="ingetrokken").update(einde="verzoek")
    Zegel.objects.filter(deel="contact").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("meldpunt", "0004_melden_in_stappen"),
        ("toegang", "0001_begin"),
    ]
    operations = [migrations.RunPython(forwards, backwards)]
