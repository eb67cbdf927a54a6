"""Every write about reports, from the reporter's side: sending, adding, withdrawing."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from snijvlak.privacy import bewijs as receipts
from snijvlak.privacy.versleuteling import MeldingSleutel, OnleesbareTekst
from snijvlak.toegang.actions import record

from .. import sleutels, toestanden, zegels
from ..models import (
    Bericht,
    Concept,
    ConceptStap,
    Contact,
    Doorsturing,
    Melding,
    MeldingKeuze,
    MeldingReden,
    MeldingThema,
    Verloop,
    Zegel,
)
from ..namen import without_bsn
from ..overgangen import Wie
from .beeindigen import destroy

T = Melding.Toestand
# Where a message of the reporter opens a report that was done.
_OPENS_AGAIN = (T.AFGESLOTEN, T.NIET_OP_ZIJN_PLEK)


class MeldingBeeindigd(Exception):
    """The text of the report is gone: nothing is added to it any more."""


class SleutelVerouderd(Exception):
    """This place still has the public half of a key that was destroyed: nobody would read the report."""


@dataclass(frozen=True)
class NieuweMelding:
    """What a reporter sends in; codes from ``regels/meldpunt/keuzes.yaml`` and CBS codes."""

    melder: str
    sector: str
    gemeente_school: str
    gemeente_kind: str
    situatie: str
    redenen: tuple[str, ...]
    verhaal: str
    functie: str = ""
    sinds: str = ""
    naar_school: str = ""
    geprobeerd: tuple[str, ...] = ()
    met_wie: tuple[str, ...] = ()
    had_geholpen: str = ""
    werkte: str = ""
    stem: str = ""
    # Name and contact, as one text; empty for who stays unknown.
    contact: str = ""


@transaction.atomic
def submit(new: NieuweMelding, bewijs: str) -> Melding:
    """Keep a report under the receipt that the form was given.

    The receipt makes this repeatable: sent twice (double press, reload) it is kept once, as it came first.
    Sent again with another story, that story is kept as a message.

    Raises:
        MeldingBeeindigd: the report of this receipt was ended; this text is not kept.
        SleutelVerouderd: every key that it would be sealed for was destroyed; it is not kept.
    """
    key, zoekwaarde = MeldingSleutel.make(), receipts.lookup(bewijs)
    melding, created = Melding.objects.get_or_create(
        zoekwaarde=zoekwaarde,
        defaults={
            "melder": new.melder,
            "functie": new.functie,
            "sector": new.sector,
            "gemeente_school": new.gemeente_school,
            "gemeente_kind": new.gemeente_kind,
            "situatie": new.situatie,
            "sinds": new.sinds,
            "naar_school": new.naar_school,
            "verhaal": key.encrypt(new.verhaal),
            "had_geholpen": key.encrypt(new.had_geholpen),
            "werkte": key.encrypt(new.werkte),
            "stem": key.encrypt(new.stem),
        },
    )
    if created:
        _complete(melding, new, key, bewijs)
    elif melding.tekst_weg:
        raise MeldingBeeindigd
    else:
        _keep_other_story(melding, bewijs, new.verhaal)
    return melding


def _complete(melding: Melding, new: NieuweMelding, key: MeldingSleutel, bewijs: str) -> None:
    """Seals, choices and contact of a report that was just made."""
    ring = sleutels.ring()
    Zegel.objects.keep(melding, key.seals(ring, bewijs))
    if new.contact:
        own = MeldingSleutel.make()
        Contact.objects.create(melding=melding, inhoud=own.encrypt(new.contact))
        Zegel.objects.keep(melding, own.seals(ring, bewijs), Zegel.Deel.CONTACT)
    # After the seals: who destroys a key holds them, so what it did is seen here or it sees these.
    active = frozenset(s.id for s in ring.actief)
    if active <= zegels.gone(active):
        raise SleutelVerouderd
    MeldingReden.objects.bulk_create(MeldingReden(melding=melding, reden=r) for r in _unique(new.redenen))
    chosen = {"geprobeerd": new.geprobeerd, "met_wie": new.met_wie}
    MeldingKeuze.objects.bulk_create(
        MeldingKeuze(melding=melding, vraag=vraag, keuze=keuze)
        for vraag, keuzes in chosen.items()
        for keuze in _unique(keuzes)
    )
    record("melding-ontvangen", "melding", melding.pk, door=None)


def _keep_other_story(melding: Melding, bewijs: str, verhaal: str) -> None:
    """What a reporter changed and sent again is not lost: it becomes a message, once."""
    try:
        key = MeldingSleutel.open_for_reporter(Zegel.objects.of(melding), bewijs)
        if melding.verhaal.open(key) == verhaal:
            return
    except OnleesbareTekst:  # damaged: nothing can be locked with it
        return
    write_as_reporter(melding, bewijs, verhaal, key.mark(verhaal))


@transaction.atomic
def send_draft(concept: Concept, new: NieuweMelding, bewijs: str) -> Melding:
    """Make a report of a draft: it is a report and an empty draft, or a draft as it was.

    Called again it gives the report that there is.

    Raises:
        MeldingBeeindigd: the report of this receipt was ended; this text is not kept.
        SleutelVerouderd: every key that it would be sealed for was destroyed; the draft is as it was.
    """
    fresh = Concept.objects.select_for_update().get(pk=concept.pk)
    if fresh.verstuurd_op is not None:
        return Melding.objects.get(zoekwaarde=fresh.zoekwaarde)
    melding = submit(new, bewijs)
    ConceptStap.objects.filter(concept=fresh).delete()
    fresh.verstuurd_op = concept.verstuurd_op = timezone.now()
    fresh.save(update_fields=["verstuurd_op"])
    return melding


@transaction.atomic
def write_as_reporter(melding: Melding, bewijs: str, text: str, inzending: uuid.UUID) -> None:
    """Add a message of the reporter; sent twice it is kept once. What was done is then in hand again.

    Raises:
        MeldingBeeindigd: the report was ended; this message is not kept.
        OnleesbareTekst: another receipt, or the seal is damaged.
    """
    fresh, seals = hold(melding)
    key = MeldingSleutel.open_for_reporter(seals, bewijs)
    melding.verhaal.open(key)
    _, created = Bericht.objects.get_or_create(
        inzending=inzending,
        defaults={"melding": melding, "van": Bericht.Van.MELDER, "tekst": key.encrypt(without_bsn(text))},
    )
    if not created:
        return
    record("bericht-van-melder", "melding", melding.pk, door=None)
    if fresh.toestand in _OPENS_AGAIN:
        bring(fresh, T.IN_BEHANDELING, Wie.MELDER)
        record("melding-verplaatst", "melding", fresh.pk, door=None, reden=T.IN_BEHANDELING)
    _to_us(fresh)
    melding.toestand, melding.bak = fresh.toestand, fresh.bak


def _to_us(melding: Melding) -> None:
    """The reporter said something: in whatever state, somebody must see it. What is new is seen as it is."""
    if melding.toestand != T.ONTVANGEN:
        melding.bak = Melding.Bak.WIJ
    melding.nieuw_bericht = True
    melding.save(update_fields=["bak", "nieuw_bericht"])


@transaction.atomic
def withdraw(melding: Melding, bewijs: str) -> None:
    """Destroy the texts of a report at the wish of its reporter. Withdrawn twice is withdrawn once.

    Raises:
        OnleesbareTekst: another receipt, or the seal is damaged.
        MeldingBeeindigd: we ended the report ourselves before.
    """
    fresh = Melding.objects.select_for_update().get(pk=melding.pk)
    if fresh.toestand == T.INGETROKKEN:
        return
    if fresh.tekst_weg:
        raise MeldingBeeindigd
    MeldingSleutel.open_for_reporter(Zegel.objects.of(fresh), bewijs)
    toestanden.check(fresh.toestand, T.INGETROKKEN, Wie.MELDER)
    destroy(fresh, T.INGETROKKEN, Melding.Einde.INGETROKKEN)
    _forget_choices(fresh)
    record("melding-ingetrokken", "melding", fresh.pk, door=None)
    melding.refresh_from_db()


def _forget_choices(melding: Melding) -> None:
    """What was ticked goes too: a report that was withdrawn is not counted."""
    for rows in (MeldingReden.objects, MeldingKeuze.objects, MeldingThema.objects):
        rows.filter(melding=melding).delete()
    chosen = ("melder", "functie", "sector", "gemeente_school", "gemeente_kind", "situatie", "sinds")
    for name in (*chosen, "naar_school"):
        setattr(melding, name, "")
    melding.save(update_fields=[*chosen, "naar_school"])


@transaction.atomic
def notify_at(melding: Melding, bewijs: str, adres: str) -> None:
    """Keep the e-mail address for notices without content, instead of what was there; empty: none.

    Raises:
        MeldingBeeindigd: the report was ended.
        OnleesbareTekst: another receipt, or the seal is damaged.
    """
    fresh, seals = hold(melding)
    key = MeldingSleutel.open_for_reporter(seals, bewijs)
    fresh.verhaal.open(key)
    fresh.berichtadres = melding.berichtadres = key.encrypt(adres)
    fresh.save(update_fields=["berichtadres"])


@transaction.atomic
def consent(melding: Melding, bewijs: str, vraag: uuid.UUID, *, ja: bool) -> None:
    """The reporter's yes or no to handing a text on to a local team; it can change until the text went.

    Raises:
        MeldingBeeindigd: the report was ended.
        OnleesbareTekst: another receipt, or the seal is damaged.
        Doorsturing.DoesNotExist: there is no such question about this report.
    """
    fresh, seals = hold(melding)
    MeldingSleutel.open_for_reporter(seals, bewijs)
    asked = Doorsturing.objects.select_for_update().get(pk=vraag, melding=fresh)
    if asked.gestuurd_op is not None:
        return
    asked.antwoord = Doorsturing.Antwoord.JA if ja else Doorsturing.Antwoord.NEE
    asked.geantwoord_op = timezone.now()
    asked.save(update_fields=["antwoord", "geantwoord_op"])
    _to_us(fresh)
    record("doorsturen-beantwoord", "melding", fresh.pk, door=None, reden=asked.antwoord)


def bring(melding: Melding, naar: T, wie: Wie, *, ask: bool = False) -> None:
    """Set another state with what goes along with it; the caller holds the row and saves nothing of it.

    Raises:
        OngeldigeOvergang: this one may not bring it there.
    """
    toestanden.check(melding.toestand, naar, wie)
    if melding.toestand == T.ONTVANGEN and melding.bevestigd_op is None:
        melding.bevestigd_op = timezone.now()  # whatever was decided, somebody took it up
    melding.toestand, melding.bak = naar, toestanden.tray(naar, ask=ask)
    melding.save(update_fields=["toestand", "bak", "bevestigd_op"])
    Verloop.objects.create(melding=melding, toestand=naar)


def hold(melding: Melding) -> tuple[Melding, dict[str, bytes]]:
    """A report that cannot be ended before this transaction is over, and its seals.

    Raises:
        MeldingBeeindigd: its text is gone.
    """
    fresh = Melding.objects.select_for_update().get(pk=melding.pk)
    if fresh.tekst_weg:
        raise MeldingBeeindigd
    return fresh, Zegel.objects.of(fresh)


def _unique(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(codes))
