"""What is kept of a report: structured fields to count, and text that only team and reporter can open."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from snijvlak.privacy.velden import VersleuteldeTekst
from snijvlak.toegang.models import Persoon


class Melding(models.Model):
    """A report of a stuck case. Nothing finer than a municipality says where."""

    class Toestand(models.TextChoices):
        ONTVANGEN = "ontvangen", "Ontvangen"
        IN_BEHANDELING = "in-behandeling", "In behandeling"
        OP_AGENDA = "op-agenda", "Op de agenda van een overleg"
        BESPROKEN = "besproken", "Besproken"
        AFGESLOTEN = "afgesloten", "Afgesloten"
        BEEINDIGD = "beeindigd", "Beëindigd"

    class Einde(models.TextChoices):
        BEWAARTERMIJN = "bewaartermijn", "De tijd dat wij uw melding mogen bewaren, is voorbij."
        VERZOEK = "verzoek", "Iemand over wie de melding gaat, of de melder zelf, vroeg erom."
        VERGISSING = "vergissing", "De melding hoort niet bij het meldpunt."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    zoekwaarde = models.CharField(max_length=64, unique=True, editable=False)
    ontvangen_op = models.DateTimeField(default=timezone.now, editable=False)
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.ONTVANGEN)
    melder = models.CharField(max_length=40)
    sector = models.CharField(max_length=10)
    gemeente_school = models.CharField(max_length=8)
    gemeente_kind = models.CharField(max_length=8)
    situatie = models.CharField(max_length=20)
    verhaal = VersleuteldeTekst()
    # Why and when the text was destroyed; the structured fields count on until their own term.
    einde = models.CharField(max_length=20, choices=Einde.choices, blank=True)
    beeindigd_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["toestand", "ontvangen_op"], name="melding_werklijst")]

    def __str__(self) -> str:
        return f"melding {self.pk}"


class Zegels(models.Manager["Zegel"]):
    """The seals of reports."""

    def of(self, melding: Melding) -> dict[str, bytes]:
        """The seals of a report by their name; none when the report was ended."""
        found = self.filter(melding=melding).values_list("sleutel", "inhoud")
        return {sleutel: bytes(inhoud) for sleutel, inhoud in found}

    def keep(self, melding: Melding, zegels: dict[str, bytes]) -> None:
        """Add seals to a report."""
        self.bulk_create(Zegel(melding=melding, sleutel=s, inhoud=i) for s, i in zegels.items())


class Zegel(models.Model):
    """The key of a report, sealed for one key of the team (its id) or for the receipt (``bewijs``).

    In a table of its own, which a back-up of the data leaves out: without seals a copy of a text is noise.
    """

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="zegels")
    sleutel = models.CharField(max_length=16)
    inhoud = models.BinaryField()

    objects = Zegels()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["melding", "sleutel"], name="zegel_eenmaal")]

    def __str__(self) -> str:
        return f"zegel {self.pk}"


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
    tekst = VersleuteldeTekst()

    class Meta:
        ordering = ["op", "pk"]

    def __str__(self) -> str:
        return f"bericht {self.pk}"


class Noodtoegang(models.Model):
    """Somebody who may not read reports opened one that could not wait. A second person looks at that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="noodtoegangen")
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now, editable=False)
    tot = models.DateTimeField()
    grond = models.CharField(max_length=40)
    gezien_door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    gezien_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(tot__gt=models.F("op")), name="noodtoegang_tot_na_op"),
            # Who broke the glass cannot be the one who looks at it.
            models.CheckConstraint(
                condition=models.Q(gezien_door__isnull=True) | ~models.Q(gezien_door=models.F("door")),
                name="noodtoegang_gezien_door_ander",
            ),
        ]

    def __str__(self) -> str:
        return f"noodtoegang {self.pk}"
