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
        OPGEVOLGD = "opgevolgd", "Opgevolgd"
        AFGESLOTEN = "afgesloten", "Afgesloten"
        NIET_OP_ZIJN_PLEK = "niet-op-zijn-plek", "Niet op zijn plek"
        INGETROKKEN = "ingetrokken", "Ingetrokken"
        BEEINDIGD = "beeindigd", "Beëindigd"

    class Einde(models.TextChoices):
        BEWAARTERMIJN = "bewaartermijn", "De tijd dat wij uw melding mogen bewaren, is voorbij."
        VERZOEK = "verzoek", "Iemand over wie de melding gaat, of de melder zelf, vroeg erom."
        VERGISSING = "vergissing", "De melding hoort niet bij het meldpunt."
        INGETROKKEN = "ingetrokken", "De melder trok de melding in."

    class Bak(models.TextChoices):
        """Where the team finds a report; kept with the state, so that a long list opens by one index."""

        NIEUW = "nieuw", "Nieuw"
        WIJ = "wij", "Wacht op ons"
        MELDER = "melder", "Wacht op de melder"
        GEPLAND = "gepland", "Gepland"
        KLAAR = "klaar", "Klaar"
        OPZIJ = "opzij", "Opzij gezet"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    zoekwaarde = models.CharField(max_length=64, unique=True, editable=False)
    ontvangen_op = models.DateTimeField(default=timezone.now, editable=False)
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.ONTVANGEN)
    melder = models.CharField(max_length=40)
    sector = models.CharField(max_length=10)
    gemeente_school = models.CharField(max_length=8)
    gemeente_kind = models.CharField(max_length=8)
    situatie = models.CharField(max_length=20)
    # Not asked before 27 November 2026.
    functie = models.CharField(max_length=40, blank=True)
    sinds = models.CharField(max_length=20, blank=True)
    naar_school = models.CharField(max_length=20, blank=True)
    verhaal = VersleuteldeTekst()
    had_geholpen = VersleuteldeTekst()
    werkte = VersleuteldeTekst()
    stem = VersleuteldeTekst()
    # Where a notice without content goes, for who asked for one; and whether one must still go.
    berichtadres = VersleuteldeTekst()
    bericht_nodig = models.BooleanField(default=False)
    bak = models.CharField(max_length=10, choices=Bak.choices, default=Bak.NIEUW)
    spoed = models.BooleanField(default=False)
    nieuw_bericht = models.BooleanField(default=False)  # of the reporter, not answered yet
    behandelaar = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    bevestigd_op = models.DateTimeField(null=True, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    # Why and when the text was destroyed; the structured fields count on until their own term.
    einde = models.CharField(max_length=20, choices=Einde.choices, blank=True)
    beeindigd_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["toestand", "ontvangen_op"], name="melding_werklijst"),
            # A tray of the team, what cannot wait first; leafing goes by the key as well.
            models.Index(fields=["bak", "-spoed", "ontvangen_op", "id"], name="melding_bak"),
            *(
                models.Index(
                    fields=["bak", filter_, "-spoed", "ontvangen_op", "id"], name=f"melding_bak_{name}"
                )
                for filter_, name in (
                    ("sector", "sector"),
                    ("situatie", "situatie"),
                    ("melder", "melder"),
                    ("gemeente_kind", "kind"),
                    ("gemeente_school", "school"),
                )
            ),
            models.Index(fields=["situatie", "-ontvangen_op"], name="melding_situatie"),
            models.Index(
                fields=["bericht_nodig"], name="melding_bericht", condition=models.Q(bericht_nodig=True)
            ),
        ]
        constraints = [
            # A text is gone and says when and why, or it is there.
            models.CheckConstraint(
                condition=models.Q(beeindigd_op__isnull=False, toestand__in=["ingetrokken", "beeindigd"])
                | (
                    models.Q(beeindigd_op__isnull=True) & ~models.Q(toestand__in=["ingetrokken", "beeindigd"])
                ),
                name="melding_tekst_weg",
            ),
        ]

    def __str__(self) -> str:
        return f"melding {self.pk}"

    @property
    def tekst_weg(self) -> bool:
        """Whether the text was destroyed: ended by us, or withdrawn by the reporter."""
        return self.toestand in WEG


# The states in which there is no text any more.
WEG = (Melding.Toestand.INGETROKKEN, Melding.Toestand.BEEINDIGD)
# The texts of a report, all locked with its key.
TEKSTEN = ("verhaal", "had_geholpen", "werkte", "stem", "berichtadres")


