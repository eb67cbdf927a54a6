"""Releasing what the council reads: by somebody who wrote nothing of it, with no finding left."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import overgangen, queries
from ..models import Openbaar, Raadsvraag, Toezegging
from .fouten import NietToegestaan
from .namen import refuse_names

V = Openbaar.Vrijgave
Ding = Toezegging | Raadsvraag


@transaction.atomic
def bring(thing: Ding, naar: str, *, reden: str = "", door: Persoon) -> None:
    """Bring a text into another state of its release; into released it comes by ``release`` alone.

    Raises:
        OngeldigeOvergang: that state may not follow, or not by this person.
        NietToegestaan: a finding is left before others read it, or a reason is missing.
    """
    fresh = _held(thing)
    if naar == V.VRIJGEGEVEN:
        raise NietToegestaan(tekst("programma.daden.geef_vrij"))
    overgangen.check(overgangen.VRIJGAVE, fresh.vrijgave, naar, queries.ways(fresh, door))
    if naar == V.TER_VRIJGAVE:
        _refuse_findings(fresh)
    if naar == V.INGETROKKEN:
        if not reden:
            raise NietToegestaan(tekst("programma.daden.zeg_waarom"))
        refuse_names(reden)
        fresh.openbaar = fresh.vrijgegeven_op = fresh.vrijgegeven_door = None
    fresh.vrijgave, fresh.intrekreden = naar, reden
    fresh.save()
    record("raadstekst-verplaatst", _kind(fresh), fresh.pk, door=door, reden=naar)


@transaction.atomic
def release(thing: Ding, gezien: str, *, door: Persoon) -> None:
    """Let everybody read a text that others wrote; ``gezien`` is the ``queries.fingerprint`` of the page.

    Raises:
        OngeldigeOvergang: it does not wait for release, or this person wrote some of it.
        NietToegestaan: it is not what was on the page, or a finding is left.
    """
    fresh = _held(thing)
    overgangen.check(overgangen.VRIJGAVE, fresh.vrijgave, V.VRIJGEGEVEN, queries.ways(fresh, door))
    if queries.fingerprint(fresh) != gezien:
        raise NietToegestaan(tekst("programma.daden.intussen_veranderd"))
    _refuse_findings(fresh)
    fresh.openbaar = queries.content(fresh).model_dump(mode="json")
    fresh.vrijgave, fresh.vrijgegeven_op, fresh.vrijgegeven_door = V.VRIJGEGEVEN, timezone.now(), door
    fresh.save()
    record("raadstekst-verplaatst", _kind(fresh), fresh.pk, door=door, reden=V.VRIJGEGEVEN)


@transaction.atomic
def overrule(thing: Ding, sleutel: str, reden: str, *, door: Persoon) -> None:
    """Say why a finding is no reason to change the text; who does so is a writer of it.

    Raises:
        NietToegestaan: there is no such finding, it waits for release or was released, or there is no reason.
    """
    fresh = _held(thing)
    if fresh.vrijgave != V.CONCEPT:
        raise NietToegestaan(tekst("programma.daden.alleen_een_concept"))
    if not reden:
        raise NietToegestaan(tekst("programma.daden.zeg_waarom"))
    known = {finding.sleutel for finding, _ in queries.findings(fresh)}
    if sleutel not in known:
        raise NietToegestaan(tekst("programma.daden.bevinding_weg"))
    # Reasons for what is no longer there go with it.
    kept = {key: why for key, why in fresh.weerleggingen.items() if key in known}
    fresh.weerleggingen = {**kept, sleutel: reden}
    fresh.save(update_fields=["weerleggingen"])
    fresh.schrijvers.add(door)
    record("bevinding-weerlegd", _kind(fresh), fresh.pk, door=door)


def _refuse_findings(thing: Ding) -> None:
    left = [finding for finding, reden in queries.findings(thing) if finding.moet and not reden]
    if left:
        raise NietToegestaan(tekst("programma.daden.bevindingen_over", aantal=len(left)))


def _held(thing: Ding) -> Ding:
    """The text as it is now; others wait until this deed is done."""
    return type(thing).objects.select_for_update().get(pk=thing.pk)


def _kind(thing: Ding) -> str:
    return type(thing).__name__.lower()
