"""Every write about access. Each deed leaves a row in the trail."""

from __future__ import annotations

import datetime as dt
from functools import partial

from allauth.account.models import EmailAddress
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from snijvlak.vormgeving.teksten import tekst

from . import functies, keten
from .models import VERGETEN, Gebeurtenis, Lidmaatschap, OpenIdAccount, Organisatie, Persoon
from .permissies import ROLLEN
from .pogingen import TeVaak


def record(
    daad: str, onderwerp_soort: str, onderwerp_id: object, *, door: Persoon | None, reden: str = ""
) -> Gebeurtenis:
    """Add a row to the trail. ``reden`` is chosen from fixed words, never text about a child."""
    row = Gebeurtenis.objects.create(
        daad=daad, onderwerp_soort=onderwerp_soort, onderwerp_id=str(onderwerp_id), door=door, reden=reden
    )
    # A row that cannot be chained now is chained later: it may not undo what was just done.
    transaction.on_commit(keten.seal_now_and_then, robust=True)
    return row


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


class BestaatAl(Exception):
    """There is somebody with this e-mail address already."""


def add_with_role(
    email: str,
    naam: str,
    *,
    organisatie: Organisatie,
    functie: str,
    functiesoort: str,
    rol: str,
    door: Persoon | None,
) -> Persoon:
    """Add a person with a role from today, without a password: an invitation gives one.

    Raises:
        BestaatAl: somebody has this address.
        GescheidenFunctie: the function never goes with the role; nobody is added.
    """
    if Persoon.objects.filter(email=email.strip().lower()).exists():
        raise BestaatAl
    today, words = timezone.localdate(), {"functie": functie, "functiesoort": functiesoort, "rol": rol}
    try:
        with transaction.atomic():
            persoon = add_persoon(email, naam, door=door)
            add_lidmaatschap(persoon, organisatie, **words, van=today, door=door)
    except GescheidenFunctie as fault:
        # What was just recorded went back with the person.
        record("combinatie-geweigerd", "organisatie", organisatie.pk, door=door, reden=fault.functie)
        raise
    return persoon


class GescheidenFunctie(Exception):
    """A role or function that never goes together with what the person has; the text says why, in Dutch.

    ``functie`` is the code of the function.
    """

    def __init__(self, text: str, functie: str) -> None:
        super().__init__(text)
        self.functie = functie


def add_lidmaatschap(
    persoon: Persoon,
    organisatie: Organisatie,
    *,
    functie: str,
    rol: str,
    van: dt.date,
    door: Persoon | None,
    functiesoort: str = "",
    herkomst: str = "",
) -> Lidmaatschap:
    """Give a person a function and a role in an organisation from a day on.

    ``functiesoort`` is the code of a function in ``regels/toegang/functies.yaml``, or nothing; ``herkomst``
    the identity provider that gave it, or nothing.

    Raises:
        ValueError: the role or the kind of function does not exist.
        GescheidenFunctie: the person would read reports and, in the same organisation, have a function that
            never goes with it. The refusal is in the trail, unless the caller's own transaction goes back.
    """
    if rol not in ROLLEN:
        raise ValueError(
            tekst("toegang.daden.de_rol_bestaat_niet_kies_uit", rol=rol, keuzes=", ".join(ROLLEN))
        )
    known = functies.load().functies
    if functiesoort and functiesoort not in known:
        raise ValueError(
            tekst(
                "toegang.daden.de_functiesoort_bestaat_niet_kies",
                functiesoort=functiesoort,
                keuzes=", ".join(known),
            )
        )
    lid = Lidmaatschap(
        persoon=persoon, organisatie=organisatie, functie=functie, functiesoort=functiesoort, rol=rol, van=van
    )
    lid.herkomst = herkomst
    with transaction.atomic():
        # One at a time per person: two halves of a refused pair cannot slip in together.
        Persoon.objects.select_for_update().get(pk=persoon.pk)
        code = _first_clash(lid)
        if code is None:
            lid.save()
            record("rol-gegeven", "lidmaatschap", lid.pk, door=door, reden=rol)
    if code is not None:
        record("combinatie-geweigerd", "persoon", persoon.pk, door=door, reden=code)
        raise GescheidenFunctie(
            tekst("toegang.daden.dit_gaat_niet_samen_in_een", naam=known[code].naam) + known[code].waarom,
            code,
        )
    return lid


