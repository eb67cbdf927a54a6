"""What a report says, as plain data: what is not in here is not published."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from pydantic import BaseModel, ConfigDict

from snijvlak.privacy.onthulling import TOTAL, BeschermdeTabel, regels
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

_MAANDEN = {
    1: "januari",
    2: "februari",
    3: "maart",
    4: "april",
    5: "mei",
    6: "juni",
    7: "juli",
    8: "augustus",
    9: "september",
    10: "oktober",
    11: "november",
    12: "december",
}


class _Deel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Telling(_Deel):
    """A protected table of counts; None is a hidden count. ``legenda`` explains the columns."""

    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    waarden: tuple[tuple[int | None, ...], ...]
    legenda: str

    @classmethod
    def of(cls, tabel: BeschermdeTabel, legenda: str) -> Telling:
        """Take over a table that left disclosure control."""
        return cls(rijen=tabel.rijen, kolommen=tabel.kolommen, waarden=tabel.waarden, legenda=legenda)


class Leerregel(_Deel):
    """A lesson and the factor it belongs to."""

    zin: str
    factor: str


class Actieregel(_Deel):
    """What will be done, by which organisation, by when, and where it stands."""

    wat: str
    wie: str
    uiterlijk: dt.date
    stand: str


class Laatregel(_Deel):
    """An action that is overdue: what, which organisation, the day that passed, and where it stands."""

    wat: str
    wie: str
    dag: dt.date
    stand: str


class TeLaat(_Deel):
    """The overdue actions of all released lessons as they stood on a day, also those of earlier periods."""

    op: dt.date
    acties: tuple[Laatregel, ...]


class Inhoud(_Deel):
    """The whole of a report; both days of the period are included.

    Version 1 did not tell which actions were overdue: there ``te_laat`` is None.
    """

    versie: int = 1
    begin: dt.date
    eind: dt.date
    redenen: Telling
    leerpunten: tuple[Leerregel, ...]
    acties: tuple[Actieregel, ...]
    te_laat: TeLaat | None = None

    @property
    def titel(self) -> str:
        """The title, with the period in words."""
        return tekst(
            "rapportage.inhoud.vastgelopen_casussen_van_tot_en_met",
            begin=spell(self.begin),
            eind=spell(self.eind),
        )

    def canonical(self) -> str:
        """One text for one content, whatever the order in which a database gives its keys back."""
        data = self.model_dump(mode="json")
        if self.te_laat is None:  # so a report of version 1 keeps its hash
            del data["te_laat"]
        return json.dumps(data, ensure_ascii=False, sort_keys=True)

    def sha256(self) -> str:
        """The hash of the canonical text."""
        return hashlib.sha256(self.canonical().encode()).hexdigest()

    def tabel(self) -> Tabel:
        """Reasons by sector, for page, picture and download."""
        most = regels.on(self.eind).drempel - 1
        return Tabel(
            titel=tekst("rapportage.inhoud.waardoor_casussen_vastliepen_per"),
            lezing=self._lezing(),
            bron=tekst("rapportage.inhoud.snijvlak_meldpunt"),
            peil=tekst("rapportage.inhoud.tot_en_met", begin=spell(self.begin), eind=spell(self.eind)),
            eenheid=tekst("rapportage.inhoud.aantal_keer_genoemd"),
            kolommen=("Reden", *self.redenen.kolommen),
            rijen=tuple(
                (naam, *waarden)
                for naam, waarden in zip(self.redenen.rijen, self.redenen.waarden, strict=True)
            ),
            noot=(
                tekst(
                    "rapportage.inhoud.een_melding_kan_meer_dan_een",
                    legenda=self.redenen.legenda,
                    hoogste=most,
                )
            ),
            vorm="staven",
            kolom=TOTAL,
        )

    def _lezing(self) -> str:
        totals = {
            naam: waarden[-1]
            for naam, waarden in zip(self.redenen.rijen[:-1], self.redenen.waarden[:-1], strict=True)
        }
        known = {naam: aantal for naam, aantal in totals.items() if aantal}
        if known:
            naam = max(known, key=lambda name: known[name])
            rest = tekst("rapportage.inhoud.van_de_redenen_die_wij_kunnen") if None in totals.values() else ""
            return tekst(
                "rapportage.inhoud.is_het_vaakst_genoemd_keer", naam=naam, rest=rest, aantal=known[naam]
            )
        if None in totals.values():
            return tekst("rapportage.inhoud.alle_redenen_zijn_zo_weinig_genoemd")
        return tekst("rapportage.inhoud.in_deze_periode_waren_er_geen")


def spell(day: dt.date) -> str:
    """A day in Dutch words: 1 juli 2026."""
    return f"{day.day} {_MAANDEN[day.month]} {day.year}"


def restore(data: dict[str, Any]) -> Inhoud:
    """Content as it was kept.

    Raises:
        pydantic.ValidationError: it is not the content of a report.
    """
    return Inhoud.model_validate_json(json.dumps(data))
