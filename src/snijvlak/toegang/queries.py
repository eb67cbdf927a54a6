"""Every read about access."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from .models import Lidmaatschap, Persoon
from .permissies import ROLLEN, Permissie


def permissies(persoon: AbstractBaseUser | AnonymousUser, op: dt.date | None = None) -> frozenset[Permissie]:
    """What a person may do on a day (today unless given), over all memberships that hold that day."""
    if not isinstance(persoon, Persoon) or not persoon.is_active:
        return frozenset()
    day = op or timezone.localdate()
    rollen = (
        Lidmaatschap.objects.filter(persoon=persoon, van__lte=day)
        .filter(Q(tot__isnull=True) | Q(tot__gt=day))
        .values_list("rol", flat=True)
    )
    return frozenset().union(*(ROLLEN[rol].permissies for rol in rollen))


def may(persoon: AbstractBaseUser | AnonymousUser, permissie: Permissie, op: dt.date | None = None) -> bool:
    """Whether a person holds a permission on a day."""
    return permissie in permissies(persoon, op)
