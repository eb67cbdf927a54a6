"""Every read about access."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from .models import Lidmaatschap, Persoon
from .permissies import ROLLEN, Permissie, Rol


def rollen(persoon: AbstractBaseUser | AnonymousUser, op: dt.date | None = None) -> list[Rol]:
    """The roles of a person on a day (today unless given), over all memberships that hold that day."""
    if not isinstance(persoon, Persoon) or not persoon.is_active:
        return []
    day = op or timezone.localdate()
    codes = (
        Lidmaatschap.objects.filter(persoon=persoon, van__lte=day)
        .filter(Q(tot__isnull=True) | Q(tot__gt=day))
        .values_list("rol", flat=True)
        .distinct()
        .order_by("rol")
    )
    return [ROLLEN[code] for code in codes]


def permissies(persoon: AbstractBaseUser | AnonymousUser, op: dt.date | None = None) -> frozenset[Permissie]:
    """What a person may do on a day (today unless given), by all roles of that day."""
    return frozenset().union(*(rol.permissies for rol in rollen(persoon, op)))
