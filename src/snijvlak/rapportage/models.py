"""A report to the council, frozen when it is released."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from snijvlak.toegang.models import Persoon


class Rapport(models.Model):
    """A period, what is said of it, and who made and who released it: two different people."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    begin = models.DateField()
    eind = models.DateField()
    inhoud = models.JSONField()
    sha256 = models.CharField(max_length=64)
    pdf = models.BinaryField()
    gemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    gemaakt_door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    vrijgegeven_op = models.DateTimeField(null=True, editable=False)
    vrijgegeven_door = models.ForeignKey(Persoon, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(eind__gte=F("begin")), name="rapport_eind_na_begin"),
            models.CheckConstraint(
                condition=Q(vrijgegeven_door__isnull=True) | ~Q(vrijgegeven_door=F("gemaakt_door")),
                name="rapport_door_een_ander_vrijgegeven",
            ),
            models.CheckConstraint(
                condition=Q(vrijgegeven_op__isnull=True, vrijgegeven_door__isnull=True)
                | Q(vrijgegeven_op__isnull=False, vrijgegeven_door__isnull=False),
                name="rapport_vrijgegeven_met_naam_en_dag",
            ),
        ]

    def __str__(self) -> str:
        return f"rapport {self.begin:%d-%m-%Y} tot en met {self.eind:%d-%m-%Y}"
