"""What the team does with a report."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from snijvlak.gebied import queries as gebied
from snijvlak.privacy.versleuteling import MeldingSleutel
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang import queries as toegang
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie
from snijvlak.vormgeving.teksten import tekst

from .. import berichten, overgangen, regels, sleutels, toestanden
from ..models import Bericht, Doorsturing, Melding, MeldingThema, Notitie
from ..namen import without_bsn
from ..overgangen import Wie
from .melden import bring, hold

T = Melding.Toestand
DONE = (T.AFGESLOTEN, T.NIET_OP_ZIJN_PLEK)


class NietToegestaan(Exception):
    """The deed cannot be done; the message says why in Dutch and what to do."""


@transaction.atomic
def move(melding_id: uuid.UUID, naar: str, *, door: Persoon) -> None:
    """Bring a report into another state, as far as this person may.

    Raises:
        OngeldigeOvergang: that state may not follow the present one, or not by this person.
        Melding.DoesNotExist: there is no such report.
    """
    melding = Melding.objects.select_for_update().get(pk=melding_id)
    if toestanden.stays(melding.toestand, naar):
        return
    _bring(melding, T(naar), door=door)


def _bring(melding: Melding, naar: T, *, door: Persoon, news: bool = True) -> None:
    """As whoever this person is that may do the step."""
    toestanden.check(melding.toestand, naar)
    held = toegang.permissies(door)
    ways = toestanden.ways(melding.toestand, naar)
    wie = next((w for w in Wie if w in ways and overgangen.PERMISSIES.get(w) in held), None)
    if wie is None:
        raise OngeldigeOvergang(tekst("meldpunt.toestanden.dat_mag_u_niet", naar=naar.label))
    bring(melding, naar, wie)
    record("melding-verplaatst", "melding", melding.pk, door=door, reden=naar)
    if news:
        _news(melding)


@transaction.atomic
def take_up(melding: Melding, *, door: Persoon, spoed: bool = False) -> None:
    """The meldpunt takes a report in hand: the promise to confirm is kept. With ``spoed`` it goes first.

    Raises:
        OngeldigeOvergang: it is in hand, or over.
    """
    fresh, _ = hold(melding)
    _take(fresh, door, spoed=spoed)
    if spoed:
        record("spoed-gegeven", "melding", fresh.pk, door=door)
    melding.refresh_from_db()


def _take(melding: Melding, door: Persoon, *, spoed: bool = False) -> None:
    _bring(melding, T.IN_BEHANDELING, door=door)
    melding.behandelaar, melding.spoed = door, melding.spoed or spoed
    melding.save(update_fields=["behandelaar", "spoed"])


@transaction.atomic
def set_urgent(melding: Melding, *, spoed: bool, door: Persoon) -> None:
    """Whether a report goes before all others: a breakthrough is needed now.

    Raises:
        NietToegestaan: it is done.
    """
    fresh, _ = hold(melding)
    if fresh.toestand in DONE:
        raise NietToegestaan(tekst("meldpunt.daden.deze_melding_is_klaar"))
    if fresh.spoed == spoed:
        return
    fresh.spoed = melding.spoed = spoed
    fresh.save(update_fields=["spoed"])
    if spoed:
        record("spoed-gegeven", "melding", fresh.pk, door=door)
    else:
        record("spoed-weg", "melding", fresh.pk, door=door)


@transaction.atomic
def answer(
    melding: Melding,
    text: str,
    inzending: uuid.UUID,
    *,
    door: Persoon,
    vraag: bool = False,
    gezien: int | None = None,
) -> None:
    """Answer the reporter; sent twice it is kept once. Who answers a new report takes it up.

    With ``vraag`` it then waits for the reporter. ``gezien`` is the number of the last message that was on
    the page (0 for none): one that came later stays to be seen.

    Raises:
        MeldingBeeindigd: the report was ended; this answer is not kept.
        OnleesbareTekst: no key here opens the report.
    """
    fresh, key = _open(melding)
    if not _write(fresh, key, text, inzending):
        return
    if fresh.toestand == T.ONTVANGEN:
        _take(fresh, door)
    if fresh.beantwoord_op is None:
        fresh.beantwoord_op = timezone.now()
    fresh.nieuw_bericht = _newer(fresh, gezien)
    if not fresh.nieuw_bericht:
        fresh.bak = toestanden.tray(fresh.toestand, ask=vraag)
    fresh.save(update_fields=["beantwoord_op", "nieuw_bericht", "bak"])
    record("melding-beantwoord", "melding", fresh.pk, door=door)
    _news(fresh)
    melding.refresh_from_db()


def _newer(melding: Melding, gezien: int | None) -> bool:
    """Whether the reporter wrote after what was seen; None: all was seen."""
    if gezien is None:
        return False
    return Bericht.objects.filter(melding=melding, van=Bericht.Van.MELDER, pk__gt=gezien).exists()


@transaction.atomic
def close(
    melding: Melding,
    naar: str,
    text: str,
    inzending: uuid.UUID,
    *,
    door: Persoon,
    gezien: int | None = None,
) -> None:
    """Close a report, or say that it is not in its place, with a last answer: never without one.

    Raises:
        NietToegestaan: the answer is empty, the report cannot be ended so, or the reporter wrote meanwhile.
        OngeldigeOvergang: it is not in hand, or this person may not.
        MeldingBeeindigd: its text is gone.
        OnleesbareTekst: no key here opens the report.
    """
    if naar not in (T.AFGESLOTEN, T.NIET_OP_ZIJN_PLEK) or not text.strip():
        raise NietToegestaan(tekst("meldpunt.daden.sluit_af_met_een_antwoord"))
    fresh, _ = _open(melding)
    if fresh.toestand == naar:
        return
    toestanden.check(fresh.toestand, naar)
    if _newer(fresh, gezien):
        raise NietToegestaan(tekst("meldpunt.daden.er_is_een_nieuw_bericht"))
    answer(melding, text, inzending, door=door)
    fresh = Melding.objects.select_for_update().get(pk=melding.pk)
    _bring(fresh, T(naar), door=door)
    fresh.spoed = False
    fresh.save(update_fields=["spoed"])
    melding.refresh_from_db()


@transaction.atomic
def follow_up(melding: Melding, text: str, inzending: uuid.UUID, *, door: Persoon) -> None:
    """Tell the reporter what was learned and what is being done: never without words.

    Raises:
        NietToegestaan: there are no words.
        OngeldigeOvergang: no body discussed it, or this person may not.
        MeldingBeeindigd: its text is gone.
        OnleesbareTekst: no key here opens the report.
    """
    if not text.strip():
        raise NietToegestaan(tekst("meldpunt.daden.zeg_wat_er_is_geleerd"))
    fresh, _ = _open(melding)
    if fresh.toestand == T.OPGEVOLGD:
        return
    toestanden.check(fresh.toestand, T.OPGEVOLGD)
    answer(melding, text, inzending, door=door)
    _bring(Melding.objects.select_for_update().get(pk=melding.pk), T.OPGEVOLGD, door=door)
    melding.refresh_from_db()


@transaction.atomic
def set_aside(ids: Iterable[uuid.UUID], *, door: Persoon) -> int:
    """Put new reports aside unread: noise, no story. Nothing is destroyed; gives how many there were."""
    rows = list(Melding.objects.select_for_update().filter(pk__in=list(ids), toestand=T.ONTVANGEN))
    for melding in rows:
        _bring(melding, T.NIET_OP_ZIJN_PLEK, door=door, news=False)
        melding.bak = Melding.Bak.OPZIJ
        melding.save(update_fields=["bak"])
        record("opzij-gezet", "melding", melding.pk, door=door)
    return len(rows)


@transaction.atomic
def note(melding: Melding, text: str, inzending: uuid.UUID, *, door: Persoon) -> None:
    """Write a note for the team; sent twice it is kept once.

    Raises:
        MeldingBeeindigd: the report was ended.
        OnleesbareTekst: no key here opens the report.
    """
    fresh, key = _open(melding)
    _, created = Notitie.objects.get_or_create(
        inzending=inzending,
        defaults={"melding": fresh, "door": door, "tekst": key.encrypt(without_bsn(text))},
    )
    if created:
        record("notitie-geschreven", "melding", fresh.pk, door=door)


@transaction.atomic
def set_themes(melding: Melding, codes: Sequence[str], *, door: Persoon) -> None:
    """Give a report these themes, and no others.

    Raises:
        NietToegestaan: a theme is not in ``regels/meldpunt/themas.yaml``.
    """
    fresh, _ = hold(melding)
    known = regels.themas().themas
    if strange := [code for code in codes if code not in known]:
        raise NietToegestaan(tekst("meldpunt.daden.het_thema_bestaat_niet", thema=strange[0]))
    MeldingThema.objects.filter(melding=fresh).exclude(thema__in=codes).delete()
    MeldingThema.objects.bulk_create(
        (MeldingThema(melding=fresh, thema=code) for code in dict.fromkeys(codes)), ignore_conflicts=True
    )
    record("themas-gekozen", "melding", fresh.pk, door=door)


@transaction.atomic
def hand_over(melding: Melding, naar: Persoon, *, door: Persoon) -> None:
    """Give a report to a colleague who may answer it.

    Raises:
        NietToegestaan: that person may not.
        MeldingBeeindigd: the report was ended.
    """
    fresh, _ = hold(melding)
    if Permissie.MELDING_BEANTWOORDEN not in toegang.permissies(naar):
        raise NietToegestaan(tekst("meldpunt.daden.deze_collega_mag_niet"))
    fresh.behandelaar = melding.behandelaar = naar
    fresh.save(update_fields=["behandelaar"])
    record("melding-overgedragen", "melding", fresh.pk, door=door)


@transaction.atomic
def ask_to_forward(melding: Melding, naar: str, text: str, inzending: uuid.UUID, *, door: Persoon) -> None:
    """Ask the reporter whether this text may go to the local team of a municipality; asked twice is once.

    Raises:
        NietToegestaan: there is no such municipality, or the report is not in hand.
        MeldingBeeindigd: the report was ended.
        OnleesbareTekst: no key here opens the report.
    """
    fresh, key = _open(melding)
    if gebied.find_gemeente(naar) is None:
        raise NietToegestaan(tekst("meldpunt.daden.die_gemeente_kennen_wij_niet"))
    if fresh.toestand != T.IN_BEHANDELING:
        raise NietToegestaan(tekst("meldpunt.daden.doorsturen_kan_alleen_in_behandeling"))
    _, created = Doorsturing.objects.get_or_create(
        pk=inzending, defaults={"melding": fresh, "naar": naar, "tekst": key.encrypt(without_bsn(text))}
    )
    if not created:
        return
    fresh.bak = Melding.Bak.MELDER
    fresh.save(update_fields=["bak"])
    record("doorsturen-gevraagd", "melding", fresh.pk, door=door, reden=naar)
    _news(fresh)
    melding.refresh_from_db()


@transaction.atomic
def forwarded(melding: Melding, vraag: uuid.UUID, *, door: Persoon) -> None:
    """Note that the text went to the local team; only after the yes of the reporter.

    Raises:
        NietToegestaan: the reporter did not say yes.
        MeldingBeeindigd: the text of the report is gone.
        Doorsturing.DoesNotExist: there is no such question about this report.
    """
    fresh, _ = hold(melding)
    asked = Doorsturing.objects.select_for_update().get(pk=vraag, melding=fresh)
    if asked.antwoord != Doorsturing.Antwoord.JA:
        raise NietToegestaan(tekst("meldpunt.daden.de_melder_gaf_geen_toestemming"))
    if asked.gestuurd_op is None:
        asked.gestuurd_op = timezone.now()
        asked.save(update_fields=["gestuurd_op"])
        record("doorgestuurd", "melding", fresh.pk, door=door, reden=asked.naar)
        _news(fresh)


def _open(melding: Melding) -> tuple[Melding, MeldingSleutel]:
    fresh, seals = hold(melding)
    # Not with a key that somebody put there: he would read the answer.
    return fresh, MeldingSleutel.open_for_team(seals, sleutels.ring(), fresh.verhaal)


def _write(melding: Melding, key: MeldingSleutel, text: str, inzending: uuid.UUID) -> bool:
    _, created = Bericht.objects.get_or_create(
        inzending=inzending,
        defaults={"melding": melding, "van": Bericht.Van.TEAM, "tekst": key.encrypt(without_bsn(text))},
    )
    return created


def _news(melding: Melding) -> None:
    """There is something new for the reporter: who left an address gets a notice without content."""
    berichten.note_news(melding)
