"""What is kept of costs that municipalities share, and of lists of individual help. No name of a person.

Tables of DUO are files: see ``opslag.py``.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Arrangement(models.Model):
    """Collective help at a school in a year, of which municipalities share the cost."""

    naam = models.CharField(max_length=120)
    school = models.CharField(max_length=120)
    vestiging = models.CharField(max_length=6, blank=True, help_text="BRIN en vestiging, zoals DUO die kent.")
    jaar = models.PositiveSmallIntegerField()
    op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["naam", "school", "jaar"], name="arrangement_eenmaal"),
        ]

    def __str__(self) -> str:
        return f"arrangement {self.pk}"


class Deling(models.Model):
    """A version of how the cost is divided: the advance, or the settlement of it.

    Each change is a new row; what was laid down is never changed. ``invoer`` and ``uitkomst`` are the JSON of
    ``kostendeling.deling``; ``sha256`` is of both.
    """

    class Soort(models.TextChoices):
        VOORSCHOT = "voorschot", "Voorschot"
        VERREKENING = "verrekening", "Verrekening"

    class Toestand(models.TextChoices):
        CONCEPT = "concept", "Concept"
        VASTGESTELD = "vastgesteld", "Vastgesteld"

    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="delingen")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    nummer = models.PositiveIntegerField()
    toestand = models.CharField(max_length=12, choices=Toestand.choices, default=Toestand.CONCEPT)
    # The advance that was laid down and that this settles.
    voorschot = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    invoer = models.JSONField()
    uitkomst = models.JSONField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement", "soort", "nummer"], name="deling_nummer_eenmaal"),
            models.CheckConstraint(
                condition=Q(toestand="concept", sha256="") | (Q(toestand="vastgesteld") & ~Q(sha256="")),
                name="deling_vastgesteld_met_controlegetal",
            ),
            models.CheckConstraint(
                condition=Q(soort="voorschot", voorschot__isnull=True)
                | Q(soort="verrekening", voorschot__isnull=False),
                name="deling_verrekent_een_voorschot",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.nummer} van arrangement {self.arrangement.pk}"


class Bundellijst(models.Model):
    """What came out of a list of individual arrangements: counts per school. The rows are not kept, nor
    is the name of the file.

    ``scholen`` are those of ``bundeling.rekenen.School``, ``terzijde`` the rows that could not be used,
    ``regels`` the rules by which it was computed.
    """

    rijen = models.PositiveIntegerField()
    scholen = models.JSONField()
    terzijde = models.JSONField()
    regels = models.JSONField()
    op = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"bundellijst {self.pk}"
