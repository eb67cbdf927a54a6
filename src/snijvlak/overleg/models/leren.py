"""What came of a case: lessons, who released them, the actions that follow, and the patterns over cases."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from snijvlak.toegang.models import Organisatie, Persoon

from .casus import Casus


class Leerpunt(models.Model):
    """A sentence that others can use. Sector and situatie are codes of the meldpunt; empty is all of them."""

    class Toestand(models.TextChoices):
        CONCEPT = "concept", "Concept"
        TER_VRIJGAVE = "ter-vrijgave", "Ter vrijgave"
        VRIJGEGEVEN = "vrijgegeven", "Vrijgegeven"
        AANGEHOUDEN = "aangehouden", "Aangehouden"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    class Bewijs(models.TextChoices):
        EEN_CASUS = "een-casus", "Eén casus"
        MEER_CASUSSEN = "meer-casussen", "Meer casussen"
        PATROON = "patroon", "Patroon"

    zin = models.CharField(max_length=300)
    factor = models.CharField(max_length=40)
    sector = models.CharField(max_length=10, blank=True)
    situatie = models.CharField(max_length=20, blank=True)
    bewijs = models.CharField(max_length=20, choices=Bewijs.choices, default=Bewijs.EEN_CASUS)
    casussen: models.ManyToManyField[Casus, LeerpuntCasus] = models.ManyToManyField(
        Casus, through="LeerpuntCasus", related_name="leerpunten"
    )
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.CONCEPT)
    # Why a word that the rules of language refuse stands there after all.
    woordreden = models.CharField(max_length=300, blank=True)
    reden = models.CharField(max_length=300, blank=True, help_text="Waarom aangehouden of ingetrokken.")
    # All who wrote or changed the sentence: none of them releases it. Empty of a lesson that was there before
    # releasing came, when the trail does not say who wrote it.
    schrijvers: models.ManyToManyField[Persoon, models.Model] = models.ManyToManyField(
        Persoon, related_name="+"
    )
    # Random, from the page: a lesson sent twice is kept once.
    inzending = models.UUIDField(unique=True, editable=False)
    op = models.DateTimeField(default=timezone.now, editable=False)
    vrijgegeven_op = models.DateTimeField(null=True, blank=True)
    # What the library searches: the sentence without capitals and accents, the same on each database.
    zoektekst = models.CharField(max_length=600, editable=False, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(toestand="vrijgegeven") | Q(vrijgegeven_op__isnull=False),
                name="leerpunt_dag_van_vrijgave",
            )
        ]
        indexes = [models.Index(fields=["toestand", "vrijgegeven_op"], name="leerpunt_vrijgegeven")]

    def __str__(self) -> str:
        return self.zin


class LeerpuntCasus(models.Model):
    """Which cases a lesson rests on; never shown outside the body that discussed them."""

    leerpunt = models.ForeignKey(Leerpunt, on_delete=models.CASCADE, related_name="+")
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["leerpunt", "casus"], name="leerpunt_casus_eenmaal"),
        ]

    def __str__(self) -> str:
        return f"leerpunt {self.leerpunt_id}, casus {self.casus_id}"  # pyright: ignore[reportAttributeAccessIssue]


class Vrijgave(models.Model):
    """One person read a lesson and releases it; two make it released."""

    leerpunt = models.ForeignKey(Leerpunt, on_delete=models.CASCADE, related_name="vrijgaven")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["leerpunt", "persoon"], name="vrijgave_eenmaal")]

    def __str__(self) -> str:
        return f"vrijgave {self.pk}"


class Verbeteractie(models.Model):
    """What will be done, by which organisation, by when, and whether it helped.

    ``soort`` and ``niveau`` are codes of ``regels/overleg/acties.yaml``; empty of an action from before.
    """

    class Toestand(models.TextChoices):
        AFGESPROKEN = "afgesproken", "Afgesproken"
        BEZIG = "bezig", "Bezig"
        GEDAAN = "gedaan", "Gedaan"
        EFFECT_BEKEKEN = "effect-bekeken", "Effect bekeken"
        GESTOPT = "gestopt", "Gestopt"

    class Effect(models.TextChoices):
        GEHOLPEN = "geholpen", "Het hielp"
        DEELS = "deels", "Het hielp deels"
        NIET = "niet", "Het hielp niet"
        ONBEKEND = "onbekend", "Nog niet te zeggen"

    leerpunt = models.ForeignKey(Leerpunt, on_delete=models.PROTECT, related_name="acties")
    factor = models.CharField(max_length=40)
    wat = models.CharField(max_length=300)
    wie = models.CharField("organisatie", max_length=160)
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    eigenaar = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    uiterlijk = models.DateField()
    soort = models.CharField(max_length=20, blank=True)
    niveau = models.CharField(max_length=20, blank=True)
    verwacht = models.CharField(max_length=300, blank=True)
    zichtbaar = models.CharField(max_length=300, blank=True)
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.AFGESPROKEN)
    bewijs = models.TextField(max_length=1000, blank=True)
    reden = models.CharField(max_length=300, blank=True, help_text="Waarom gestopt.")
    gedaan_op = models.DateField(null=True, blank=True)
    toets_op = models.DateField(null=True, blank=True, help_text="De dag waarop het effect wordt bekeken.")
    effect = models.CharField(max_length=20, choices=Effect.choices, blank=True)
    effect_tekst = models.TextField(max_length=1000, blank=True)
    effect_op = models.DateField(null=True, blank=True)
    # When there was last something to tell the reporters: it was done, stopped, or its effect was looked at.
    nieuws_op = models.DateTimeField(null=True, editable=False)
    # Random, from the page; an action from before has none.
    inzending = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["toestand", "uiterlijk"], name="verbeteractie_termijn")]

    def __str__(self) -> str:
        return self.wat


class Patroon(models.Model):
    """The counts over the cases of one half year, after disclosure control; made once when it is over.

    ``halfjaar`` is its first day. ``inhoud`` holds what left protection, as ``vormgeving.tabel`` keeps it.
    """

    halfjaar = models.DateField(unique=True)
    inhoud = models.JSONField()
    op = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"patroon {self.halfjaar}"
