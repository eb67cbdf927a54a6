"""Writes about questions for another body: asked at a table that may not decide it, and answered."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils import timezone

from snijvlak.algemeen import names, refusal
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import queries
from ..models import Casus, Deelname, Doorgifte, Overleg
from .analyse import lock
from .fouten import NietToegestaan


class AndersBeantwoord(NietToegestaan):
    """Another member answered first; ``vraag`` is how it stands there now."""

    def __init__(self, vraag: Doorgifte) -> None:
        super().__init__(tekst("overleg.daden.intussen_beantwoord"))
        self.vraag = vraag


@transaction.atomic
def pass_on(casus: Casus, naar: Overleg, gevraagd: str, inzending: uuid.UUID, *, door: Persoon) -> None:
    """Ask another body what this one may not decide; the case itself does not go along.

    It is asked by the body in which this person discusses the case, in the function held there.

    Raises:
        NietToegestaan: the case was cleared.
    """
    lock(casus)
    member = queries.membership_with(casus, door)
    values = {
        "casus": casus,
        "van": member and member.overleg,
        "naar": naar,
        "gevraagd": gevraagd,
        "door": door,
        "functie": _function(member) if member else "",
    }
    _, new = Doorgifte.objects.get_or_create(inzending=inzending, defaults=values)
    if new:
        record("vraag-doorgegeven", "casus", casus.pk, door=door)


@transaction.atomic
def answer(vraag: Doorgifte, text: str, versie: int, *, door: Persoon) -> None:
    """Answer a question for one's own body, or write another answer, for who read version ``versie`` of it.

    Raises:
        NietToegestaan: one is no member of the body that was asked, or the words name somebody for sure.
        AndersBeantwoord: another member answered since.
        Doorgifte.DoesNotExist: the question went with the text of its case.
    """
    fresh = Doorgifte.objects.select_for_update().get(pk=vraag.pk)
    member = Deelname.objects.filter(overleg=fresh.naar_id, persoon=door).first()  # pyright: ignore[reportAttributeAccessIssue] -- key
    if member is None:
        raise NietToegestaan(tekst("overleg.daden.alleen_het_gevraagde_overleg"))
    if refused := refusal(names(text)):
        raise NietToegestaan(refused)
    if fresh.antwoord == text:  # sent twice
        return
    if fresh.versie != versie:
        raise AndersBeantwoord(fresh)
    fresh.antwoord, fresh.beantwoord_door, fresh.antwoord_functie = text, door, _function(member)
    fresh.beantwoord_op, fresh.versie = timezone.now(), versie + 1
    fresh.save()
    record("vraag-beantwoord", "vraag", fresh.pk, door=door)


def _function(member: Deelname) -> str:
    place = tekst("overleg.vraag.voorzitter") if member.voorzitter else tekst("overleg.vraag.lid")
    return member.functie or place
