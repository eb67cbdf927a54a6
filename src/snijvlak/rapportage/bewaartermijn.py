"""How drafts are found and thrown away when their term is over; what was released stays."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from snijvlak.privacy.bewaartermijn.register import Soort, register

from . import actions
from .models import Rapport


def register_all() -> None:
    """Join in with the retention of personal data."""
    register(
        Soort(
            "rapportage.Rapport",
            "verwijderen",
            "rapport",
            "concepten van rapporten",
            rijen=_drafts,
            eind=_withdraw,
        )
    )


def _drafts() -> QuerySet[Rapport]:
    return Rapport.objects.filter(vrijgegeven_op__isnull=True)


def _withdraw(pks: Sequence[str]) -> None:
    for rapport in Rapport.objects.filter(pk__in=pks):
        actions.withdraw(rapport, door=None)