class Verloop(models.Model):
    """That a report came into a state, so that the reporter reads when."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="verloop")
    toestand = models.CharField(max_length=20, choices=Melding.Toestand.choices)
    op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["op", "pk"]

    def __str__(self) -> str:
        return f"verloop {self.pk}"


class Contact(models.Model):
    """Name and contact of a reporter who gave them, locked with a key of its own: reading a report is not
    reading who reported it."""

    melding = models.OneToOneField(Melding, on_delete=models.CASCADE, related_name="contact")
    inhoud = VersleuteldeTekst()

    def __str__(self) -> str:
        return f"contact {self.pk}"


class Zegels(models.Manager["Zegel"]):
    """The seals of reports."""

    def of(self, melding: Melding, deel: str = "verhaal") -> dict[str, bytes]:
        """The seals of a part of a report by their name; none when the report was ended."""
        found = self.filter(melding=melding, deel=deel).values_list("sleutel", "inhoud")
        return {sleutel: bytes(inhoud) for sleutel, inhoud in found}

    def keep(self, melding: Melding, zegels: dict[str, bytes], deel: str = "verhaal") -> None:
        """Add seals to a part of a report."""
        self.bulk_create(Zegel(melding=melding, deel=deel, sleutel=s, inhoud=i) for s, i in zegels.items())


class Zegel(models.Model):
    """A key of a report, sealed for one key of the team (its id) or for the receipt (``bewijs``).

    In a table of its own, which a back-up of the data leaves out: without seals a copy of a text is noise.
    A report has a key for its texts, and one for name and contact when they were given.
    """

    class Deel(models.TextChoices):
        VERHAAL = "verhaal", "De teksten"
        CONTACT = "contact", "Naam en contact"

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="zegels")
    deel = models.CharField(max_length=10, choices=Deel.choices, default=Deel.VERHAAL)
    sleutel = models.CharField(max_length=16)
    inhoud = models.BinaryField()

    objects = Zegels()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["melding", "deel", "sleutel"], name="zegel_eenmaal")]

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


class MeldingKeuze(models.Model):
    """Another question of which a reporter may choose more than one answer: what was tried, with whom."""

    class Vraag(models.TextChoices):
        GEPROBEERD = "geprobeerd", "Wat is geprobeerd"
        MET_WIE = "met_wie", "Met wie"

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="keuzes")
    vraag = models.CharField(max_length=12, choices=Vraag.choices)
    keuze = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["melding", "vraag", "keuze"], name="keuze_eenmaal")]

    def __str__(self) -> str:
        return self.keuze


class MeldingThema(models.Model):
    """A theme that the coördinator gave a report."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="themas")
    thema = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["melding", "thema"], name="thema_eenmaal")]

    def __str__(self) -> str:
        return self.thema


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


class Notitie(models.Model):
    """A note of the team for the team, locked with the key of the report."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="notities")
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now, editable=False)
    inzending = models.UUIDField(unique=True, editable=False)
    tekst = VersleuteldeTekst()

    class Meta:
        ordering = ["op", "pk"]

    def __str__(self) -> str:
        return f"notitie {self.pk}"


class Doorsturing(models.Model):
    """A report in general terms for a local team: with the yes of the reporter, and not without."""

    class Antwoord(models.TextChoices):
        GEVRAAGD = "gevraagd", "Gevraagd"
        JA = "ja", "Toestemming gegeven"
        NEE = "nee", "Geen toestemming"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="doorsturingen")
    naar = models.CharField(max_length=8)  # the CBS code of the municipality of the local team
    tekst = VersleuteldeTekst()
    antwoord = models.CharField(max_length=10, choices=Antwoord.choices, default=Antwoord.GEVRAAGD)
    gevraagd_op = models.DateTimeField(default=timezone.now, editable=False)
    geantwoord_op = models.DateTimeField(null=True, blank=True)
    gestuurd_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["gevraagd_op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(gestuurd_op__isnull=True) | models.Q(antwoord="ja"),
                name="doorsturing_alleen_met_toestemming",
            ),
            models.CheckConstraint(
                condition=models.Q(antwoord="gevraagd", geantwoord_op__isnull=True)
                | (~models.Q(antwoord="gevraagd") & models.Q(geantwoord_op__isnull=False)),
                name="doorsturing_antwoord_met_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"doorsturing {self.pk}"


class Concept(models.Model):
    """A report that is being written, under the receipt that was given at the start.

    ``bezoek`` finds it for the browser in which it was begun, and ``bewijs`` is the receipt, locked with
    what only that browser has. After sending nothing is left in it but that, for a while.
    """

    zoekwaarde = models.CharField(max_length=64, unique=True, editable=False)
    # None for any number of drafts that no browser has open: an empty text would have to be unique too.
    bezoek = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001
    bewijs = VersleuteldeTekst()
    nummer = models.UUIDField(default=uuid.uuid4, editable=False)
    begonnen_op = models.DateTimeField(default=timezone.now, editable=False)
    gewijzigd_op = models.DateTimeField(default=timezone.now)
    verstuurd_op = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"concept {self.pk}"


class ConceptStap(models.Model):
    """The answers of one step, as typed, locked with the receipt."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="stappen")
    stap = models.CharField(max_length=20)
    inhoud = VersleuteldeTekst()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["concept", "stap"], name="conceptstap_eenmaal")]

    def __str__(self) -> str:
        return f"conceptstap {self.pk}"


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
