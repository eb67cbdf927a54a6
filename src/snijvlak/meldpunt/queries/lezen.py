"""Opening a report, for the team or for its reporter."""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from snijvlak.gebied import queries as gebied
from snijvlak.privacy import bewijs as receipts
from snijvlak.privacy.versleuteling import GeenLeessleutel, MeldingSleutel, OnleesbareTekst, Verzegeld
from snijvlak.vormgeving.teksten import tekst

from .. import regels, sleutels
from ..models import (
    Bericht,
    Contact,
    Doorsturing,
    Melding,
    MeldingKeuze,
    MeldingReden,
    MeldingThema,
    Notitie,
    Verloop,
    Zegel,
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class GelezenBericht:
    """A message, opened; ``tekst`` is None when it does not open."""

    van: str
    van_melder: bool
    op: dt.datetime
    tekst: str | None


@dataclass(frozen=True)
class GelezenNotitie:
    """A note of the team, opened; ``tekst`` is None when it does not open."""

    door: str
    op: dt.datetime
    tekst: str | None


@dataclass(frozen=True)
class GelezenDoorsturing:
    """A text for a local team, opened, with the answer of the reporter."""

    vraag: Doorsturing
    gemeente: str
    tekst: str | None


@dataclass(frozen=True)
class GevolgdeMelding:
    """A report as reporter or team sees it; ``verhaal`` is None when it is destroyed or does not open."""

    melding: Melding
    verhaal: str | None
    berichten: tuple[GelezenBericht, ...]
    kenmerken: tuple[tuple[str, str], ...]
    # The other texts that were given: question and answer.
    teksten: tuple[tuple[str, str], ...] = ()
    doorsturingen: tuple[GelezenDoorsturing, ...] = ()
    notities: tuple[GelezenNotitie, ...] = ()
    berichtadres: str = ""


def find_by_receipt(bewijs: str) -> Melding | None:
    """The report of a receipt; None if there is none.

    Raises:
        OngeldigBewijs: what was typed cannot be a receipt.
    """
    return Melding.objects.filter(zoekwaarde=receipts.lookup(bewijs)).first()


def state(pk: uuid.UUID) -> str | None:
    """The state of a report; None if there is no such report."""
    return Melding.objects.filter(pk=pk).values_list("toestand", flat=True).first()


def course(melding: Melding) -> list[tuple[str, dt.datetime]]:
    """Which states a report had, and when; the first is that it was received."""
    steps = Verloop.objects.filter(melding=melding).values_list("toestand", "op")
    known = [(str(Melding.Toestand(toestand).label), op) for toestand, op in steps]
    return [(str(Melding.Toestand.ONTVANGEN.label), melding.ontvangen_op), *known]


def read(melding: Melding) -> GevolgdeMelding:
    """Open a report with a key of the team.

    Raises:
        GeenLeessleutel: this process only takes in reports.
    """
    ring = sleutels.ring()
    if not ring.leest:
        raise GeenLeessleutel

    def unlock(zegels: dict[str, bytes]) -> MeldingSleutel:
        try:
            return MeldingSleutel.open_for_team(zegels, ring, melding.verhaal)
        except OnleesbareTekst:  # a damaged story; messages may be whole
            return MeldingSleutel.open_for_team(zegels, ring)

    return _open(melding, unlock, team=True)


def follow(melding: Melding, bewijs: str) -> GevolgdeMelding:
    """Open a report with its receipt; notes of the team for the team are not in it."""
    return _open(melding, lambda zegels: MeldingSleutel.open_for_reporter(zegels, bewijs), team=False)


def texts(meldingen: Sequence[Melding]) -> list[str]:
    """All that reporters wrote in reports, opened with a key of the team; empty for what does not open."""
    ring, zegels = sleutels.ring(), dict[uuid.UUID, dict[str, bytes]]()
    rows = Zegel.objects.filter(melding__in=meldingen, deel=Zegel.Deel.VERHAAL)
    for pk, sleutel, inhoud in rows.values_list("melding_id", "sleutel", "inhoud"):
        zegels.setdefault(pk, {})[sleutel] = bytes(inhoud)
    found: list[str] = []
    for melding in meldingen:
        parts = (melding.verhaal, melding.had_geholpen, melding.werkte, melding.stem)
        with suppress(OnleesbareTekst):
            key = MeldingSleutel.open_for_team(zegels.get(melding.pk, {}), ring, melding.verhaal)
            found.append("\n".join(part.open(key) for part in parts if bytes(part)))
            continue
        found.append("")
    return found


def last_message(melding: Melding) -> int:
    """The number of the last message of the reporter; 0 when there is none."""
    rows = Bericht.objects.filter(melding=melding, van=Bericht.Van.MELDER).order_by("-pk")
    return rows.values_list("pk", flat=True).first() or 0


def has_contact(melding: Melding) -> bool:
    """Whether the reporter left name or contact."""
    return Contact.objects.filter(melding=melding).exists()


def read_contact(melding: Melding) -> str | None:
    """Name and contact of the reporter, with a key of the team; None when there is nothing that opens."""
    contact = Contact.objects.filter(melding=melding).first()
    if contact is None:
        return None
    try:
        zegels = Zegel.objects.of(melding, Zegel.Deel.CONTACT)
        return contact.inhoud.open(MeldingSleutel.open_for_team(zegels, sleutels.ring(), contact.inhoud))
    except OnleesbareTekst:
        _log.error("a contact cannot be opened")
        return None


def _open(
    melding: Melding, unlock: Callable[[dict[str, bytes]], MeldingSleutel], *, team: bool
) -> GevolgdeMelding:
    kenmerken = _traits(melding)
    try:
        key = unlock(Zegel.objects.of(melding))
    except OnleesbareTekst:
        if not melding.tekst_weg:
            _log.error("a report cannot be opened")
        return GevolgdeMelding(melding, None, (), kenmerken)
    return GevolgdeMelding(
        melding,
        _text(melding.verhaal, key),
        tuple(
            GelezenBericht(
                str(Bericht.Van(b.van).label), b.van == Bericht.Van.MELDER, b.op, _text(b.tekst, key)
            )
            for b in Bericht.objects.filter(melding=melding)
        ),
        kenmerken,
        tuple(_other_texts(melding, key)),
        tuple(
            GelezenDoorsturing(d, municipality(d.naar), _text(d.tekst, key))
            for d in Doorsturing.objects.filter(melding=melding)
        ),
        tuple(_notes(melding, key)) if team else (),
        (_text(melding.berichtadres, key) or "") if bytes(melding.berichtadres) else "",
    )


def _other_texts(melding: Melding, key: MeldingSleutel) -> list[tuple[str, str]]:
    asked = (
        (tekst("meldpunt.vragen.had_geholpen"), melding.had_geholpen),
        (tekst("meldpunt.vragen.werkte"), melding.werkte),
        (tekst("meldpunt.vragen.stem"), melding.stem),
    )
    # Reports of before these were asked have nothing there at all.
    opened = ((question, _text(locked, key)) for question, locked in asked if bytes(locked))
    return [(question, text) for question, text in opened if text]


def _notes(melding: Melding, key: MeldingSleutel) -> list[GelezenNotitie]:
    rows = Notitie.objects.filter(melding=melding).select_related("door")
    return [GelezenNotitie(n.door.naam, n.op, _text(n.tekst, key)) for n in rows]


def _text(verzegeld: Verzegeld, key: MeldingSleutel) -> str | None:
    try:
        return verzegeld.open(key)
    except OnleesbareTekst:  # the other texts of the report may be whole
        _log.error("a text of a report cannot be opened")
        return None


def _traits(melding: Melding) -> tuple[tuple[str, str], ...]:
    """What the reporter chose, in words: question and answer."""
    keuzes = regels.load()
    chosen: dict[str, list[str]] = {"redenen": [], "geprobeerd": [], "met_wie": []}
    for reden in MeldingReden.objects.filter(melding=melding).order_by("pk").values_list("reden", flat=True):
        chosen["redenen"].append(keuzes.redenen.get(reden) or reden)
    rows = MeldingKeuze.objects.filter(melding=melding).order_by("pk").values_list("vraag", "keuze")
    for vraag, keuze in rows:
        words: dict[str, str] = getattr(keuzes, vraag)
        chosen[vraag].append(words.get(keuze) or keuze)
    told = (
        (tekst("meldpunt.vragen.melder"), keuzes.melders.get(melding.melder) or melding.melder),
        (tekst("meldpunt.vragen.functie"), keuzes.functies.get(melding.functie) or melding.functie),
        (tekst("meldpunt.vragen.sector"), keuzes.sectoren.get(melding.sector) or melding.sector),
        (tekst("meldpunt.vragen.gemeente_van_de_school"), municipality(melding.gemeente_school)),
        (tekst("meldpunt.vragen.gemeente_van_het_kind"), municipality(melding.gemeente_kind)),
        (tekst("meldpunt.vragen.wat_loopt_vast"), keuzes.situaties.get(melding.situatie) or melding.situatie),
        (tekst("meldpunt.vragen.waardoor"), "; ".join(chosen["redenen"])),
        (tekst("meldpunt.vragen.sinds"), keuzes.sinds.get(melding.sinds) or melding.sinds),
        (
            tekst("meldpunt.vragen.naar_school"),
            keuzes.naar_school.get(melding.naar_school) or melding.naar_school,
        ),
        (tekst("meldpunt.vragen.geprobeerd"), "; ".join(chosen["geprobeerd"])),
        (tekst("meldpunt.vragen.met_wie"), "; ".join(chosen["met_wie"])),
    )
    return tuple((question, answer) for question, answer in told if answer)


def themes(melding: Melding) -> list[str]:
    """The codes of the themes of a report."""
    rows = MeldingThema.objects.filter(melding=melding).order_by("pk")
    return list(rows.values_list("thema", flat=True))


def reasons(melding: Melding) -> list[str]:
    """The codes of the reasons of a report."""
    rows = MeldingReden.objects.filter(melding=melding).order_by("pk")
    return list(rows.values_list("reden", flat=True))


def municipality(code: str) -> str:
    """The name of a municipality of the region; of any other that it is another."""
    found = gebied.find_gemeente(code)
    return found.naam if found else tekst("meldpunt.vragen.een_andere_gemeente")
