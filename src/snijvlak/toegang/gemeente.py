"""People who sign in at their own municipality: who they are here, and the roles that follow the claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from snijvlak.vormgeving.teksten import tekst

from .actions import GescheidenFunctie, add_lidmaatschap, add_persoon, end_lidmaatschap, record
from .models import Lidmaatschap, OpenIdAccount, Organisatie, Persoon
from .openid import Afspraken, Geweigerd, Toekenning, grants
from .queries import held_on


def admit(afspraken: Afspraken, issuer: str, claims: Mapping[str, object]) -> Persoon:
    """The person of these claims, with exactly the roles that they give today; others that came from this
    issuer end. A refusal is in the trail.

    Raises:
        Geweigerd: nobody signs in with these claims.
    """
    try:
        given = grants(afspraken, issuer, claims, timezone.localdate())
        with transaction.atomic():
            persoon = _person(issuer, claims)
            _renew(persoon, issuer, given)
    except Geweigerd as fault:
        record("aanmelden-geweigerd", "openid", "", door=None, reden=fault.code)
        raise
    return persoon


class AlGekoppeld(Exception):
    """The account at the issuer, or the person, is tied already; the text says in Dutch to whom."""


def link(persoon: Persoon, issuer: str, subject: str, *, door: Persoon | None) -> bool:
    """Let a person who has an account here sign in with one at an issuer; False if that is so already.

    Only a beheerder says this: an issuer that claims the address of a person does not get the account.

    Raises:
        AlGekoppeld: someone else signs in with it, or the person signs in with another of this issuer.
    """
    with transaction.atomic():
        Persoon.objects.select_for_update().get(pk=persoon.pk)
        known = OpenIdAccount.objects.select_related("persoon").filter(uitgever=issuer)
        other = known.filter(subject=subject).first() or known.filter(persoon=persoon).first()
        if other and other.persoon == persoon and other.subject == subject:
            return False
        if other:
            raise AlGekoppeld(
                tekst(
                    "toegang.gemeente.meldt_zich_al_aan_met_een", email=other.persoon.email, uitgever=issuer
                )
            )
        OpenIdAccount.objects.create(persoon=persoon, uitgever=issuer, subject=subject)
        record("openid-gekoppeld", "persoon", persoon.pk, door=door)
    return True


def _person(issuer: str, claims: Mapping[str, object]) -> Persoon:
    subject, email, naam = (str(claims.get(name) or "") for name in ("sub", "email", "name"))
    known = OpenIdAccount.objects.select_related("persoon").filter(uitgever=issuer, subject=subject).first()
    if known:
        if not known.persoon.is_active:
            raise Geweigerd("niet-actief", tekst("toegang.gemeente.dit_account_is_gesloten_vraag_de"))
        return known.persoon
    if not subject or not email or not naam:
        raise Geweigerd(
            "gegevens-ontbreken",
            tekst("toegang.gemeente.uw_gemeente_gaf_geen_naam_of"),
        )
    if Persoon.objects.filter(email=email.strip().lower()).exists():
        # An issuer may not take over an account by claiming its address.
        raise Geweigerd(
            "adres-bestaat-al",
            tekst("toegang.gemeente.er_is_al_een_account_met"),
        )
    persoon = add_persoon(email, naam[:120], door=None)
    OpenIdAccount.objects.create(persoon=persoon, uitgever=issuer, subject=subject)
    return persoon


def _renew(persoon: Persoon, issuer: str, given: frozenset[Toekenning]) -> None:
    today = timezone.localdate()
    Persoon.objects.select_for_update().get(pk=persoon.pk)
    held = {
        Toekenning(
            organisatie=lid.organisatie.naam, functie=lid.functie, functiesoort=lid.functiesoort, rol=lid.rol
        ): lid
        for lid in Lidmaatschap.objects.select_related("organisatie").filter(
            persoon=persoon, herkomst=issuer, tot__isnull=True
        )
    }
    # First what is gone: who goes from one function to another may have two that never go together.
    for grant, lid in held.items():
        if grant not in given:
            end_lidmaatschap(lid, tot=today, door=None)
    for grant in sorted(given - held.keys(), key=lambda g: (g.organisatie, g.rol)):
        _give(persoon, issuer, grant, today)


def _give(persoon: Persoon, issuer: str, grant: Toekenning, today: dt.date) -> None:
    organisatie = Organisatie.objects.filter(naam=grant.organisatie).first()
    if organisatie is None:
        raise Geweigerd(
            "organisatie-onbekend",
            tekst("toegang.gemeente.snijvlak_kent_de_organisatie_niet", organisatie=grant.organisatie),
        )
    if held_on(today).filter(persoon=persoon, organisatie=organisatie, rol=grant.rol).exists():
        return  # the beheerder gave it
    # Given, taken and given again on one day: a role begins once a day.
    Lidmaatschap.objects.filter(
        persoon=persoon, organisatie=organisatie, rol=grant.rol, van=today, tot=today
    ).delete()
    try:
        add_lidmaatschap(
            persoon,
            organisatie,
            functie=grant.functie,
            functiesoort=grant.functiesoort,
            rol=grant.rol,
            van=today,
            door=None,
            herkomst=issuer,
        )
    except GescheidenFunctie as fault:
        raise Geweigerd("combinatie", str(fault)) from fault
