"""Reads about cases on the agendas of a person."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet

from snijvlak.toegang.models import Persoon

from ..models import Agendapunt, Casus, CasusFactor


def agenda(persoon: Persoon) -> QuerySet[Agendapunt]:
    """The agenda of the person's own bodies, the latest meeting first."""
    return (
        Agendapunt.objects.filter(casus__isnull=False, bijeenkomst__overleg__deelnames__persoon=persoon)
        .select_related("bijeenkomst__overleg", "casus")
        .order_by("-bijeenkomst__datum", "volgorde", "pk")
    )


def find_casus(pk: uuid.UUID, persoon: Persoon) -> Casus | None:
    """A case that is on an agenda of the person's own bodies; None otherwise."""
    return Casus.objects.filter(pk=pk, agendapunten__bijeenkomst__overleg__deelnames__persoon=persoon).first()


def factors(casus: Casus) -> QuerySet[CasusFactor]:
    """The contributing factors of a case."""
    return CasusFactor.objects.filter(casus=casus).order_by("pk")
