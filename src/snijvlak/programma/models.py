"""The programme of the region, and what the council was promised, asked and told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from snijvlak.toegang.models import Persoon


def _owner() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, blank=True, related_name="+")


class Programmapunt(models.Model):
    """An agreement of the region, or a project; with who keeps an eye on it and when it is evaluated.

    ``actielijn``, ``soort`` and ``niveau`` are codes of ``regels/programma/programma.yaml``.
    """

    class Vorm(models.TextChoices):
        AFSPRAAK = "afspraak", "Afspraak"
        PROJECT = "project", "Project of ontwikkeling"

    class Toestand(models.TextChoices):
        LOOPT = "loopt", "Loopt"
        AFGEROND = "afgerond", "Afgerond"
        GESTOPT = "gestopt", "Gestopt"

    vorm = models.CharField(max_length=20, choices=Vorm.choices, default=Vorm.AFSPRAAK)
    actielijn = models.CharField(max_length=40)
    soort = models.CharField(max_length=20)
    niveau = models.CharField(max_length=20)
    wat = models.CharField(max_length=300)
    wie = models.CharField(max_length=160)
    eigenaar = _owner()
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    evaluatie_op = models.DateField(null=True, blank=True)
    bron = models.CharField(max_length=200)
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.LOOPT)
    reden = models.CharField(max_length=300, blank=True)
    beeindigd_op = models.DateField(null=True, editable=False)
    # Random, from the page: what is sent twice is kept once.
    inzending = models.UUIDField(unique=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(toestand="loopt", beeindigd_op__isnull=True)
                | (~Q(toestand="loopt") & Q(beeindigd_op__isnull=False)),
                name="programmapunt_beeindigd_met_dag",
            )
        ]
        indexes = [models.Index(fields=["toestand", "evaluatie_op"], name="programmapunt_evaluatie")]

    def __str__(self) -> str:
        return self.wat

    def te_laat(self, today: dt.date) -> bool:
        """Whether the day of its evaluation is over."""
        runs = self.toestand == self.Toestand.LOOPT
        return runs and self.evaluatie_op is not None and self.evaluatie_op < today


class Evaluatie(models.Model):
    """What was seen when an agreement was looked at."""

    punt = models.ForeignKey(Programmapunt, on_delete=models.CASCADE, related_name="evaluaties")
    op = models.DateField()
    tekst = models.CharField(max_length=600)

    def __str__(self) -> str:
        return f"evaluatie {self.pk}"


class Raadsstuk(models.Model):
    """A motion, or what was said in a meeting of the council: a public document with date and source."""

    class Soort(models.TextChoices):
        MOTIE = "motie", "Motie"
        AMENDEMENT = "amendement", "Amendement"
        TOEZEGGING = "toezegging", "Toezegging"

    soort = models.CharField(max_length=20, choices=Soort.choices, default=Soort.MOTIE)
    nummer = models.CharField(max_length=40, unique=True)
    titel = models.CharField(max_length=200)
    datum = models.DateField()
    bron = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.nummer}: {self.titel}"  # pyright: ignore[reportAttributeAccessIssue] -- of choices


class Openbaar(models.Model):
    """What somebody writes for everybody, and another releases.

    ``openbaar`` is what everybody reads: the content as it was released last. It stays while a next version
    is written, and is gone when it is withdrawn. ``weerleggingen`` has per finding why the text may stay.
    """

    class Vrijgave(models.TextChoices):
        CONCEPT = "concept", "Concept"
        TER_VRIJGAVE = "ter-vrijgave", "Ter vrijgave"
        VRIJGEGEVEN = "vrijgegeven", "Vrijgegeven"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    vrijgave = models.CharField(max_length=20, choices=Vrijgave.choices, default=Vrijgave.CONCEPT)
    intrekreden = models.CharField(max_length=300, blank=True)
    weerleggingen = models.JSONField(default=dict, blank=True)
    openbaar = models.JSONField(null=True, editable=False)
    vrijgegeven_op = models.DateTimeField(null=True, editable=False)
    vrijgegeven_door = models.ForeignKey(
        Persoon, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    gemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    schrijvers: models.ManyToManyField[Persoon, models.Model] = models.ManyToManyField(
        Persoon, related_name="+", blank=True
    )
    inzending = models.UUIDField(unique=True, editable=False)

    class Meta:
        abstract = True


class Toezegging(Openbaar):
    """What the council asked or was promised; its steps say what was agreed, done and seen."""

    class Toestand(models.TextChoices):
        TOEGEZEGD = "toegezegd", "Toegezegd"
        AFGESPROKEN = "afgesproken", "Afgesproken"
        GEDAAN = "gedaan", "Gedaan"
        EFFECT_BEKEKEN = "effect-bekeken", "Effect bekeken"
        GESTOPT = "gestopt", "Gestopt"

    stuk = models.ForeignKey(Raadsstuk, on_delete=models.PROTECT, related_name="toezeggingen")
    wat = models.CharField(max_length=600)
    wie = models.CharField(max_length=160)
    eigenaar = _owner()
    evaluatie_op = models.DateField(null=True, blank=True)
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.TOEGEZEGD)

    def __str__(self) -> str:
        return self.wat

    def te_laat(self, today: dt.date) -> bool:
        """Whether the day to look at it is over."""
        over = self.toestand in (self.Toestand.EFFECT_BEKEKEN, self.Toestand.GESTOPT)
        return not over and self.evaluatie_op is not None and self.evaluatie_op < today


class Stap(models.Model):
    """A step of a promise: into which state, on which day, and what there is to say of it."""

    class Effect(models.TextChoices):
        GEHOLPEN = "geholpen", "Het hielp"
        DEELS = "deels", "Het hielp deels"
        NIET = "niet", "Het hielp niet"
        ONBEKEND = "onbekend", "Nog niet te zeggen"

    toezegging = models.ForeignKey(Toezegging, on_delete=models.CASCADE, related_name="stappen")
    toestand = models.CharField(max_length=20, choices=Toezegging.Toestand.choices)
    dag = models.DateField()
    tekst = models.CharField(max_length=600)
    effect = models.CharField(max_length=20, choices=Effect.choices, blank=True)

    class Meta:
        ordering = ["dag", "pk"]

    def __str__(self) -> str:
        return f"stap {self.pk}"


class Raadsvraag(Openbaar):
    """A question of a member of the council, and the block of a released report that answers it."""

    class Soort(models.TextChoices):
        TECHNISCH = "technisch", "Technische vraag"
        SCHRIFTELIJK = "schriftelijk", "Schriftelijke vraag"

    soort = models.CharField(max_length=20, choices=Soort.choices, default=Soort.SCHRIFTELIJK)
    nummer = models.CharField(max_length=40, unique=True)
    datum = models.DateField()
    onderwerp = models.CharField(max_length=160)
    vraag = models.CharField(max_length=1000)
    antwoord = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.nummer}: {self.onderwerp}"  # pyright: ignore[reportAttributeAccessIssue] -- of choices


class Bewijs(models.Model):
    """What in another room shows how it stands; ``publicatie.vindplaatsen`` finds it."""

    punt = models.ForeignKey(Programmapunt, null=True, on_delete=models.CASCADE, related_name="bewijzen")
    toezegging = models.ForeignKey(Toezegging, null=True, on_delete=models.CASCADE, related_name="bewijzen")
    kenmerk = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(punt__isnull=True, toezegging__isnull=False)
                | Q(punt__isnull=False, toezegging__isnull=True),
                name="bewijs_van_een_van_twee",
            ),
            models.UniqueConstraint(fields=["punt", "kenmerk"], name="bewijs_punt_eenmaal"),
            models.UniqueConstraint(fields=["toezegging", "kenmerk"], name="bewijs_toezegging_eenmaal"),
        ]

    def __str__(self) -> str:
        return f"bewijs {self.pk}"
