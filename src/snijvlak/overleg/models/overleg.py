"""Bodies, what they may decide, who takes part in them, and their meetings."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from snijvlak.toegang.models import Organisatie, Persoon


class Overleg(models.Model):
    """An existing consultation body, of a kind in ``regels/overleg/soorten.yaml``.

    ``gebied`` is the code of its area, of the kind that its kind of body has: a gemeente, a
    samenwerkingsverband, an RMC-regio; empty for the whole region.
    """

    naam = models.CharField(max_length=160, unique=True)
    soort = models.CharField(max_length=40)
    gebied = models.CharField(max_length=20, blank=True)
    frequentie = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return self.naam


class Mandaat(models.Model):
    """What a body may decide, from a day until a day, and where that is laid down."""

    overleg = models.ForeignKey(Overleg, on_delete=models.CASCADE, related_name="mandaten")
    tekst = models.CharField(max_length=500)
    bron = models.CharField(max_length=300)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True, help_text="De eerste dag waarop het niet meer geldt.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="mandaat_tot_niet_voor_van"
            )
        ]

    def __str__(self) -> str:
        return f"mandaat {self.pk}"


class Deelname(models.Model):
    """A person takes part in a body, for an organisation and in a function; both may be unknown."""

    overleg = models.ForeignKey(Overleg, on_delete=models.PROTECT, related_name="deelnames")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    functie = models.CharField(max_length=120, blank=True)
    voorzitter = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["overleg", "persoon"], name="deelname_eenmaal"),
            models.UniqueConstraint(fields=["overleg"], condition=Q(voorzitter=True), name="een_voorzitter"),
        ]

    def __str__(self) -> str:
        return f"deelname {self.pk}"


class Bijeenkomst(models.Model):
    """A meeting of a body. What members prepared apart is seen by all when it is opened."""

    class Toestand(models.TextChoices):
        GEPLAND = "gepland", "Gepland"
        GEOPEND = "geopend", "Geopend"
        GESLOTEN = "gesloten", "Gesloten"
        AFGELAST = "afgelast", "Afgelast"

    overleg = models.ForeignKey(Overleg, on_delete=models.PROTECT, related_name="bijeenkomsten")
    datum = models.DateField()
    begin = models.TimeField(null=True, blank=True)
    plaats = models.CharField(max_length=160, blank=True)
    link = models.URLField(max_length=300, blank=True)
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.GEPLAND)
    # How often it changed: so a calendar knows which invitation is the last.
    wijziging = models.PositiveIntegerField(default=0, editable=False)
    verslag = models.TextField(max_length=20_000, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["overleg", "datum"], name="bijeenkomst_eenmaal")]

    def __str__(self) -> str:
        return f"{self.overleg}, {self.datum:%d-%m-%Y}"


class Leerafspraak(models.Model):
    """A member agreed for one meeting: to learn, in confidence, and not for contracts or supervision."""

    bijeenkomst = models.ForeignKey(Bijeenkomst, on_delete=models.CASCADE, related_name="leerafspraken")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    versie = models.DateField(help_text="De tekst die gold: de dag vanaf wanneer.")
    op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bijeenkomst", "persoon"], name="leerafspraak_eenmaal")
        ]

    def __str__(self) -> str:
        return f"leerafspraak {self.pk}"
