"""Bodies, their meetings, the cases on their agenda, and what came of them."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

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
