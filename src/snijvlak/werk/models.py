"""A piece of long work: who asked for it, how far it is, and what came of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.utils import timezone

from snijvlak.toegang.models import Persoon


class Werk(models.Model):
    """Long work of one person. It holds codes and days, never a text about somebody."""

    class Stand(models.TextChoices):
        WACHT = "wacht", "Wacht"
        BEZIG = "bezig", "Bezig"
        KLAAR = "klaar", "Klaar"
        MISLUKT = "mislukt", "Niet gelukt"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=40)
    gegevens: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    gevraagd_door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField(default=timezone.now, editable=False)
    stand = models.CharField(max_length=10, choices=Stand.choices, default=Stand.WACHT)
    poging = models.PositiveSmallIntegerField(default=0)
    # When something of it was last heard: a process that stopped says nothing any more.
    gezien_op = models.DateTimeField(default=timezone.now, editable=False)
    gedaan = models.PositiveIntegerField(default=0)
    totaal = models.PositiveIntegerField(default=0)
    stap = models.CharField(max_length=120, blank=True)
    klaar_op = models.DateTimeField(null=True, editable=False)
    uitkomst = models.CharField(max_length=200, blank=True)
    fout = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes = [models.Index(fields=["gevraagd_door", "-gevraagd_op"], name="werk_van_iemand")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(gedaan__lte=models.F("totaal")), name="werk_niet_meer_gedaan_dan_er_is"
            )
        ]

    def __str__(self) -> str:
        return f"werk {self.pk}"

    @property
    def loopt(self) -> bool:
        """Whether it is not over yet."""
        return self.stand in (self.Stand.WACHT, self.Stand.BEZIG)
