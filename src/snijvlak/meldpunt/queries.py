"""Every read about reports."""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from snijvlak.gebied import queries as gebied
from snijvlak.privacy import bewijs as receipts
from snijvlak.privacy.versleuteling import GeenLeessleutel, MeldingSleutel, OnleesbareTekst, Verzegeld
from snijvlak.toegang import queries as toegang
from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie
from snijvlak.vormgeving.teksten import tekst

from . import inzage, regels, sleutels
from .models import Bericht, Melding, MeldingReden, Noodtoegang, Zegel

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class GelezenBericht:
    """A message, opened; ``tekst`` is None when it does not open."""

    van: str
    van_melder: bool
    op: dt.datetime
    tekst: str | None


@dataclass(frozen=True)
class Werkregel:
    """A report in the work list."""

    melding: Melding
    sector: str
    situatie: str


@dataclass(frozen=True)
class Telling:
    """True counts: names of rows and columns, and the count of each combination that occurs."""

    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    aantallen: dict[tuple[str, str], int]
    legenda: str


@dataclass(frozen=True)
class GevolgdeMelding:
    """A report as reporter or team sees it; ``verhaal`` is None when it is destroyed or does not open."""

    melding: Melding
    verhaal: str | None
    berichten: tuple[GelezenBericht, ...]
    kenmerken: tuple[tuple[str, str], ...]


def find_by_receipt(bewijs: str) -> Melding | None:
    """The report of a receipt; None if there is none.

    Raises:
        OngeldigBewijs: what was typed cannot be a receipt.
    """
    return Melding.objects.filter(zoekwaarde=receipts.lookup(bewijs)).first()


def state(pk: uuid.UUID) -> str | None:
    """The state of a report; None if there is no such report."""
    return Melding.objects.filter(pk=pk).values_list("toestand", flat=True).first()


def _waiting() -> QuerySet[Melding]:
    return Melding.objects.exclude(toestand__in=[Melding.Toestand.AFGESLOTEN, Melding.Toestand.BEEINDIGD])


def count_waiting() -> int:
    """How many reports are not closed."""
    return _waiting().count()


def states() -> list[tuple[str, int]]:
    """How many reports are in each state, in the order in which they follow."""
    counted = dict(Melding.objects.values_list("toestand").annotate(aantal=Count("pk")))
    return [(str(state.label), counted.get(state.value, 0)) for state in Melding.Toestand]


def days_waiting() -> int | None:
    """How many whole days the oldest report waits that nobody has read; None when there is none."""
    oldest = Melding.objects.filter(toestand=Melding.Toestand.ONTVANGEN).aggregate(op=Min("ontvangen_op"))[
        "op"
    ]
    return (timezone.now() - oldest).days if oldest else None


def work_list(limit: int = 100) -> list[Werkregel]:
    """Reports that are not closed, the oldest first; structured fields only, no text is opened."""
    open_reports = (
        _waiting()
        .only("id", "ontvangen_op", "toestand", "sector", "situatie")
        .order_by("ontvangen_op")[:limit]
    )
    keuzes = regels.load()
    return [
        Werkregel(
            m, keuzes.sectoren.get(m.sector) or m.sector, keuzes.situaties.get(m.situatie) or m.situatie
        )
        for m in open_reports
    ]


def reasons_by_sector(begin: dt.date, end: dt.date) -> Telling:
    """True counts of reasons by sector of the reports received from ``begin`` to ``end``, both included.

    Not for publication: `privacy.onthulling` comes first. A code that the rule file no longer has is
    its own name.
    """
    counted = (
        MeldingReden.objects.filter(
            melding__ontvangen_op__date__gte=begin, melding__ontvangen_op__date__lte=end
        )
        .values_list("reden", "melding__sector")
        .annotate(aantal=Count("pk"))
    )
    keuzes = regels.load()
    aantallen = {(keuzes.reden_kort(reden), sector): aantal for reden, sector, aantal in counted}
    return Telling(
        rijen=_known_first([keuzes.reden_kort(r) for r in keuzes.redenen], {r for r, _ in aantallen}),
        kolommen=_known_first(list(keuzes.sectoren), {s for _, s in aantallen}),
        aantallen=aantallen,
        legenda="; ".join(f"{code}: {naam}" for code, naam in keuzes.sectoren.items()) + ".",
    )


