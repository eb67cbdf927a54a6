"""What a case is analysed with: a timeline, perspectives, contributions, why chains, and what follows now."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from snijvlak.toegang.models import Persoon

from .casus import Casus, CasusFactor
from .overleg import Overleg


class Geschreven(models.Model):
    """Somebody wrote this about a case; ``versie`` goes up with each change, so that none is lost."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="+")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Ingezonden(Geschreven):
    """Something that a table may write any number of."""

    # Random, from the page: what is sent twice is kept once.
    inzending = models.UUIDField(unique=True, editable=False)

    class Meta(Geschreven.Meta):
        abstract = True


class Moment(Ingezonden):
    """Something that happened, on the coarse time of ``regels/overleg/tijdlijn.yaml``."""

    wanneer = models.CharField(max_length=40)
    tekst = models.CharField(max_length=300)


class Perspectief(Geschreven):
    """How one side sees it, written apart: others read it when their meeting was opened."""

    class Kant(models.TextChoices):
        SCHOOL = "school", "School"
        JEUGDHULP = "jeugdhulp", "Jeugdhulp"
        GEMEENTE = "gemeente", "Gemeente"
        OUDERS = "ouders", "Ouders"
        KIND = "kind", "Kind"

    kant = models.CharField(max_length=20, choices=Kant.choices)
    tekst = models.TextField(max_length=2000)

    class Meta(Geschreven.Meta):
        constraints = [
            models.UniqueConstraint(fields=["casus", "kant", "persoon"], name="perspectief_eenmaal")
        ]


class Bijdrage(Ingezonden):
    """What somebody adds to a part of the analysis; adding never takes the place of another."""

    class Vak(models.TextChoices):
        GEBEURD = "gebeurd", "Wat gebeurde er?"
        VERWACHT = "verwacht", "Wat had u verwacht?"
        GING_GOED = "ging-goed", "Wat ging goed?"
        NIET_HIER = "niet-hier", "Wat konden wij hier niet besluiten?"

    vak = models.CharField(max_length=20, choices=Vak.choices)
    tekst = models.TextField(max_length=1000)


class Waarom(Ingezonden):
    """An answer to "why?": of a factor, or of the answer above it."""

    factor = models.ForeignKey(CasusFactor, on_delete=models.CASCADE, related_name="waaroms")
    ouder = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    tekst = models.CharField(max_length=160)


class Doorgifte(models.Model):
    """What a table may not decide, asked of another body in general words, and the answer of that body.

    Who asked or answered is shown as the function held in a body then. ``versie`` goes up with each answer.
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="+")
    van = models.ForeignKey(Overleg, on_delete=models.PROTECT, null=True, related_name="+")
    naar = models.ForeignKey(Overleg, on_delete=models.PROTECT, related_name="+")
    gevraagd = models.TextField(max_length=500)
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    functie = models.CharField(max_length=120, blank=True)
    op = models.DateTimeField(default=timezone.now, editable=False)
    inzending = models.UUIDField(unique=True, editable=False)
    antwoord = models.TextField(max_length=1000, blank=True)
    beantwoord_door = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, related_name="+")
    antwoord_functie = models.CharField(max_length=120, blank=True)
    beantwoord_op = models.DateTimeField(null=True, editable=False)
    versie = models.PositiveIntegerField(default=0, editable=False)

    def __str__(self) -> str:
        return f"doorgifte {self.pk}"


class Doorbraak(models.Model):
    """What this child needs now, apart from what is learned."""

    class Toestand(models.TextChoices):
        OPEN = "open", "Open"
        GEDAAN = "gedaan", "Gedaan"

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="+")
    wat = models.CharField(max_length=300)
    organisatie = models.CharField(max_length=160)
    uiterlijk = models.DateField()
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.OPEN)
    inzending = models.UUIDField(unique=True, editable=False)

    def __str__(self) -> str:
        return f"doorbraak {self.pk}"
