"""Reads about cases on the agendas of a person."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet

from snijvlak.toegang.models import Persoon

from ..models import Bijeenkomst, Casus, CasusFactor


def find_casus(pk: uuid.UUID, persoon: Persoon) -> Casus | None:
    """A case on an agenda of the person's own bodies, for a meeting for which he agreed to the learning
    statement; None otherwise."""
    return Casus.objects.filter(
        pk=pk,
        agendapunten__bijeenkomst__in=Bijeenkomst.objects.filter(
            overleg__deelnames__persoon=persoon, leerafspraken__persoon=persoon
        ),
    ).first()


def on_own_agenda(pk: uuid.UUID, persoon: Persoon) -> Casus | None:
    """A case on an agenda of the person's own bodies, also before he agreed: to ask him, not to show it."""
    return Casus.objects.filter(pk=pk, agendapunten__bijeenkomst__overleg__deelnames__persoon=persoon).first()


def factors(casus: Casus) -> QuerySet[CasusFactor]:
    """The contributing factors of a case."""
    return CasusFactor.objects.filter(casus=casus).order_by("pk")
