"""Who may do what, and who did what."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .permissies import rol_choices

# The address of who was forgotten: a name that the internet never gives out (RFC 2606).
VERGETEN = "vergeten.invalid"


class PersoonManager(BaseUserManager["Persoon"]):
    """Makes people; the e-mail address is the sign-in name, compared without case."""

    def create_user(self, email: str, naam: str, password: str | None = None) -> Persoon:
        persoon = self.model(email=email.strip().lower(), naam=naam)
        persoon.set_password(password)
        persoon.save(using=self._db)
        return persoon

    def get_by_natural_key(self, username: str | None) -> Persoon:
        return self.get(email=(username or "").strip().lower())


class Persoon(AbstractBaseUser):
    """A person who signs in."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField(max_length=120)
    is_active = models.BooleanField("actief", default=True)

    objects: ClassVar[PersoonManager] = PersoonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Organisatie(models.Model):
    """An organisation of one of the kinds that the council motion and the regional study name."""

    class Soort(models.TextChoices):
        GEMEENTE = "gemeente", "Gemeente"
        SCHOOL = "school", "School"
        SCHOOLBESTUUR = "schoolbestuur", "Schoolbestuur"
        SCHOOLMAATSCHAPPELIJK_WERK = "schoolmaatschappelijk-werk", "Schoolmaatschappelijk werk"
        LEERPLICHT = "leerplicht", "Leerplicht"
        JEUGDHULPORGANISATIE = "jeugdhulporganisatie", "Jeugdhulporganisatie"
        SAMENWERKINGSVERBAND = "samenwerkingsverband", "Samenwerkingsverband passend onderwijs"
        LOKAAL_TEAM = "lokaal-team", "Lokaal team"
        JGZ = "jgz", "Jeugdgezondheidszorg"
        KINDEROPVANG = "kinderopvang", "Kinderopvang"

    naam = models.CharField(max_length=160, unique=True)
    soort = models.CharField(max_length=40, choices=Soort.choices)

    def __str__(self) -> str:
        return self.naam


class Lidmaatschap(models.Model):
    """A person belongs to an organisation, with a function and one role, from a day until a day."""

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="lidmaatschappen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="lidmaatschappen")
    functie = models.CharField(max_length=120)
    functiesoort = models.CharField(max_length=40, blank=True)
    rol = models.CharField(max_length=40, choices=rol_choices)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True, help_text="De eerste dag zonder toegang.")
    # The identity provider that gave it and takes it away; empty for what a beheerder gave.
    herkomst = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                # The same day: given and taken back at once.
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="lidmaatschap_tot_niet_voor_van",
            ),
            models.UniqueConstraint(
                fields=["persoon", "organisatie", "rol", "van"], name="lidmaatschap_eenmaal"
            ),
        ]

    def __str__(self) -> str:
        return f"lidmaatschap {self.pk}"


class Gebeurtenis(models.Model):
    """A row of the trail: who did or looked at what. The database refuses to change it, and to
    remove it before it is five years old."""

    op = models.DateTimeField(default=timezone.now, editable=False)
    door = models.ForeignKey(Persoon, null=True, on_delete=models.PROTECT, related_name="+")
    daad = models.CharField(max_length=60)
    onderwerp_soort = models.CharField(max_length=60)
    onderwerp_id = models.CharField(max_length=64)
    reden = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["onderwerp_soort", "onderwerp_id"], name="gebeurtenis_onderwerp"),
            # For the page of the trail, the newest first.
            models.Index(fields=["-op", "-id"], name="gebeurtenis_op"),
            models.Index(fields=["daad", "-op", "-id"], name="gebeurtenis_daad"),
            models.Index(fields=["door", "-op", "-id"], name="gebeurtenis_door"),
            models.Index(fields=["onderwerp_soort", "-op", "-id"], name="gebeurtenis_soort"),
        ]

    def __str__(self) -> str:
        return f"{self.daad} {self.onderwerp_soort}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise ValidationError("Een regel van het spoor kan niet worden veranderd.")
        super().save(*args, **kwargs)


class Aanmeldpoging(models.Model):
    """A try to sign in that went wrong, or is under way, under a key that says not whose; kept for a day."""

    sleutel = models.CharField(max_length=64)
    op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["sleutel", "op"], name="aanmeldpoging_sleutel")]

    def __str__(self) -> str:
        return f"aanmeldpoging {self.pk}"


class Schakel(models.Model):
    """A link of the chain over the trail: a code over the link before it and one row. Never changed.

    The row may go when it is five years old, the link stays: it says that there was a row, and when.
    """

    gebeurtenis_id = models.BigIntegerField(unique=True)
    op = models.DateTimeField()
    sleutel = models.CharField(max_length=8)
    code = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"schakel {self.pk}"


class Uitnodiging(models.Model):
    """A link with which a person sets a password, once and for some days. Only its hash is kept."""

    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="uitnodigingen")
    code = models.CharField(max_length=64, unique=True, editable=False)
    op = models.DateTimeField(default=timezone.now, editable=False)
    tot = models.DateTimeField()
    gebruikt_op = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"uitnodiging {self.pk}"


class OpenIdAccount(models.Model):
    """By which name an identity provider knows a person."""

    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="openid_accounts")
    uitgever = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["uitgever", "subject"], name="openid_account_eenmaal")]

    def __str__(self) -> str:
        return f"openid-account {self.pk}"
