"""The library that everybody reads: lessons that a released report says, and what became of them.

A room brings lessons that two people released for each professional. For everybody is what a report said, for
that was held against the rules of publication and released once more (docs/besluiten/0024-openbaar.md).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from django.urls import reverse

from snijvlak.publicatie import openbaar
from snijvlak.publicatie.openbaar import Actie, Kenmerk, Les
from snijvlak.taal.zoektekst import plain
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from . import queries
from .actions.lezen import NietToegestaan, read
from .models import Rapport

Stand = Literal["geldt", "ingetrokken", "vervallen"]
FILTERS = ("factor", "sector", "situatie", "bewijs")
_STATES: dict[Stand, str] = {
    "geldt": tekst("rapportage.leerpunten.stand_geldt"),
    "ingetrokken": tekst("rapportage.leerpunten.stand_ingetrokken"),
    "vervallen": tekst("rapportage.leerpunten.stand_vervallen"),
}


@dataclass(frozen=True)
class Leerpunt:
    """A lesson, the reports that say it (the first released first), and whether it still holds.

    Withdrawn (``ingetrokken``) is what its body took back, lapsed (``vervallen``) what a correction left out
    of its report; of both the sentence is shown no more.
    """

    les: Les
    rapporten: tuple[Rapport, ...]
    stand: Stand

    @property
    def geldt(self) -> bool:
        """Whether it is as it was."""
        return self.stand == "geldt"

    @property
    def sinds(self) -> dt.datetime:
        """When it was published first."""
        moment = self.rapporten[0].vrijgegeven_op
        assert moment  # noqa: S101 -- only released reports are here
        return moment

    @property
    def adres(self) -> str:
        """The address of its page."""
        return reverse("publicaties:leerpunt", args=[self.les.adres])


@dataclass(frozen=True)
class _Gezegd:
    """What a report says of others: its sentences, and what will be done by whom."""

    zinnen: frozenset[str]
    acties: frozenset[tuple[str, str]]


def published() -> list[Leerpunt]:
    """Each lesson that was ever published, the newest first; also those that hold no more."""
    reports = list(queries.released().order_by("vrijgegeven_op"))
    replaced = queries.replaced(reports)
    saying: dict[str, list[Rapport]] = {}
    for report in reports:
        for zin in _of(report).zinnen:
            saying.setdefault(zin, []).append(report)
    found: list[Leerpunt] = []
    for les in openbaar.lessons():
        if where := saying.get(les.zin):
            holds = any(report.pk not in replaced for report in where)
            stand: Stand = "ingetrokken" if les.ingetrokken else "geldt" if holds else "vervallen"
            found.append(Leerpunt(les, tuple(where), stand))
    return found


def find(adres: str) -> Leerpunt | None:
    """A lesson by its lasting name; None when it was never published."""
    return next((one for one in published() if one.les.adres == adres), None)


def search(lessen: Sequence[Leerpunt], chosen: Mapping[str, str]) -> list[Leerpunt]:
    """The lessons that hold and have what was chosen; one for all sectors is one for each of them."""
    words = plain(chosen.get("zoek", "")).split()
    wanted = {name: code for name in FILTERS if (code := chosen.get(name))}
    return [
        one
        for one in lessen
        if one.geldt
        and all(word in one.les.zoektekst for word in words)
        and all(_trait(one.les, name).code in (code, "") for name, code in wanted.items())
    ]


def choices(lessen: Sequence[Leerpunt]) -> dict[str, list[tuple[str, str]]]:
    """Per filter the codes and names that some lesson has, by name: each choice finds something."""
    return {
        name: sorted(
            {(k.code, k.naam) for one in lessen if one.geldt and (k := _trait(one.les, name)).code},
            key=lambda pair: plain(pair[1]),
        )
        for name in FILTERS
    }


def actions(one: Leerpunt) -> tuple[Actie, ...]:
    """Of the actions of a lesson those that a report named, as they stand now."""
    if not one.geldt:
        return ()
    named = {pair for report in one.rapporten for pair in _of(report).acties}
    found = openbaar.actions([one.les.adres]).get(one.les.adres, ())
    return tuple(actie for actie in found if (actie.wat, actie.wie) in named)


def table(lessen: Sequence[Leerpunt]) -> Tabel:
    """Lessons as a table to download: of one that holds no more its place and that it is gone."""
    return Tabel(
        titel=tekst("rapportage.leerpunten.kop"),
        lezing="",
        bron=tekst("rapportage.leerpunten.bron"),
        peil="",
        eenheid="",
        kolommen=(
            tekst("rapportage.leerpunten.kolom_zin"),
            tekst("rapportage.leerpunten.factor"),
            tekst("rapportage.leerpunten.sector"),
            tekst("rapportage.leerpunten.situatie"),
            tekst("rapportage.leerpunten.bewijs"),
            tekst("rapportage.leerpunten.kolom_sinds"),
            tekst("rapportage.leerpunten.kolom_stand"),
            tekst("rapportage.leerpunten.kolom_adres"),
        ),
        rijen=tuple(_row(one) for one in lessen),
    )


def action_table(acties: Sequence[Actie]) -> Tabel:
    """The actions of a lesson as a table."""
    later = tekst("rapportage.leerpunten.nog_niet_bekeken")
    return Tabel(
        titel=tekst("rapportage.leerpunten.kop_acties"),
        lezing="",
        bron=tekst("rapportage.leerpunten.bron"),
        peil="",
        eenheid="",
        kolommen=(
            tekst("rapportage.inhoud.kolom_wat"),
            tekst("rapportage.inhoud.kolom_wie"),
            tekst("rapportage.inhoud.kolom_uiterlijk"),
            tekst("rapportage.inhoud.kolom_stand"),
            tekst("rapportage.leerpunten.kolom_hielp"),
        ),
        rijen=tuple((a.wat, a.wie, f"{a.uiterlijk:%d-%m-%Y}", a.stand, a.effect or later) for a in acties),
    )


def _row(one: Leerpunt) -> tuple[str, ...]:
    les = one.les
    told = [les.zin, *(_trait(les, name).naam for name in FILTERS)] if one.geldt else [""] * 5
    return (*told, f"{one.sinds:%d-%m-%Y}", _STATES[one.stand], one.adres)


def _trait(les: Les, name: str) -> Kenmerk:
    return getattr(les, name)


def _of(rapport: Rapport) -> _Gezegd:
    """What a report says; one that was changed behind our back makes nothing public."""
    try:
        return _said(rapport.pk, rapport.sha256)
    except NietToegestaan:
        return _Gezegd(frozenset(), frozenset())


@lru_cache(maxsize=1024)
def _said(pk: uuid.UUID, sha256: str) -> _Gezegd:
    """The same, read once for a report never changes; ``sha256`` is part of the key."""
    rapport = queries.find(pk)
    blokken = read(rapport).openbaar.blokken if rapport else ()
    rows = [
        row
        for blok in blokken
        if blok.tabel and not blok.publicatie
        for row in blok.tabel.rijen
        if len(row) > 1
    ]
    return _Gezegd(
        frozenset(z.zin for blok in blokken for z in blok.zinnen),
        frozenset((str(row[0]), str(row[1])) for row in rows),
    )
