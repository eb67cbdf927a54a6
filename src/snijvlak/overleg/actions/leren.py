"""Writes about lessons and the actions that follow from them."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon

from ..models import Casus, CasusMelding, Leerpunt, Verbeteractie
from .casus import check_factor


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
    check_factor(new.factor)
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
        Casus.objects.filter(pk=casus.pk, toestand=Casus.Toestand.OP_AGENDA).update(
            toestand=Casus.Toestand.BESPROKEN
        )
    return leerpunt
