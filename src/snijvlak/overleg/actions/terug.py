"""Back to the reporters of a case: what was discussed, learned and done, and later whether it helped."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils import timezone

from snijvlak.algemeen import names, refusal
from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt import queries as reports
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import casusstanden, queries
from ..models import Casus, CasusMelding, NietVerteld
from .fouten import NietToegestaan

T = Casus.Toestand
_FOLLOWED, _CLOSED = "opgevolgd", "afgesloten"
_DISCUSSED = "besproken"
# What has no text any more: nobody is there to be told.
_GONE = {"ingetrokken", "beeindigd"}


@transaction.atomic
def tell(
    casus: Casus,
    text: str,
    inzending: uuid.UUID,
    *,
    naar: str = "",
    gezien: int,
    stempel: str | None = None,
    door: Persoon,
) -> int:
    """Write the same words to every reporter of a case; gives how many.

    With ``naar`` the case and its reports go to that state as well: followed up, or closed. Without it, it is
    news only. ``inzending`` is the random value of the page: sent twice, each reporter reads it once.
    ``gezien`` is the number of the last message of a reporter that was on the page, ``stempel`` the
    `queries.stamp` of what became of the actions (None: all of it was read).

    Raises:
        NietToegestaan: there are no words, nobody discussed the case yet, a reporter wrote meanwhile, or
            something became of an action meanwhile.
        OngeldigeOvergang: the case cannot go to that state or a report cannot, or this person may not.
        OnleesbareTekst: no key here opens a report.
    """
    if not text.strip():
        raise NietToegestaan(tekst("overleg.daden.zeg_wat_eruit_kwam"))
    held = Casus.objects.select_for_update().get(pk=casus.pk)
    if naar == held.toestand:  # sent twice
        return 0
    if naar:
        casusstanden.check(held.toestand, naar)
    elif held.toestand not in (T.OPGEVOLGD, T.AFGESLOTEN):
        raise NietToegestaan(tekst("overleg.daden.vertel_eerst_wat_eruit_kwam"))
    _refuse_unread(held, stempel)
    ids = CasusMelding.objects.filter(casus=held).values_list("melding_id", flat=True)
    told = sum(
        _tell(line, text, uuid.uuid5(inzending, str(line.melding.pk)), naar, gezien, door)
        for line in reports.lines_of(ids)
    )
    held.toestand = casus.toestand = T(naar) if naar else held.toestand
    held.verteld_op = casus.verteld_op = timezone.now()
    held.save(update_fields=["toestand", "verteld_op"])
    record("melders-verteld", "casus", held.pk, door=door, reden=naar or "bericht")
    return told


@transaction.atomic
def leave_untold(casus: Casus, reden: str, *, stempel: str | None = None, door: Persoon) -> None:
    """A person says why the reporters need not hear the news of a case; for ``stempel`` see `tell`.

    Raises:
        NietToegestaan: there is no reason, it names somebody for sure, the reporters were not told yet what
            came of the case, or something became of an action meanwhile.
    """
    if not reden.strip():
        raise NietToegestaan(tekst("overleg.leren.zeg_waarom"))
    if refused := refusal(names(reden)):
        raise NietToegestaan(refused)
    held = Casus.objects.select_for_update().get(pk=casus.pk)
    if held.toestand not in (T.OPGEVOLGD, T.AFGESLOTEN):
        raise NietToegestaan(tekst("overleg.daden.vertel_eerst_wat_eruit_kwam"))
    _refuse_unread(held, stempel)
    NietVerteld.objects.create(casus=held, reden=reden, persoon=door)
    record("melders-niet-verteld", "casus", held.pk, door=door)


def _refuse_unread(casus: Casus, stempel: str | None) -> None:
    if stempel is not None and queries.stamp(casus) != stempel:
        raise NietToegestaan(tekst("overleg.daden.intussen_nieuws"))


def _tell(
    line: reports.Werkregel, text: str, inzending: uuid.UUID, naar: str, gezien: int, door: Persoon
) -> bool:
    """One reporter; False when there is nobody to tell, or he was told already."""
    melding = line.melding
    if melding.toestand in _GONE or (naar and melding.toestand == naar):
        return False
    if naar == _CLOSED:
        meldpunt.close(melding, _CLOSED, text, inzending, door=door, gezien=gezien)
    elif naar == _FOLLOWED and melding.toestand == _DISCUSSED:
        meldpunt.follow_up(melding, text, inzending, door=door)
    else:
        meldpunt.answer(melding, text, inzending, door=door, gezien=gezien)
    return True
