"""Writes about cases: on the agenda, what contributed, and their end."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db import transaction

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import regels
from ..models import (
    Agendapunt,
    Bijeenkomst,
    Casus,
    CasusFactor,
    CasusMelding,
    Leerpunt,
    LeerpuntCasus,
    Verbeteractie,
)
from .fouten import NietToegestaan
from .wissen import clear_analysis

# The title of a case whose text was cleared.
GEWIST = tekst("overleg.daden.casus_zonder_tekst")


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
        NietToegestaan: a report is in another case already, or the meeting is opened or over.
        OngeldigeOvergang: a report is not in hand.
    """
    if not melding_ids:
        raise NietToegestaan(tekst("overleg.daden.een_casus_rust_op_ten_minste"))
    if CasusMelding.objects.filter(melding_id__in=melding_ids).exists():
        raise NietToegestaan(tekst("overleg.daden.deze_melding_hoort_al_bij_een"))
    held = Bijeenkomst.objects.select_for_update().get(pk=bijeenkomst.pk)
    if held.toestand != Bijeenkomst.Toestand.GEPLAND:
        raise NietToegestaan(
            tekst("overleg.daden.dat_kan_niet_meer", stand=Bijeenkomst.Toestand(bijeenkomst.toestand).label)
        )
    casus = Casus.objects.create(titel=titel, omschrijving=omschrijving)
    for melding_id in melding_ids:
        meldpunt.move(melding_id, "op-agenda", door=door)
        CasusMelding.objects.create(casus=casus, melding_id=melding_id)
    place = Agendapunt.objects.filter(bijeenkomst=held).count() + 1
    Agendapunt.objects.create(bijeenkomst=held, casus=casus, volgorde=place)
    record("casus-op-agenda", "casus", casus.pk, door=door)
    return casus


@transaction.atomic
def look_at(casus: Casus, *, door: Persoon) -> None:
    """Note that a member looked at a case."""
    record("casus-gelezen", "casus", casus.pk, door=door, reden="overleg")


@transaction.atomic
def choose_factors(
    casus: Casus, codes: Sequence[str], *, door: Persoon, gezien: Sequence[str] | None = None
) -> None:
    """Set the contributing factors of a case.

    With ``gezien``, the factors that were chosen on the page that was sent, what others chose since stays.

    Raises:
        NietToegestaan: a factor is not in the taxonomy, or one that goes has an answer to "why?".
    """
    for code in codes:
        check_factor(code)
    Casus.objects.select_for_update().get(pk=casus.pk)  # nobody answers "why?" of one that goes meanwhile
    there = CasusFactor.objects.filter(casus=casus)
    leaving = there.exclude(factor__in=codes)
    if gezien is not None:
        leaving = leaving.filter(factor__in=gezien)
    if explained := leaving.filter(waaroms__isnull=False).first():
        naam = regels.factoren().factoren[explained.factor].naam
        raise NietToegestaan(tekst("overleg.daden.factor_heeft_antwoorden", factor=naam))
    leaving.delete()
    for code in codes:
        CasusFactor.objects.get_or_create(casus=casus, factor=code)
    record("factoren-gekozen", "casus", casus.pk, door=door)


@transaction.atomic
def clear(casus: Casus, *, door: Persoon | None) -> None:
    """Take title, text, analysis and the link to the reports of a case; factors, lessons and actions stay.

    ``door`` is None for the daily task.
    """
    Casus.objects.select_for_update().get(pk=casus.pk)  # nobody adds to the analysis meanwhile
    CasusMelding.objects.filter(casus=casus).delete()
    clear_analysis(casus)
    casus.titel, casus.omschrijving = GEWIST, ""
    casus.save(update_fields=["titel", "omschrijving"])
    record("casus-gewist", "casus", casus.pk, door=door)


@transaction.atomic
def remove(casus: Casus, *, door: Persoon | None) -> None:
    """Remove a case with the lessons that rest on it alone, and their actions; what a released report says of
    them stays there."""
    links = LeerpuntCasus.objects.filter(casus=casus)
    lessons = list(links.values_list("leerpunt_id", flat=True))
    links.delete()
    alone = Leerpunt.objects.filter(pk__in=lessons, casussen__isnull=True)
    Verbeteractie.objects.filter(leerpunt__in=alone).delete()
    alone.delete()
    Agendapunt.objects.filter(casus=casus).delete()
    clear_analysis(casus)
    record("casus-verwijderd", "casus", casus.pk, door=door)
    casus.delete()


def check_factor(code: str) -> None:
    """Raises NietToegestaan when a factor is not in the taxonomy."""
    if code not in regels.factoren().factoren:
        raise NietToegestaan(tekst("overleg.daden.de_factor_staat_niet_in_regels", code=code))
