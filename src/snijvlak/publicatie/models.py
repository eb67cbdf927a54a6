"""The ledger: every table of counts that was published, as everybody could read it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Grootboekregel(models.Model):
    """A publication. The text is that of ``privacy.onthulling``: shown numbers, never a hidden one.

    A row is added and never changed or removed: later tables are held against all earlier ones.
    """

    bron = models.CharField(max_length=100, db_index=True)
    kenmerk = models.CharField(max_length=64, unique=True)
    tekst = models.TextField()
    op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"publicatie {self.pk} van {self.bron}"


class Slot(models.Model):
    """One row. Who publishes changes it first, so that of two at once the second sees what the first did."""

    beurten = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.beurten} keer gepubliceerd"