def _known_first(known: list[str], found: set[str]) -> tuple[str, ...]:
    return (*known, *sorted(found - set(known)))


@dataclass(frozen=True)
class Inzien:
    """Who looked at a report, as the reporter reads it."""

    op: dt.date
    wie: str
    waarom: str
    nood: bool


def looks(melding: Melding) -> list[Inzien]:
    """Who of the team looked at a report, on which day and why; never a name."""
    rules = inzage.load()
    found = toegang.looks(
        "melding", melding.pk, "melding-gelezen", frozenset({Permissie.MELDING_LEZEN, Permissie.GLAS_BREKEN})
    )
    return [
        Inzien(
            blik.op,
            f"{blik.functie}, {blik.organisatie}".rstrip(", "),
            rules.tekst(blik.reden),
            blik.reden.startswith(inzage.NOOD),
        )
        for blik in found
    ]


def emergency(pk: uuid.UUID) -> Noodtoegang | None:
    """An emergency access; None if there is none."""
    return Noodtoegang.objects.select_related("melding", "door").filter(pk=pk).first()


def emergencies_to_see(persoon: Persoon) -> QuerySet[Noodtoegang]:
    """Emergency accesses that nobody looked at yet, other than one's own; the oldest first."""
    return Noodtoegang.objects.filter(gezien_door__isnull=True).exclude(door=persoon).order_by("op")


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

    return _open(melding, unlock)


def follow(melding: Melding, bewijs: str) -> GevolgdeMelding:
    """Open a report with its receipt."""
    return _open(melding, lambda zegels: MeldingSleutel.open_for_reporter(zegels, bewijs))


def _open(melding: Melding, unlock: Callable[[dict[str, bytes]], MeldingSleutel]) -> GevolgdeMelding:
    try:
        key = unlock(Zegel.objects.of(melding))
    except OnleesbareTekst:
        if melding.toestand != Melding.Toestand.BEEINDIGD:
            _log.error("a report cannot be opened")
        return GevolgdeMelding(melding, None, (), _traits(melding))
    berichten = tuple(
        GelezenBericht(str(Bericht.Van(b.van).label), b.van == Bericht.Van.MELDER, b.op, _text(b.tekst, key))
        for b in Bericht.objects.filter(melding=melding)
    )
    return GevolgdeMelding(melding, _text(melding.verhaal, key), berichten, _traits(melding))


def _text(verzegeld: Verzegeld, key: MeldingSleutel) -> str | None:
    try:
        return verzegeld.open(key)
    except OnleesbareTekst:  # the other texts of the report may be whole
        _log.error("a text of a report cannot be opened")
        return None


def _traits(melding: Melding) -> tuple[tuple[str, str], ...]:
    """What the reporter chose, in words: question and answer."""
    keuzes = regels.load()
    chosen = MeldingReden.objects.filter(melding=melding).order_by("pk").values_list("reden", flat=True)
    return (
        ("Melder", keuzes.melders.get(melding.melder) or melding.melder),
        ("Sector", keuzes.sectoren.get(melding.sector) or melding.sector),
        (tekst("meldpunt.vragen.gemeente_van_de_school"), _gemeente(melding.gemeente_school)),
        (tekst("meldpunt.vragen.gemeente_van_het_kind"), _gemeente(melding.gemeente_kind)),
        (tekst("meldpunt.vragen.wat_loopt_vast"), keuzes.situaties.get(melding.situatie) or melding.situatie),
        ("Waardoor", "; ".join(keuzes.redenen.get(reden) or reden for reden in chosen)),
    )


def _gemeente(code: str) -> str:
    found = gebied.find_gemeente(code)
    return found.naam if found else tekst("meldpunt.vragen.een_andere_gemeente")
