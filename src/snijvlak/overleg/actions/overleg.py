"""Writes about bodies: who takes part, who leads, and what they may decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from snijvlak.gebied import queries as gebied
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Organisatie, Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import regels
from ..models import Deelname, Mandaat, Overleg
from .fouten import NietToegestaan


@transaction.atomic
def add_overleg(
    naam: str,
    soort: str,
    deelnemers: Sequence[Persoon],
    *,
    gebied_code: str = "",
    frequentie: str = "",
    door: Persoon | None,
) -> Overleg:
    """Make a body with its members.

    Raises:
        NietToegestaan: kind or frequency is not in ``regels/overleg/soorten.yaml``, the area is not one of
            the kind that this body has, or there is a body of this name.
    """
    rules = regels.soorten()
    if soort not in rules.soorten:
        raise NietToegestaan(tekst("overleg.daden.de_soort_overleg_staat_niet_in", soort=soort))
    if frequentie and frequentie not in rules.frequenties:
        raise NietToegestaan(tekst("overleg.daden.die_frequentie_is_er_niet", code=frequentie))
    if gebied_code and gebied_code not in dict(gebied.areas(rules.soorten[soort].gebied)):
        raise NietToegestaan(tekst("overleg.daden.dat_gebied_past_niet"))
    if Overleg.objects.filter(naam=naam).exists():
        raise NietToegestaan(tekst("overleg.daden.die_naam_is_er_al", naam=naam))
    overleg = Overleg.objects.create(naam=naam, soort=soort, gebied=gebied_code, frequentie=frequentie)
    Deelname.objects.bulk_create(Deelname(overleg=overleg, persoon=p) for p in deelnemers)
    record("overleg-toegevoegd", "overleg", overleg.pk, door=door)
    return overleg


@transaction.atomic
def add_member(
    overleg: Overleg,
    persoon: Persoon,
    *,
    organisatie: Organisatie | None = None,
    functie: str = "",
    door: Persoon | None,
) -> Deelname:
    """Let a person take part in a body; who takes part already gets this organisation and function."""
    deelname, _ = Deelname.objects.update_or_create(
        overleg=overleg, persoon=persoon, defaults={"organisatie": organisatie, "functie": functie}
    )
    record("deelnemer-toegevoegd", "overleg", overleg.pk, door=door)
    return deelname


@transaction.atomic
def remove_member(deelname: Deelname, *, door: Persoon | None) -> None:
    """A person takes part no more; from then on the cases of this body are closed to him."""
    record("deelnemer-weg", "overleg", deelname.overleg.pk, door=door)
    deelname.delete()


@transaction.atomic
def set_chair(deelname: Deelname, *, door: Persoon | None) -> None:
    """Let a member lead the body, in the place of who did.

    Raises:
        NietToegestaan: another was made chair at the same moment.
    """
    Deelname.objects.filter(overleg=deelname.overleg, voorzitter=True).update(voorzitter=False)
    try:
        with transaction.atomic():
            Deelname.objects.filter(pk=deelname.pk).update(voorzitter=True)
    except IntegrityError as error:
        raise NietToegestaan(tekst("overleg.daden.er_is_al_een_voorzitter")) from error
    record("voorzitter-gekozen", "overleg", deelname.overleg.pk, door=door)


@transaction.atomic
def add_mandate(
    overleg: Overleg, text: str, bron: str, van: dt.date, *, tot: dt.date | None = None, door: Persoon | None
) -> Mandaat:
    """Lay down what a body may decide, from a day, with its source.

    Raises:
        NietToegestaan: it would end before it begins.
    """
    if tot is not None and tot < van:
        raise NietToegestaan(tekst("overleg.daden.eindigt_voor_het_begint"))
    mandaat = Mandaat.objects.create(overleg=overleg, tekst=text, bron=bron, van=van, tot=tot)
    record("mandaat-vastgelegd", "overleg", overleg.pk, door=door)
    return mandaat


@transaction.atomic
def end_mandate(mandaat: Mandaat, tot: dt.date, *, door: Persoon | None) -> None:
    """A mandate holds no more from a day; it stays to be read.

    Raises:
        NietToegestaan: it would end before it begins.
    """
    if tot < mandaat.van:
        raise NietToegestaan(tekst("overleg.daden.eindigt_voor_het_begint"))
    mandaat.tot = tot
    mandaat.save(update_fields=["tot"])
    record("mandaat-beeindigd", "overleg", mandaat.overleg.pk, door=door)
