"""Writes about improvement actions: agreed, done, and looked at again after a time."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from snijvlak.algemeen import names, refusal
from snijvlak.privacy.bewaartermijn.rekenen import Termijn
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Organisatie, Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import overgangen, queries, regels
from ..models import Leerpunt, Verbeteractie
from .casus import check_factor
from .fouten import NietToegestaan

T = Verbeteractie.Toestand


@dataclass(frozen=True)
class NieuweActie:
    """An action as it is agreed; without ``factor`` it is that of the lesson."""

    wat: str
    wie: str
    uiterlijk: dt.date
    inzending: uuid.UUID
    soort: str = ""
    niveau: str = ""
    factor: str = ""
    verwacht: str = ""
    zichtbaar: str = ""
    organisatie: Organisatie | None = None
    eigenaar: Persoon | None = None


@transaction.atomic
def agree(leerpunt: Leerpunt, new: NieuweActie, *, door: Persoon) -> Verbeteractie:
    """Agree on an action that follows from a lesson; sent twice it is kept once.

    Raises:
        NietToegestaan: factor, kind or level is not in the rules, or a text names somebody for sure.
    """
    rules = regels.acties()
    factor = new.factor or leerpunt.factor
    check_factor(factor)
    if new.soort not in ("", *rules.soorten) or new.niveau not in ("", *rules.niveaus):
        raise NietToegestaan(tekst("overleg.leren.soort_of_niveau_onbekend"))
    _refuse_names(new.wat, new.verwacht, new.zichtbaar)
    fields = {name: getattr(new, name) for name in new.__dataclass_fields__}
    actie, created = Verbeteractie.objects.get_or_create(
        inzending=fields.pop("inzending"), defaults={**fields, "leerpunt": leerpunt, "factor": factor}
    )
    if created:
        record("verbeteractie-afgesproken", "verbeteractie", actie.pk, door=door)
    return actie


@transaction.atomic
def start(actie: Verbeteractie, *, door: Persoon) -> None:
    """Begin with an action, or again when its effect was not reached; raises as `_moved`.

    Raises:
        NietToegestaan: the effect was reached: then there is nothing to begin again.
    """
    fresh = _moved(actie, T.BEZIG, door)
    if fresh.effect == Verbeteractie.Effect.GEHOLPEN:
        raise NietToegestaan(tekst("overleg.leren.het_hielp_al"))
    fresh.gedaan_op = fresh.toets_op = None
    _save(fresh, door)


@transaction.atomic
def finish(actie: Verbeteractie, bewijs: str, *, door: Persoon) -> None:
    """An action is done; its effect is looked at after the time that the rules say. Raises as `_moved`."""
    _refuse_names(bewijs)
    fresh = _moved(actie, T.GEDAAN, door)
    fresh.bewijs, fresh.gedaan_op = bewijs, timezone.localdate()
    fresh.toets_op = Termijn(maanden=regels.acties().effect_na_maanden).after(fresh.gedaan_op)
    fresh.effect, fresh.effect_tekst, fresh.effect_op = "", "", None
    fresh.nieuws_op = timezone.now()
    _save(fresh, door)


@transaction.atomic
def judge(actie: Verbeteractie, effect: str, toelichting: str, *, door: Persoon) -> None:
    """Say whether an action helped: did the factor come back? Raises as `_moved`."""
    _refuse_names(toelichting)
    fresh = _moved(actie, T.EFFECT_BEKEKEN, door)
    fresh.effect = Verbeteractie.Effect(effect)
    fresh.effect_tekst, fresh.effect_op = toelichting, timezone.localdate()
    fresh.nieuws_op = timezone.now()
    _save(fresh, door)


@transaction.atomic
def stop(actie: Verbeteractie, reden: str, *, door: Persoon) -> None:
    """Stop an action, and say why.

    Raises:
        NietToegestaan: there is no reason; and as `_moved`.
    """
    if not reden:
        raise NietToegestaan(tekst("overleg.leren.zeg_waarom"))
    _refuse_names(reden)
    fresh = _moved(actie, T.GESTOPT, door)
    fresh.reden, fresh.nieuws_op = reden, timezone.now()
    _save(fresh, door)


def _moved(actie: Verbeteractie, naar: str, door: Persoon) -> Verbeteractie:
    """The action in its next state, not kept yet; others wait.

    Raises:
        OngeldigeOvergang: that state may not follow, or not by this person.
    """
    fresh = Verbeteractie.objects.select_for_update().get(pk=actie.pk)
    overgangen.check(overgangen.ACTIE, fresh.toestand, naar, queries.action_ways(fresh, door))
    fresh.toestand = naar
    return fresh


def _save(actie: Verbeteractie, door: Persoon) -> None:
    actie.save()
    record("verbeteractie-verplaatst", "verbeteractie", actie.pk, door=door, reden=actie.toestand)


def _refuse_names(*texts: str) -> None:
    for text in texts:
        if refused := refusal(names(text)):
            raise NietToegestaan(refused)
