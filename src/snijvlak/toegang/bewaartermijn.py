"""How people, memberships, the trail, visits and tries to sign in are found and ended in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from snijvlak.privacy.bewaartermijn.register import Soort, register
from snijvlak.privacy.bewaartermijn.rekenen import Gegeven

from . import actions, queries
from .models import Lidmaatschap, Persoon

TRIES = "snijvlak_cache"  # made by migration 0003; no model


def register_all() -> None:
    """Join in with the retention of personal data."""
    register(
        Soort("toegang.Persoon", "wissen", "persoon", "medewerkers die weg zijn", vind=_people, eind=_forget),
        Soort("toegang.Lidmaatschap", "verwijderen", "lidmaatschap", "oude rollen", rijen=_memberships),
        Soort("toegang.Gebeurtenis", "verwijderen", "gebeurtenis", "regels van het spoor", samen=True),
        Soort(
            "sessions.Session",
            "verwijderen",
            "bezoek",
            "bezoeken die voorbij zijn",
            rijen=_visits,
            samen=True,
        ),
        Soort("toegang.Uitnodiging", "verwijderen", "uitnodiging", "oude uitnodigingen", samen=True),
        Soort(
            "usersessions.UserSession",
            "verwijderen",
            "bezoekregel",
            "gegevens van bezoeken die voorbij zijn",
            vind=_visit_rows,
            samen=True,
        ),
        Soort(
            "toegang.Aanmeldpoging", "verwijderen", "aanmeldpoging", "pogingen om aan te melden", samen=True
        ),
        Soort(
            "toegang.Poging",
            "verwijderen",
            "poging",
            "andere tellingen bij het aanmelden",
            vind=_tries,
            eind=_drop_tries,
            samen=True,
        ),
    )


def _people(before: dt.date) -> Iterable[Gegeven]:
    return (Gegeven(str(pk), day) for pk, day in queries.departed(before))


def _forget(pks: Sequence[str]) -> None:
    for persoon in Persoon.objects.select_for_update().filter(pk__in=pks):
        actions.forget(persoon, door=None)


def _memberships() -> QuerySet[Lidmaatschap]:
    # The last membership of a person with a name says when that person left: it goes with the name.
    later = Lidmaatschap.objects.filter(persoon=OuterRef("persoon")).filter(
        Q(tot__isnull=True) | Q(tot__gt=OuterRef("tot")) | Q(tot=OuterRef("tot"), pk__gt=OuterRef("pk"))
    )
    return Lidmaatschap.objects.filter(Exists(later), tot__isnull=False)


def _visits() -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=timezone.now())


def _visit_rows(before: dt.date) -> Iterable[Gegeven]:
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gte=timezone.now())
    rows = UserSession.objects.filter(~Exists(alive)).values_list("pk", "last_seen_at")
    return [Gegeven(str(pk), day) for pk, seen in rows if (day := timezone.localdate(seen)) <= before]


def _tries(before: dt.date) -> Iterable[Gegeven]:
    end = timezone.make_aware(dt.datetime.combine(before, dt.time.max))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT cache_key, expires FROM {TRIES} WHERE expires <= %s",  # noqa: S608 -- our own name
            [connection.ops.adapt_datetimefield_value(end)],
        )
        return [Gegeven(key, _day(expires)) for key, expires in cursor.fetchall()]


def _day(moment: dt.datetime | str) -> dt.date:
    # SQLite gives text in UTC.
    found = moment if isinstance(moment, dt.datetime) else dt.datetime.fromisoformat(moment)
    return timezone.localdate(found if timezone.is_aware(found) else found.replace(tzinfo=dt.UTC))


def _drop_tries(pks: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM {TRIES} WHERE cache_key = %s",  # noqa: S608 -- our own name
            [(pk,) for pk in pks],
        )
