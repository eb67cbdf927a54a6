"""What came of a case: lessons, and the actions that follow from them."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from .casus import Casus


class Leerpunt(models.Model):
    """A sentence that others can use."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="leerpunten")
    zin = models.CharField(max_length=300)
    factor = models.CharField(max_length=40)
    # Random, from the page: a lesson sent twice is kept once.
    inzending = models.UUIDField(unique=True, editable=False)
    op = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.zin


class Verbeteractie(models.Model):
    """What will be done, by which organisation, by when."""

    class Toestand(models.TextChoices):
        AFGESPROKEN = "afgesproken", "Afgesproken"
        BEZIG = "bezig", "Bezig"
        GEDAAN = "gedaan", "Gedaan"

    leerpunt = models.ForeignKey(Leerpunt, on_delete=models.PROTECT, related_name="acties")
    wat = models.CharField(max_length=300)
    wie = models.CharField("organisatie", max_length=160)
    uiterlijk = models.DateField()
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.AFGESPROKEN)

    def __str__(self) -> str:
        return self.wat
