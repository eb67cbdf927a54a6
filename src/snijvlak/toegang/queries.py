"""Every read about access."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from . import daden, functies
from .models import VERGETEN, Gebeurtenis, Lidmaatschap, Organisatie, Persoon
from .permissies import ROLLEN, Permissie, Rol


@dataclass(frozen=True)
class PersoonMetRollen:
    """Who can sign in, and as what today: ``role, organisation (function)``."""

    email: str
    naam: str
    actief: bool
    rollen: tuple[str, ...]


@dataclass(frozen=True)
class Blik:
    """That somebody with a function in an organisation looked on a day, and why (a fixed word)."""

    op: dt.date
    functie: str
    organisatie: str
    reden: str


def rollen(persoon: AbstractBaseUser | AnonymousUser, op: dt.date | None = None) -> list[Rol]:
    """The roles of a person on a day (today unless given), over all memberships that hold that day."""
    if not isinstance(persoon, Persoon) or not persoon.is_active:
        return []
    day = op or timezone.localdate()
    codes = held_on(day).filter(persoon=persoon).values_list("rol", flat=True).distinct().order_by("rol")
    return [ROLLEN[code] for code in codes]


def permissies(persoon: AbstractBaseUser | AnonymousUser, op: dt.date | None = None) -> frozenset[Permissie]:
    """What a person may do on a day (today unless given), by all roles of that day."""
    return frozenset[Permissie]().union(*(rights - set(kept) for rights, kept in _rights(persoon, op)))


def withheld(
    persoon: AbstractBaseUser | AnonymousUser, op: dt.date | None = None
) -> dict[Permissie, functies.Functie]:
    """What roles of a person give but a function in the same organisation keeps apart, with that function."""
    allowed = permissies(persoon, op)
    return {
        p: functies.load().functies[code]
        for _, kept in _rights(persoon, op)
        for p, code in kept.items()
        if p not in allowed
    }


def never_with(persoon: Persoon, wanted: Iterable[Permissie]) -> functies.Functie | None:
    """A function of today that never goes with one of these permissions; None when there is none."""
    rows = held_on(timezone.localdate()).filter(persoon=persoon).values_list("functie", "functiesoort")
    known = functies.load().functies
    codes = {code for titel, soort in rows for code in functies.kinds(titel, soort)}
    found = [code for code in sorted(codes) if set(known[code].nooit_met) & set(wanted)]
    return known[found[0]] if found else None


def find_persoon(email: str) -> Persoon | None:
    """The person who signs in with this address, in any case; None if there is none."""
    return Persoon.objects.filter(email=email.strip().lower()).first()


def find_organisatie(naam: str) -> Organisatie | None:
    """The organisation of this name; None if there is none."""
    return Organisatie.objects.filter(naam=naam.strip()).first()


def find_lidmaatschap(
    persoon: Persoon, organisatie: Organisatie, rol: str, op: dt.date
) -> Lidmaatschap | None:
    """The membership with this role that holds on a day; None if there is none."""
    return held_on(op).filter(persoon=persoon, organisatie=organisatie, rol=rol).order_by("van").first()


def people_with_roles() -> list[PersoonMetRollen]:
    """Everyone, by e-mail address, each with the roles of today."""
    roles: dict[int, list[str]] = {}
    for lid in held_on(timezone.localdate()).select_related("organisatie").order_by("rol", "pk"):
        text = f"{lid.rol}, {lid.organisatie.naam} ({lid.functie})"
        roles.setdefault(lid.persoon_id, []).append(text)  # pyright: ignore[reportAttributeAccessIssue]
    return [
        PersoonMetRollen(p.email, p.naam, p.is_active, tuple(roles.get(p.pk, ())))
        for p in Persoon.objects.order_by("email")
    ]


def looks(
    onderwerp_soort: str, onderwerp_id: object, daad: str, permissies: frozenset[Permissie]
) -> list[Blik]:
    """Who looked at one thing, without names: the oldest first, the same on the same day told once.

    ``permissies`` tells by which membership somebody looked: one of which the role has one of these.
    """
    rows = Gebeurtenis.objects.filter(
        onderwerp_soort=onderwerp_soort, onderwerp_id=str(onderwerp_id), daad=daad
    ).order_by("pk")
    seen: dict[Blik, None] = {}
    people: dict[tuple[int, dt.date], tuple[str, str]] = {}
    for door, op, reden in rows.values_list("door_id", "op", "reden"):
        day = timezone.localdate(op)
        if (door, day) not in people:
            people[door, day] = _place(door, day, permissies)
        seen[Blik(day, *people[door, day], reden)] = None
    return list(seen)


@dataclass(frozen=True)
class Logregel:
    """What was done with one thing, for who works on it: when, by whom (empty: nobody who signs in), what."""

    op: dt.datetime
    wie: str
    daad: str


def log_of(onderwerp_soort: str, onderwerp_id: object) -> list[Logregel]:
    """All that the trail holds of one thing, the newest first."""
    rows = Gebeurtenis.objects.filter(onderwerp_soort=onderwerp_soort, onderwerp_id=str(onderwerp_id))
    words = daden.load()
    return [
        Logregel(row.op, row.door.naam if row.door else "", words.tekst(row.daad))
        for row in rows.select_related("door").order_by("-op", "-pk")
    ]


def _place(persoon_id: int | None, day: dt.date, wanted: frozenset[Permissie]) -> tuple[str, str]:
    held = held_on(day).filter(persoon_id=persoon_id).select_related("organisatie").order_by("van", "pk")
    found = [lid for lid in held if lid.rol in ROLLEN and ROLLEN[lid.rol].permissies & wanted] or list(held)
    return (found[0].functie, found[0].organisatie.naam) if found else ("oud-medewerker", "")


def people() -> QuerySet[Persoon]:
    """Everyone who has a name."""
    return Persoon.objects.exclude(email__endswith=f"@{VERGETEN}")


def with_memberships(people: Iterable[Persoon]) -> list[tuple[Persoon, list[Lidmaatschap]]]:
    """These people in this order, each with the memberships of today."""
    held: dict[int, list[Lidmaatschap]] = {persoon.pk: [] for persoon in people}
    rows = held_on(timezone.localdate()).filter(persoon__in=held).select_related("organisatie")
    for lid in rows.order_by("rol", "pk"):
        held[lid.persoon_id].append(lid)  # pyright: ignore[reportAttributeAccessIssue]
    return [(persoon, held[persoon.pk]) for persoon in people]


def departed(before: dt.date) -> list[tuple[int, dt.date]]:
    """Who left on or before a day and still has a name: the key, and the day.

    That is the end of the last role, or the last time of signing in when that is later. Who never had a role
    left on the day that the trail says the person was added; who is in neither is not in the list.
    """
    stays = Lidmaatschap.objects.filter(Q(tot__isnull=True) | Q(tot__gt=before)).values("persoon")
    people = (
        Persoon.objects.exclude(email__endswith=f"@{VERGETEN}")
        .exclude(pk__in=stays)
        .annotate(tot=Max("lidmaatschappen__tot"))
        .values_list("pk", "tot", "last_login")
        .order_by("pk")
    )
    added = dict(
        Gebeurtenis.objects.filter(daad="persoon-toegevoegd", onderwerp_soort="persoon").values_list(
            "onderwerp_id", "op"
        )
    )
    found: list[tuple[int, dt.date]] = []
    for pk, tot, login in people:
        days: list[dt.date] = [tot] if tot else []
        days += [timezone.localdate(moment) for moment in (login, added.get(str(pk))) if moment]
        if days and max(days) <= before:
            found.append((pk, max(days)))
    return found


def holders(permissie: Permissie) -> list[Persoon]:
    """Who holds a permission today, by name."""
    codes = [rol.code for rol in ROLLEN.values() if permissie in rol.permissies]
    ids = held_on(timezone.localdate()).filter(rol__in=codes).values("persoon")
    people = Persoon.objects.filter(pk__in=ids, is_active=True).order_by("naam", "pk")
    # A function in the same organisation may keep it from somebody whose role gives it.
    return [persoon for persoon in people if permissie in permissies(persoon)]


def organisation_with(persoon: Persoon, permissie: Permissie) -> Organisatie | None:
    """The organisation in which a person holds a permission today; the first, if there are more."""
    codes = [rol.code for rol in ROLLEN.values() if permissie in rol.permissies]
    rows = held_on(timezone.localdate()).filter(persoon=persoon, rol__in=codes)
    found = rows.select_related("organisatie").order_by("van", "pk").first()
    return found.organisatie if found else None


def has_second_factor(persoon: Persoon) -> bool:
    """Whether a person has a second factor; recovery codes alone are none."""
    return Authenticator.objects.filter(user=persoon).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def unused_codes(persoon: Persoon) -> int:
    """How many recovery codes a person has left."""
    found = Authenticator.objects.filter(user=persoon, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(found.wrap().get_unused_codes()) if found else 0


def _rights(
    persoon: AbstractBaseUser | AnonymousUser, op: dt.date | None
) -> list[tuple[frozenset[Permissie], dict[Permissie, str]]]:
    """Per organisation of the person on a day: what roles give, and what of that a function keeps apart."""
    if not isinstance(persoon, Persoon) or not persoon.is_active:
        return []
    fields = ("organisatie_id", "functie", "functiesoort", "rol")
    rows = held_on(op or timezone.localdate()).filter(persoon=persoon).values_list(*fields).distinct()
    found: dict[int, list[tuple[str, str, str]]] = {}
    for organisatie, *rest in rows:
        found.setdefault(organisatie, []).append(tuple(rest))
    return [(functies.rights(lids), functies.kept_apart(lids)) for lids in found.values()]


def held_on(day: dt.date) -> QuerySet[Lidmaatschap]:
    """The memberships that hold on a day."""
    return Lidmaatschap.objects.filter(van__lte=day).filter(Q(tot__isnull=True) | Q(tot__gt=day))
