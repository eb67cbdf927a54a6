"""Writes about bodies and their meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import regels
from ..models import Bijeenkomst, Deelname, Overleg
from .fouten import NietToegestaan


@transaction.atomic
def add_overleg(naam: str, soort: str, deelnemers: Sequence[Persoon], *, door: Persoon | None) -> Overleg:
    """Make a body with its members.

    Raises:
        NietToegestaan: the kind is not in ``regels/overleg/soorten.yaml``.
    """
    if soort not in regels.soorten().soorten:
        raise NietToegestaan(tekst("overleg.daden.de_soort_overleg_staat_niet_in", soort=soort))
    overleg = Overleg.objects.create(naam=naam, soort=soort)
    Deelname.objects.bulk_create(Deelname(overleg=overleg, persoon=p) for p in deelnemers)
    record("overleg-toegevoegd", "overleg", overleg.pk, door=door)
    return overleg


@transaction.atomic
def plan(overleg: Overleg, datum: dt.date, plaats: str, *, door: Persoon | None) -> Bijeenkomst:
    """Plan a meeting."""
    bijeenkomst = Bijeenkomst.objects.create(overleg=overleg, datum=datum, plaats=plaats)
    record("bijeenkomst-gepland", "bijeenkomst", bijeenkomst.pk, door=door)
    return bijeenkomst


@transaction.atomic
def clear_record(bijeenkomst: Bijeenkomst, *, door: Persoon | None) -> None:
    """Take the record of a meeting away; ``door`` is None for the daily task."""
    bijeenkomst.verslag = ""
    bijeenkomst.save(update_fields=["verslag"])
    record("verslag-gewist", "bijeenkomst", bijeenkomst.pk, door=door)
