"""Every write about sharing costs: each change is a new version, and what is laid down stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction

from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from ..models import Arrangement, Deling
from . import overgangen, queries, vastleggen
from .deling import Invoer

T, S = Deling.Toestand, Deling.Soort


class NietToegestaan(Exception):
    """This cannot be done now; the message says in Dutch why and what to do."""


@dataclass(frozen=True)
class Nieuw:
    """A new arrangement."""

    naam: str
    school: str
    vestiging: str
    jaar: int


@transaction.atomic
def add_arrangement(new: Nieuw, invoer: Invoer, *, door: Persoon | None) -> Arrangement:
    """Begin an arrangement, with a first version of its advance.

    Raises:
        NietToegestaan: there is one of this name at this school in this year.
    """
    try:
        with transaction.atomic():
            made = Arrangement.objects.create(
                naam=new.naam, school=new.school, vestiging=new.vestiging, jaar=new.jaar
            )
    except IntegrityError as error:
        raise NietToegestaan(tekst("grensverkeer.kosten.bestaat_al")) from error
    _next(made, S.VOORSCHOT, 1, invoer, None)
    record("arrangement-toegevoegd", "arrangement", made.pk, door=door)
    return made


@transaction.atomic
def save(deling: Deling, invoer: Invoer, *, door: Persoon | None) -> Deling:
    """A new version with other input, after the version that was read.

    Raises:
        OngeldigeOvergang: that version was laid down.
        NietToegestaan: another made a newer version meanwhile.
    """
    overgangen.check(_newest(deling).toestand, T.CONCEPT)
    if deling.toestand == T.VASTGESTELD:
        raise overgangen.OngeldigeOvergang(tekst("grensverkeer.kosten.staat_vast"))
    made = _next(deling.arrangement, deling.soort, deling.nummer + 1, invoer, deling.voorschot)
    record("deling-veranderd", "arrangement", deling.arrangement.pk, door=door)
    return made


@transaction.atomic
def lay_down(deling: Deling, *, door: Persoon | None) -> Deling:
    """Compute the amounts and keep them with a checksum.

    Raises:
        OngeldigeOvergang: this was done already.
        NietToegestaan: another made a newer version meanwhile.
        OngeldigeAantallen, NietDeelbaar: nothing can be divided.
    """
    now = _newest(deling)
    overgangen.check(now.toestand, T.VASTGESTELD)
    outcome = vastleggen.keep_outcome(queries.compute(now))
    now.uitkomst, now.toestand = outcome, T.VASTGESTELD
    now.sha256 = queries.checksum(now)
    now.save(update_fields=["uitkomst", "toestand", "sha256"])
    record("deling-vastgesteld", "arrangement", now.arrangement.pk, door=door)
    return now


@transaction.atomic
def reopen(deling: Deling, *, door: Persoon | None) -> Deling:
    """A new version of what was laid down, which stays to be read.

    Raises:
        OngeldigeOvergang: it was not laid down.
        NietToegestaan: there is a newer version, or an advance that is being settled already.
    """
    now = _newest(deling)
    if now.toestand != T.VASTGESTELD:
        raise overgangen.OngeldigeOvergang(tekst("grensverkeer.kosten.is_nog_concept"))
    if now.soort == S.VOORSCHOT and queries.newest(now.arrangement, S.VERREKENING):
        raise NietToegestaan(tekst("grensverkeer.kosten.wordt_verrekend"))
    made = _next(now.arrangement, now.soort, now.nummer + 1, queries.input_of(now), now.voorschot)
    record("deling-heropend", "arrangement", now.arrangement.pk, door=door)
    return made


@transaction.atomic
def begin_settlement(arrangement: Arrangement, *, door: Persoon | None) -> Deling:
    """The first version of the settlement: what was expected, to be replaced by what it became.

    Raises:
        NietToegestaan: the advance was not laid down, or there is a settlement.
    """
    Arrangement.objects.select_for_update().get(pk=arrangement.pk)
    advance = queries.newest(arrangement, S.VOORSCHOT)
    if advance is None or advance.toestand != T.VASTGESTELD:
        raise NietToegestaan(tekst("grensverkeer.kosten.eerst_voorschot"))
    if queries.newest(arrangement, S.VERREKENING):
        raise NietToegestaan(tekst("grensverkeer.kosten.is_er_al"))
    made = _next(arrangement, S.VERREKENING, 1, replace(queries.input_of(advance)), advance)
    record("verrekening-begonnen", "arrangement", arrangement.pk, door=door)
    return made


def _newest(deling: Deling) -> Deling:
    """The version that was read, when it is still the newest; nobody else changes it until the end."""
    Arrangement.objects.select_for_update().get(pk=deling.arrangement.pk)
    found = queries.newest(deling.arrangement, deling.soort)
    if found is None or found.pk != deling.pk:
        raise NietToegestaan(tekst("grensverkeer.kosten.ander_veranderde"))
    return found


def _next(
    arrangement: Arrangement, soort: str, nummer: int, invoer: Invoer, voorschot: Deling | None
) -> Deling:
    return Deling.objects.create(
        arrangement=arrangement,
        soort=soort,
        nummer=nummer,
        invoer=vastleggen.keep_input(invoer),
        voorschot=voorschot,
    )
