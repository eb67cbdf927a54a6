"""What is kept of a report: structured fields to count, and text that only team and reporter can open."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone


class Melding(models.Model):
    """A report of a stuck case. Nothing finer than a municipality says where."""

    class Toestand(models.TextChoices):
        ONTVANGEN = "ontvangen", "Ontvangen"
        IN_BEHANDELING = "in-behandeling", "In behandeling"
        OP_AGENDA = "op-agenda", "Op de agenda van een overleg"
        BESPROKEN = "besproken", "Besproken"
        AFGESLOTEN = "afgesloten", "Afgesloten"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    zoekwaarde = models.CharField(max_length=64, unique=True, editable=False)
    ontvangen_op = models.DateTimeField(default=timezone.now, editable=False)
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.ONTVANGEN)
    melder = models.CharField(max_length=40)
    sector = models.CharField(max_length=10)
    gemeente_school = models.CharField(max_length=8)
    gemeente_kind = models.CharField(max_length=8)
    situatie = models.CharField(max_length=20)
    sleutel_team = models.BinaryField()
    sleutel_melder = models.BinaryField()
    verhaal = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["toestand", "ontvangen_op"], name="melding_werklijst")]

    def __str__(self) -> str:
        return f"melding {self.pk}"


class MeldingReden(models.Model):
    """Why it is stuck; a report can have more than one reason."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="redenen")
    reden = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["melding", "reden"], name="reden_eenmaal")]

    def __str__(self) -> str:
        return self.reden


class Bericht(models.Model):
    """A message between reporter and team, locked with the key of the report."""

    class Van(models.TextChoices):
        MELDER = "melder", "U"
        TEAM = "team", "Het meldpunt"

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="berichten")
    van = models.CharField(max_length=10, choices=Van.choices)
    op = models.DateTimeField(default=timezone.now, editable=False)
    # Random, from the page: a message sent twice is kept once.
    inzending = models.UUIDField(unique=True, editable=False)
    tekst = models.BinaryField()

    class Meta:
        ordering = ["op", "pk"]

    def __str__(self) -> str:
        return f"bericht {self.pk}"
