"""Bodies, who takes part in them, and their meetings."""

from __future__ import annotations

from django.db import models

from snijvlak.toegang.models import Persoon


class Overleg(models.Model):
    """An existing consultation body."""

    naam = models.CharField(max_length=160, unique=True)
    soort = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.naam


class Deelname(models.Model):
    """A person takes part in a body."""

    overleg = models.ForeignKey(Overleg, on_delete=models.PROTECT, related_name="deelnames")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["overleg", "persoon"], name="deelname_eenmaal")]

    def __str__(self) -> str:
        return f"deelname {self.pk}"


class Bijeenkomst(models.Model):
    """A meeting of a body."""

    overleg = models.ForeignKey(Overleg, on_delete=models.PROTECT, related_name="bijeenkomsten")
    datum = models.DateField()
    plaats = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["overleg", "datum"], name="bijeenkomst_eenmaal")]

    def __str__(self) -> str:
        return f"{self.overleg}, {self.datum:%d-%m-%Y}"
