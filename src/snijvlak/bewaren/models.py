"""Records that are kept longer than their term."""

from __future__ import annotations

from django.db import models

from snijvlak.toegang.models import Persoon


class Vasthouding(models.Model):
    """A record that stays until a day, whatever its term. No text of one's own: that could identify."""

    class Grond(models.TextChoices):
        BEZWAAR = "bezwaar", "Er loopt een bezwaar of beroep."
        KLACHT = "klacht", "Er loopt een klacht."
        ONDERZOEK = "onderzoek", "Er loopt een onderzoek, bijvoorbeeld van een inspectie."
        RECHTSVORDERING = "rechtsvordering", "Er loopt een rechtszaak, of die komt er."
        VERZOEK = "verzoek", "Iemand over wie dit gaat, vroeg om het nog te bewaren."
        HULP = "hulp", "De hulp voor dit kind is nog niet rond."

    # The kind of record by its name in the trail, and its key there: rooms do not know each other.
    soort = models.CharField(max_length=60)
    onderwerp_id = models.CharField(max_length=64)
    grond = models.CharField(max_length=20, choices=Grond.choices)
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    van = models.DateField()
    tot = models.DateField(help_text="De eerste dag waarop het niet meer wordt vastgehouden.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["soort", "onderwerp_id"], name="vasthouding_eenmaal"),
            models.CheckConstraint(
                condition=models.Q(tot__gte=models.F("van")), name="vasthouding_tot_na_van"
            ),
        ]

    def __str__(self) -> str:
        return f"vasthouding {self.pk}"
