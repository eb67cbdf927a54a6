"""Who can keep an eye on something."""

from __future__ import annotations

from django.db.models import QuerySet

from snijvlak.toegang import queries as toegang
from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie


def owners() -> QuerySet[Persoon]:
    """The people who may see the programme today."""
    found = toegang.holders(Permissie.PROGRAMMA_LEZEN)
    return Persoon.objects.filter(pk__in=[persoon.pk for persoon in found]).order_by("naam")
