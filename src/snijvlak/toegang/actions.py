"""Every write about access. Each deed leaves a row in the trail."""

from __future__ import annotations

import datetime as dt

from allauth.account.models import EmailAddress
from django.db import transaction

from .models import VERGETEN, Gebeurtenis, Lidmaatschap, Organisatie, Persoon
from .permissies import ROLLEN


def record(
    daad: str, onderwerp_soort: str, onderwerp_id: object, *, door: Persoon | None, reden: str = ""
) -> Gebeurtenis:
    """Add a row to the trail. ``reden`` is chosen from fixed words, never text about a child."""
    return Gebeurtenis.objects.create(
        daad=daad, onderwerp_soort=onderwerp_soort, onderwerp_id=str(onderwerp_id), door=door, reden=reden
    )


@transaction.atomic
def add_persoon(email: str, naam: str, *, password: str | None = None, door: Persoon | None) -> Persoon:
    """Make a person who can sign in; without a password only by another way of signing in."""
    persoon = Persoon.objects.create_user(email, naam, password)
    record("persoon-toegevoegd", "persoon", persoon.pk, door=door)
    return persoon


@transaction.atomic
def add_organisatie(naam: str, soort: Organisatie.Soort, *, door: Persoon | None) -> Organisatie:
    """Make an organisation."""
    organisatie = Organisatie.objects.create(naam=naam, soort=soort)
    record("organisatie-toegevoegd", "organisatie", organisatie.pk, door=door)
    return organisatie


@transaction.atomic
def add_lidmaatschap(
    persoon: Persoon, organisatie: Organisatie, *, functie: str, rol: str, van: dt.date, door: Persoon | None
) -> Lidmaatschap:
    """Give a person a role in an organisation from a day on.

    Raises:
        ValueError: the role does not exist.
    """
    if rol not in ROLLEN:
        raise ValueError(f"De rol '{rol}' bestaat niet. Kies uit: {', '.join(ROLLEN)}.")
    lid = Lidmaatschap.objects.create(
        persoon=persoon, organisatie=organisatie, functie=functie, rol=rol, van=van
    )
    record("rol-gegeven", "lidmaatschap", lid.pk, door=door, reden=rol)
    return lid


@transaction.atomic
def end_lidmaatschap(lid: Lidmaatschap, *, tot: dt.date, door: Persoon | None) -> None:
    """End a membership: ``tot`` is the first day without access."""
    lid.tot = tot
    lid.save(update_fields=["tot"])
    record("rol-beeindigd", "lidmaatschap", lid.pk, door=door, reden=lid.rol)


@transaction.atomic
def forget(persoon: Persoon, *, door: Persoon | None) -> None:
    """Take name, address and memberships of a person who left; what the trail points at is then nobody.

    The row stays, for reports point at it. ``door`` is None for the daily task.
    """
    EmailAddress.objects.filter(user_id=persoon.pk).delete()
    Lidmaatschap.objects.filter(persoon=persoon).delete()
    persoon.email, persoon.naam = f"{persoon.pk}@{VERGETEN}", "Oud-medewerker"
    persoon.last_login, persoon.is_active = None, False
    persoon.set_unusable_password()
    persoon.save(update_fields=["email", "naam", "last_login", "is_active", "password"])
    record("persoon-vergeten", "persoon", persoon.pk, door=door)
