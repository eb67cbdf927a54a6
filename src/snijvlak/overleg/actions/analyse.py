"""Writes about the analysis of a case: what is prepared apart, what a table adds, and what it passes on.

Adding makes a row and never touches another. A change says which version it read: if that is no longer the
last one it is refused with the text that stands there now, so that nobody's text is lost.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import cast

from django.db import transaction
from django.utils import timezone

from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.boom import MAX_DIEPTE
from snijvlak.vormgeving.teksten import tekst

from .. import oorzaken, queries, regels
from ..models import (
    Bijdrage,
    Casus,
    CasusFactor,
    Doorbraak,
    Moment,
    Perspectief,
    Waarom,
)
from .casus import GEWIST, check_factor
from .fouten import NietToegestaan

Rij = Moment | Perspectief | Bijdrage | Waarom
# What happened and the factor stand above the first answer.
MAX_WAAROMS = MAX_DIEPTE - 1


class Gewijzigd(NietToegestaan):
    """Somebody changed it first; ``rij`` is how it stands there now."""

    def __init__(self, rij: Rij) -> None:
        super().__init__(tekst("overleg.daden.intussen_gewijzigd"))
        self.rij = rij


@transaction.atomic
def add_moment(casus: Casus, wanneer: str, wat: str, inzending: uuid.UUID, *, door: Persoon) -> None:
    """Put a moment on the timeline.

    Raises:
        NietToegestaan: the time is not in ``regels/overleg/tijdlijn.yaml``, or the case was cleared.
    """
    check_time(wanneer)
    lock(casus)
    values = {"casus": casus, "wanneer": wanneer, "tekst": wat, "persoon": door}
    _, new = Moment.objects.get_or_create(inzending=inzending, defaults=values)
    if new:
        record("moment-toegevoegd", "casus", casus.pk, door=door)


@transaction.atomic
def add_perspective(casus: Casus, kant: str, wat: str, *, door: Persoon) -> None:
    """Write how one side sees it; each person does so once per side and changes it after that.

    Raises:
        Gewijzigd: this person wrote another text for that side already.
        NietToegestaan: the case was cleared.
    """
    lock(casus)
    row, new = Perspectief.objects.get_or_create(
        casus=casus, kant=Perspectief.Kant(kant), persoon=door, defaults={"tekst": wat}
    )
    if new:
        record("perspectief-geschreven", "casus", casus.pk, door=door)
    elif row.tekst != wat:
        raise Gewijzigd(row)


@transaction.atomic
def add_contribution(casus: Casus, vak: str, wat: str, inzending: uuid.UUID, *, door: Persoon) -> None:
    """Add to a part of the analysis.

    Raises:
        NietToegestaan: the case was cleared.
    """
    lock(casus)
    values = {"casus": casus, "vak": Bijdrage.Vak(vak), "tekst": wat, "persoon": door}
    _, new = Bijdrage.objects.get_or_create(inzending=inzending, defaults=values)
    if new:
        record("bijdrage-toegevoegd", "casus", casus.pk, door=door)


@transaction.atomic
def add_why(
    casus: Casus, factor: str, ouder: int | None, waarom: str, inzending: uuid.UUID, *, door: Persoon
) -> None:
    """Say why a factor was there, or why the answer ``ouder`` was so. A factor not chosen yet is chosen.

    Raises:
        NietToegestaan: the factor or the answer is not there, the chain is full, or the case was cleared.
    """
    check_factor(factor)
    lock(casus)
    if Waarom.objects.filter(inzending=inzending).exists():
        return
    chosen, _ = CasusFactor.objects.get_or_create(casus=casus, factor=factor)
    above = Waarom.objects.filter(pk=ouder, factor=chosen).first() if ouder else None
    if ouder and above is None:
        raise NietToegestaan(tekst("overleg.daden.antwoord_is_weg"))
    if _length(chosen, above) >= MAX_WAAROMS:
        raise NietToegestaan(tekst("overleg.daden.keten_te_lang", hoogstens=MAX_WAAROMS))
    Waarom.objects.create(
        casus=casus, factor=chosen, ouder=above, tekst=waarom, persoon=door, inzending=inzending
    )
    record("waarom-toegevoegd", "casus", casus.pk, door=door)


def _length(factor: CasusFactor, last: Waarom | None) -> int:
    """How many answers there are from the factor to ``last``."""
    parents = dict(Waarom.objects.filter(factor=factor).values_list("pk", "ouder_id"))
    at, count = last.pk if last else None, 0
    while at is not None:
        at, count = parents[at], count + 1
    return count


def draw_causes(casus: Casus) -> None:
    """Draw the cause tree as it stands now; not in the transaction of the writing, for it takes a second."""
    oorzaken.draw(casus.pk, lambda: queries.tree(casus))


@transaction.atomic
def change(rij: Rij, waarden: Mapping[str, str], versie: int, *, door: Persoon) -> None:
    """Change what was written, for who read version ``versie`` of it.

    Raises:
        Gewijzigd: somebody else changed it since.
        NietToegestaan: it was taken away since, or the case was cleared.
    """
    lock(rij.casus)
    if "wanneer" in waarden:
        check_time(waarden["wanneer"])
    rows = type(rij).objects.filter(pk=rij.pk)
    if not rows.filter(versie=versie).update(**waarden, versie=versie + 1, op=timezone.now()):
        now = cast("Rij | None", rows.first())
        if now is None:
            raise NietToegestaan(tekst("overleg.daden.intussen_weg"))
        if any(getattr(now, name) != value for name, value in waarden.items()):
            raise Gewijzigd(now)
        return  # sent twice
    record("analyse-gewijzigd", "casus", rij.casus.pk, door=door)


@transaction.atomic
def withdraw(rij: Rij, versie: int, *, door: Persoon) -> None:
    """Take away what one wrote oneself.

    Raises:
        Gewijzigd: somebody else changed it since.
        NietToegestaan: another wrote it, or an answer stands under it.
    """
    if rij.persoon != door:
        raise NietToegestaan(tekst("overleg.daden.alleen_eigen"))
    lock(rij.casus)
    if isinstance(rij, Waarom) and Waarom.objects.filter(ouder=rij).exists():
        raise NietToegestaan(tekst("overleg.daden.er_staat_een_antwoord_onder"))
    rows = type(rij).objects.filter(pk=rij.pk)
    if not rows.filter(versie=versie).delete()[0]:
        if now := cast("Rij | None", rows.first()):
            raise Gewijzigd(now)
        return  # sent twice
    record("analyse-weggehaald", "casus", rij.casus.pk, door=door)


@transaction.atomic
def agree_breakthrough(
    casus: Casus, wat: str, organisatie: str, uiterlijk: dt.date, inzending: uuid.UUID, *, door: Persoon
) -> None:
    """Agree on what this child needs now.

    Raises:
        NietToegestaan: the case was cleared.
    """
    lock(casus)
    values = {"casus": casus, "wat": wat, "organisatie": organisatie, "uiterlijk": uiterlijk}
    _, new = Doorbraak.objects.get_or_create(inzending=inzending, defaults=values)
    if new:
        record("doorbraak-afgesproken", "casus", casus.pk, door=door)


@transaction.atomic
def finish_breakthrough(casus: Casus, pk: int, *, door: Persoon) -> None:
    """What a child needed was done; said twice it is said once."""
    T = Doorbraak.Toestand
    open_one = Doorbraak.objects.filter(pk=pk, casus=casus, toestand=T.OPEN)
    if open_one.update(toestand=T.GEDAAN):
        record("doorbraak-gedaan", "casus", casus.pk, door=door)


def lock(casus: Casus) -> None:
    """One writer at a time per case, so that nothing is added while it is cleared.

    Raises:
        NietToegestaan: its text was cleared: then nothing is added any more.
    """
    now = Casus.objects.select_for_update().get(pk=casus.pk)
    if (now.titel, now.omschrijving) == (GEWIST, ""):
        raise NietToegestaan(tekst("overleg.daden.casus_is_gewist"))


def check_time(code: str) -> None:
    """Raises NietToegestaan when a moment is not one of coarse time."""
    if code not in regels.tijdlijn().momenten:
        raise NietToegestaan(tekst("overleg.daden.de_tijd_staat_niet_in_regels", code=code))
