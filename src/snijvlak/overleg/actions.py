"""Every write about cases, meetings, lessons and actions."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from . import regels
from .models import (
    Agendapunt,
    Bijeenkomst,
    Casus,
    CasusFactor,
    CasusMelding,
    Deelname,
    Leerpunt,
    Overleg,
    Verbeteractie,
)

# The title of a case whose text was cleared.
GEWIST = tekst("overleg.daden.casus_zonder_tekst")


class NietToegestaan(Exception):
    """The deed cannot be done; the message says why in Dutch."""


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
def put_on_agenda(
    melding_ids: Sequence[uuid.UUID],
    bijeenkomst: Bijeenkomst,
    titel: str,
    omschrijving: str,
    *,
    door: Persoon,
) -> Casus:
    """Make one case of one or more reports and put it on the agenda of a meeting.

    Raises:
        NietToegestaan: a report is in another case already.
        OngeldigeOvergang: a report is not in hand.
    """
    if not melding_ids:
        raise NietToegestaan(tekst("overleg.daden.een_casus_rust_op_ten_minste"))
    if CasusMelding.objects.filter(melding_id__in=melding_ids).exists():
        raise NietToegestaan(tekst("overleg.daden.deze_melding_hoort_al_bij_een"))
    casus = Casus.objects.create(titel=titel, omschrijving=omschrijving)
    for melding_id in melding_ids:
        meldpunt.move(melding_id, "op-agenda", door=door)
        CasusMelding.objects.create(casus=casus, melding_id=melding_id)
    Agendapunt.objects.create(bijeenkomst=bijeenkomst, casus=casus)
    record("casus-op-agenda", "casus", casus.pk, door=door)
    return casus


@transaction.atomic
def look_at(casus: Casus, *, door: Persoon) -> None:
    """Note that a member looked at a case."""
    record("casus-gelezen", "casus", casus.pk, door=door, reden="overleg")


@transaction.atomic
def choose_factors(casus: Casus, codes: Sequence[str], *, door: Persoon) -> None:
    """Set the contributing factors of a case.

    Raises:
        NietToegestaan: a factor is not in the taxonomy.
    """
    for code in codes:
        _check_factor(code)
    CasusFactor.objects.filter(casus=casus).exclude(factor__in=codes).delete()
    for code in codes:
        CasusFactor.objects.get_or_create(casus=casus, factor=code)
    record("factoren-gekozen", "casus", casus.pk, door=door)


@dataclass(frozen=True)
class NieuwLeerpunt:
    """A lesson with the action that follows from it; ``inzending`` is the random value of the page."""

    zin: str
    factor: str
    wat: str
    wie: str
    uiterlijk: dt.date
    inzending: uuid.UUID


@transaction.atomic
def learn_and_improve(casus: Casus, new: NieuwLeerpunt, *, door: Persoon) -> Leerpunt:
    """Write a lesson together with its action: both are kept, or neither; sent twice they are kept once.

    With the first lesson the reports of the case are discussed.

    Raises:
        NietToegestaan: the factor is not in the taxonomy.
    """
    _check_factor(new.factor)
    Casus.objects.select_for_update().get(pk=casus.pk)  # two members at once: one of them writes first
    leerpunt, created = Leerpunt.objects.get_or_create(
        inzending=new.inzending, defaults={"casus": casus, "zin": new.zin, "factor": new.factor}
    )
    if not created:
        return leerpunt
    record("leerpunt-geschreven", "leerpunt", leerpunt.pk, door=door)
    actie = Verbeteractie.objects.create(leerpunt=leerpunt, wat=new.wat, wie=new.wie, uiterlijk=new.uiterlijk)
    record("verbeteractie-afgesproken", "verbeteractie", actie.pk, door=door)
    if Leerpunt.objects.filter(casus=casus).count() == 1:
        for link in CasusMelding.objects.filter(casus=casus):
            meldpunt.move(link.melding_id, "besproken", door=door)
    return leerpunt


@transaction.atomic
def clear(casus: Casus, *, door: Persoon | None) -> None:
    """Take title, text and the link to the reports of a case; factors, lessons and actions stay.

    ``door`` is None for the daily task.
    """
    CasusMelding.objects.filter(casus=casus).delete()
    casus.titel, casus.omschrijving = GEWIST, ""
    casus.save(update_fields=["titel", "omschrijving"])
    record("casus-gewist", "casus", casus.pk, door=door)


@transaction.atomic
def remove(casus: Casus, *, door: Persoon | None) -> None:
    """Remove a case with its lessons and actions; what a released report says of them stays there."""
    Verbeteractie.objects.filter(leerpunt__casus=casus).delete()
    Leerpunt.objects.filter(casus=casus).delete()
    Agendapunt.objects.filter(casus=casus).delete()
    record("casus-verwijderd", "casus", casus.pk, door=door)
    casus.delete()


def _check_factor(code: str) -> None:
    if code not in regels.factoren().factoren:
        raise NietToegestaan(tekst("overleg.daden.de_factor_staat_niet_in_regels", code=code))
