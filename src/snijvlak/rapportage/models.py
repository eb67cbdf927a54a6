"""A report to the council: a draft that people work on, frozen when it is released."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from snijvlak.toegang.models import Persoon


class Rapport(models.Model):
    """A period, what is said of it, who wrote it and who released it: never the same people.

    A released report has a lasting name (``adres``) and does not change. A correction (``corrigeert``) is a
    report of its own that takes its place.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    begin = models.DateField()
    eind = models.DateField()
    inhoud = models.JSONField()
    sha256 = models.CharField(max_length=64)
    gemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    gemaakt_door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    schrijvers = models.ManyToManyField(Persoon, related_name="+", blank=True)
    vrijgegeven_op = models.DateTimeField(null=True, editable=False)
    vrijgegeven_door = models.ForeignKey(Persoon, null=True, on_delete=models.PROTECT, related_name="+")
    adres = models.CharField(max_length=60, null=True, unique=True, editable=False)  # noqa: DJ001 -- none yet
    corrigeert = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="correctie"
    )

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
            models.CheckConstraint(
                condition=Q(vrijgegeven_op__isnull=True, adres__isnull=True)
                | Q(vrijgegeven_op__isnull=False, adres__isnull=False),
                name="rapport_vrijgegeven_met_adres",
            ),
        ]

    def __str__(self) -> str:
        return f"rapport {self.begin:%d-%m-%Y} tot en met {self.eind:%d-%m-%Y}"


class Document(models.Model):
    """A file of a released report as it was made when it was released; it never changes.

    The content of the report has the hash that was released; ``sha256`` is that of this file.
    """

    rapport = models.ForeignKey(Rapport, on_delete=models.CASCADE, related_name="documenten")
    naam = models.CharField(max_length=160)
    soort = models.CharField(max_length=100)
    omvang = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    inhoud = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rapport", "naam"], name="document_een_per_naam"),
        ]

    def __str__(self) -> str:
        return f"{self.naam} van {self.rapport_id}"  # pyright: ignore[reportAttributeAccessIssue]


class Weerlegging(models.Model):
    """Why a finding in a draft is no reason to change it."""

    rapport = models.ForeignKey(Rapport, on_delete=models.CASCADE, related_name="weerleggingen")
    sleutel = models.CharField(max_length=64)
    reden = models.CharField(max_length=300)
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rapport", "sleutel"], name="weerlegging_een_per_bevinding")
        ]

    def __str__(self) -> str:
        return f"weerlegging {self.pk}"
