"""Cases: reports in general wording, on the agenda of a meeting, and what contributed."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from snijvlak.toegang.models import Persoon

from .overleg import Bijeenkomst


class Casus(models.Model):
    """One or more reports in general wording, to learn from."""

    class Toestand(models.TextChoices):
        OP_AGENDA = "op-agenda", "Op de agenda"
        VAN_DE_AGENDA = "van-de-agenda", "Van de agenda"
        BESPROKEN = "besproken", "Besproken"
        OPGEVOLGD = "opgevolgd", "Opgevolgd"
        AFGESLOTEN = "afgesloten", "Afgesloten"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    titel = models.CharField(max_length=160)
    omschrijving = models.TextField(max_length=4000)
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.OP_AGENDA)
    op = models.DateTimeField(default=timezone.now, editable=False)
    # When the reporters were last told what came of it.
    verteld_op = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return f"casus {self.pk}"


class CasusMelding(models.Model):
    """Which report a case rests on: the id alone, for the report belongs to the meldpunt."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="meldingen")
    # A report is in one case only, so that what came of it is said once.
    melding_id = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return f"melding {self.melding_id}"


class NietVerteld(models.Model):
    """There was news of a case and the reporters were deliberately not told: by whom, and why."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="niet_verteld")
    reden = models.CharField(max_length=300)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"niet verteld {self.pk}"


class Agendapunt(models.Model):
    """A case on the agenda of a meeting, or a point without one; ``volgorde`` and minutes are the chair's."""

    bijeenkomst = models.ForeignKey(Bijeenkomst, on_delete=models.PROTECT, related_name="agenda")
    casus = models.ForeignKey(
        Casus, on_delete=models.PROTECT, null=True, blank=True, related_name="agendapunten"
    )
    titel = models.CharField(max_length=160, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)
    minuten = models.PositiveSmallIntegerField(default=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bijeenkomst", "casus"], name="agendapunt_eenmaal"),
            models.CheckConstraint(
                condition=models.Q(casus__isnull=False) ^ ~models.Q(titel=""),
                name="agendapunt_casus_of_titel",
            ),
        ]

    def __str__(self) -> str:
        return f"agendapunt {self.pk}"


class CasusFactor(models.Model):
    """A contributing factor that the table chose."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="factoren")
    factor = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["casus", "factor"], name="factor_eenmaal")]

    def __str__(self) -> str:
        return self.factor
