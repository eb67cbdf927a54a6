"""Invitations: a person gets a link, sets a password with it, and signs in. Also for a forgotten password.

The link holds 256 random bits; the database holds its hash, so who reads the database cannot use it. A new
link ends the ones before it. That a link was used ends every visit of the person.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from . import pogingen
from .actions import end_visit, record
from .models import Persoon, Uitnodiging


class LinkVerlopen(Exception):
    """The link does not exist, was used, was replaced, or its time is over."""


@transaction.atomic
def invite(persoon: Persoon, *, door: Persoon | None) -> str:
    """Make a link for a person; gives the secret part, which is nowhere else."""
    Uitnodiging.objects.filter(persoon=persoon, gebruikt_op__isnull=True).delete()
    token = secrets.token_urlsafe(32)
    tot = timezone.now() + dt.timedelta(days=pogingen.load().uitnodiging_dagen)
    Uitnodiging.objects.create(persoon=persoon, code=_hash(token), tot=tot)
    record("uitnodiging-gemaakt", "persoon", persoon.pk, door=door)
    return token


def find(token: str) -> Uitnodiging:
    """The invitation of a link.

    Raises:
        LinkVerlopen: it cannot be used any more.
    """
    found = Uitnodiging.objects.select_related("persoon").filter(code=_hash(token)).first()
    if found is None or found.gebruikt_op or found.tot <= timezone.now() or not found.persoon.is_active:
        raise LinkVerlopen
    return found


@transaction.atomic
def accept(token: str, password: str) -> Persoon:
    """Set the password of who has the link.

    Raises:
        LinkVerlopen: it cannot be used any more.
    """
    Uitnodiging.objects.select_for_update().filter(code=_hash(token)).first()  # one at a time
    found = find(token)
    persoon = found.persoon
    persoon.set_password(password)
    persoon.save(update_fields=["password"])
    found.gebruikt_op = timezone.now()
    found.save(update_fields=["gebruikt_op"])
    for visit in UserSession.objects.filter(user=persoon):
        end_visit(visit, door=None)
    record("uitnodiging-gebruikt", "persoon", persoon.pk, door=persoon)
    return persoon


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