def _first_clash(lid: Lidmaatschap) -> str | None:
    """The code of a function that clashes on some day of the new membership; None if there is none."""
    others = list(
        Lidmaatschap.objects.filter(persoon=lid.persoon, organisatie=lid.organisatie).filter(
            Q(tot__isnull=True) | Q(tot__gt=lid.van)
        )
    )
    # What holds together only changes on a day that a membership begins.
    for day in sorted({lid.van, *(other.van for other in others if other.van > lid.van)}):
        now = [o for o in others if o.van <= day and (o.tot is None or o.tot > day)]
        if kept := functies.kept_apart((o.functie, o.functiesoort, o.rol) for o in (*now, lid)):
            return min(kept.values())
    return None


@transaction.atomic
def end_lidmaatschap(lid: Lidmaatschap, *, tot: dt.date, door: Persoon | None) -> None:
    """End a membership: ``tot`` is the first day without access."""
    lid.tot = tot
    lid.save(update_fields=["tot"])
    record("rol-beeindigd", "lidmaatschap", lid.pk, door=door, reden=lid.rol)
    today = timezone.localdate()
    if not Lidmaatschap.objects.filter(Q(tot__isnull=True) | Q(tot__gt=today), persoon=lid.persoon).exists():
        _end_all_visits(lid.persoon)


@transaction.atomic
def end_visit(visit: UserSession, *, door: Persoon | None) -> None:
    """Sign a person out somewhere."""
    record("bezoek-beeindigd", "persoon", visit.user.pk, door=door)
    visit.end()


def _end_all_visits(persoon: Persoon) -> None:
    for visit in UserSession.objects.filter(user=persoon):
        end_visit(visit, door=None)


@transaction.atomic
def drop_second_factor(persoon: Persoon, *, door: Persoon | None) -> int:
    """Take the second factor of a person who lost it, and sign that person out; gives how many there were."""
    count, _ = Authenticator.objects.filter(user=persoon).delete()
    record("tweede-factor-weggenomen", "persoon", persoon.pk, door=door)
    _end_all_visits(persoon)
    return count


@transaction.atomic
def forget(persoon: Persoon, *, door: Persoon | None) -> None:
    """Take name, address and memberships of a person who left; what the trail points at is then nobody.

    The row stays, for reports point at it. ``door`` is None for the daily task.
    """
    EmailAddress.objects.filter(user_id=persoon.pk).delete()
    Authenticator.objects.filter(user=persoon).delete()
    OpenIdAccount.objects.filter(persoon=persoon).delete()
    _end_all_visits(persoon)
    Lidmaatschap.objects.filter(persoon=persoon).delete()
    persoon.email, persoon.naam = f"{persoon.pk}@{VERGETEN}", "Oud-medewerker"
    persoon.last_login, persoon.is_active = None, False
    persoon.set_unusable_password()
    persoon.save(update_fields=["email", "naam", "last_login", "is_active", "password"])
    record("persoon-vergeten", "persoon", persoon.pk, door=door)


def slowed(account: str, fault: TeVaak) -> None:
    """Tell in the trail that signing in was held up; once while it lasts, so that nobody fills the trail."""
    persoon = Persoon.objects.filter(email=account.strip().lower()).first()
    kind, pk = ("persoon", str(persoon.pk)) if persoon else ("aanmelden", fault.onderdeel)
    since = timezone.now() - dt.timedelta(minutes=fault.minuten)
    rows = Gebeurtenis.objects.filter(
        onderwerp_soort=kind, onderwerp_id=pk, daad="aanmelden-geremd", reden=fault.onderdeel, op__gt=since
    )
    if not rows.exists():
        record("aanmelden-geremd", kind, pk, door=None, reden=fault.onderdeel)


def follow_second_factors() -> None:
    """Keep in the trail what people change about their second factor. Called once, at the start."""
    for signal, daad in (
        (mfa.authenticator_added, "tweede-factor-aan"),
        (mfa.authenticator_removed, "tweede-factor-uit"),
        (mfa.authenticator_reset, "herstelcodes-vernieuwd"),
    ):
        signal.connect(partial(_second_factor, daad=daad), weak=False, dispatch_uid=f"snijvlak-{daad}")


def _second_factor(user: Persoon, daad: str, authenticator: Authenticator, **_: object) -> None:
    record(daad, "persoon", user.pk, door=user, reden=authenticator.type)
