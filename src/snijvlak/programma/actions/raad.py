"""Writes about the council: its documents, what it was promised, each step of that, and its questions.

Who changes a text is a writer of it, and it is a concept again; what was released stays as it was.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction

from snijvlak.publicatie import vindplaatsen
from snijvlak.publicatie.regels import bevindingen
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import overgangen
from ..models import Openbaar, Raadsstuk, Raadsvraag, Stap, Toezegging
from ..overgangen import Wie
from .fouten import NietToegestaan
from .namen import refuse_names

T, V = Toezegging.Toestand, Openbaar.Vrijgave


@dataclass(frozen=True)
class NieuwStuk:
    """A document of the council as it is written."""

    soort: str
    nummer: str
    titel: str
    datum: dt.date
    bron: str


@dataclass(frozen=True)
class NieuweToezegging:
    """A promise as it is written."""

    stuk: Raadsstuk
    wat: str
    wie: str
    inzending: uuid.UUID
    eigenaar: Persoon | None = None
    evaluatie_op: dt.date | None = None


@dataclass(frozen=True)
class NieuweVraag:
    """A question as it is written; ``antwoord`` is the mark of a block of a released report, or empty."""

    soort: str
    nummer: str
    datum: dt.date
    onderwerp: str
    vraag: str
    inzending: uuid.UUID
    antwoord: str = ""


@transaction.atomic
def add_piece(new: NieuwStuk, *, door: Persoon) -> Raadsstuk:
    """Add a document of the council; the same one again is kept once.

    Raises:
        NietToegestaan: the title names somebody for sure, or another document has this number.
    """
    refuse_names(new.titel)
    stuk, created = Raadsstuk.objects.get_or_create(nummer=new.nummer, defaults=vars(new))
    if created:
        record("raadsstuk-toegevoegd", "raadsstuk", stuk.pk, door=door)
    elif any(getattr(stuk, name) != value for name, value in vars(new).items()):
        raise NietToegestaan(tekst("programma.daden.nummer_bestaat"))
    return stuk


@transaction.atomic
def promise(new: NieuweToezegging, *, door: Persoon) -> Toezegging:
    """Write down what was promised; sent twice it is kept once.

    Raises:
        NietToegestaan: a text names somebody for sure.
    """
    _check_promise(new)
    belofte, created = Toezegging.objects.get_or_create(inzending=new.inzending, defaults=_fields(new))
    if created:
        belofte.schrijvers.add(door)
        record("toezegging-geschreven", "toezegging", belofte.pk, door=door)
    return belofte


@transaction.atomic
def change_promise(belofte: Toezegging, new: NieuweToezegging, *, door: Persoon) -> None:
    """Change what a promise says; raises as ``promise``."""
    _check_promise(new)
    fresh = _held(belofte)
    for name, value in _fields(new).items():
        setattr(fresh, name, value)
    _written(fresh, door)
    record("toezegging-geschreven", "toezegging", fresh.pk, door=door)


@transaction.atomic
def step(
    belofte: Toezegging,
    naar: str,
    dag: dt.date,
    text: str,
    *,
    effect: str = "",
    evaluatie_op: dt.date | None = None,
    door: Persoon,
) -> Stap:
    """Bring a promise into its next state, and say what there is to say of it.

    Raises:
        OngeldigeOvergang: that state may not follow.
        NietToegestaan: the day lies before the step before it, the effect is missing or out of place, or the
            text names somebody for sure.
    """
    refuse_names(text)
    fresh = _held(belofte)
    overgangen.check(overgangen.TOEZEGGING, fresh.toestand, naar, {Wie.SCHRIJVER})
    if (naar == T.EFFECT_BEKEKEN) != bool(effect):
        raise NietToegestaan(tekst("programma.daden.kies_effect"))
    last = fresh.stappen.order_by("-dag", "-pk").first()  # pyright: ignore[reportAttributeAccessIssue] -- related_name
    if dag < (last.dag if last else fresh.stuk.datum):
        raise NietToegestaan(tekst("programma.daden.dag_te_vroeg"))
    stap = Stap.objects.create(toezegging=fresh, toestand=naar, dag=dag, tekst=text, effect=effect)
    fresh.toestand, fresh.evaluatie_op = naar, evaluatie_op
    _written(fresh, door)
    record("toezegging-verplaatst", "toezegging", fresh.pk, door=door, reden=naar)
    return stap


@transaction.atomic
def rewrite_step(stap: Stap, text: str, *, door: Persoon) -> None:
    """Change what a step says; raises NietToegestaan when it names somebody for sure."""
    refuse_names(text)
    fresh = _held(stap.toezegging)
    Stap.objects.filter(pk=stap.pk).update(tekst=text)
    _written(fresh, door)
    record("toezegging-geschreven", "toezegging", fresh.pk, door=door)


@transaction.atomic
def ask(new: NieuweVraag, *, door: Persoon) -> Raadsvraag:
    """Write down a question of a member of the council; sent twice it is kept once.

    Raises:
        NietToegestaan: a text names somebody for sure, the number is in use, or the answer is not public.
    """
    if known := Raadsvraag.objects.filter(inzending=new.inzending).first():
        return known
    _check_question(new)
    vraag = Raadsvraag.objects.create(**vars(new))
    vraag.schrijvers.add(door)
    record("raadsvraag-geschreven", "raadsvraag", vraag.pk, door=door)
    return vraag


@transaction.atomic
def change_question(vraag: Raadsvraag, new: NieuweVraag, *, door: Persoon) -> None:
    """Change a question, or link its answer; raises as ``ask``."""
    _check_question(new, vraag.pk)
    fresh = Raadsvraag.objects.select_for_update().get(pk=vraag.pk)
    for name, value in vars(new).items():
        if name != "inzending":
            setattr(fresh, name, value)
    _written(fresh, door)
    record("raadsvraag-geschreven", "raadsvraag", fresh.pk, door=door)


def _fields(new: NieuweToezegging) -> dict[str, object]:
    return {name: value for name, value in vars(new).items() if name != "inzending"}


def _held(belofte: Toezegging) -> Toezegging:
    """The promise as it is now; others wait until this deed is done."""
    return Toezegging.objects.select_for_update(of=("self",)).select_related("stuk").get(pk=belofte.pk)


def _written(thing: Openbaar, door: Persoon) -> None:
    """Keep it as a concept of this writer."""
    thing.vrijgave = V.CONCEPT
    thing.save()
    thing.schrijvers.add(door)


def _check_promise(new: NieuweToezegging) -> None:
    refuse_names(new.wat)
    refuse_names(new.wie, allowed=bevindingen().in_tabel)


def _check_question(new: NieuweVraag, pk: int | None = None) -> None:
    refuse_names(new.onderwerp, new.vraag)
    if Raadsvraag.objects.filter(nummer=new.nummer).exclude(pk=pk).exists():
        raise NietToegestaan(tekst("programma.daden.nummer_bestaat"))
    place = vindplaatsen.find([new.antwoord]).get(new.antwoord) if new.antwoord else None
    if new.antwoord and not (place and place.openbaar):
        raise NietToegestaan(tekst("programma.daden.geen_antwoord"))
