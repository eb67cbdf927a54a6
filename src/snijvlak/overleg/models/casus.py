"""Cases: reports in general wording, on the agenda of a meeting, and what contributed."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from .overleg import Bijeenkomst


class Casus(models.Model):
    """One or more reports in general wording, to learn from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    titel = models.CharField(max_length=160)
    omschrijving = models.TextField(max_length=4000)
    op = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"casus {self.pk}"


class CasusMelding(models.Model):
    """Which report a case rests on: the id alone, for the report belongs to the meldpunt."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="meldingen")
    # A report is in one case only, so that what came of it is said once.
    melding_id = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return f"melding {self.melding_id}"


class Agendapunt(models.Model):
    """A case on the agenda of a meeting."""

    bijeenkomst = models.ForeignKey(Bijeenkomst, on_delete=models.PROTECT, related_name="agenda")
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="agendapunten")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bijeenkomst", "casus"], name="agendapunt_eenmaal")]

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
